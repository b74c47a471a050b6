"""What a reader sees of the tables: judged claims, outcomes, and what the chapters' cells show."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import pandas as pd
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from edition.base.cache import forget
from edition.base.project import BIBLIOGRAPHY, DATA, NOTEBOOKS, ROOT
from edition.check.claims import ledger_faults
from edition.check.references import reference_faults
from edition.judge import universes
from edition.judge.ledger import Judged, judged, verdict_record
from edition.judge.statements import Statement, statements
from edition.judge.verdicts import place_in_paper
from edition.show import cards
from paper import expectations
from paper.measures import uncertainty

CHAPTERS = ("00", "01", "02", "03", "04", "05", "08")
"""The chapters whose cells run; the other two show judged claims, universes and `uncertainty`."""

TODAY = "2026-11-01"


def told(value: Any) -> str:
    """A value in words that differ wherever it differs."""
    if isinstance(value, pd.DataFrame):
        return repr({name: list(column) for name, column in value.items()})
    return repr(list(value.items())) if isinstance(value, pd.Series) else repr(value)


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
        self.shown: list[str] = []
        for cell in self.cells:
            self.before.append(copied(names))
            # What is kept would be read by no cell.
            forget()
            READ.clear()
            self.shown.append(self._run(cell, names))
            self.reads.append(set(READ))

    def _run(self, cell: CodeType, names: dict[str, Any]) -> str:
        with capture_output() as shown:
            exec(cell, names)
        return repr([(output.data, output.metadata) for output in shown.outputs])

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
    """The chapters as they are with the published tables.

    A shell, without a history in the user's folder, is what cells hand their outputs to.
    """
    own = sys.modules["__main__"]  # which a shell would put another in the place of
    InteractiveShell.instance(user_module=own, config=Config(HistoryManager={"enabled": False}))
    return [Chapter(next(NOTEBOOKS.glob(f"{number}_*.ipynb"))) for number in CHAPTERS]


def reading(look: Callable[[], str]) -> tuple[str, set[str]]:
    """What an observer sees, and the tables that it reads."""
    forget()
    READ.clear()
    return look(), set(READ)
