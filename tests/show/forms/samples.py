"""A chart of every form, and what its specification says."""

import altair as alt
import pandas as pd

from edition.show import charts, forms, maps
from edition.show.colour import ACCENT, PAPER_COLOUR

YEARS = pd.DataFrame(
    [
        {"name": name, "year": 2000 + at, "value": start + at}
        for name, start in [("Arden", 1), ("Brenna", 1.1), ("Cole", 9)]
        for at in range(4)
    ]
)
ROWS = pd.DataFrame({"name": ["Arden", "Brenna"], "value": [12.5, -3.0]})
RANGED = ROWS.assign(low=ROWS["value"] - 1, high=ROWS["value"] + 1)
EVENTS = pd.DataFrame(
    {
        "date": pd.to_datetime(["2003-01-10", "2003-01-10", "2003-08-27"]),
        "precision": ["day", "day", "month"],
        "label": ["One", "Another that comes on the very same day", "A third"],
        "statement": ["a", "b", "c"],
        "kind": ["told", "done", "told"],
    }
)
SPANS = pd.DataFrame(
    {
        "name": ["Arden", "Brenna"],
        "start": pd.to_datetime(["1985-01-01", "1992-01-01"]),
        "end": pd.to_datetime(["2003-01-10", "2018-06-18"]),
        "label": ["18 years", None],
    }
)
CELLS = pd.DataFrame(
    {
        "row": ["Arden", "Brenna"] * 2,
        "column": ["825", "825", "1718", "1718"],
        "kind": ["yes", "no", "yes", "yes"],
        "sign": ["+", "–", "+", "+"],
    }
)
PARTS = pd.DataFrame({"name": ["given up", "kept"], "value": [9.0, 1.0]})
PILES = pd.DataFrame(
    {"name": ["1970", "1970", "1971"], "kind": ["a", "b", "a"], "value": [1, 2, 3]}
)
FORMS = {
    "lines": forms.lines(YEARS, colours={"Arden": ACCENT}, paper=5),
    "lines by day": forms.lines(YEARS.assign(date=pd.to_datetime(YEARS["year"].astype(str)))),
    "lines with bands": forms.lines(YEARS.assign(low=YEARS["value"] / 2, high=YEARS["value"] * 2)),
    "lines by powers of ten": forms.lines(YEARS, log=True, step=True),
    "lines with notes": forms.lines(YEARS)
    + forms.notes(pd.DataFrame({"year": [2001, 2002], "label": ["a", "b"]})),
    "lines with strips": forms.lines(YEARS)
    + forms.strips(pd.DataFrame({"year": [2001.5, 2002], "kind": ["a", "b"]}), tips=["year"]),
    "columns": forms.columns(PILES.assign(year=PILES["name"].astype(int)), colours={"a": ACCENT}),
    "bars": forms.bars(ROWS, paper=5),
    "bars with ranges": forms.bars(RANGED),
    "dots": forms.dots(RANGED.assign(paper=[12.0, None]), paper=5),
    "dots of kinds": forms.dots(PILES, log=True, colours={"a": ACCENT}),
    "intervals": forms.intervals(SPANS),
    "intervals of numbers": forms.intervals(SPANS.assign(start=[1, 2], end=[3, 4], kind="x")),
    "timeline": forms.timeline(EVENTS, colours={"told": ACCENT}),
    "matrix": forms.matrix(CELLS, colours={"yes": ACCENT}),
    "share": forms.share(PARTS),
    "stacks": forms.stacks(PILES, colours={"a": ACCENT}),
    "panels": forms.panels(YEARS),
    "map": maps.drawn(
        [
            maps.land(maps.outlines("river", ["delta"])),
            maps.way(maps.circle((131.9, 43.1), 50), PAPER_COLOUR, dashed=True),
            maps.places(pd.DataFrame({"name": ["Arden"], "lon": [131.9], "lat": [43.1]})),
        ],
        longitude=(130, 133),
        latitude=(42, 44),
    ),
}


def specification(chart):
    """A chart as charts.show gives it to the book."""
    charts.enable()
    look = {"title": alt.TitleParams(["One"]), "usermeta": {"sources": [], "claims": []}}
    return charts._bundle(chart.properties(description="A.", **look).to_dict())[0][charts.MIME]


def words(spec):
    """The rows of a chart that are written with a halo, by layer."""
    given = spec["datasets"]
    return [
        given[layer["data"]["name"]]
        for layer in spec["layer"]
        if isinstance(layer["mark"], dict)
        and layer["mark"].get("stroke") == "#ffffff"
        and layer["mark"]["type"] == "text"
    ]
