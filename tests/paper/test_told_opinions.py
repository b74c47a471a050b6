"""What is told of the paper's opinions agrees with the charts, and differs for each."""

import json
import re

from edition.base.project import NOTEBOOKS
from edition.judge.opinions import opinions


def named_by_charts():
    """The claims that the charts of the chapters name."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for claims in re.findall(r"claims=\(([^()]*)\)", "".join(cell["source"])):
                yield from re.findall(r"[A-Z]{2}-\d+", claims)


def test_an_opinion_without_a_chart_is_named_by_none():
    without = {one.claim for one in opinions().values() if not one.shown}
    assert without and not without & set(named_by_charts())


def test_each_sentence_says_what_would_test_it_and_what_would_speak_against_it():
    for one in opinions().values():
        assert " test " in one.would_test or "show" in one.would_test, one.claim
        assert re.search(r"; it would (be wrong|mislead) if ", one.would_test), one.claim
        assert one.would_test.endswith("."), one.claim
