"""Lays out what Jupyter Book compiles: the pages, and the executed notebooks made fit for print.

A chart leaves its notebook as a Vega-Lite specification.  Here it gets the two forms that the
book needs: a live one for HTML and a vector picture for the PDF and for readers without scripts.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from edition import vega
from edition.paths import BOOK, NOTEBOOKS

LIVE_CLASS = "vega-live"
"""The class of the element that a script turns into a live chart."""


def stage(
    executed: list[Path], target: Path, book: Path = BOOK, notebooks: Path = NOTEBOOKS
) -> None:
    """Writes the source tree of the book: pages as they are, notebooks with charts prepared.

    Text comes from the notebooks themselves and outputs from their executed copies, so that a
    changed sentence needs no new run.
    """
    from edition.dictionary import dictionary
    from edition.imprint import imprint

    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(book, target)
    (target / "dictionary.md").write_text(dictionary(), encoding="utf-8")
    (target / "imprint.md").write_text(f"{{.imprint}}\n{imprint()}\n", encoding="utf-8")
    (target / "notebooks").mkdir()
    for path in executed:
        source = json.loads((notebooks / path.name).read_text(encoding="utf-8"))
        notebook = with_outputs(source, json.loads(path.read_text(encoding="utf-8")))
        text = json.dumps(prepared(notebook), indent=1, sort_keys=True, ensure_ascii=False)
        (target / "notebooks" / path.name).write_text(text + "\n", encoding="utf-8")


def with_outputs(notebook: dict[str, Any], executed: dict[str, Any]) -> dict[str, Any]:
    """A notebook with the outputs of its executed copy, cell by cell."""
    ran = {cell["id"]: cell for cell in executed["cells"]}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = ran[cell["id"]]["outputs"]
            cell["execution_count"] = ran[cell["id"]]["execution_count"]
    return notebook


def prepared(notebook: dict[str, Any]) -> dict[str, Any]:
    """A notebook with outputs, the same on every machine, and with both forms of each chart."""
    language = {"name": "python"}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook["metadata"] = {"kernelspec": kernel, "language_info": language}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if vega.MIME in output.get("data", {}):
                _add_forms(output["data"])
    return notebook


def _add_forms(bundle: dict[str, Any]) -> None:
    spec = bundle[vega.MIME]
    picture = vega.picture(spec)
    fills = vega.FILLS_COLUMN in spec.get("usermeta", {})
    live = vega.canonical(spec | {"width": "container"} if fills else spec)
    script = live.replace("<", "\\u003c")
    bundle["image/svg+xml"] = picture
    bundle["text/html"] = (
        f'<div class="{LIVE_CLASS}" id="chart-{vega.name(spec)}">'
        f'<div class="vega-picture">{picture}</div>'
        f'<script type="application/json">{script}</script></div>'
    )
