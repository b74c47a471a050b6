import json
import re

import pytest

from edition.base.project import PACKAGE
from edition.check import settings, unwritten

TOC, CITATION, CONFIG = "book/_toc.yml", "CITATION.cff", "_config.yml"
SECTIONS, NOTEBOOK = "data/sections.csv", "notebooks/Untitled.ipynb"


def put(old, new):
    def spoil(text):
        assert old in text, old
        return text.replace(old, new, 1)

    return spoil


def more(rest):
    return lambda text: text + rest


CASES = {
    "contents that are no YAML": (TOC, lambda text: "root: [", "_toc.yml: row 1: expected YAML"),
    "contents with a tab": (TOC, lambda text: "root: index\n\tx: y", "_toc.yml: row 2: .*YAML"),
    "no first page": (TOC, put("root: index", "title: x"), "_toc.yml: .*'root' key not found"),
    "empty contents": (TOC, lambda text: "", "_toc.yml: expected a table of contents"),
    "a page that is missing": (TOC, put("file: data", "file: gone"), "_toc.yml: 'gone': expected"),
    "a page twice": (TOC, put("file: data", "file: references"), "used multiple times"),
    "a citation that is no YAML": (CITATION, lambda text: "a: b: c\n", "CITATION.cff: row 1:"),
    "no title": (CITATION, put("\ntitle:", "\nname:"), "CITATION.cff: .*a key 'title'"),
    "no authors": (CITATION, put("\nauthors:\n", "\nauthors: []\nx:\n"), "column authors: "),
    "an author without a name": (
        CITATION,
        put("family-names: Poe", "alias: Poe"),
        "column authors.0: .*expected a key 'name' or a key 'family-names'",
    ),
    "no licence of the code": (CITATION, put("\nlicense:", "\nx:"), "a key 'license'"),
    "a day that is none": (
        CITATION,
        put("2021-03-01", "2021-02-30"),
        "CITATION.cff: .*out of range",
    ),
    "a version as a number": (
        CITATION,
        put("version: 0.3.0", "version: 1.0"),
        "column version: '1.0': expected type string",
    ),
    "a DOI as an address": (
        CITATION,
        more("doi: https://doi.org/10.1/x\n"),
        "column doi: .*pattern",
    ),
    "a configuration without Sphinx": (CONFIG, put("\nsphinx:", "\nx:"), "a key 'sphinx'"),
    "a configuration without extensions": (
        CONFIG,
        put("extra_extensions", "x"),
        "a key 'extra_ext",
    ),
    "a notebook without a number": (NOTEBOOK, lambda text: "{}", "a name that starts with the"),
    "a chapter without a notebook": (
        SECTIONS,
        put("01_river", "02_sea"),
        "sections.csv: row 2: column chapter: '02_sea': expected a notebook in notebooks/",
    ),
}


@pytest.mark.parametrize(("file", "spoil", "line"), CASES.values(), ids=CASES)
def test_a_fault_ends_in_one_clear_line(root, file, spoil, line):
    path = root / file
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(spoil(text), encoding="utf-8")
    (fault,) = settings(root)
    assert re.search(line, str(fault)), fault
    assert "\n" not in str(fault) and len(str(fault)) < 1000


@pytest.mark.parametrize("file", [TOC, CITATION, CONFIG])
def test_a_file_that_is_missing_is_named(root, file):
    (root / file).unlink()
    (fault,) = settings(root)
    name = file.rpartition("/")[2]
    assert str(fault).startswith(f"{name}: expected a file that can be read")


def test_settings_that_nothing_spoils_are_in_order(root):
    assert settings(root) == []


@pytest.mark.parametrize("indent", [1, None])
def test_a_chapter_that_nobody_has_written_is_not_published(root, indent):
    assert not list(unwritten(root))
    template = PACKAGE / "new" / "templates" / "section.ipynb.txt"
    notebook = json.loads(template.read_text(encoding="utf-8"))
    path = root / "notebooks" / "09_notes.ipynb"
    path.write_text(json.dumps(notebook, indent=indent), encoding="utf-8")
    found = [str(fault) for fault in unwritten(root)]
    assert len(found) == 3
    assert found[0].startswith("notebooks/09_notes.ipynb: 'Say here, in your own words")
