"""The program behind many sites that cite, citation-js, reads every format as it is meant."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from edition.book import citations
from edition.book.citations import Author, Work

PROGRAM = Path(__file__).parents[1] / "repository" / "read_citations.cjs"
WHOLE = Work(
    key="key-2026",
    title='Żółć: 50% of {x} & "y_z" #1 ~ ^ \\ $ «北» `a` <b> }{ end',
    authors=(Author("Kim Lee", "Ada B."), Author("The team & its friends")),
    day=date(2026, 11, 24),
    version="1.2.0",
    url="https://example.org/b/",
    doi="10.1234/a_b.c",
)
PART = citations.part(WHOLE, "HO-43", "The North and the South", "claims/HO-43.html")


@pytest.mark.parametrize("ending", citations.FORMATS)
def test_a_whole_and_a_part_are_understood(ending):
    _, render = citations.FORMATS[ending]
    texts = json.dumps([render(work) for work in (WHOLE, PART)])
    command = ["node", PROGRAM]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        {
            "type": "chapter" if work.book else "book",
            "title": work.title,
            "names": [[author.name, author.given] for author in work.authors],
            "year": work.day.year,
            "book": work.book,
            "doi": work.doi,
            "url": work.url,
        }
        for work in (WHOLE, PART)
    ]
