"""What is told of combinations of choices agrees with the universes of the claim."""

from edition.notebook import Verdict, universes
from paper import combinations


def test_combinations_with_a_value_are_counted_by_whether_they_hold_and_by_verdict():
    found = universes.robustness("SK-13").universes
    paid = [one.item.verdict for one in found if one.chosen["counted"] == "paid_out"]
    assert combinations.held("SK-13", "counted", "paid_out") == f"0 of {len(paid)}"
    told = combinations.by_verdict("SK-13", "counted", "paid_out")
    assert told == (
        f"{paid.count(Verdict.CONTRADICTED)} contradicted and {paid.count(Verdict.OPEN)} open"
    )
    assert combinations.held("SK-13").endswith(f" of {len(found)}")


def test_the_words_for_a_curve_count_all_its_combinations():
    number = len(universes.robustness("AB-06").universes)
    told = combinations.described("AB-06")
    assert told.startswith(f"{number} combinations") and combinations.by_verdict("AB-06") in told
