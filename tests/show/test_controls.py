import json
from itertools import product

from edition.judge import universes
from edition.judge.universes import Standing, robustness
from edition.show import controls


def test_the_line_names_the_standing_the_count_and_what_turns_it():
    assert controls.line(robustness("HO-45")) == (
        "○ The verdict holds on some choices only: 5 of 10 universes. "
        "Another choice of reading (trade) turns it by itself."
    )
    assert controls.line(robustness("SK-50")).startswith("● The verdict holds in every universe")
    assert controls.line(robustness("HO-40")) == ""


def test_where_no_single_choice_turns_the_verdict_the_line_says_so():
    for found in universes.edition():
        if found.standing in (Standing.MOST, Standing.FEW) and not found.turning():
            assert controls.line(found).endswith("Only several other choices together turn it.")


def test_standings_have_signs_of_their_own():
    assert len(set(controls.SIGNS.values())) == len(controls.SIGNS) == len(Standing) - 1


def test_the_controls_hold_every_universe_in_the_order_of_the_choices():
    for claim in ("AB-06", "SK-03", "HO-48"):
        found = robustness(claim)
        data = json.loads(controls.data(found))
        computed = {tuple(one.chosen.values()): one.item for one in found.universes}
        combinations = list(product(*found.choices.values()))
        assert len(data["universes"]) == len(combinations)
        for values, cell in zip(combinations, data["universes"], strict=True):
            item = computed.get(values)
            if item is None:
                assert cell is None
                continue
            assert data["observed"][cell[0]] == controls.observed(item.finding)
            assert data["verdicts"][cell[1]] == str(item.verdict)


def test_options_change_one_choice_at_a_time():
    found = list(controls.options(robustness("SK-12")))
    published = [option for option in found if option.published]
    assert len(published) == 3
    assert len({option.verdict for option in published}) == 1
    pledged = next(option for option in found if option.value == "pledged")
    assert pledged.observed == "3 billion USD" and pledged.verdict == "contradicted"


def test_a_source_is_named_by_publisher_and_year():
    assert controls.named("sources", "jamestown_1997") == "without Jamestown Foundation, 1997"
    assert controls.named("sources", "all") == "all"


def test_no_value_of_a_choice_is_shown_by_its_identifier():
    for found in universes.edition():
        for choice, values in found.choices.items():
            shown = [controls.named(choice, value) for value in values]
            assert not [words for words in shown if "_" in words], f"{found.claim.id}: {choice}"
            assert len(set(shown)) == len(shown), f"{found.claim.id}: {choice}"


def test_what_is_observed_is_told_as_exactly_as_it_is_known():
    assert controls.observed(robustness("HO-48").universes[0].item.finding) == "September 1990"
    assert controls.observed(robustness("HO-40").universes[0].item.finding) == (
        "nothing on open record"
    )
