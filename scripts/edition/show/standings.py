"""Where the theses of a paper stand: in a word, counted, as a table and as a map."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from edition.base.errors import EditionError
from edition.base.text import listed, literal
from edition.judge import theses as argued
from edition.judge.theses import Power, Result, Seen, Standing, conclude, days
from edition.judge.verdicts import anchor
from edition.show.output import table, tell

SIGNS = {
    Standing.UP: "✓",
    Standing.IN_PART: "≈",
    Standing.TIED: "⇄",
    Standing.OPEN: "?",
    Standing.FALLS: "✗",
}

PLURALS = {
    Standing.UP: "hold up",
    Standing.IN_PART: "hold in part",
    Standing.TIED: "cannot be told from their rivals",
    Standing.OPEN: "cannot be told",
    Standing.FALLS: "do not hold up",
}
"""Where several theses stand, as `Standing` has it for one."""

SHORT = {
    Standing.UP: "holds up",
    Standing.IN_PART: "in part",
    Standing.TIED: "rival too",
    Standing.OPEN: "open",
    Standing.FALLS: "fails",
}
"""The same in a cell of the map."""


def standing(thesis_id: str, as_of: str = "") -> str:
    """Where a thesis stands, behind its sign: ✓ holds up."""
    found = conclude(thesis_id, as_of).standing
    return f"{SIGNS[found]} {found}"


def theses() -> None:
    """Shows all theses in a table: title, where each stands on each day, claims by verdict."""
    rows = [
        [
            f"[{literal(one.title)}](#thesis-{one.id.lower()})",
            *(standing(one.id, day) for day in days() or [""]),
            linked(one.claims),
        ]
        for one in argued.theses().values()
    ]
    heads = ["at publication", "today"] if len(days()) > 1 else ["stands"]
    table("The theses", ["thesis", *heads, "its claims"], rows)


def standings(as_of: str = "") -> Counter[Standing]:
    """How many theses stand where on a day."""
    return Counter(conclude(one, as_of).standing for one in argued.theses())


def in_short(as_of: str = "") -> str:
    """How many theses stand where on a day, in words: 1 holds up, 5 cannot be told."""
    counts = standings(as_of)
    return listed([f"{counts[one]} {_verb(one, counts[one])}" for one in Standing if counts[one]])


def _verb(stands: Standing, number: int) -> str:
    return str(stands) if number == 1 else PLURALS[stands]


def tell_standing(thesis_id: str, **texts: str) -> None:
    """Makes the texts for where a thesis stands available as {glue:text}`outcome_t1`, at
    publication, and `outcome_t1_today`.

    `texts` has one for each standing by its keyword: up, tied, open, falls; in_part too where the
    thesis has parts.  Raises EditionError for a text that is missing, whatever the standing, or
    that is for none.
    """
    first = conclude(thesis_id)
    known = {one.name.lower(): one for one in Standing}
    needed = [one for one in known if one != "in_part" or len(first.parts) > 1]
    if unknown := [one for one in texts if one not in known]:
        raise EditionError(
            f"{thesis_id}: no standing {unknown[0]!r}; there are: {listed([*known])}"
        )
    if missing := [one for one in needed if one not in texts]:
        raise EditionError(f"{thesis_id}: tell_standing has no text for {listed(missing)}")
    last = conclude(thesis_id, days()[-1] if days() else "")
    name = f"outcome_{thesis_id.lower()}"
    tell(**{name: texts[first.standing.name.lower()]})
    tell(**{f"{name}_today": texts[last.standing.name.lower()]})


def linked(claims: Sequence[str]) -> str:
    """Claims by their ids, each linked to its card; a page shows such links as chips."""
    return ", ".join(f"[{one}](#{anchor(one)})" for one in claims)


def by_part() -> pd.DataFrame:
    """One row a part of a thesis and a day: thesis, title, part (empty in a thesis of one piece),
    day (at publication or today), standing, how many observations are needed and telling
    and how many of them are seen, and of those that count how many are seen, open and missing."""
    rows = []
    for one in argued.theses().values():
        for called, day in {"at publication": "", "today": days()[-1] if days() else ""}.items():
            found = conclude(one.id, day)
            for part, stands in found.parts.items():
                rows.append(
                    {"thesis": one.id, "title": one.title, "part": part, "day": called}
                    | {"standing": str(stands)}
                    | _numbers(found.of_part(part))
                )
    return pd.DataFrame(rows)


def map_cells() -> pd.DataFrame:
    """The map of the argument, for a matrix: columns row (a part of a thesis), column, sign, kind
    (the standing; of what is counted, none) and count_or_standing.

    Under needed and surprising stands how many observations that the part needs, and that are
    surprising to its rival, were seen at publication.
    """
    parts = by_part()
    parts["row"] = parts["thesis"] + " " + parts["part"].replace("", "as a whole")
    first = parts[parts["day"] == "at publication"]
    needed = _seen_of(first, "needed")
    surprising = _seen_of(first, "telling").replace("0 of 0", "none")
    signs = parts["standing"].map({str(one): sign for one, sign in SIGNS.items()})
    counted = [
        first.assign(column=column, sign=count, kind="", count_or_standing=count)
        for column, count in (("needed", needed), ("surprising", surprising))
    ]
    stood = parts.assign(column=parts["day"], sign=signs, kind=parts["standing"])
    cells = pd.concat([*counted, stood.assign(count_or_standing=parts["standing"])])
    return cells[["row", "column", "sign", "kind", "count_or_standing"]]


def _seen_of(parts: pd.DataFrame, power: str) -> "pd.Series[str]":
    return parts[f"{power}_seen"].astype(str) + " of " + parts[power].astype(str)


def _numbers(seen: Sequence[Seen]) -> dict[str, int]:
    needed = [one.result for one in seen if one.expected.needed]
    telling = [one.result for one in seen if one.expected.telling]
    weighing = [one.result for one in seen if one.expected.power is not Power.STRAW]
    return {
        "needed": len(needed),
        "needed_seen": needed.count(Result.SEEN),
        "telling": len(telling),
        "telling_seen": telling.count(Result.SEEN),
        "counted": len(weighing),
        "seen": weighing.count(Result.SEEN),
        "open": weighing.count(Result.OPEN),
        "missing": weighing.count(Result.NOT_SEEN),
    }
