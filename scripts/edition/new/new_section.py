"""Adds a section: its row, its notebook, and its place in the contents of the book."""

import re
from pathlib import Path

from edition.base.contents import CONTENTS
from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.base.text import slug
from edition.new.answers import require_chapter, require_fit
from edition.new.changes import SECTIONS, Changes, fill
from edition.new.questions import Answers


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for a code or a title that cannot be, or that is taken."""
    changes, value = Changes(root), answers[name]
    require_fit(value, changes.fields("sections")[name])
    if name == "code":
        codes = [row["code"] for row in changes.rows(SECTIONS)]
        if value in codes:
            raise EditionError(f"code {value} is taken, as are: {', '.join(codes)}")
        return
    if not re.fullmatch(r"[\w ,;:’-]+", value):
        raise EditionError(f"title cannot be {value!r}: expected a few words without other signs")
    require_chapter(value)


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """A section at the end of the paper, with a notebook and a place in the contents.

    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    code, title = answers["code"], answers["title"]
    notebooks = sorted((root / "notebooks").glob("[0-9]*_*.ipynb"))
    number = 1 + max((int(path.name.partition("_")[0]) for path in notebooks), default=0)
    chapter = f"{number:02}_{slug(title, '_')}"
    rows = changes.rows(SECTIONS)
    row = {
        "code": code,
        "title": title,
        "chapter": chapter,
        "order": str(1 + max((int(row["order"]) for row in rows), default=0)),
        "source": changes.paper(),
    }
    changes.edit_rows(SECTIONS, list(changes.fields("sections")), [*rows, row])
    chapters = [row["chapter"] for row in rows]
    changes.edit(CONTENTS, _with_chapter(changes.text(CONTENTS), chapters, chapter))
    values = {"section_title": title, "code": code, "number": f"{number:02}", "key": row["source"]}
    text = fill("start/notebooks/section.ipynb", date=_as_of(root, row["source"]), **values)
    changes.create(f"notebooks/{chapter}.ipynb", text)
    return changes.write()


def _with_chapter(contents: str, chapters: list[str], new: str) -> str:
    """The table of contents with a chapter after the last of the paper's, or as the first."""
    lines = contents.splitlines()
    own = {f"- file: notebooks/{chapter}" for chapter in chapters}
    places = [place for place, line in enumerate(lines) if line.strip() in own]
    if places:
        last = lines[places[-1]]
        lines.insert(places[-1] + 1, f"{last.partition('-')[0]}- file: notebooks/{new}")
    elif "parts:" in lines:
        place = lines.index("parts:") + 1
        indent = lines[place].partition("-")[0]
        part = ["- caption: The paper", "  chapters:", f"    - file: notebooks/{new}"]
        lines[place:place] = [f"{indent}{line}" for line in part]
    elif "chapters:" in lines:
        place = lines.index("chapters:") + 1
        lines.insert(place, f"{lines[place].partition('-')[0]}- file: notebooks/{new}")
    else:
        lines += ["chapters:", f"  - file: notebooks/{new}"]
    return "\n".join(lines) + "\n"


def _as_of(root: Path, paper: str) -> str:
    """The day of the paper: the first as of which a chapter stands, or the end of its year."""
    from edition.data.bibliography import references
    from edition.run.parameters import DAY, defaults
    from edition.run.runner import select

    chapters = select((), root / "notebooks")
    days = [day for path in chapters if (day := defaults(path).get(DAY))]
    return min(days) if days else f"{references(root / 'book/references.bib')[paper].year}-12-31"
