"""Evidence for the eight claims of the invented paper."""

from edition.evidence import Finding, IncompatibleError, choice, evidence, facts

facts.register(
    events={"RI-01": "toll_treaty"},
    quantities={"RI-03": "toll_share"},
    coded={"RI-04": ("river_cargo", "the Arden")},
)


@evidence(
    "RI-02",
    counted=choice(
        "what counts",
        {
            "main_stream": "The paper speaks of the river itself.",
            "with_delta": ("with the delta", "The arms of the delta are river too."),
        },
    ),
)
def length(*, counted: str = "main_stream") -> Finding:
    """The length of the river, km."""
    return facts.quantity("river_length" if counted == "main_stream" else "river_length_with_delta")


@evidence(
    "RI-05",
    start={
        "toll_treaty": "The treaty is there when it is signed.",
        "toll_agreed": "It is there when its text is agreed.",
    },
    reckoned={
        "days": "The days between.",
        "backwards": "The other way round, which only the signature allows.",
    },
)
def closed_after(*, start: str = "toll_treaty", reckoned: str = "days") -> Finding:
    """Days from the treaty to the closing of the ford."""
    if reckoned == "backwards" and start != "toll_treaty":
        raise IncompatibleError("RI-05: only the signature can be reckoned backwards from")
    ends = (start, "ford_closed") if reckoned == "days" else ("ford_closed", start)
    return facts.interval(*ends, "days")


@evidence("RI-06")
def meetings() -> Finding:
    """The meetings in secret: seen, and not counted."""
    return facts.derived(
        None,
        "meetings",
        facts.features("secret_meetings", "setting"),
        missing="Nobody counted them; the answer would be found in the papers of both sides.",
        status="not yet tested",
    )


@evidence(
    "T1-3",
    as_of={
        "2020-06-01": ("at publication", "What the paper could know."),
        "2026-01-01": ("today", "What is known now."),
    },
)
def share_of_the_toll(*, as_of: str = "2020-06-01") -> Finding:
    """Brenna's share of the toll, per cent; the books of today are not yet open."""
    if as_of == "2020-06-01":
        return facts.quantity("toll_share")
    return facts.derived(
        None,
        "per cent",
        facts.features("secret_meetings", "setting"),
        missing="The books of today are closed.",
        status="not yet tested",
    )
