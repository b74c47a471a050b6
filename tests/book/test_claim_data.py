"""The rows that a verdict rests on, as a file."""

import csv
import io

from edition.book import claim_data
from edition.judge.ledger import judged, judged_claims


def test_the_file_of_a_claim_has_its_rows_and_no_others(tmp_path):
    item = judged("RI-01")
    claim_data.write(item, tmp_path)
    (written,) = tmp_path.iterdir()
    assert written.name == "RI-01.csv" == claim_data.file(item)
    rows = list(csv.DictReader(io.StringIO(written.read_text("utf-8"))))
    assert [(row["table"], row["key"]) for row in rows] == [("events", "toll_treaty")] * 2
    assert [row["source"] for row in rows] == ["annals1902", "courier1901"]
    assert {row["date"] for row in rows} == {"1901-05-14"}


def test_a_claim_without_rows_of_its_own_has_no_file(tmp_path):
    without = [item for item in judged_claims() if not claim_data.file(item)]
    assert {item.claim.id for item in without} >= {"AB-01", "RI-07"}
    for item in without:
        claim_data.write(item, tmp_path)
    assert not list(tmp_path.iterdir())
