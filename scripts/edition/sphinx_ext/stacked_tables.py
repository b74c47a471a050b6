"""Wide tables, whose rows a phone shows as blocks of lines: each cell says its column's name."""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

COLUMNS = 4
"""From how many columns on a table is too wide for a phone."""


class Labels(SphinxPostTransform):
    """Gives each cell of a wide table that is not empty the name of its column."""

    default_priority = 700
    formats = ("html",)

    def run(self, **_: object) -> None:
        """Goes through the tables of a document; one with joined cells stays as it is."""
        for table in self.document.findall(nodes.table):
            heads = [row for head in table.findall(nodes.thead) for row in head.children]
            cells = list(table.findall(nodes.entry))
            joined = any("morecols" in cell or "morerows" in cell for cell in cells)
            if len(heads) != 1 or joined or len(heads[0].children) < COLUMNS:
                continue
            table["classes"].append("stacked")
            names = [head.astext() for head in heads[0].children]
            for row in table.findall(nodes.row):
                if row is not heads[0]:
                    for name, cell in zip(names, row.children, strict=True):
                        if cell.astext():
                            cell["label"] = name


def _open(self: HTML5Translator, node: nodes.entry) -> None:
    HTML5Translator.visit_entry(self, node)
    if "label" in node:
        tag = self.body.pop()
        self.body.append(f'{tag.removesuffix(">")} data-label="{escape(node["label"])}">')


def _close(self: HTML5Translator, node: nodes.entry) -> None:
    HTML5Translator.depart_entry(self, node)


def setup(app: Sphinx) -> None:
    """Registers the transform, and the cells with their names."""
    app.add_post_transform(Labels)
    app.add_node(nodes.entry, override=True, html=(_open, _close))
