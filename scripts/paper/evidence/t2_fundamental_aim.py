"""Evidence for the observations on stability without nuclear weapons as the aim (T2)."""

from dataclasses import replace
from functools import partial

from edition.evidence import NOT_YET_TESTED, Finding, evidence, facts
from paper.measures.days import PUBLISHED, TODAY, asked
from paper.measures.pact import in_force, one_code, pact
from paper.measures.security_council import votes
from paper.measures.unanswered import unanswered

facts.register(events={"T2-8": "offer_with_china_2017"})


@evidence("T2-1", as_of=asked())
def votes_against(*, as_of: str = PUBLISHED) -> Finding:
    """Drafts since 2006 on which Russia did not vote yes."""
    council = votes("2006-01-01", as_of)
    other = council[council["russia"] != "yes"]
    shown = other if len(other) else council
    return facts.cite(shown, "security_council", "resolution", float(len(other)), "votes")


ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"]
"""How the occasions of the resolutions number the nuclear tests."""


@evidence("T2-3")
def longest_answer() -> Finding:
    """The longest time from a nuclear test to the resolution on it with a Russian yes, in days."""
    tests, council = facts.standing("nuclear_tests"), votes("2006-01-01", PUBLISHED)
    answers = council[(council["russia"] == "yes") & (council["measure"] == "sanctions")]
    waits = [
        (day - test).days
        for word, test in zip(ORDINALS, tests.sort_values("date")["date"], strict=True)
        for day in answers[answers["occasion"].str.startswith(f"{word} nuclear test")]["date"]
    ]
    if len(waits) < len(tests):
        return unanswered("days", "A test has no resolution in the table of the Council's votes.")
    rows = answers[answers["occasion"].str.contains("nuclear test")]
    return facts.derived(
        float(max(waits)),
        "days",
        facts.cite(rows, "security_council", "resolution", "answers"),
        facts.cite(tests.astype({"test": str}), "nuclear_tests", "test", "tests"),
    )


@evidence("T2-4", as_of=asked())
def arms_delivered(*, as_of: str = PUBLISHED) -> Finding:
    """Deliveries of major arms to North Korea since the embargo.

    The register counts arms made there under Soviet licences as deliveries of Russia; no entry is
    of arms that were sent.
    """
    if as_of == TODAY:
        return facts.counted("deliveries", facts.event("pantsir_sent_2024"))
    sent = facts.quantity("northern_deliveries_sent_2007_2017")
    registered = facts.quantity("northern_deliveries_registered_2007_2017")
    return replace(
        facts.derived(
            sent.observed, "deliveries", sent, registered, low=sent.low, high=registered.high
        ),
        missing="The register of the Stockholm institute has seven yearly entries to 2010, all "
        "estimates of missiles made in North Korea under Soviet licences, and none of arms that "
        "were sent; a second origin that there was no delivery was sought in pages on Russian "
        "arms for North Korea and not found.",
        status=NOT_YET_TESTED,
    )


@evidence("T2-5", as_of=asked())
def duty_to_help(*, as_of: str = PUBLISHED) -> Finding:
    """Whether a treaty in force binds Russia to help North Korea."""
    bound = in_force("treaty_2024_in_force", as_of)
    return one_code("yes" if bound else "no", *pact(as_of))


evidence("T2-6")(
    partial(
        unanswered,
        "breaches",
        "The cases stand in the report of the Panel of Experts of March 2018 (S/2018/171) and in "
        "its last one of 2024; they were not sought, since this decides nothing.",
    )
)


@evidence("T2-7", as_of=asked("the Concept of 2023"))
def aim_in_the_concept(*, as_of: str = PUBLISHED) -> Finding:
    """Whether the Concept in force names a Korean peninsula without nuclear weapons."""
    if as_of == PUBLISHED:
        return unanswered(
            "",
            "The passage on Korea of the Concept of 30 November 2016 would tell; of its text only "
            "the opening could be read, and of reports on it that it wants less confrontation in "
            "Korea. Searched were Russian, English and Korean pages and stored documents; the text "
            "stands at mid.ru and kremlin.ru.",
        )
    found = facts.features("foreign_policy_concept_2023", "korea_without_nuclear_weapons")
    return replace(found, exclusive=True)
