"""The edition paraphrases: no nine words in a row of the paper stand in the repository."""

import hashlib
import re
from pathlib import Path

from edition.base.project import ROOT

PRINTS = set((Path(__file__).parent / "paper_prints.txt").read_text().split())
"""Fingerprints of every nine words in a row of the paper, from which it cannot be read back."""

TEXT = {".md", ".ipynb", ".csv", ".py", ".json", ".bib", ".yml", ".cff", ".txt"}
WORDS = 9


def prints(text):
    words = re.findall(r"[a-z0-9]+", text.replace("\\n", " ").lower())
    for start in range(len(words) - WORDS + 1):
        run = " ".join(words[start : start + WORDS])
        yield hashlib.sha1(run.encode()).hexdigest()[:12], run


def test_no_nine_words_in_a_row_of_the_paper_are_in_the_repository(tracked):
    found = {
        name: run
        for name in tracked
        if (path := ROOT / name).suffix in TEXT and path.exists()
        for mark, run in prints(path.read_text(encoding="utf-8", errors="replace"))
        if mark in PRINTS
    }
    assert found == {}
