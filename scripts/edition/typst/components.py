"""Renders containers: cells of notebooks, captioned listings, cards, grids, tabs, drop-downs."""

import re

from docutils import nodes

from edition.typst.tabular import caption_of
from edition.typst.writer import Render, Writer, renders

MAX_COLUMNS = 2
"""More cards side by side are too narrow on a page."""

INPUT_TAGS = {"hide-input", "remove-input", "remove_input", "hide-cell"}
"""Tags by which an author keeps code off the page: it is read in the notebook and on screen."""


@renders("container")
def container(writer: Writer, node: nodes.container) -> str:
    """A container by what made it; one with no meaning of its own is only its content."""
    component = node.get("design_component")
    if component is not None:
        if component not in COMPONENTS:
            raise writer.error(node, f"cannot print the component {component}")
        return COMPONENTS[component](writer, node)
    if "literal-block-wrapper" in node["classes"]:
        return _captioned_listing(writer, node)
    if node.get("nb_element") == "cell_code":
        return _cell(writer, node)
    return _content(writer, node)


def _content(writer: Writer, node: nodes.Element) -> str:
    return f"{writer.content(node)}\n\n"


def _cell(writer: Writer, node: nodes.container) -> str:
    """The code of a cell, unless the author hides it, and what the code showed."""
    tags = set(node["cell_metadata"].get("tags", []))
    code = [child for child in node.children if child.get("nb_element") == "cell_code_source"]
    return writer.content(node, but=code if tags & INPUT_TAGS else [])


def _captioned_listing(writer: Writer, node: nodes.container) -> str:
    caption = next(child for child in node.children if isinstance(child, nodes.caption))
    words = f"[{caption_of(writer, caption)}]"
    return writer.block(node, "book-figure", but=[caption], kind='"table"', caption=words)


def _box(function: str) -> Render:
    return lambda writer, node: writer.block(node, function)


def _grid(writer: Writer, node: nodes.container) -> str:
    """Cards side by side, as many as the page can hold."""
    asked = re.findall(r"sd-row-cols-(?:\w+-)?(\d+)", " ".join(node["classes"]))
    columns = min(max(map(int, asked), default=1), MAX_COLUMNS)
    items = ", ".join(f"[{writer.render(item)}]" for item in node.children)
    return f"{writer.anchors(node)}#card-grid({columns}, {items});\n\n"


def _dropdown(writer: Writer, node: nodes.container) -> str:
    """A drop-down is printed open, under its title."""
    first = node.children[0] if node.get("has_title") else None
    title = f"[{writer.content(first)}]" if first is not None else None
    return writer.block(node, "card", but=[first], title=title)


COMPONENTS: dict[str, Render] = {
    "card": _box("card"),
    "card-header": _box("card-header"),
    "card-body": _content,
    "card-title": _box("card-title"),
    "card-footer": _box("card-footer"),
    "grid-container": _content,
    "grid-row": _grid,
    "grid-item": _content,
    "card-carousel": _content,
    "tab-set": _content,
    "tab-item": _box("tab"),
    "tab-content": _content,
    "dropdown": _dropdown,
}
"""How to render a component of sphinx-design, by its name."""
