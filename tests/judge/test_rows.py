"""The rows that a finding names, each with what its table has."""

from edition.data import tables
from edition.judge.ledger import judged
from edition.judge.rows import stated, together


def test_rows_are_named_by_one_cell_by_several_or_not_at_all():
    assert list(stated("events", "toll_treaty")["source"]) == ["annals1902", "courier1901"]
    by_two = stated("attributes", "secret_meetings/setting")
    assert {*by_two["subject"]} == {"secret_meetings"} and len(by_two) == 2
    assert len(stated("events", "no such event")) == len(tables.read("events"))


def test_all_rows_stand_together_under_table_and_key_with_what_coders_made_of_them():
    finding = judged("RI-04").finding
    found = together(finding.rows)
    assert list(found.columns[:2]) == ["table", "key"]
    assert list(dict.fromkeys(found["table"])) == ["passages", "codebook", "codings"]
    passages = found[found["table"] == "passages"]
    assert {*finding.sources} <= {*passages["source"]}
    codings = found[found["table"] == "codings"]
    assert {*codings["passage"]} == {*passages["number"]}


def test_a_map_layer_stands_by_its_key_alone():
    found = together(["river:delta", "quantities:river_length"])
    assert list(found["table"]) == ["river", "quantities", "quantities"]
    assert found.iloc[0].dropna().to_dict() == {"table": "river", "key": "delta"}
