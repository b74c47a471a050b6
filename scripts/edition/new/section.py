"""Adds a section: its code, notebook, place in the contents, module and test."""

import re
from keyword import iskeyword
from pathlib import Path

from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.new.changes import Changes, fill
from edition.new.questions import Answers


def validate(name: str, answers: Answers, root: Path = ROOT) -> None:
    """EditionError for a code or a title that cannot be, or that is taken."""
    value = answers[name]
    if name == "code":
        codes = _codes(Changes(root))
        if not re.fullmatch(r"[A-Z]{2}", value) or value in codes:
            told = f"code: two capital letters, none of {', '.join(codes)}, unlike {value!r}"
            raise EditionError(told)
        return
    if not (re.fullmatch(r"[\w ,;:’-]+", value) and re.match(r"[a-z]", _file_name(value))):
        raise EditionError(f"a title is a few words that begin with a letter, unlike {value!r}")
    if iskeyword(_file_name(value)):
        raise EditionError(f"{value!r} would make a module that Python cannot have; add a word")
    tests = (root / "tests").rglob(f"test_{_file_name(value)}.py")
    for path in [root / _module(value), *tests]:
        if path.exists():
            raise EditionError(f"{path.relative_to(root)} exists already; nothing was written")


def _codes(changes: Changes) -> list[str]:
    fields = changes.resource("claims")["schema"]["fields"]
    (codes,) = [field["constraints"]["enum"] for field in fields if field["name"] == "section"]
    return list(codes)


def _file_name(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")


def _module(title: str) -> str:
    return f"scripts/edition/evidence/{_file_name(title)}.py"


def _test(title: str) -> str:
    return f"tests/evidence/test_{_file_name(title)}.py"


def write(answers: Answers, root: Path = ROOT) -> list[str]:
    """A section of the paper: its code, notebook, place in the contents, module and test.

    Gives the paths of the files that were written.
    """
    changes = Changes(root)
    code, title = answers["code"], answers["title"]
    name = _file_name(title)
    number = 1 + max(int(path.name[:2]) for path in (root / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    chapter = f"{number:02}_{name}"
    _list_section(changes, code, title, chapter)
    values = {"title": title, "code": code, "number": f"{number:02}", "as_of": _as_of(root)}
    changes.create(f"notebooks/{chapter}.ipynb", fill("new_section.ipynb.txt", **values))
    changes.create(_module(title), f'"""Evidence for the section {title}."""\n')
    evidence = "scripts/edition/evidence/__init__.py"
    text = changes.text(evidence).replace("__all__ = [", f'__all__ = [\n    "{name}",', 1)
    changes.edit(evidence, text)
    changes.add_code(evidence, f"from edition.evidence import {name}\n", "")
    changes.create(_test(title), fill("new_section_test.txt", code=code))
    return changes.write()


def _list_section(changes: Changes, code: str, title: str, chapter: str) -> None:
    """Names a section wherever the sections are listed."""
    codes = [*_codes(changes), code]
    changes.add_entry("scripts/edition/paths.py", "CHAPTERS", code, chapter)
    changes.add_entry("scripts/edition/labels.py", "SECTIONS", code, title)
    package = changes.package()
    (entry,) = [entry for entry in package["resources"] if entry["name"] == "claims"]
    fields = {field["name"]: field for field in entry["schema"]["fields"]}
    fields["section"]["constraints"]["enum"] = codes
    told = fields["section"]["description"].rstrip(".")
    fields["section"]["description"] = f"{told}, {code} {title[0].lower()}{title[1:]}."
    fields["id"]["constraints"]["pattern"] = rf"^({'|'.join(codes)})-\d\d$"
    changes.edit_json("data/datapackage.json", package)
    before, second, after = changes.text("book/_toc.yml").partition("  - caption: The result\n")
    if not second:
        raise EditionError("book/_toc.yml: no part 'The result' to put a chapter before")
    line = f"      - file: notebooks/{chapter}\n"
    changes.edit("book/_toc.yml", before + line + second + after)


def _as_of(root: Path) -> str:
    """The day of the paper, as the first chapter has it."""
    path = next((root / "notebooks").glob("01_*.ipynb"))
    found = re.search(r'as_of = \\"([0-9-]+)\\"', path.read_text(encoding="utf-8"))
    if not found:
        raise EditionError(f"{path.name}: no parameter as_of")
    return found[1]
