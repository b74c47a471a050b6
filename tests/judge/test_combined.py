from inputs import RECORD, finding, seen, who

from edition.judge import combined
from edition.judge.claim import Finding
from edition.judge.stated import quantity
from edition.judge.witnesses import witnesses

SURVEY, ATLAS = witnesses(["survey1999"]), witnesses(["atlas2001"], "no")
GAZETTE = witnesses(["gazette1901"], "no")


def test_what_is_worked_out_rests_on_all_its_facts_once():
    parts = [quantity("river_length"), quantity("toll_share")]
    assert combined.derived(
        2.0, "km", *parts, *parts, note="N.", missing="M.", status="S"
    ) == Finding(
        2.0,
        "km",
        rows=("quantities:river_length", "quantities:toll_share"),
        observations=(seen(2.0, SURVEY | ATLAS, SURVEY | GAZETTE),),
        note="N.",
        missing="M.",
        status="S",
    )
    assert combined.derived(None, "km", *parts).observations == ()


def test_a_figure_worked_out_has_the_range_that_its_parts_leave():
    length, share = quantity("river_length"), quantity("toll_share")
    found = combined.worked_out(lambda km, part: km * part, "km", length, share)
    assert (found.observed, found.low, found.high) == (104 * 57, 98 * 56, 104 * 57)


def test_several_measures_stand_side_by_side():
    length, share = quantity("river_length"), quantity("toll_share")
    found = combined.together(length, share, note="N.")
    assert (found.observed, found.unit, found.note) == (104, "km", "N.")
    assert found.observations == length.observations + share.observations
    assert found.rows == length.rows + share.rows


def test_a_count_of_facts_is_sure_of_those_that_stand_firm_and_may_be_all():
    firm, told = finding(seen("deed", who(RECORD, "R"))), finding(seen("deed", who(origin="P")))
    found = combined.counted("deeds", firm, told, firm, note="N.")
    assert (found.observed, found.low, found.high, found.unit, found.note) == (
        2,
        2,
        3,
        "deeds",
        "N.",
    )
    assert {who.origin for who in found.witnesses} == {"R"}


def test_what_codes_mean_to_a_claim_is_said_in_its_words_and_the_witnesses_stay():
    coded = finding(*(seen(code, who(RECORD, "R")) for code in ("barge", "none", "cannot tell")))
    found = combined.read_as(coded, {"barge": "boat", "none": "not boat"})
    assert [one.value for one in found.observations] == ["boat", "not boat", "cannot tell"]
    assert found.observed == {"boat", "not boat"}
    assert found.witnesses == coded.witnesses


def test_a_list_has_the_items_whose_whole_range_has_the_property():
    length, share = quantity("river_length"), quantity("toll_share")
    found = combined.listed(
        {
            "long": (length, lambda km: km > 90),
            "longer": (length, lambda km: km > 100),
            "cheap": (share, lambda part: part < 50),
        }
    )
    assert found.observed == {"long"}
    assert [one.value for one in found.observations] == ["long", "not cheap"]
    assert found.rows == ("quantities:river_length", "quantities:toll_share")
