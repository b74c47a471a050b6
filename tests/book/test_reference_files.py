"""All sources for reference managers, with what they have in their own script."""

import json

import rispy
from pybtex.database.input.bibtex import Parser

from edition.book.reference_files import FORMATS, bibtex, csl, ris, write
from edition.data.bibliography import entries

ARCHIVED = "https://web.archive.org/web/2020/https://example.org/annals"


def test_bibtex_has_every_entry_and_the_original_title_as_biblatex_calls_it():
    found = Parser().parse_string(bibtex()).entries
    assert found.keys() == entries().keys()
    assert found["annals1902"].fields["origtitle"] == "왕국 연대기"
    assert "title_original" not in found["annals1902"].fields


def test_csl_has_title_and_author_in_both_scripts():
    found = {one["id"]: one for one in json.loads(csl())}
    assert found.keys() == entries().keys()
    assert found["annals1902"] == {
        "id": "annals1902",
        "type": "document",
        "title": "Annals of the Kingdom",
        "original-title": "왕국 연대기",
        "author": [{"literal": "Kingdom of Arden"}],
        "original-author": [{"literal": "아덴 왕국"}],
        "issued": {"date-parts": [[1902]]},
        "language": "ko",
        "archive_location": ARCHIVED,
    }
    assert found["doe2020"]["author"][1] == {"family": "Roe", "given": "Richard Miles"}
    assert found["doe2020"]["container-title"] == "Journal of Tolls"


def test_ris_has_the_original_as_title_and_ours_as_its_translation():
    found = {one["id"]: one for one in rispy.loads(ris())}
    assert found.keys() == entries().keys()
    annals, paper = found["annals1902"], found["doe2020"]
    assert (annals["title"], annals["translated_title"]) == ("왕국 연대기", "Annals of the Kingdom")
    assert annals["urls"] == [ARCHIVED]
    assert paper["title"] == "The Toll of the Arden" and "translated_title" not in paper
    assert paper["authors"] == ["Doe, Jane", "Roe, Richard Miles"]


def test_each_format_is_a_file(tmp_path):
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FORMATS)
