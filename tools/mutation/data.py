"""Changes one datum at a time and demands that a reader sees something else.

Run it from the repository: `.venv/bin/python tools/mutation/data.py` (hours), with
`--share 0.004` on a sample (minutes), or with `--only events` on one table.  It ends with an
error where a change goes unseen that `survivors.csv` does not explain, or where an explanation
there is no longer needed.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property, partial
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

import observers
import pandas as pd
from mutants import Mutant, changed, mutants
from observers import Chapter, chapters, reading
from tqdm import tqdm

from edition.base import cache
from edition.base.project import DATA
from edition.data import descriptor, tables
from edition.data.descriptor import CITED
from edition.judge import cited
from edition.judge.claim import Finding
from edition.judge.ledger import judged, read_claims
from edition.judge.universes import robustness

ROWS = {
    "agreement_ranks": "{country} {start}",
    "attributes": "{subject}/{aspect}",
    "claims": "{id}",
    "council_bargaining": "{resolution}",
    "crimea_vote": "{country}",
    "events": "{event}",
    "footnotes": "{claim}",
    "forecasts": "{forecast}",
    "general_assembly": "{country_a}-{country_b}",
    "ideal_points": "{country}",
    "leaders_meetings": "{date:%Y-%m-%d}",
    "maddison": "{country}",
    "mirror_trade": "{exporter} {importer}",
    "missile_launches": "{launch}",
    "nato_members": "{country} {date:%Y}",
    "npt_status": "{country}",
    "nuclear_tests": "{test}",
    "places": "{place}",
    "quantities": "{quantity}",
    "security_council": "{resolution}",
    "sources": "{key}",
    "trade_flows": "{exporter}",
    "warheads": "{country} {year}",
    "world_bank": "{country} {year}",
}
"""How the rows of a table are named, in findings too where these rest on them.

Actors, sections and units are no data but words, whose keys the check holds together.
"""

RESTS_ON: dict[str, set[str]] = {
    "_by_name": {*CITED, "sources"},
    "_nearest": set(),
    "_pair": {"general_assembly"},
    "_plane": set(),
    "_read": set(),
    "_reference": set(),
    "_standing": {*CITED, "sources"},
    "closeness": {"general_assembly", "ideal_points"},
    "colours": set(),
    "descriptor": set(),
    "distance": {"places"},
    "entries": set(),
    "known": {"sources"},
    "names": set(),
    "read_claims": {"claims"},
    "sections": set(),
    "singulars": set(),
}
"""The tables that what is kept was worked out from, where it is not from any."""

EXPLAINED = Path(__file__).with_name("survivors.csv")
BLOCK = 16
"""How many cells of a column are changed together first: what no one sees need not be split."""

PARTS = 64
"""Into how many parts the mutants are dealt, so that processes end together."""


@dataclass
class Observer:
    """One way to look at the edition, and what it saw with the published tables."""

    look: Callable[[], str]
    saw: str

    def differs(self) -> bool:
        """Whether it sees something else now, be it an error."""
        try:
            return self.look() != self.saw
        except Exception:  # whatever a wrong datum breaks has been noticed
            return True


class Edition:
    """The edition with tables that can be changed."""

    def __init__(self) -> None:
        entries = descriptor.package()["resources"]
        published = (descriptor.VERDICTS, descriptor.CHANGES)  # no verdict rests on them
        names = [entry["name"] for entry in entries if "schema" in entry]
        self.frames = {name: tables.read(name) for name in names if name not in published}
        vars(tables).update(read=self.read, as_written=self.read)
        self.claims: dict[str, Observer] = {}
        self.by_row: dict[str, list[str]] = defaultdict(list)
        for claim in read_claims():
            look = partial(observers.claim, claim)
            self.claims[claim] = Observer(look, look())
            for row in (f"claims:{claim}", f"footnotes:{claim}", *named(judged(claim).finding)):
                self.by_row[row].append(claim)
        self.whole = [
            (Observer(look, saw), read)
            for look in (observers.faults, observers.outcomes, observers.ranges, observers.cited)
            for saw, read in [reading(look)]
        ]
        self.chapters: list[Chapter] = chapters()

    @cached_property
    def universes(self) -> dict[str, list[Observer]]:
        """For rows that claims rest on under another choice only, the observers of these claims."""
        found: dict[str, list[Observer]] = defaultdict(list)
        for claim in self.claims:
            look = partial(observers.universe, claim)
            observer = Observer(look, look())
            every = (named(one.item.finding) for one in robustness(claim).universes)
            for row in set().union(*every) - named(judged(claim).finding):
                found[row].append(observer)
        return found

    def read(self, name: str, data: Path = DATA) -> pd.DataFrame:
        """A table, in place of those of `tables.read` and `tables.as_written`."""
        observers.READ.append(name)
        return self.frames[name].copy()

    def unseen(self, block: list[Mutant]) -> list[Mutant]:
        """The mutants of one column that no observer sees; together first, for speed."""
        if not self.notices(block):
            return block
        return [one for one in block if not self.notices([one])] if len(block) > 1 else []

    def notices(self, block: list[Mutant]) -> bool:
        """Whether any observer sees mutants of one column; the likeliest to see them look first."""
        rows = list(dict.fromkeys(map(self.name, block)))
        if self._seen(block, self._differences(block[0].table, rows)):
            return True
        chosen = [observer for row in rows for observer in self.universes.get(row, ())]
        return self._seen(block, (observer.differs() for observer in chosen))

    def _seen(self, block: list[Mutant], differences: Iterator[bool]) -> bool:
        table = block[0].table
        original = self.frames[table]
        self.frames[table] = changed(original, block)
        forget(table)
        try:
            return any(differences)
        finally:
            self.frames[table] = original
            forget(table)

    def _differences(self, table: str, rows: list[str]) -> Iterator[bool]:
        known = dict.fromkeys(claim for row in rows for claim in self.by_row.get(row, ()))
        yield from (self.claims[claim].differs() for claim in known)
        yield from (observer.differs() for observer, read in self.whole if table in read)
        for chapter in self.chapters:
            if table in set().union(*chapter.reads):
                try:
                    yield from chapter.changes(table)
                except Exception:  # whatever a wrong datum breaks has been noticed
                    yield True

    def cell(self, mutant: Mutant) -> str:
        """What a mutant is put in the place of."""
        return str(self.frames[mutant.table][mutant.column].iloc[mutant.row])

    def name(self, mutant: Mutant) -> str:
        """The name of a mutant's row, as findings give it."""
        form, row = ROWS[mutant.table], self.frames[mutant.table].iloc[mutant.row]
        return f"{mutant.table}:{form.format(**{str(key): row[key] for key in row.index})}"

    def label(self, mutant: Mutant) -> str:
        """The name of a mutant's row, with its year where findings name it without.

        A statement beside a more trusted one on the same event or quantity is called so.
        """
        name, row = self.name(mutant), self.frames[mutant.table].iloc[mutant.row]
        if mutant.table in ("events", "quantities"):
            column = CITED[mutant.table]
            best = cited.rows(mutant.table, column, row[column]).index[0]
            return name if best == mutant.row else f"{name} beside"
        year = row.get("year")
        return name if year is None or name.endswith(str(year)) else f"{name} {year}"


def named(finding: Finding | None) -> set[str]:
    """The rows and sources of a finding."""
    return {*finding.rows, *(f"sources:{key}" for key in finding.sources)} if finding else set()


def forget(table: str) -> None:
    """Forgets what may have been worked out from a table."""
    for clear in cache._clear:
        memory = clear.__self__  # type: ignore[attr-defined]
        if table in RESTS_ON.get(memory.__name__, {table}):
            clear()


def batched(column: list[Mutant]) -> list[list[Mutant]]:
    """The mutants of a column in blocks that are tried together."""
    return [column[start : start + BLOCK] for start in range(0, len(column), BLOCK)]


def survivors(
    chosen: list[Mutant], part: int
) -> tuple[Counter[str], list[tuple[str, str, str, str]]]:
    """Numbers of mutants by table, and those unseen as table, column, cell, name of the row."""
    columns = groupby(chosen, key=lambda one: (one.table, one.column))
    blocks = [block for _, column in columns for block in batched(list(column))][part::PARTS]
    tried = [one for block in blocks for one in block]
    unseen = [one for block in blocks for one in EDITION.unseen(block)]
    return Counter(mutant.table for mutant in tried), [
        (mutant.table, mutant.column, EDITION.cell(mutant), EDITION.label(mutant))
        for mutant in unseen
    ]


def explanations() -> list[dict[str, str]]:
    """The explained survivors: table, column and row (patterns of names), reason."""
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report(counts: Counter[str], unseen: list[tuple[str, str, str, str]], whole: bool) -> bool:
    """Prints the figures, and whether every survivor is explained and every explanation needed."""
    known, needed, open_ = explanations(), set(), []
    by_table = Counter(table for table, *_ in unseen)
    for table, column, cell, name in sorted(unseen):
        fits = [
            place
            for place, one in enumerate(known)
            if one["table"] == table
            and fnmatchcase(column, one["column"])
            and fnmatchcase(name.partition(":")[2], one["row"])
        ]
        needed.update(fits)
        if not fits:
            open_.append(f"{name}: column {column}: no one sees a change of {cell!r}")
    for table, count in counts.items():
        print(
            f"{table:20} {count:6} changed {count - by_table[table]:6} seen {by_table[table]:5} not"
        )
    total, lost = counts.total(), len(unseen)
    print(
        f"{total} changed, {total - lost} seen, {lost} not, of these {lost - len(open_)} explained"
    )
    if whole:
        open_ += [
            f"survivors.csv: row {place + 2}: an explanation that is no longer needed"
            for place, one in enumerate(known)
            if place not in needed and one["table"] in counts
        ]
    print(*open_, sep="\n", file=sys.stderr)
    return not open_


def asked() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="share of the cells, default 1")
    parser.add_argument("--only", choices=ROWS, metavar="TABLE", help="the cells of one table")
    return parser.parse_args()


def main(share: float, only: str | None) -> int:
    """Runs the mutants in two processes and reports."""
    every = [mutant for name in ROWS if only in (None, name) for mutant in mutants(name)]
    chosen = every[:: round(1 / share)]
    counts: Counter[str] = Counter()
    unseen = []
    with get_context("fork").Pool(2) as pool, tqdm(total=len(chosen)) as bar:
        for counted, lost in pool.imap_unordered(partial(survivors, chosen), range(PARTS)):
            counts += counted
            unseen += lost
            bar.update(counted.total())
            for _, column, cell, name in lost:
                bar.write(f"{name}: column {column}: {cell!r}: not seen")
    return 0 if report(counts, unseen, share == 1) else 1


if __name__ == "__main__":
    ASKED = asked()
    EDITION = Edition()
    sys.exit(main(ASKED.share, ASKED.only))
