"""Evidence for the conclusion."""

from edition.evidence import Finding, evidence, facts

facts.register(
    features={"CO-10": ("russian_aims_in_korea_2018", "aim")},
    coded={"CO-04": ("crimea_status", "North Korea")},
)


@evidence("CO-09")
def states_with_crimea() -> Finding:
    """States said to recognise the annexation, and those that voted with Russia in 2014."""
    return facts.together(
        facts.quantity("states_recognising_crimea"),
        facts.indicator(facts.quantity("crimea_vote_no"), "vote of March 2014"),
        note="Very few is taken as at most a tenth of the 193 members of the United Nations; the "
        "vote, in which Russia is counted, stands for those that may have recognised in silence.",
    )
