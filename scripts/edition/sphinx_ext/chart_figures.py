"""The directive `chart`: a numbered figure, live on screen and a picture on paper."""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from edition.book import pictures
from edition.book.figures import FOLDER
from edition.book.head import templates


class chart_figure(nodes.General, nodes.Element):
    """A figure whose inner parts are written as they are."""


class Chart(SphinxDirective):
    """Places the figure of this anchor; the content is its legend."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The figure as the builder at work wants it."""
        path = Path(self.env.srcdir, "charts", f"{self.arguments[0]}.json")
        self.env.note_dependency(str(path))
        page = json.loads(path.read_text(encoding="utf-8"))
        legend = nodes.legend(classes=["legend"])
        self.state.nested_parse(self.content, self.content_offset, legend)
        on_screen = self.env.app.builder.format == "html"
        return [self._screen(page, legend) if on_screen else self._paper(page, legend)]

    def _screen(self, page: dict[str, Any], legend: nodes.Node) -> nodes.Element:
        files = "../" * self.env.docname.count("/") + FOLDER.as_posix()
        told = {"figure": page, "chapter": "", "files": files}
        head, foot = (
            nodes.raw("", templates().get_template(name).render(told), format="html")
            for name in ("figure-head.html", "figure-foot.html")
        )
        opened = (
            '<div class="chart-tools"><details class="chart-sources"><summary>Sources</summary>'
        )
        before, after = (nodes.raw("", text, format="html") for text in (opened, "</details>"))
        for text in list(legend.findall(nodes.Text))[:1]:  # the line that opens it says so
            text.parent.replace(text, nodes.Text(text.removeprefix("Sources: ")))
        words = nodes.container("", *legend.children, classes=["legend"])
        inner = [head, before, words, after, foot]
        return chart_figure("", *inner, title=f"{self.arguments[0]}-title")

    def _paper(self, page: dict[str, Any], legend: nodes.Node) -> nodes.Element:
        number = nodes.strong("", f"Figure {page['number']}")
        caption = nodes.caption("", "", number, nodes.Text(f" {page['title']}"))
        if page["unit"]:
            unit = nodes.inline("", f"{page['unit']}.", classes=["unit"])
            caption += [nodes.Text(". "), unit]
        image = nodes.image(uri=f"/charts/{page['anchor']}.svg")
        words = nodes.paragraph()
        for line in legend.children:  # one after the other, since paper is short
            words += [*([nodes.Text(" ")] if words.children else []), *line.children]
        return nodes.figure("", image, caption, nodes.legend("", words))


def _open(self: HTML5Translator, node: chart_figure) -> None:
    self.body.append(
        self.starttag(node, "figure", CLASS="chart", **{"aria-labelledby": node["title"]})
    )


def _close(self: HTML5Translator, node: chart_figure) -> None:
    self.body.append("</figure>\n")


def _bring_own_numbers(app: Sphinx, config: Config) -> None:
    """Turns off Sphinx's numbers, which Jupyter Book turns on."""
    config.numfig = False


def _copy_vega(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "vega.js").write_bytes(pictures.bundle().read_bytes())


def _add_loader(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if 'class="vega-live"' in context.get("body", ""):
        app.add_js_file("live-charts.js", loading_method="async", priority=900)


def setup(app: Sphinx) -> None:
    """Registers the directive, its node and the scripts."""
    app.add_node(chart_figure, html=(_open, _close))
    app.add_directive("chart", Chart)
    app.connect("config-inited", _bring_own_numbers, priority=900)
    app.connect("builder-inited", _copy_vega)
    app.connect("html-page-context", _add_loader)
