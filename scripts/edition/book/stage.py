"""Lays out what Jupyter Book compiles: the pages, and the executed notebooks made fit for print.

A chart leaves its notebook as a Vega-Lite specification.  Here it becomes a numbered figure.
"""

import json
import shutil
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from edition.base.files import read_json
from edition.base.project import BOOK, NOTEBOOKS
from edition.book import citations, overview, parts, pictures
from edition.book.figures import Figure
from edition.book.imprint import imprint
from edition.data.dictionary import contents, dictionary, glossary
from edition.judge.ledger import judged_claims
from edition.show.output import CAPTION
from edition.show.vega import MIME, SOURCES_LINE

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""Those of every notebook in the book, so that they are the same on every machine."""

PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""The endings of the pictures that a notebook may show from beside it, in JupyterLab as here."""


def stage(
    executed: list[Path],
    target: Path,
    pool: Executor,
    book: Path = BOOK,
    notebooks: Path = NOTEBOOKS,
) -> None:
    """Writes the source tree of the book: pages as they are, notebooks with charts prepared.

    Chapters are counted in the order given, from the number in the name of the first.  Text comes
    from the notebooks themselves and outputs from their executed copies, so that a changed sentence
    needs no new run.  The pool is that of `pictures.drawing_pool`.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(book, target)
    (target / "dictionary.md").write_text(dictionary(), encoding="utf-8")
    (target / "tables.md").write_text(contents(), encoding="utf-8")
    (target / "names.md").write_text(glossary(), encoding="utf-8")
    overview.write(target)
    shared = overview.shared(judged_claims(), citations.whole_work(citations.citation_file()).title)
    (target / overview.SHARED).parent.mkdir(exist_ok=True)
    (target / overview.SHARED).write_bytes(pool.submit(pictures.png, shared).result())
    parts.write(target)
    (target / "imprint.md").write_text(f"{{.imprint}}\n{imprint()}\n", encoding="utf-8")
    beside = [path for path in notebooks.rglob("*") if path.suffix.lower() in PICTURES]
    for path in beside:
        place = target / NOTEBOOKS.name / path.relative_to(notebooks)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    (target / NOTEBOOKS.name).mkdir(exist_ok=True)
    chapters: dict[str, dict[str, Any]] = {}
    figures: list[Figure] = []
    first = int(executed[0].name.split("_")[0]) if executed else 0
    for chapter, path in enumerate(executed, start=first):
        source = read_json(notebooks / path.name)
        notebook = with_outputs(source, read_json(path))
        chapters[path.name] = notebook
        figures += number(notebook, path.name, chapter)
    pictures.draw({figure.place: figure.untitled() for figure in figures}, pool)
    list(pool.map(pictures.compiled, [figure.filling() for figure in figures]))
    for figure in figures:
        figure.write(target)
    for name, notebook in chapters.items():
        notebook["metadata"] = METADATA
        text = json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False)
        (target / NOTEBOOKS.name / name).write_text(text + "\n", encoding="utf-8")


def with_outputs(notebook: dict[str, Any], executed: dict[str, Any]) -> dict[str, Any]:
    """A notebook with the outputs of its executed copy, cell by cell."""
    ran = {cell["id"]: cell for cell in executed["cells"]}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = ran[cell["id"]]["outputs"]
            cell["execution_count"] = ran[cell["id"]]["execution_count"]
    return notebook


def number(notebook: dict[str, Any], name: str, chapter: int) -> list[Figure]:
    """Numbers a notebook's tables that have a caption, and its charts, which become figures."""
    figures: list[Figure] = []
    tables = 0
    for position, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        for output in cell["outputs"]:
            if MIME in output.get("data", {}):
                numbered = f"{chapter}.{len(figures) + 1}"
                place = f"{name}: cell {position}: figure {numbered}"
                figure = Figure(numbered, output["data"][MIME], place, cell["id"], Path(name).stem)
                output["data"]["text/markdown"] = figure.markup()
                figures.append(figure)
            elif caption := output.get("metadata", {}).pop(CAPTION, ""):
                tables += 1
                numbered = f"**Table {chapter}.{tables}** {caption}"
                body = "".join(output["data"]["text/markdown"])
                output["data"]["text/markdown"] = f":::{{table}} {numbered}\n{body}\n:::"
        # The figure names the sources itself.
        cell["outputs"] = [
            output for output in cell["outputs"] if not output.get("metadata", {}).get(SOURCES_LINE)
        ]
    return figures
