"""How charts look and how they are shown."""

import html
import textwrap
import warnings
from collections.abc import Iterable
from typing import Any

import altair as alt
from IPython.display import display

from edition.base.errors import EditionError
from edition.base.text import typographic
from edition.data.bibliography import cite
from edition.show.colour import ACCENT as ACCENT
from edition.show.colour import COLOURS as COLOURS
from edition.show.colour import GREY as GREY
from edition.show.colour import GROUND as GROUND
from edition.show.colour import INK as INK
from edition.show.colour import NEUTRAL as NEUTRAL
from edition.show.colour import PALE as PALE
from edition.show.colour import PAPER_COLOUR as PAPER_COLOUR
from edition.show.specification import require_drawable
from edition.show.utc import WRITTEN, in_utc
from edition.show.vega import COLUMN_WIDTH, FILLS_COLUMN, FONT, MIME, SOURCES_LINE

TITLE_WIDTH, UNIT_WIDTH = 78, 96
"""In characters a line."""


def enable() -> None:
    """Makes charts of this notebook use the edition's theme and renderer."""
    alt.theme.register("edition", enable=True)(_theme)
    alt.renderers.register("edition", _bundle)
    alt.renderers.enable("edition")


def show(
    chart: Any,
    *,
    title: str,
    description: str,
    sources: Iterable[str],
    claims: Iterable[str] = (),
    unit: str = "",
) -> None:
    """Shows a chart under the finding it makes, with its sources below.

    `title` is the finding in one sentence, computed from the data; `unit` is the line below it,
    which says what is measured and in what; `description` says for a reader who cannot see the
    chart what it shows; `sources` are source keys, and `claims` the ids of the claims that it
    bears on.  Raises EditionError for a chart that would be drawn empty
    or wrong, with the field.
    """
    enable()
    keys = list(dict.fromkeys(sources))
    whole = chart.properties(
        title=alt.TitleParams(
            textwrap.wrap(typographic(title), TITLE_WIDTH),
            subtitle=textwrap.wrap(typographic(unit), UNIT_WIDTH) or alt.Undefined,
        ),
        description=description,
        usermeta={"sources": keys, "claims": list(claims)},
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # also where the author silences them
        try:
            spec = whole.to_dict()
        except Warning as error:
            raise EditionError(f"the chart {title!r}: Altair warns: {error}") from None
    display(_bundle(spec)[0], raw=True)  # type: ignore[no-untyped-call]
    words = "; ".join(reference.text for reference in cite(keys))
    display(  # type: ignore[no-untyped-call]
        {"text/html": f"<p><small>Sources: {html.escape(words)}.</small></p>"},
        raw=True,
        metadata={SOURCES_LINE: True},
    )


def _theme() -> alt.theme.ThemeConfig:
    text: Any = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    lines: Any = {"gridColor": "#88888833", "domainColor": "#888", "tickColor": "#888"}
    return {
        "config": {
            "font": FONT,
            "timeFormat": WRITTEN,
            "background": "transparent",
            "view": {"stroke": None, "continuousWidth": 600, "continuousHeight": 300},
            "title": {
                "anchor": "start",
                "frame": "group",
                "fontSize": 15,
                "fontWeight": "bold",
                "offset": 14,
                "subtitleFontSize": 13,
                "subtitleColor": NEUTRAL,
                "subtitlePadding": 4,
            },
            "axis": text | lines,
            "legend": text | {"columnPadding": 16, "symbolType": "square"},
            "text": {"fontSize": 12},
        }
    }


def _bundle(spec: dict[str, Any], **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
    if not spec.get("description") or not spec.get("title"):
        raise EditionError("a chart needs a title and a description: show it with charts.show")
    if spec.get("width") == "container":
        # JupyterLab's older Vega-Lite does not end with a width that it has to find out.
        meta = spec.get("usermeta", {}) | {FILLS_COLUMN: True}
        spec = spec | {"width": COLUMN_WIDTH, "usermeta": meta}
    require_drawable(spec)
    spec = in_utc(_in_words(_with_gaps(spec)))
    return {MIME: spec, "text/plain": spec["description"]}, {}


def _with_gaps(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification in whose data a gap is null: pandas lets gaps of text through as NaN, which
    is no JSON, and which the browser cannot read."""
    data = spec.get("datasets", {})
    whole = {
        name: [{key: None if cell != cell else cell for key, cell in row.items()} for row in rows]
        for name, rows in data.items()
    }
    return spec | ({"datasets": whole} if data else {})


def _in_words(node: Any, key: str = "") -> Any:
    """A specification, or the part of one under a key, whose tooltips name columns in words."""
    if isinstance(node, list):
        return [_in_words(part, key) for part in node]
    if not isinstance(node, dict) or key in ("datasets", "data"):
        return node
    if key == "tooltip" and "_" in str(node.get("field", "")):
        return {"title": node["field"].replace("_", " ")} | node
    return {name: _in_words(part, name) for name, part in node.items()}
