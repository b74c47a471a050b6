"""Checks the ledger: each claim has what its kind, its rule and its context need, and no more."""

import re
from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.text import period
from edition.check.cells import WRITTEN
from edition.data import tables
from edition.judge.claim import OPINION
from edition.judge.comparison import FRACTIONS, asserted_span

FIGURES = ("amount", "at_least", "at_most")
"""The rules that compare figures, which have a unit."""


def ledger_faults(data: Path) -> Iterator[DataError]:
    """The cells of the ledger that contradict others of their claim."""
    table = tables.as_written("claims", data)
    repeats = dict(zip(table["id"], table["duplicate_of"], strict=True))
    for row, claim in enumerate(table.to_dict("records"), start=2):
        section, rule = claim["section"], claim["rule"]
        misrule = not claim["duplicate_of"] and unfit_rule(rule, claim["kind"])
        misfits = {
            "id": not claim["id"].startswith(f"{section}-") and f"an id such as {section}-01",
            "duplicate_of": repeats.get(claim["duplicate_of"]) and "a claim that repeats none",
            "rule": misrule,
            "asserted": unfit_for(rule, claim["asserted"]),
            "unit": bool(rule) and not misrule and unfit_unit(rule, claim["unit"]),
            "context_sources": bool(claim["context"]) != bool(claim["context_sources"])
            and "the sources of the context, and none without one",
        }
        for column, expected in misfits.items():
            if expected:
                yield DataError("claims.csv", row, column, str(claim[column]), expected)


def unfit_rule(rule: str, kind: str) -> str:
    """What the rule of a kind of claim ought to be; empty where it can be."""
    if kind in OPINION:
        return "no rule, as this kind gets no verdict" if rule else ""
    if kind == "date" and rule != "period":
        return "the rule period, by which days are compared"
    return "" if rule else "a rule"


def unfit_unit(rule: str, unit: str) -> str:
    """What the unit of a claim with this rule ought to be; empty where it can be."""
    if rule in FIGURES:
        return "" if unit else "a unit, as the rule compares figures"
    return "no unit, as nothing is measured by this rule" if unit else ""


def unfit_for(rule: str, asserted: str) -> str:
    """What the asserted value of a rule ought to be; empty where it can be compared."""
    if not rule:
        return ""
    form, expected = WRITTEN["number"]
    fit = bool(re.fullmatch(form, asserted, re.ASCII))
    if rule == "amount":
        expected = f"{expected}, or a share in words: {', '.join(FRACTIONS)}"
        fit = fit or asserted in FRACTIONS
    elif rule == "period":
        expected = "a year, month or day such as 2012, 2012-09 or 2012-09-18, or two with / between"
        fit = _is_span(asserted)
    elif rule == "trend":
        expected = "rise or fall"
        fit = asserted in ("rise", "fall")
    elif rule == "contains":
        expected = "names, with ; between them"
        fit = all(item.strip() == item != "" for item in asserted.split(";"))
    return "" if fit else expected


def _is_span(text: str) -> bool:
    """Whether a text is a period, or two of which the first begins no later than the second."""
    first, *last = text.split("/")
    try:
        for end in (first, *last):
            period(end)
        return len(last) < 2 and asserted_span(text)[0] <= asserted_span(text)[1]
    except (ValueError, OverflowError):
        return False
