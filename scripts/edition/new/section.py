"""Adds a section: its code, notebook, place in the contents, module and test."""

import re
from pathlib import Path

from edition.errors import EditionError
from edition.new.changes import Changes, fill
from edition.new.questions import Answers
from edition.paths import ROOT


def section(answers: Answers, root: Path = ROOT) -> list[str]:
    """A section of the paper: its code, notebook, place in the contents, module and test.

    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    code, title = answers["code"], answers["title"]
    name = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
    entry = changes.resource("claims")
    codes = next(
        field["constraints"]["enum"]
        for field in entry["schema"]["fields"]
        if field["name"] == "section"
    )
    if not re.fullmatch(r"[A-Z]{2}", code) or code in codes:
        raise EditionError(
            f"code: two capital letters, none of {', '.join(codes)}, unlike {code!r}"
        )
    if not (re.fullmatch(r"[\w ,;:’-]+", title) and re.match(r"[a-z]", name)):
        raise EditionError(f"a title is a few words that begin with a letter, unlike {title!r}")
    number = 1 + max(int(path.name[:2]) for path in (root / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    chapter = f"{number:02}_{name}"
    _list_section(changes, code, title, chapter, codes)
    values = {"title": title, "code": code, "number": f"{number:02}", "as_of": _as_of(root)}
    changes.create(f"notebooks/{chapter}.ipynb", fill("new_section.ipynb.txt", **values))
    changes.create(
        f"scripts/edition/evidence/{name}.py", f'"""Evidence for the section {title}."""\n'
    )
    evidence = "scripts/edition/evidence/__init__.py"
    text = changes.text(evidence).replace("__all__ = [", f'__all__ = [\n    "{name}",', 1)
    changes.edit(evidence, text)
    changes.add_code(evidence, f"from edition.evidence import {name}\n", "")
    changes.create(f"tests/evidence/test_{name}.py", fill("new_section_test.txt", code=code))
    return changes.write()


def _list_section(changes: Changes, code: str, title: str, chapter: str, codes: list[str]) -> None:
    """Names a section wherever the sections are listed."""
    changes.add_entry("scripts/edition/paths.py", "CHAPTERS", code, chapter)
    changes.add_entry("scripts/edition/labels.py", "SECTIONS", code, title)
    package = changes.package()
    (entry,) = [entry for entry in package["resources"] if entry["name"] == "claims"]
    fields = {field["name"]: field for field in entry["schema"]["fields"]}
    fields["section"]["constraints"]["enum"] = [*codes, code]
    told = fields["section"]["description"].rstrip(".")
    fields["section"]["description"] = f"{told}, {code} {title[0].lower()}{title[1:]}."
    fields["id"]["constraints"]["pattern"] = rf"^({'|'.join([*codes, code])})-\d\d$"
    changes.edit_json("data/datapackage.json", package)
    before, second, after = changes.text("book/_toc.yml").partition("  - caption: The result\n")
    line = f"      - file: notebooks/{chapter}\n"
    changes.edit("book/_toc.yml", before + line + second + after)


def _as_of(root: Path) -> str:
    """The day of the paper, as the first chapter has it."""
    path = next((root / "notebooks").glob("01_*.ipynb"))
    found = re.search(r'as_of = \\"([0-9-]+)\\"', path.read_text(encoding="utf-8"))
    if not found:
        raise EditionError(f"{path.name}: no parameter as_of")
    return found[1]
