"""Evidence for the conclusion."""

from edition.evidence import Finding, choice, evidence, facts, tables

facts.register(
    features={"CO-10": ("russian_aims_in_korea_2018", "aim")},
)


evidence(
    "CO-09",
    name=choice(
        "what counts",
        {
            "states_accepting_crimea": (
                "states that accept it",
                "States of which sources say that they accept it.",
            ),
            "crimea_vote_no": (
                "votes against the resolution",
                "States that voted against calling the referendum void.",
            ),
        },
    ),
)(facts.quantity)


@evidence("CO-04")
def crimea() -> Finding:
    """The states of which the sources say that they took Crimea for Russian."""
    stated = facts.features("crimea_annexation", "accepted_by")
    votes = tables.read("crimea_vote")
    row = votes[votes["country"] == "PRK"]
    vote = facts.cite(row, "crimea_vote", "country", None)
    return facts.derived(
        stated.observed,
        "",
        stated,
        vote,
        facts.event("crimea_recognised_by_north_korea"),
        note=f"In the General Assembly North Korea voted {row.iloc[0]['vote']} in March 2014.",
    )
