"""What the tables tell of the paper itself: its sections, its actors, the units it counts in."""

from dataclasses import dataclass

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.data import tables


@dataclass(frozen=True)
class Section:
    """A section of the paper: its code in the ids of claims, its title, the notebook about it."""

    code: str
    title: str
    chapter: str


@cached
def sections() -> dict[str, Section]:
    """The sections by code, in the order of the paper."""
    rows = tables.read("sections").sort_values("order").to_dict("records")
    return {row["code"]: Section(row["code"], row["title"], row["chapter"]) for row in rows}


def section(code: str) -> Section:
    """The section with a code; EditionError where there is none."""
    known = sections()
    if code not in known:
        raise EditionError(f"no section {code!r} in sections.csv; there are: {', '.join(known)}")
    return known[code]


def paper_key() -> str:
    """The key of the paper in the bibliography, which the sections name as their source."""
    key, *others = tables.sources("sections") or [""]
    if others or not key:
        raise EditionError("sections.csv: all sections need one source, the key of the paper")
    return key


@cached
def names() -> dict[str, str]:
    """The names of actors for readers, by code."""
    table = tables.read("actors")
    return dict(zip(table["code"], table["name"], strict=True))


@cached
def colours() -> dict[str, str]:
    """The colours of actors in charts, by code; only of those that have one."""
    table = tables.read("actors").query("colour != ''")
    return dict(zip(table["code"], table["colour"], strict=True))


@cached
def singulars() -> dict[str, str]:
    """Each unit as it is called where there is just one."""
    table = tables.read("units")
    return dict(zip(table["unit"], table["singular"], strict=True))
