"""Renders images, figures, formulas and raw text."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from docutils import nodes

from edition.book.alternative import svg_description
from edition.book.formulas import plain
from edition.typst import markup
from edition.typst.html_table import tables_of
from edition.typst.tabular import caption_of
from edition.typst.writer import Writer, renders

LETTERS = re.compile(r'font-size="([\d.]+)(?:px)?"')

FORMULA_SIZE = 10.0
"""Formulas are drawn at this size and placed in em, so that they follow the text around them."""


@renders("image")
def image(writer: Writer, node: nodes.image) -> str:
    """An image, at its own size or the given one, but never wider than the column."""
    path = writer.book.image_path(node["uri"])
    if not path.is_file():
        raise writer.error(node, f"the image {node['uri']} is no file")
    sizes = {side: markup.length(node[side]) for side in ("width", "height") if side in node}
    for side, size in sizes.items():
        if size is None:
            raise writer.error(node, f"cannot read the {side} {node[side]!r} of {node['uri']}")
    name = writer.book.put_file(path.read_bytes(), path.suffix)
    arguments = {
        "alt": markup.string(alternative_text(writer, node, path)),
        "scale": f"{node['scale']}%" if "scale" in node else None,
        "letters": _smallest_letters(path),
        **sizes,
    }
    given = "".join(f", {name}: {value}" for name, value in arguments.items() if value)
    function = "inline-picture" if _within_text(node) else "picture"
    return f"{writer.anchors(node)}#{function}({markup.string(name)}{given});"


def _smallest_letters(path: Path) -> str | None:
    """The size of the smallest letters in an SVG, down to which it may shrink on paper."""
    sizes = LETTERS.findall(path.read_text(encoding="utf-8")) if path.suffix == ".svg" else []
    return markup.length(min(sizes, key=float)) if sizes else None


def alternative_text(writer: Writer, node: nodes.image, path: Path) -> str:
    """What an image shows, in words: the description inside an SVG, or the author's alt text."""
    found = svg_description(path) if path.suffix == ".svg" else ""
    found = found or " ".join(node.get("alt", "").split())
    if not found:
        # What a cell shows has the hash of its content for a name.
        name = "a picture" if "jupyter_execute" in node["uri"] else f"the image {node['uri']}"
        raise writer.error(
            node,
            f"{name} has no alternative text; give it :alt:, a cell the metadata "
            '{"mystnb": {"image": {"alt": …}}}, or an SVG a <desc> or <title> in its root',
        )
    return found


def _within_text(node: nodes.image) -> bool:
    holder = node.parent.parent if isinstance(node.parent, nodes.reference) else node.parent
    words = "".join(text.astext() for text in holder.findall(nodes.Text))
    return isinstance(holder, nodes.TextElement) and bool(words.strip())


@renders("figure")
def figure(writer: Writer, node: nodes.figure) -> str:
    """A figure, kept on one page, with its caption and legend."""
    caption, legend = (
        next((child for child in node.children if isinstance(child, kind)), None)
        for kind in (nodes.caption, nodes.legend)
    )
    return writer.block(
        node,
        "book-figure",
        but=[caption, legend],
        caption=f"[{caption_of(writer, caption)}]" if caption else None,
        legend=f"[{writer.block(legend, 'legend')}]" if legend else None,
    )


@renders("math")
def math(writer: Writer, node: nodes.math) -> str:
    """A formula within a line, on its baseline."""
    name, width, depth = _draw(writer, node, inline=True)
    tex = markup.string(node.astext())
    return f"{writer.anchors(node)}#formula({name}, {tex}, {width:.4f}em, {depth:.4f}em);"


@renders("math_block")
def math_block(writer: Writer, node: nodes.math_block) -> str:
    """A formula on a line of its own, with its number."""
    name, width, _ = _draw(writer, node, inline=False)
    number = markup.text(f"({node['number']})") if node["number"] else ""
    source = f"#equation({name}, {markup.string(node.astext())}, {width:.4f}em, [{number}]);"
    return f"{writer.anchors(node)}{source}\n\n"


def _draw(writer: Writer, node: nodes.Element, *, inline: bool) -> tuple[str, float, float]:
    """Draws a formula: name of the file, width and depth below the baseline in em."""
    from ziamath.zmath import Latex  # slow to load, and few books have formulas

    try:
        source = Latex(plain(node.astext()), size=FORMULA_SIZE, inline=inline).svg()
    except Exception as error:
        # Beside our own errors, ziamath hands on whatever its parsers of LaTeX and XML raise.
        raise writer.error(node, f"cannot draw the formula {node.astext()!r}: {error}") from error
    _, top, width, height = map(float, ET.fromstring(source).attrib["viewBox"].split())
    name = markup.string(writer.book.put_file(source.encode(), ".svg"))
    return name, width / FORMULA_SIZE, (height + top) / FORMULA_SIZE


TAGS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "emph"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "del", "strike"), "strike"),
    **{"sub": "sub", "sup": "super", "mark": "highlight", "small": "small-print"},
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code-print"),
    **dict.fromkeys(("span", "bdi", "q", "abbr"), "box-less"),
}
"""The Typst functions for what HTML says within a line, and Markdown has no sign for."""

SINGLE = {
    r"<br\s*/?>": "#linebreak();",
    r"<wbr\s*/?>": "#may-break;",
    r'<input class="task-list-item-checkbox"[^>]* checked=[^>]*>': "#sym.ballot.check; ",
    r'<input class="task-list-item-checkbox"[^>]*>': "#sym.ballot; ",
}
"""What stands for itself; MyST has no other sign for the boxes of a list of tasks."""

TAG = re.compile(r"<(/?)(\w+)\s*>")


@renders("raw")
def raw(writer: Writer, node: nodes.raw) -> str:
    """HTML within a line, a line break, which comes as LaTeX too, or a remark to the author."""
    text = re.sub(r"<!--.*?-->", "", node.astext(), flags=re.DOTALL).strip()
    if not text or text == r"\\":
        return ""
    for pattern, source in SINGLE.items():
        if re.fullmatch(pattern, text):
            return source
    tag = TAG.fullmatch(text)
    if tag and tag[2].lower() in TAGS:
        if not _nested(node.parent):
            raise writer.error(node, f"{text} is not closed, or not opened, in its own place")
        return "];" if tag[1] else f"#{TAGS[tag[2].lower()]}["
    if found := tables_of(text):
        return "".join(map(writer.render, found))
    start = " ".join(text.split())[:60]
    raise writer.error(
        node,
        f"cannot print {node['format']}: {start!r}; write it as Markdown, and have a cell show it "
        "through IPython.display.Markdown, or as SVG or PNG",
    )


def _nested(holder: nodes.Element) -> bool:
    """Whether each tag within a line is closed there, the last one that was opened first."""
    opened: list[str] = []
    for each in holder.children:
        tag = TAG.fullmatch(each.astext().strip()) if isinstance(each, nodes.raw) else None
        if tag is None or tag[2].lower() not in TAGS:
            continue
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2]:
            return False
    return not opened
