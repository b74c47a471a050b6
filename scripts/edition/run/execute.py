"""Runs one notebook with papermill."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edition.base.errors import DataError, EditionError
from edition.base.project import ROOT

TIME_LIMIT_S = 300
"""How long one notebook may run, in seconds."""


class NotebookError(EditionError):
    """A notebook failed; the message names the notebook, the cell and the error."""


def execute(
    notebook: Path, target: Path, chosen: Mapping[str, Any] | None = None, label: str = ""
) -> str:
    """Runs a notebook beside its target and renames it there; returns the error, if any.

    `chosen` replaces defaults of its parameters; `label` is Markdown to be put above the result.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    part = target.with_suffix(".part.ipynb")
    try:
        with TemporaryDirectory(prefix="edition-") as folder:
            papermill.execute_notebook(
                str(notebook),
                str(part),
                parameters=dict(chosen or {}),
                cwd=str(ROOT),
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,  # twice a cell, which took half of the time
                execution_timeout=TIME_LIMIT_S,
                extra_arguments=["--IPKernelApp.log_level=CRITICAL"],
                config=_sockets(folder),
            )
    except PapermillExecutionError as error:
        return _explain(notebook, error, 1 - bool(chosen))
    except (CellTimeoutError, DeadKernelError) as error:
        return f"{notebook.name}: {error}"
    except RuntimeError as error:
        return f"{notebook.name}: the kernel did not start: {error}"
    if complaint := _warning(part):
        return f"{notebook.name}: {complaint}"
    if label:
        _put_above(part, label)
    part.replace(target)
    return ""


def _sockets(folder: str) -> Any:
    """Has a kernel listen in a folder: ports need a network, and two kernels can pick the same."""
    from traitlets.config import Config

    manager = {"transport": "ipc", "connection_file": f"{folder}/kernel.json"}
    return Config(KernelManager=manager)


def _warning(executed: Path) -> str:
    """The first text on standard error, which would else be printed in the book."""
    for cell in json.loads(executed.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                return f"cell {cell['id']} wrote a warning: {''.join(output['text'])}"
    return ""


def _explain(notebook: Path, error: Any, first: int) -> str:
    """The notebook, the cell with its source, and the error, for the terminal.

    An error of the edition's own says all in its one line.
    """
    import re

    if error.ename in (EditionError.__name__, DataError.__name__):
        return f"{notebook.name}: {error.evalue}"
    trace = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error.traceback))
    source = "\n".join(f"    {line}" for line in error.source.splitlines())
    return (
        f"{notebook.name}: cell {error.cell_index + first} failed: {error.ename}: {error.evalue}\n"
        f"{source}\n{trace}"
    )


def _put_above(executed: Path, label: str) -> None:
    copy = json.loads(executed.read_text(encoding="utf-8"))
    copy["cells"].insert(
        0, {"cell_type": "markdown", "id": "label", "metadata": {}, "source": label}
    )
    executed.write_text(json.dumps(copy, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
