"""What would turn the observations on the broker."""

import pytest
from observed import result, set_where, with_rows

from edition.data import tables
from edition.judge.theses import Result
from paper.evidence.t1_broker import AGREEMENTS, MEETINGS
from paper.measures.days import PUBLISHED, TODAY


@pytest.mark.parametrize(
    ("observation", "things", "aspect"),
    [("T1-4", MEETINGS, "arranged_or_hosted_by"), ("T1-5", list(AGREEMENTS), "convened_by")],
)
def test_a_russian_part_in_one_of_them_would_be_seen(otherwise, observation, things, aspect):
    row = tables.read("attributes").query("subject == @things[0] and aspect == @aspect").iloc[0]
    otherwise("attributes", with_rows("attributes", row.to_dict() | {"value": "Russia"}))
    assert result(observation, PUBLISHED) is Result.SEEN


def test_an_agreement_of_later_counts_only_today(otherwise):
    where = "subject == 'pyongyang_declaration_2018'"
    otherwise("attributes", set_where("attributes", where, "value", "Russia"))
    assert result("T1-5", PUBLISHED) is Result.NOT_SEEN
    assert result("T1-5", TODAY) is Result.SEEN
