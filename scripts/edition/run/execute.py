"""Runs one notebook with papermill."""

import json
import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.base.errors import EditionError
from edition.base.files import write_whole
from edition.base.project import ROOT
from edition.run.processes import temporary_folder

TIME_LIMIT_S = 300
"""How long one notebook may run, in seconds."""

MAY_RAISE = "raises-exception"
"""The tag of a cell whose error is shown, as Jupyter knows it."""

MARKERS = {"papermill-error-cell-tag"}
"""The tag of cells that papermill adds where one raised."""

ENDS = "ends the run, so that the rest of the notebook would be missing"

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class NotebookError(EditionError):
    """A notebook failed; the message names the notebook, the cell and the error."""


@dataclass(frozen=True)
class Result:
    """Where an executed notebook lies, and why it could not be executed, empty if it was."""

    path: Path
    error: str = ""


def execute(
    notebook: Path, target: Path, chosen: Mapping[str, Any] | None = None, label: str = ""
) -> Result:
    """Runs a notebook and writes it to its target, which stays as it is if the notebook fails.

    `chosen` replaces defaults of its parameters; `label` is Markdown to be put above the result.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what it says is told below
    end = time.monotonic() + TIME_LIMIT_S
    course = _Course()
    told = ""
    with temporary_folder() as folder:
        executed = Path(folder, notebook.name)
        try:
            papermill.execute_notebook(
                _as_template(notebook),
                _as_template(executed),
                parameters=dict(chosen or {}),
                cwd=str(ROOT),
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,  # twice a cell, which took half of the time
                timeout_func=lambda _: max(end - time.monotonic(), 0.001),  # 0 would be no limit
                on_cell_start=course.begin,
                on_cell_executed=course.note,
                **_settings(folder),
            )
        except PapermillExecutionError:
            pass  # also where a cell may raise; it has written what became of each
        except CellTimeoutError:
            told = f"stopped after {TIME_LIMIT_S} seconds, the limit for a notebook"
        except RuntimeError as error:
            ended = "the kernel ended, as it does for want of memory or by os._exit"
            told = ended if course.cell else f"the kernel did not start: {error}"
        if told and course.cell:
            told = f"{_place(course.cell, chosen)}: {told}"
        elif not told:
            content = json.loads(executed.read_text(encoding="utf-8"))
            cells = [cell for cell in content["cells"] if not MARKERS & _tags(cell)]
            told = _fault(cells, course, chosen)
    if told:
        return Result(target, f"{notebook.name}: {told}")
    if label:
        cells.insert(0, {"cell_type": "markdown", "id": "label", "metadata": {}, "source": label})
    write_whole(target, json.dumps(content | {"cells": cells}, indent=1, ensure_ascii=False) + "\n")
    return Result(target)


def _as_template(path: Path) -> str:
    """A path as papermill takes it, where {name} stands for a parameter."""
    return str(path).replace("{", "{{").replace("}", "}}")


@dataclass
class _Course:
    """Which cell is at work, by its number from 1, and which one asked for the kernel's end."""

    cell: int = 0
    exit: int = 0

    def begin(self, cell_index: int, **_: object) -> None:
        """Notes the cell that begins."""
        self.cell = cell_index + 1

    def note(self, cell_index: int, execute_reply: Any, **_: object) -> None:
        """Notes the first cell that called exit or quit, which a kernel only puts on record."""
        asked = execute_reply["content"].get("payload", [])
        if not self.exit and any(part.get("source") == "ask_exit" for part in asked):
            self.exit = cell_index + 1


def _settings(folder: str) -> dict[str, Any]:
    """Has a kernel talk through files in a folder, where it finds no settings of a person either.

    Ports need a network, and two kernels can pick the same.
    """
    from traitlets.config import Config

    own = {"ipython_dir": folder, "exec_PYTHONSTARTUP": False, "log_level": "CRITICAL"}
    manager = {"transport": "ipc", "connection_file": f"{folder}/kernel.json"}
    return {
        "extra_arguments": [f"--IPKernelApp.{name}={value}" for name, value in own.items()],
        "config": Config(KernelManager=manager),
    }


def _tags(cell: Mapping[str, Any]) -> set[str]:
    return set(cell["metadata"].get("tags", []))


def _place(number: int, chosen: Mapping[str, Any] | None) -> str:
    """A cell as the author counts, without the one in which papermill puts other choices."""
    return f"cell {number - bool(chosen)}"


def _fault(cells: list[dict[str, Any]], course: _Course, chosen: Mapping[str, Any] | None) -> str:
    """Why what came of the cells cannot be published: the first that failed, wrote a warning, or
    ended the run.  A cell that may raise shows its error without the frames of this machine."""
    for number, cell in enumerate(cells, start=1):
        if cell["cell_type"] != "code":
            continue
        place = _place(number, chosen)
        outputs = cell["outputs"]
        errors = [output for output in outputs if output["output_type"] == "error"]
        warned = ["".join(output["text"]) for output in outputs if output.get("name") == "stderr"]
        done = cell["metadata"].get("papermill", {}).get("status") == "completed"
        if errors and not (done and MAY_RAISE in _tags(cell)):
            return _explain(place, "".join(cell["source"]), errors[0])
        if warned:
            return f"{place} wrote a warning: {''.join(warned)}"
        if course.exit == number or not done:
            return f"{place} {ENDS}"
        for error in errors:
            error["traceback"] = [
                frame
                for frame in error["traceback"]
                if not COLOUR.sub("", frame).startswith("File ")
            ]
    return ""


def _explain(place: str, source: str, error: Mapping[str, Any]) -> str:
    """The cell with its source and the error; an error of the edition's own says all in a line."""
    if error["traceback"][-1:] == [error["evalue"]]:  # see EditionError
        return f"{place}: {error['evalue']}"
    if error["ename"] == "SystemExit":
        return f"{place} {ENDS}"
    trace = COLOUR.sub("", "\n".join(error["traceback"]))
    lines = "\n".join(f"    {line}" for line in source.splitlines())
    return f"{place} failed: {error['ename']}: {error['evalue']}\n{lines}\n{trace}"
