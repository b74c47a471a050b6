"""How charts look and how they are shown: theme, colours, renderer."""

import html
import textwrap
from collections.abc import Iterable
from typing import Any

import altair as alt
from IPython.display import display

from edition.bibliography import cite
from edition.errors import EditionError
from edition.vega import COLUMN_WIDTH, FILLS_COLUMN, FONT, MIME, SOURCES

VERDICTS = {
    "supported": "#1b7837",
    "supported with a caveat": "#8a6d00",
    "contradicted": "#b2182b",
    "not testable with open data": "#6b6b6b",
    "interpretive": "#4b4f91",
}

NEUTRAL = "#5c5c5c"
PAPER = "#b2182b"
"""The colour of what the paper asserts, wherever a chart sets it against the evidence."""

TITLE_WIDTH = 78
"""In characters a line."""


def enable() -> None:
    """Makes charts of this notebook use the edition's theme and renderer."""
    alt.theme.register("edition", enable=True)(_theme)
    alt.renderers.register("edition", _bundle)
    alt.renderers.enable("edition")


def show(
    chart: Any, *, title: str, description: str, sources: Iterable[str], claims: Iterable[str] = ()
) -> None:
    """Shows a chart under the finding it makes, with its sources below.

    `title` is the finding in one sentence, computed from the data; `description` says for a
    reader who cannot see the chart what it shows; `sources` are source keys, and `claims` the
    ids of the claims that it bears on.
    """
    keys = list(dict.fromkeys(sources))
    display(  # type: ignore[no-untyped-call]
        chart.properties(
            title=alt.TitleParams(textwrap.wrap(title, TITLE_WIDTH)),
            description=description,
            usermeta={"sources": keys, "claims": list(claims)},
        )
    )
    words = "; ".join(reference.text for reference in cite(keys))
    display(  # type: ignore[no-untyped-call]
        {"text/html": f"<p><small>Sources: {html.escape(words)}.</small></p>"},
        raw=True,
        metadata={SOURCES: True},
    )


def _theme() -> alt.theme.ThemeConfig:
    text: Any = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    lines: Any = {"gridColor": "#88888833", "domainColor": "#888", "tickColor": "#888"}
    return {
        "config": {
            "font": FONT,
            "background": "transparent",
            "view": {"stroke": None, "continuousWidth": 600, "continuousHeight": 300},
            "title": {
                "anchor": "start",
                "frame": "group",
                "fontSize": 15,
                "fontWeight": "bold",
                "offset": 14,
            },
            "axis": text | lines,
            "legend": text,
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
    return {MIME: spec, "text/plain": spec["description"]}, {}
