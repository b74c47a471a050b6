"""Renders images, figures, formulas and raw text."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from docutils import nodes

from edition.typst import markup
from edition.typst.tabular import caption_of
from edition.typst.writer import Writer, renders

SVG = "{http://www.w3.org/2000/svg}"
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
        **sizes,
    }
    given = "".join(f", {name}: {value}" for name, value in arguments.items() if value)
    function = "inline-picture" if _within_text(node) else "picture"
    return f"{writer.anchors(node)}#{function}({markup.string(name)}{given});"


def alternative_text(writer: Writer, node: nodes.image, path: Path) -> str:
    """What an image shows, in words: the description inside an SVG, or the author's alt text."""
    found = _svg_description(path) if path.suffix == ".svg" else ""
    found = found or " ".join(node.get("alt", "").split())
    if not found:
        raise writer.error(
            node,
            f"the image {node['uri']} has no alternative text; give it :alt:, a cell the metadata "
            '{"mystnb": {"image": {"alt": …}}}, or an SVG a <desc> in its root',
        )
    return found


def _svg_description(path: Path) -> str:
    try:
        description = ET.parse(path).getroot().find(f"{SVG}desc")
    except ET.ParseError:
        return ""
    return " ".join("".join(description.itertext()).split()) if description is not None else ""


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
        source = Latex(_plain_tex(node.astext()), size=FORMULA_SIZE, inline=inline).svg()
    except Exception as error:
        # ziamath hands on whatever its parsers of LaTeX and XML raise.
        raise writer.error(node, f"cannot draw the formula {node.astext()!r}: {error}") from error
    _, top, width, height = map(float, ET.fromstring(source).attrib["viewBox"].split())
    name = markup.string(writer.book.put_file(source.encode(), ".svg"))
    return name, width / FORMULA_SIZE, (height + top) / FORMULA_SIZE


def _plain_tex(tex: str) -> str:
    """TeX without the environments that number or centre, which is done around the formula."""
    tex = re.sub(r"\\(begin|end)\{equation\*?\}", "", tex)
    tex = re.sub(r"\\(begin|end)\{(align|gather)\*?\}", r"\\\1{\2ed}", tex).strip()
    lines = r"\\" in tex or "&" in tex
    return rf"\begin{{aligned}}{tex}\end{{aligned}}" if lines and r"\begin" not in tex else tex


@renders("raw")
def raw(writer: Writer, node: nodes.raw) -> str:
    """A line break, which comes twice, as HTML and as LaTeX, or a remark to the author."""
    text = re.sub(r"<!--.*?-->", "", node.astext(), flags=re.DOTALL).strip()
    if not text or text == r"\\":
        return ""
    if re.fullmatch(r"<br\s*/?>", text):
        return "#linebreak();"
    start = " ".join(text.split())[:60]
    raise writer.error(
        node,
        f"cannot print {node['format']}: {start!r}; write it as Markdown; a cell shows a table "
        "through IPython.display.Markdown, a picture as SVG or PNG",
    )
