"""Draws charts: as pictures here, and with one local script in the browser."""

import hashlib
import html
import json
import os
import re
import textwrap
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from edition.base.errors import EditionError
from edition.base.project import BUILD, PACKAGE
from edition.show.vega import FILLS_COLUMN, FONT

CACHE = BUILD / "cache"

FONTS = PACKAGE / "book" / "fonts"
"""The faces of charts, pages and headings."""

WIDEST = 700
"""Width in pixels, labels and legend included, that a page prints without making letters small."""


def canonical(spec: dict[str, Any]) -> str:
    """A chart's specification as the same text wherever it is made."""
    return json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def name(spec: dict[str, Any]) -> str:
    """A name that depends on the chart's specification alone."""
    return hashlib.sha256(canonical(spec).encode()).hexdigest()[:16]


def draw(charts: Iterable[tuple[dict[str, Any], str]]) -> None:
    """Draws charts on all cores: as pictures, and under their titles as PNG, unless kept."""
    from edition.run.processes import process_pool

    charts = list(charts)
    new = [spec for spec, _ in charts if not _svg(spec).exists()]
    # A fork of a process that has drawn a chart waits for threads that it does not have.
    with process_pool(os.cpu_count() or 1, "spawn") as pool:
        for spec, svg in zip(new, pool.map(_draw, new), strict=True):
            _keep(_svg(spec), svg.encode())
        pictures = [titled(picture(spec), title) for spec, title in charts]
        raster = [svg for svg in pictures if not _png(svg).exists()]
        for svg, dots in zip(raster, pool.map(_raster, raster), strict=True):
            _keep(_png(svg), dots)


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".part{path.suffix}")
    part.write_bytes(content)
    part.replace(path)


def _svg(spec: dict[str, Any]) -> Path:
    return CACHE / f"charts-{_hand()}" / f"{name(spec)}.svg"


def _png(svg: str) -> Path:
    return CACHE / f"charts-{_hand()}" / f"{hashlib.sha256(svg.encode()).hexdigest()[:16]}.png"


@cache
def _hand() -> str:
    """What draws the charts, this code included, in a word that differs from that of any other."""
    code = Path(__file__).read_bytes() + version("vl-convert-python").encode()
    return hashlib.sha256(code).hexdigest()[:8]


def picture(spec: dict[str, Any]) -> str:
    """A chart as described SVG, kept by content; EditionError where it cannot be drawn."""
    path = _svg(spec)
    if not path.exists():
        _keep(path, _draw(spec).encode())
    return path.read_text(encoding="utf-8")


def png(svg: str) -> bytes:
    """A picture as PNG on white, two pixels a point, kept by content."""
    path = _png(svg)
    if not path.exists():
        _keep(path, _raster(svg))
    return path.read_bytes()


def titled(svg: str, title: str) -> str:
    """A picture with its title above it, which costs nothing, where Vega would draw all again."""
    root, across, down = _root(svg)
    width, height = float(across), float(down)
    lines = textwrap.wrap(title, int(width / TITLE_CHARACTER))
    room = TITLE_LINE * len(lines) + TITLE_GAP
    words = "".join(
        f'<text x="5" y="{TITLE_LINE * place - TITLE_GAP / 2 - room:g}">{html.escape(line)}</text>'
        for place, line in enumerate(lines, start=1)
    )
    taller = root.replace(f'height="{down}"', f'height="{height + room:g}"').replace(
        f'"0 0 {across} {down}"', f'"0 {-room} {across} {height + room:g}"'
    )
    if f'"0 {-room} ' not in taller:
        raise EditionError(f"a picture whose frame is not its size: {root}")
    style = f'font-family="{FONT}" font-size="15px" font-weight="bold"'
    return svg.replace(root, taller, 1).replace("</desc>", f"</desc><g {style}>{words}</g>", 1)


def _renderer() -> Any:
    # Days on a chart have no place; where this machine stands must not move them.
    os.environ["TZ"] = "UTC"
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def _raster(svg: str) -> bytes:
    paper = re.sub(r"(<desc>.*?</desc>)", rf"\g<1>{WHITE}", svg, count=1, flags=re.S)
    dots: bytes = _renderer().svg_to_png(paper, scale=2)
    return dots


WHITE = '<rect y="-100%" width="100%" height="200%" fill="white"/>'
"""The paper under a picture that has none of its own, and under the title above it."""

TITLE_LINE, TITLE_GAP, TITLE_CHARACTER = 18, 14, 8
"""Pixels: a line of a title, the space under it, the most that a character takes."""


def _draw(spec: dict[str, Any]) -> str:
    renderer = _renderer()
    try:
        drawn: str = renderer.vegalite_to_svg(spec)
        excess = float(_root(drawn)[1]) - WIDEST
        if excess > 0 and FILLS_COLUMN in spec.get("usermeta", {}):
            drawn = renderer.vegalite_to_svg(spec | {"width": spec["width"] - excess})
    except ValueError as error:
        raise EditionError(f"the chart {spec['description']!r} cannot be drawn: {error}") from error
    return described(own_names(drawn), spec["description"])


def own_names(svg: str) -> str:
    """An SVG whose ids count from 0; Vega's own count all charts that a process has drawn."""
    found = dict.fromkeys(re.findall(r'\bid="([^"]*)"', svg))
    names = {old: f"part{number}" for number, old in enumerate(found)}
    return re.sub(r'(\bid="|url\(#)([^")]*)', lambda m: m[1] + names.get(m[2], m[2]), svg)


def _root(svg: str) -> tuple[str, str, str]:
    """The tag of an SVG that opens it, its width and its height in pixels, as they stand there."""
    found = re.search(r'<svg\b[^>]*\bwidth="([\d.]+)" height="([\d.]+)"[^>]*>', svg)
    if found is None:
        raise EditionError(f"a picture without width and height: {svg[:80]}")
    return found[0], found[1], found[2]


def described(svg: str, description: str) -> str:
    """An SVG whose root carries its description for readers who cannot see it."""
    text = html.escape(description)
    return re.sub(r"(<svg\b[^>]*>)", rf"\g<1><desc>{text}</desc>", svg, count=1)


def bundle() -> Path:
    """Vega, Vega-Lite and Vega-Embed as one classic script, which browsers run on file:// too."""
    import vl_convert

    path = CACHE / f"vega-{version('vl-convert-python')}.js"
    if not path.exists():
        script = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # the stub lacks the default
        _keep(path, f"(()=>{{{script}\n}})();\n".encode())
    return path
