import json

from edition.base.project import NOTEBOOKS
from edition.judge.ledger import judged
from edition.run.columns import describe, judgements
from edition.run.parameters import moves

RIVER = NOTEBOOKS / "01_river.ipynb"


def test_each_claim_of_a_chapter_has_its_verdict_and_what_was_observed_by_the_choices():
    published, otherwise = (
        judgements("01_river", {"counted": it, "as_of": "2020-06-01"})
        for it in ("main_stream", "with_delta")
    )
    assert published["ri_02_verdict"] == str(judged("RI-02").verdict)
    assert otherwise["ri_02_verdict"] == str(judged("RI-02", counted="with_delta").verdict)
    assert published["ri_02_observed"] != otherwise["ri_02_observed"]
    assert list(published) == list(otherwise)


def test_every_column_is_described_by_what_it_holds(tmp_path):
    head = ["row", "counted", "error", *judgements("01_river", {}), "length", "unused"]
    path = describe(tmp_path / "grid.csv", head, RIVER)
    fields = json.loads(path.read_text())["fields"]
    told = {field["name"]: field["description"] for field in fields}
    assert list(told) == head and all(told.values())
    assert "with_delta: " in told["counted"] and "published as main_stream" in told["counted"]
    assert judged("RI-02").claim.paraphrase in told["ri_02_verdict"]
    assert told["unused"].endswith("where no sentence names it.")
    assert not any("](#" in one for one in told.values())


def test_what_moves_is_told_with_the_choice():
    (told,) = [it for it in moves("01_river", {"counted": "with_delta"}) if "RI-02" in it]
    before, now = judged("RI-02").verdict, judged("RI-02", counted="with_delta").verdict
    words = judged("RI-02").claim.paraphrase
    by = "by “with the delta” and not by “main stream” (what counts)"
    assert told == f"RI-02 {before} → {now}, {by}: {words}"
    assert moves("01_river", {"counted": "main_stream", "as_of": "2020-06-01"}) == []
