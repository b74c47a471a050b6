"""What a reader sees of the tables: judged claims, outcomes, and what the chapters' cells show.

Altair is replaced by a recorder, so that a cell shows the tables and titles of its charts.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pandas as pd

from edition import notebook
from edition.base.cache import forget
from edition.base.project import BIBLIOGRAPHY, DATA, NOTEBOOKS, ROOT
from edition.check.claims import ledger_faults
from edition.check.references import reference_faults
from edition.judge import universes
from edition.judge.cited import Statement, statements
from edition.judge.ledger import Judged, judged, verdict_record
from edition.judge.verdicts import place_in_paper
from edition.show import boards, cards, charts, curve, maps
from paper import expectations
from paper.measures import uncertainty

CHAPTERS = ("01", "02", "03", "04", "05", "08")
"""The chapters whose cells run; the other two show judged claims, universes and `uncertainty`."""

TODAY = "2026-11-01"

SEEN: list[str] = []
"""What the running cell has handed to charts and to prose."""


class Recorder(ModuleType):
    """Stands for Altair and all its parts, and notes what they are given."""

    __path__: ClassVar[list[str]] = []
    __hash__ = ModuleType.__hash__

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Notes what it is given."""
        for value in (*given, *named.values()):
            if not isinstance(value, Recorder):
                SEEN.append(told(value))
        return self

    def __getitem__(self, _: Any) -> Any:
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __repr__(self) -> str:
        return "altair"

    def __or__(self, _: Any) -> Any:
        return self

    def __eq__(self, other: object) -> bool:
        return self is other

    __add__ = __and__ = __or__

    def __invert__(self) -> Any:
        return self


def told(value: Any) -> str:
    """A value in words that differ wherever it differs."""
    if isinstance(value, pd.DataFrame):
        return repr({name: list(column) for name, column in value.items()})
    return repr(list(value.items())) if isinstance(value, pd.Series) else repr(value)


def _silent(*_: Any, **__: Any) -> None:
    return None


def record() -> None:
    """Puts recorders in the place of Altair and of what shows charts and hands values to prose."""
    altair, shown = Recorder("altair"), Recorder("shown")
    sys.modules["altair"] = altair
    for module in (charts, curve, maps):
        vars(module)["alt"] = altair
    vars(charts).update(enable=_silent, show=shown)
    vars(boards).update(dict.fromkeys(("box", "scoreboard", "sentence"), _silent))
    vars(notebook).update(cards=_silent, tell=shown)


def claim(claim_id: str) -> str:
    """A claim's verdict, finding, statements, place and note."""
    item = judged(claim_id)
    place, note = place_in_paper(item), cards.footnote(claim_id)
    return repr((verdict_record(item), item.finding, said(item), place, note))


def universe(claim_id: str) -> str:
    """A claim's findings, verdicts and statements under all its choices."""
    found = universes.robustness(claim_id)
    items = [(one.chosen, one.item) for one in found.universes]
    return repr([(chosen, item.finding, item.judgement, said(item)) for chosen, item in items])


def said(item: Judged) -> list[Statement]:
    """What the sources of a judged claim state."""
    return statements(item.finding.rows) if item.finding else []


def outcomes() -> str:
    """What came of the paper's expectations."""
    return told(expectations.outcomes(TODAY))


def ranges() -> str:
    """How certain the evidence is."""
    return repr(
        [
            told(table())
            for table in (
                uncertainty.spreads,
                uncertainty.quotation_errors,
                uncertainty.mirror,
                uncertainty.revisions,
                uncertainty.imprecise,
            )
        ]
    )


def faults() -> str:
    """What `edition check` says of the keys of sources and of the ledger."""
    return repr([*reference_faults(DATA, BIBLIOGRAPHY), *ledger_faults(DATA)])


def cited() -> str:
    """Whether chapters cite the sources of the facts that they tell, as the tests ask it."""
    sys.path.append(str(ROOT / "tests" / "paper"))
    from told import citations

    return repr(citations())


class Chapter:
    """The code cells of a notebook, each with the names that it finds."""

    def __init__(self, path: Path) -> None:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        self.cells = [
            compile("".join(cell["source"]), f"{path.stem}:{place}", "exec")
            for place, cell in enumerate(code)
        ]
        self.before: list[dict[str, Any]] = []
        self.reads: list[set[str]] = []
        names: dict[str, Any] = {}
        self.shown: list[list[str]] = []
        for cell in self.cells:
            self.before.append(copied(names))
            # What is kept would be read by no cell.
            forget()
            READ.clear()
            self.shown.append(self._run(cell, names))
            self.reads.append(set(READ))

    def _run(self, cell: Any, names: dict[str, Any]) -> list[str]:
        SEEN.clear()
        exec(cell, names)
        return list(SEEN)

    def changes(self, table: str) -> Iterator[bool]:
        """Whether each cell from the first that reads a table on now shows something else."""
        first = next(place for place, read in enumerate(self.reads) if table in read)
        names = copied(self.before[first])
        for place in range(first, len(self.cells)):
            yield self._run(self.cells[place], names) != self.shown[place]


def copied(names: dict[str, Any]) -> dict[str, Any]:
    """The names of a notebook, with tables of their own that a cell may add columns to."""
    kind = pd.DataFrame | pd.Series
    return {name: one.copy() if isinstance(one, kind) else one for name, one in names.items()}


READ: list[str] = []
"""The tables that were read since the list was last emptied."""


def chapters() -> list[Chapter]:
    """The chapters as they are with the published tables."""
    return [Chapter(next(NOTEBOOKS.glob(f"{number}_*.ipynb"))) for number in CHAPTERS]


def reading(look: Callable[[], str]) -> tuple[str, set[str]]:
    """What an observer sees, and the tables that it reads."""
    forget()
    READ.clear()
    return look(), set(READ)
