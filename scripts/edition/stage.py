"""Lays out what Jupyter Book compiles: the pages, and the executed notebooks made fit for print.

A chart leaves its notebook as a Vega-Lite specification.  Here it gets the two forms that the
book needs: a live one for HTML and a vector picture for the PDF and for readers without scripts.
"""

import hashlib
import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

from edition.dictionary import dictionary
from edition.errors import EditionError
from edition.paths import BOOK, BUILD, FONTS

VEGA = "application/vnd.vegalite.v5+json"
CHART_WIDTH = 640
"""Width in pixels of the picture of a chart that fills its column."""

LIVE_CLASS = "vega-live"
"""The class of the element that a script turns into a live chart."""

PICTURES = BUILD / "cache" / "charts"


def stage(executed: list[Path], target: Path, book: Path = BOOK) -> None:
    """Writes the source tree of the book: pages as they are, notebooks with charts prepared."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(book, target)
    (target / "dictionary.md").write_text(dictionary(), encoding="utf-8")
    (target / "notebooks").mkdir()
    for path in executed:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        text = json.dumps(prepared(notebook), indent=1, sort_keys=True, ensure_ascii=False)
        (target / "notebooks" / path.name).write_text(text + "\n", encoding="utf-8")


def prepared(notebook: dict[str, Any]) -> dict[str, Any]:
    """An executed notebook with both forms of each chart and without traces of the run."""
    language = {"name": "python"}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook["metadata"] = {"kernelspec": kernel, "language_info": language}
    for cell in notebook["cells"]:
        for trace in ("papermill", "execution"):
            cell["metadata"].pop(trace, None)
        cell["metadata"]["tags"] = [
            tag for tag in cell["metadata"].get("tags", []) if tag != "papermill"
        ]
        for output in cell.get("outputs", []):
            if VEGA in output.get("data", {}):
                _add_forms(output["data"])
    return notebook


def _add_forms(bundle: dict[str, Any]) -> None:
    spec = bundle[VEGA]
    text = json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    picture = _picture(spec, name)
    script = text.replace("<", "\\u003c")
    bundle["image/svg+xml"] = picture
    bundle["text/html"] = (
        f'<div class="{LIVE_CLASS}" id="chart-{name}">'
        f'<div class="vega-picture">{picture}</div>'
        f'<script type="application/json">{script}</script></div>'
    )


def _picture(spec: dict[str, Any], name: str) -> str:
    path = PICTURES / f"{name}.svg"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(_draw(spec), encoding="utf-8")
        part.replace(path)
    return path.read_text(encoding="utf-8")


def _draw(spec: dict[str, Any]) -> str:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    fixed = spec | {"width": CHART_WIDTH} if spec.get("width") == "container" else spec
    try:
        drawn = vl_convert.vegalite_to_svg(fixed)
    except ValueError as error:
        raise EditionError(f"the chart {spec['description']!r} cannot be drawn: {error}") from error
    return described(drawn, spec["description"])


def described(svg: str, description: str) -> str:
    """An SVG whose root carries its description for readers who cannot see it."""
    text = html.escape(description)
    return re.sub(r"(<svg\b[^>]*>)", rf"\g<1><desc>{text}</desc>", svg, count=1)
