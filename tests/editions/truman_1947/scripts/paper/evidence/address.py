"""Evidence for the twelve statements of the address, and for what its thesis expects."""

from dataclasses import replace

from edition.evidence import NOT_YET_TESTED, Finding, choice, evidence, facts, tables

WAR = range(1941, 1947)
"""The fiscal years from July 1940, when the country armed, to June 1946."""

THOUSAND = 1000
"""How many millions are a billion."""

facts.register(
    events={"AD-09": "aid_until"},
    quantities={"AD-02": "villages_burned", "AD-08": "aid_asked", "AD-10": "relief_asked"},
    features={
        "T1-2": ("greek_state", "american_view"),
        "T1-3": ("greek_state", "british_view"),
    },
    coded={"AD-01": ("destroyed_by", "works in Greece, 1944")},
)


@evidence("AD-03")
def tubercular() -> Finding:
    """The share of children with tuberculosis: known only as what it was where it was worst."""
    worst = facts.rows("quantities", "quantity", "tubercular_at_worst")
    most = float(worst.iloc[0]["value"])
    note = "It is the share where it was highest; of the whole country it can only be less."
    found = facts.cite(worst, "quantities", "quantity", most, "per cent", 0.0, most, note)
    return replace(
        found,
        missing="J. B. McDougall, who surveyed tuberculosis in Greece for UNRRA from the spring of "
        "1945, published Tuberculosis in Greece, of which only the opening could be read; the "
        "papers of the health division of UNRRA are in the archives of the United Nations.",
        status=NOT_YET_TESTED,
    )


@evidence(
    "AD-05",
    meant=choice(
        "what ends",
        {
            "help": "The sentence speaks of aid, whether it was owed or not.",
            "commitment": (
                "only what Britain was bound to give",
                "Governments tell what they are bound to, and what is added later is another act.",
            ),
        },
    ),
)
def last_help(*, meant: str = "help") -> Finding:
    """The day up to which Britain gave or promised help."""
    return facts.event("british_aid_ends" if meant == "help" else "british_commitment_ends")


@evidence(
    "AD-06",
    ground=choice(
        "which protests",
        {
            "coercion": "It is the coercion that the address sets against Yalta.",
            "yalta": (
                "those alone that name Yalta",
                "Who protests against a breach may be expected to name what was broken.",
            ),
        },
    ),
)
def protests(*, ground: str = "coercion") -> Finding:
    """The countries to which a protest against pressure at elections was sent."""
    aspect = "country" if ground == "coercion" else "naming_yalta"
    return facts.features("american_protests", aspect)


@evidence(
    "AD-11",
    counted=choice(
        "what counts",
        {
            "defence": "What a state spends on defence while it fights is what it puts into it.",
            "above_peace": (
                "all that was spent above the last year of peace",
                "A war also costs interest, pensions and help for allies.",
            ),
            "treasury": (
                "the war account of the Treasury",
                "The President spoke of what his own Treasury counted in his day.",
            ),
        },
    ),
)
def war_cost(*, counted: str = "defence") -> Finding:
    """What the war cost the United States, billion dollars."""
    if counted == "treasury":
        return Finding(
            observed=None,
            missing="The Treasury Bulletin and the reports of the Secretary of the Treasury for "
            "1946 and 1947 have the account of war activities; they could not be read.",
            status=NOT_YET_TESTED,
        )
    outlays = tables.read("outlays")
    spent = outlays[outlays["year"].isin(WAR)]
    if counted == "defence":
        dollars = float(spent["defence"].sum())
    else:
        before = outlays[outlays["year"] == WAR[0] - 1]
        dollars = float(spent["total"].sum()) - len(WAR) * float(before["total"].sum())
    rows = [f"outlays:{year}" for year in WAR]
    return facts.computed(dollars / THOUSAND, "billion USD", tables.sources("outlays"), rows)


@evidence(
    "AD-12",
    cost={
        "outlays": "What the budget shows was spent is the sum to compare with.",
        "address": "The sentence takes up the sum that the address has just named.",
    },
)
def share(*, cost: str = "outlays") -> Finding:
    """The aid that was asked for, per cent of what the war had cost."""
    whole = _in_millions() if cost == "outlays" else facts.quantity("war_cost_named")
    aid = facts.quantity("aid_asked")
    return facts.worked_out(lambda part, all_: 100 * part / all_, "per cent", aid, whole)


def _in_millions() -> Finding:
    """The cost of the war in the unit in which the aid is told."""
    found = war_cost()
    assert isinstance(found.observed, float)
    return facts.derived(found.observed * THOUSAND, "million USD", found)


@evidence("T1-4")
def heard_in_london() -> Finding:
    """What the Foreign Office heard of the Greek state, as an embassy and a commissioner tell."""
    found = facts.features("greek_state", "office_reports", exclusive=True)
    return replace(
        found,
        missing="The files of the Foreign Office on Greece for January to March 1947 are in the "
        "National Archives at Kew.",
        status=NOT_YET_TESTED,
    )
