"""Evidence for the historical overview up to the armistice: paragraphs 1 and 2, 1884 to 1953."""

from functools import partial

import pandas as pd

from edition.evidence import Finding, choice, evidence, facts, tables

facts.register(
    events={
        "HO-03": "china_gave_up_korea",
        "HO-07": "russian_instructors_begin",
        "HO-15": "korea_annexed",
        "HO-17": "japan_defeated",
        "HO-88": "korea_divided",
        "HO-90": "soviet_attempt_iran",
        "HO-23": "dprk_proclaimed",
    },
    quantities={"HO-85": "sakhalin_share_ceded"},
    features={
        "HO-01": ("russian_korean_relations", "official_start"),
        "HO-80": ("treaty_1884", "rank"),
        "HO-81": ("russian_influence_korea", "after_1895"),
        "HO-05": ("russian_influence_korea", "standing_1896"),
        "HO-82": ("russian_rise_korea", "japan"),
        "HO-83": ("russian_rise_korea", "england"),
        "HO-11": ("russo_japanese_war", "outcome"),
        "HO-12": ("treaty_of_portsmouth", "ceded"),
        "HO-18": ("korea_after_1945", "outside_power"),
        "HO-21": ("soviet_attempt_iran", "outcome"),
        "HO-24": ("dprk_foundation", "maker"),
        "HO-26": ("shtykov", "standing"),
        "HO-91": ("shtykov", "order"),
        "HO-28": ("shtykov", "founding_part"),
        "HO-92": ("shtykov", "government_part"),
        "HO-29": ("shtykov", "kim_part"),
        "HO-93": ("stalin_korean_war", "stance"),
        "HO-94": ("korean_war", "attacker"),
        "HO-31": ("soviet_part_korean_war", "kind"),
        "HO-33": ("macarthur_atomic", "authority"),
        "HO-95": ("macarthur_atomic", "request"),
        "HO-34": ("korean_war", "outcome"),
    },
    intervals={
        "HO-87": ("port_arthur_surrendered", "bloody_sunday", "days"),
    },
)

CALENDARS = {
    "gregorian": "The calendar in use today, and that of the histories.",
    "julian": "The calendar of the Russian Empire until 1918, by which its papers are dated.",
}
"""By which calendar a day before 1918 is told."""

for _claim, _event in {
    "HO-02": "russo_korean_treaty_signed",
    "HO-06": "gojong_enters_russian_legation",
    "HO-10": "russo_japanese_war_begins",
    "HO-86": "bloody_sunday",
}.items():
    evidence(_claim, calendar=CALENDARS)(partial(facts.event, _event))

evidence(
    "HO-84",
    start={
        "gojong_enters_russian_legation": (
            "the king's flight",
            "With the king in its legation Russia had the say.",
        ),
        "russian_mining_concession": (
            "the first mining concession",
            "Influence of money began with the first concession.",
        ),
    },
    end={
        "anglo_japanese_alliance_signed": (
            "the Anglo-Japanese alliance",
            "The alliance put the breach into a treaty.",
        ),
        "russo_japanese_war_begins": ("the war", "War is the open breach."),
    },
)(partial(facts.interval, unit="days"))

evidence(
    "HO-22",
    end={
        "romania_peoples_republic": (
            "Romania's people's republic",
            "A satellite is formed when its people's republic is.",
        ),
        "soviet_client_romania": (
            "the Romanian government of March 1945",
            "Moscow put its government in place before that.",
        ),
        "soviet_client_poland": (
            "the Polish committee of 1944",
            "The first government of this kind was set up during the war.",
        ),
    },
)(partial(facts.interval, "soviet_attempt_iran", unit="days"))

RANKS = {
    "by_name": "The paper gives a rank, and a rank is told by its name.",
    "by_stars": "Both ranks wear three stars, so that the word may be a translation of the rank.",
}

ATTEMPTS = {
    "romania_peoples_republic": (
        "Romania's people's republic",
        "The paper speaks of what followed the war, as people's republics.",
    ),
    "soviet_client_poland": (
        "the Polish committee of 1944",
        "A committee to govern Poland was set up during the war.",
    ),
    "soviet_client_romania": (
        "the Romanian government of March 1945",
        "In 1945 itself Romania got such a government before Iran did.",
    ),
    "soviet_client_mongolia": ("Mongolia", "Mongolia had been a buffer state since the 1920s."),
}
"""Which attempt at a government backed by Moscow is set against Iran."""


@evidence("HO-08")
def russian_projects() -> Finding:
    """How many ventures in Korea Russian subjects were granted in 1896."""
    return facts.count("russian_projects_korea", "granted_1896", "projects")


@evidence("HO-13")
def lost_positions() -> Finding:
    """How many territories and rights in the region Russia gave up in 1905."""
    return facts.count("russia_after_portsmouth", "lost", "positions")


@evidence(
    "HO-16",
    measure={
        "territories": "Land that came under Japan is influence that no one disputes.",
        "output": "An economy that outgrows its neighbour's gains weight.",
    },
)
def japanese_gains(*, measure: str = "territories") -> Finding:
    """How many territories Japan gained between the world wars, or points of China's output."""
    gains = facts.count("japan_1918_1939", "gained", "gains")
    by_output = japan_to_china(1938) - japan_to_china(1929)
    return Finding(
        observed=gains.observed if measure == "territories" else by_output,
        unit=gains.unit if measure == "territories" else "",
        rows=(*gains.rows, "maddison:CHN", "maddison:JPN"),
        note=(
            "A second measure agrees: Japan's output as a share of China's rose from "
            f"{japan_to_china(1929):.0f} per cent in 1929 to {japan_to_china(1938):.0f} in 1938."
        ),
        **facts.backing([*gains.sources, *tables.sources("maddison")]),
    )


def weights() -> pd.DataFrame:
    """The four powers' weight by year: columns country (RUS also stands for the Soviet territory),
    year, measure (output or population), share (per cent of the four)."""
    table = tables.read("maddison").replace({"country": {"SUN": "RUS"}})
    table["output"] = table["gdp_per_head"] * table["population"]
    long = table.melt(["country", "year"], ["output", "population"], "measure", "size")
    total = long.groupby(["year", "measure"])["size"].transform("sum")
    return long.assign(share=100 * long["size"] / total).drop(columns="size")


def japan_to_china(year: int) -> float:
    """Japan's output as a share of China's, per cent."""
    share = weights().query("year == @year and measure == 'output'").set_index("country")["share"]
    return float(100 * share["JPN"] / share["CHN"])


@evidence("HO-20", counted=choice("what counts", ATTEMPTS))
def iran_before_others(*, counted: str = "romania_peoples_republic") -> Finding:
    """Days from the attempt in Iran to another one; below zero if the other was earlier."""
    return facts.interval("soviet_attempt_iran", counted, "days")


@evidence("HO-27", rank=RANKS)
def shtykov_rank(*, rank: str = "by_name") -> Finding:
    """Shtykov's rank in Korea, or the rank elsewhere that has as many stars."""
    held = facts.features("shtykov", "rank_1945_1950")
    equivalent = facts.features("shtykov", "rank_equivalent")
    gloss = facts.rows("attributes", "feature", "shtykov/rank_equivalent").iloc[0]["statement"]
    return facts.derived(
        {"by_name": held, "by_stars": equivalent}[rank].observed,
        "",
        held,
        equivalent,
        note=f"A likely source of the slip: {gloss[0].lower()}{gloss[1:]}",
    )
