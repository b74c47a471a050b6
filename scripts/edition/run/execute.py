"""Runs one notebook with papermill."""

import json
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

    end = time.monotonic() + TIME_LIMIT_S
    with temporary_folder() as folder:
        executed = Path(folder, notebook.name)
        try:
            papermill.execute_notebook(
                str(notebook),
                str(executed),
                parameters=dict(chosen or {}),
                cwd=str(ROOT),
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,  # twice a cell, which took half of the time
                timeout_func=lambda _: max(end - time.monotonic(), 0.001),  # 0 would be no limit
                **_settings(folder),
            )
            content = json.loads(executed.read_text(encoding="utf-8"))
            told = _warning(content["cells"])
        except PapermillExecutionError as error:
            told = _explain(error, 1 - bool(chosen))
        except CellTimeoutError:
            told = f"stopped after {TIME_LIMIT_S} seconds, the limit for a notebook"
        except RuntimeError as error:
            told = f"the kernel ended or did not start: {error}"
    if told:
        return Result(target, f"{notebook.name}: {told}")
    if label:
        above = {"cell_type": "markdown", "id": "label", "metadata": {}, "source": label}
        content["cells"].insert(0, above)
    write_whole(target, json.dumps(content, indent=1, ensure_ascii=False) + "\n")
    return Result(target)


def _settings(folder: str) -> dict[str, Any]:
    """Has a kernel talk through files in a folder, and read no settings of the person who builds.

    Ports need a network, and two kernels can pick the same.
    """
    from traitlets.config import Config

    own = {"ipython_dir": folder, "exec_PYTHONSTARTUP": False, "log_level": "CRITICAL"}
    manager = {"transport": "ipc", "connection_file": f"{folder}/kernel.json"}
    return {
        "extra_arguments": [f"--IPKernelApp.{name}={value}" for name, value in own.items()],
        "config": Config(KernelManager=manager),
    }


def _warning(cells: list[dict[str, Any]]) -> str:
    """The first text on standard error, which would else be printed in the book."""
    for cell in cells:
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                return f"cell {cell['id']} wrote a warning: {''.join(output['text'])}"
    return ""


def _explain(error: Any, first: int) -> str:
    """The cell with its source and the error; an error of the edition's own says all in a line."""
    if error.traceback[-1:] == [error.evalue]:  # see EditionError
        return str(error.evalue)
    trace = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error.traceback))
    source = "\n".join(f"    {line}" for line in error.source.splitlines())
    told = f"cell {error.cell_index + first} failed: {error.ename}: {error.evalue}"
    return f"{told}\n{source}\n{trace}"
