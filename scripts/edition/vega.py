"""Draws charts: as pictures here, and with one local script in the browser."""

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from edition.errors import EditionError
from edition.paths import BUILD, FONTS

CACHE = BUILD / "cache"

MIME = "application/vnd.vegalite.v5+json"
"""The newest MIME type that JupyterLab draws; the specification itself is that of Vega-Lite 6."""

COLUMN_WIDTH = 640
"""Width in pixels of a chart that fills its column, where the column is not known."""

WIDEST = 700
"""Width in pixels, labels and legend included, that a page prints without making letters small."""

FILLS_COLUMN = "fills column"
"""Marks in a specification, under `usermeta`, that the chart takes the width it is given."""


LIVE_CLASS = "vega-live"
"""The class of the element that a script turns into a live chart."""

SOURCES = "edition-sources"
"""Marks the output, below a chart, that names its sources where no book does."""


def canonical(spec: dict[str, Any]) -> str:
    """A chart's specification as the same text wherever it is made."""
    return json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def name(spec: dict[str, Any]) -> str:
    """A name that depends on the chart's specification alone."""
    return hashlib.sha256(canonical(spec).encode()).hexdigest()[:16]


def draw(pictures: Iterable[dict[str, Any]], pngs: Iterable[dict[str, Any]]) -> None:
    """Draws the charts that are not kept yet, on all cores, to be found by `picture` and `png`."""
    new: list[tuple[Callable[[dict[str, Any]], object], dict[str, Any]]]
    new = [(picture, spec) for spec in pictures if not _svg(spec).exists()]
    new += [(png, spec) for spec in pngs if not _png(spec).exists()]
    if new:
        # A fork of a process that has drawn a chart waits for threads that it does not have.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            for done in [pool.submit(drawing, spec) for drawing, spec in new]:
                done.result()


def _svg(spec: dict[str, Any]) -> Path:
    return CACHE / "charts" / f"{name(spec)}-{WIDEST}.svg"


def _png(spec: dict[str, Any]) -> Path:
    return CACHE / "charts" / f"{name(spec)}.png"


def picture(spec: dict[str, Any]) -> str:
    """A chart as described SVG, kept by content; EditionError where it cannot be drawn."""
    path = _svg(spec)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(_draw(spec), encoding="utf-8")
        part.replace(path)
    return path.read_text(encoding="utf-8")


def png(spec: dict[str, Any]) -> bytes:
    """A chart as PNG on white, two pixels a point, kept by content."""
    import vl_convert

    path = _png(spec)
    if not path.exists():
        vl_convert.register_font_directory(str(FONTS))
        paper = re.sub(r"(<desc>.*?</desc>)", rf"\g<1>{WHITE}", picture(spec), count=1, flags=re.S)
        part = path.with_suffix(".part.png")
        part.write_bytes(vl_convert.svg_to_png(paper, scale=2))
        part.replace(path)
    return path.read_bytes()


WHITE = '<rect width="100%" height="100%" fill="white"/>'
"""The paper under a picture that has none of its own."""


def _draw(spec: dict[str, Any]) -> str:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    try:
        drawn: str = vl_convert.vegalite_to_svg(spec)
        excess = _width(drawn) - WIDEST
        if excess > 0 and FILLS_COLUMN in spec.get("usermeta", {}):
            drawn = vl_convert.vegalite_to_svg(spec | {"width": spec["width"] - excess})
    except ValueError as error:
        raise EditionError(f"the chart {spec['description']!r} cannot be drawn: {error}") from error
    return described(drawn, spec["description"])


def _width(svg: str) -> float:
    """The width of an SVG with all that stands beside its axes, in pixels."""
    found = re.search(r'<svg\b[^>]*\bwidth="([\d.]+)"', svg)
    return float(found[1]) if found else 0.0


def described(svg: str, description: str) -> str:
    """An SVG whose root carries its description for readers who cannot see it."""
    text = html.escape(description)
    return re.sub(r"(<svg\b[^>]*>)", rf"\g<1><desc>{text}</desc>", svg, count=1)


def bundle() -> Path:
    """Vega, Vega-Lite and Vega-Embed as one classic script, which browsers run on file:// too."""
    import vl_convert

    path = CACHE / f"vega-{version('vl-convert-python')}.js"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        script = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # the stub lacks the default
        part = path.with_suffix(".part")
        part.write_text(f"(()=>{{{script}\n}})();\n", encoding="utf-8")
        part.replace(path)
    return path
