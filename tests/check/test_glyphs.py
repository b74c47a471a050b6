"""Every sign of a text is in a face of the book, or the check names it and its place."""

import csv
import json
import shutil

import pytest

from edition import check
from edition.base.project import DATA
from edition.check.glyphs import missing, unprintable

KOREAN = "훈민정음 ㄱㅏ 漢文"
CHINESE = "长江 沈阳 圖書館 臺灣"
OTHERS = "ひらがな カタカナ、。「」 Волга Ἀθῆναι Łódź ≈ ✓ ✗ ∑ → €"

NOWHERE = ["\U0001f600", "\u0e01", "\ufffd", "\ue000", "\u0378", "\U0001f1f0"]


@pytest.mark.parametrize("words", [KOREAN, CHINESE, OTHERS])
def test_words_of_many_scripts_are_printed(words):
    assert missing(set(words)) == set()


def test_what_no_face_has_is_found_among_all_that_they_have():
    syllables = map(chr, range(0xAC00, 0xD7A4))
    assert missing({*syllables, *NOWHERE, "\ud83d"}) == {*NOWHERE, "\ud83d"}


@pytest.fixture
def spoilt(tmp_path):
    """Writes a file with a sign that no face has; gives what is told of it."""

    def told(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return [str(fault) for fault in unprintable([path])]

    return told


NAMED = "'😀 U+1F600 GRINNING FACE': expected a sign that one of the book's faces has"


def test_a_table_is_told_with_row_and_column(spoilt):
    found = spoilt("events.csv", "id,what\n1,fine\n2,한글 😀\n")
    assert found == [f"events.csv: row 3: column what: {NAMED}"]


def test_a_page_and_the_bibliography_are_told_with_the_line(spoilt):
    assert spoilt("page.md", "# A\n\nb 😀\n") == [f"book/page.md: line 3: {NAMED}"]
    entry = "@book{doe,\n title = {A 😀},\n}\n"
    assert spoilt("references.bib", entry) == [f"references.bib: line 2: column doe: {NAMED}"]


@pytest.mark.parametrize("escaped", [True, False])
def test_a_notebook_is_told_with_cell_and_line(spoilt, escaped):
    cells = [{"source": "a"}, {"source": ["b\n", "c 😀"]}]
    found = spoilt("01_a.ipynb", json.dumps({"cells": cells}, ensure_ascii=escaped))
    assert found == [f"notebooks/01_a.ipynb: cell 2, line 2: {NAMED}"]


def test_the_check_looks_at_the_tables(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data")
    with (data / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["paraphrase"] += " ก"
    with (data / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    [fault] = check.faults(data)
    assert "claims.csv: row 2: column paraphrase: 'ก U+0E01 THAI CHARACTER KO KAI'" in str(fault)
