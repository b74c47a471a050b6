"""Checks what refers to something else: source keys, the bibliography, the ledger."""

import math
from collections.abc import Iterator
from pathlib import Path

from edition.base.errors import DataError
from edition.base.text import period
from edition.check.contents import MARKUP, WITHOUT_SOURCE, file
from edition.data import tables
from edition.data.bibliography import entries, references
from edition.data.tables import DESCRIPTOR
from edition.judge.claim import OPINION


def bibliography_faults(bibliography: Path) -> Iterator[DataError]:
    """The faults of the bibliography itself."""
    yield from file(bibliography)
    for key, entry in entries(bibliography).items():
        for name, text in entry.fields.items():
            if name == "url" and not text.startswith(("https://", "http://")):
                expected = "an address that starts with https://"
            elif MARKUP.search(text):
                expected = "text, no formula or markup"
            else:
                continue
            yield DataError(bibliography.name, None, f"{key}.{name}", text, expected)
    yield from _alike(bibliography)


def _alike(bibliography: Path) -> Iterator[DataError]:
    """Entries that a citation by author and year cannot tell apart."""
    first: dict[tuple[str, ...], str] = {}
    for key, entry in entries(bibliography).items():
        names = (" ".join(person.last_names) for person in entry.persons.get("author", []))
        year = entry.fields.get("year", "")
        other = first.setdefault((*names, year), key)
        if other != key:
            expected = f"a letter after the year, as {other} has the same author and year"
            yield DataError(bibliography.name, None, f"{key}.year", year, expected)


def sources(data: Path, bibliography: Path) -> Iterator[DataError]:
    """Source keys that lead nowhere, and sources that nothing cites."""
    known = set(references(bibliography))
    listed = list(tables.read("sources", data)["key"])
    resources = tables.descriptor(data)["resources"]
    layers = {entry["sources"][0]["key"] for entry in resources if "schema" not in entry}
    caveats = [
        (row, key)
        for row, cell in enumerate(tables.read("claims", data)["caveat_sources"], start=2)
        for key in tables.items(cell)
    ]
    used = layers | {key for _, key in caveats}
    for entry in resources:
        if "schema" in entry and entry["name"] not in WITHOUT_SOURCE:
            used |= set(tables.read(entry["name"], data)["source"])
    for row, key in enumerate(listed, start=2):
        if key not in known:
            expected = f"a key that {bibliography.name} has"
            yield DataError("sources.csv", row, "key", key, expected)
        if key not in used:
            yield DataError("sources.csv", row, "key", key, "a source that a table cites")
    for row, key in caveats:
        if key not in listed:
            yield DataError("claims.csv", row, "caveat_sources", key, "a key that sources.csv has")
    for key in sorted(known - set(listed)):
        yield DataError(bibliography.name, None, "", key, "a key that sources.csv has")
    for key in sorted(layers - set(listed)):
        yield DataError(DESCRIPTOR, None, "sources", key, "a key that sources.csv has")


def ledger(data: Path) -> Iterator[DataError]:
    """Claims that lack what their kind, their rule or their caveat needs."""
    table = tables.read("claims", data)
    repeats = dict(zip(table["id"], table["duplicate_of"], strict=True))
    for row, claim in enumerate(table.to_dict("records"), start=2):
        opinion = claim["kind"] in OPINION
        original = claim["duplicate_of"]
        if repeats.get(original):
            expected = "a claim that repeats none"
            yield DataError("claims.csv", row, "duplicate_of", original, expected)
        if not original and opinion == bool(claim["rule"]):
            expected = "no rule, as this kind gets no verdict" if opinion else "a rule"
            yield DataError("claims.csv", row, "rule", claim["rule"], expected)
        if claim["rule"] and (expected := unfit_for(claim["rule"], claim["asserted"])):
            yield DataError("claims.csv", row, "asserted", claim["asserted"], expected)
        if bool(claim["caveat"]) != bool(claim["caveat_sources"]):
            expected = "the sources of a caveat, and none without one"
            yield DataError("claims.csv", row, "caveat_sources", claim["caveat_sources"], expected)
        needs_tolerance = claim["rule"].startswith("within")
        if needs_tolerance == (claim["tolerance"] != claim["tolerance"]):
            expected = "a number for a rule within_*, and nothing for others"
            yield DataError("claims.csv", row, "tolerance", str(claim["tolerance"]), expected)


def unfit_for(rule: str, asserted: str) -> str:
    """What the asserted value of a rule ought to be; empty where it can be compared."""
    expected = "a number such as 12.5"
    try:
        if rule == "same_period":
            expected = "a year, month or day such as 2012, 2012-09 or 2012-09-18"
            period(asserted)
        elif rule == "contains":
            expected = "names, with ; between them"
            return (
                "" if all(item.strip() == item != "" for item in asserted.split(";")) else expected
            )
        else:
            if not math.isfinite(float(asserted)):
                return expected
    except (TypeError, ValueError):
        return expected
    return ""
