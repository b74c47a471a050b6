"""Draws charts as SVG, and makes the script that draws them in the browser."""

import hashlib
import html
import json
import os
import re
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from edition.base.cache import CACHE, cached
from edition.base.errors import EditionError
from edition.base.files import hash_of, read_json, write_whole
from edition.base.project import FONTS
from edition.run.processes import process_pool
from edition.show.colour import NEUTRAL
from edition.show.vega import FILLS_COLUMN, FONT

WIDEST = 700
"""Width in pixels, labels and legend included, that a page prints without making letters small."""

SVG = "{http://www.w3.org/2000/svg}"
NOWHERE = re.compile(r'\s(?!aria-)[\w-]+="[^"]*(?:NaN|Infinity)')
SHORTENED = re.compile("<text[^>]*>…([0-9]+ entries)<")
"""What Vega draws in place of what it warns of: of a place, and of a legend's entries."""

TITLE_LINE, TITLE_GAP, TITLE_CHARACTER, UNIT_CHARACTER = 18, 14, 8, 7
"""Pixels: a line of a title, the space under it, the most that a character of it takes, and one
of the line with the unit."""

BOLD = ' font-size="15px" font-weight="bold" fill="black"'


def canonical(spec: dict[str, Any]) -> str:
    """A chart's specification as the same text wherever it is made."""
    return json.dumps(spec, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def drawing_pool() -> AbstractContextManager[Executor]:
    """Processes that draw charts, on all cores."""
    # A fork of a process that has drawn a chart waits for threads that it does not have.
    return process_pool(os.cpu_count() or 1, "spawn")


def draw(charts: Mapping[str, dict[str, Any]], pool: Executor) -> None:
    """Draws charts, but those that are in the cache; EditionError lists those that cannot be drawn
    rightly, each with the name under which it is given."""
    new = {name: spec for name, spec in charts.items() if not _place(spec).exists()}
    running = {name: pool.submit(_draw, spec) for name, spec in new.items()}
    faults = []
    for name, spec in new.items():
        try:
            _write(_place(spec), running[name].result())
        except EditionError as error:
            faults.append(f"{name}: {error}")
    if faults:
        raise EditionError("\n".join(faults))


def picture(spec: dict[str, Any]) -> str:
    """A chart as described SVG, from the cache if it is there; EditionError if it is not drawn."""
    path = _place(spec)
    if not path.exists():
        _write(path, _draw(spec))
    return path.read_text(encoding="utf-8")


def compiled(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart as Vega, which a browser draws without Vega-Lite, from the cache if it is there."""
    path = _place(spec).with_suffix(".json")
    if not path.exists():
        _write(path, canonical(_renderer().vegalite_to_vega(spec)))
    found: dict[str, Any] = read_json(path)
    return found


def _place(spec: dict[str, Any]) -> Path:
    """Where the cache has a chart: its name tells the specification, and its folder all else."""
    name = hashlib.sha256(canonical(spec).encode()).hexdigest()[:16]
    return CACHE / f"charts-{_renderer_key()}" / f"{name}.svg"


@cached
def _renderer_key() -> str:
    """A word that differs wherever another renderer, other faces or other code draw the charts."""
    drawn_by = f"{version('vl-convert-python')} {hash_of(Path(__file__), FONTS)}"
    return hashlib.sha256(drawn_by.encode()).hexdigest()[:8]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)


def titled(svg: str, title: str, unit: str = "") -> str:
    """A picture with its title above it, which costs nothing, where Vega would draw all again."""
    root, across, down = _root(svg)
    width, height = size(svg)
    lines = textwrap.wrap(title, int(width / TITLE_CHARACTER))
    lesser = textwrap.wrap(unit, int(width / UNIT_CHARACTER))
    room = TITLE_LINE * (len(lines) + len(lesser)) + TITLE_GAP
    words = "".join(
        f'<text x="5" y="{TITLE_LINE * place - TITLE_GAP / 2 - room:g}"{look}>'
        f"{html.escape(line)}</text>"
        for place, (line, look) in enumerate(
            [*((line, BOLD) for line in lines), *((line, "") for line in lesser)], start=1
        )
    )
    taller = root.replace(f'height="{down}"', f'height="{height + room:g}"').replace(
        f'"0 0 {across} {down}"', f'"0 {-room} {across} {height + room:g}"'
    )
    if f'"0 {-room} ' not in taller:
        raise EditionError(f"a picture whose frame is not its size: {root}")
    style = f'font-family="{FONT}" font-size="13px" fill="{NEUTRAL}"'
    return svg.replace(root, taller, 1).replace("</desc>", f"</desc><g {style}>{words}</g>", 1)


def _renderer() -> Any:
    # Days on a chart have no place; where this machine stands must not move them.
    os.environ["TZ"] = "UTC"
    # Nor must the faces that it has besides: they would measure what ours measure.
    os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def png(svg: str) -> bytes:
    """An SVG as PNG, the same bytes on every machine."""
    drawn: bytes = _renderer().svg_to_png(svg)
    return drawn


def _draw(spec: dict[str, Any]) -> str:
    renderer = _renderer()
    told = f"the chart {spec['description']!r} cannot be drawn"
    try:
        with _warnings() as warned:
            drawn: str = renderer.vegalite_to_svg(spec, show_warnings=True, allowed_base_urls=[])
            excess = size(drawn)[0] - WIDEST
            if excess > 0 and FILLS_COLUMN in spec.get("usermeta", {}):
                drawn = renderer.vegalite_to_svg(spec | {"width": spec["width"] - excess})
    except ValueError as error:
        raise EditionError(f"{told}: {' '.join(str(error).split())}") from error
    if faults := [*dict.fromkeys(warned), *faults_of(drawn)]:
        raise EditionError(f"{told} rightly: {' '.join(faults)}")
    return described(own_names(drawn), spec["description"])


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collects the lines that Vega-Lite writes on the standard error of this process."""
    found: list[str] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        usual = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            yield found
        finally:
            os.dup2(usual, 2)
            os.close(usual)
            file.seek(0)
            found += [line.removeprefix("WARN ") for line in file.read().splitlines()]


def faults_of(svg: str) -> list[str]:
    """What a drawn chart does not show: any mark, the place of one, all entries of a legend."""
    faults = []
    marks = [
        one for one in ElementTree.fromstring(svg).iter() if "role-mark" in one.get("class", "")
    ]
    shapes = [shape for group in marks for shape in group.iter() if shape.tag != f"{SVG}g"]
    if all(shape.tag == f"{SVG}path" and not shape.get("d") for shape in shapes):
        faults.append("No row is left to be drawn.")
    elif NOWHERE.search(svg):
        faults.append("A mark or an axis has no place: a value or the end of a scale is no number.")
    if cut := SHORTENED.search(svg):
        faults.append(f"A legend leaves entries out: {cut[1]}.")
    return faults


def own_names(svg: str) -> str:
    """An SVG whose ids count from 0; Vega's own count all charts that a process has drawn."""
    found = dict.fromkeys(re.findall(r'\bid="([^"]*)"', svg))
    names = {old: f"part{number}" for number, old in enumerate(found)}
    return re.sub(r'(\bid="|url\(#)([^")]*)', lambda m: m[1] + names.get(m[2], m[2]), svg)


def size(svg: str) -> tuple[float, float]:
    """Width and height of a picture in pixels."""
    _, across, down = _root(svg)
    return float(across), float(down)


def _root(svg: str) -> tuple[str, str, str]:
    """The tag of an SVG that opens it, its width and its height in pixels, as they stand there."""
    found = re.search(r'<svg\b[^>]*\bwidth="([\d.]+)" height="([\d.]+)"[^>]*>', svg)
    if found is None:
        raise EditionError(f"a picture without width and height: {svg[:80]}")
    return found[0], found[1], found[2]


def described(svg: str, description: str) -> str:
    """An SVG whose root carries its description for readers who cannot see it."""
    root = _root(svg)[0]
    return svg.replace(root, f"{root}<desc>{html.escape(description)}</desc>", 1)


def bundle() -> Path:
    """What draws compiled charts, as one classic script, which browsers run on file:// too."""
    import vl_convert

    snippet = Path(__file__).with_name("vega.js")
    path = CACHE / f"vega-{version('vl-convert-python')}-{hash_of(snippet)[:8]}.js"
    if not path.exists():
        script = vl_convert.javascript_bundle(snippet.read_text(encoding="utf-8"))
        _write(path, f"(()=>{{{script}\n}})();\n")
    return path
