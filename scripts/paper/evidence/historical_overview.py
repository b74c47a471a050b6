"""Evidence for the historical overview up to the armistice: paragraphs 1 and 2, 1884 to 1953."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from edition.evidence import NOT_YET_TESTED as NOT_YET
from edition.evidence import Finding, choice, evidence, facts, tables

facts.register(
    events={
        "HO-02": "russo_korean_treaty_signed",
        "HO-06": "gojong_enters_russian_legation",
        "HO-07": "russian_instructors_begin",
        "HO-10": "russo_japanese_war_begins",
        "HO-15": "korea_annexed",
        "HO-17": "japan_defeated",
        "HO-23": "dprk_proclaimed",
        "HO-82": "japan_breaks_relations",
        "HO-83": "russia_britain_breach",
        "HO-86": "bloody_sunday",
        "HO-90": "soviet_attempt_iran",
    },
    quantities={"HO-85": "sakhalin_share_ceded"},
    features={
        "HO-05": ("agreements_on_korea_1896", "party"),
        "HO-11": ("russo_japanese_war", "outcome"),
        "HO-08": ("russian_projects_korea", "granted_1896"),
        "HO-12": ("treaty_of_portsmouth", "ceded"),
        "HO-80": ("treaty_1884", "rank"),
    },
    coded={
        "HO-24": ("state_maker", "North Korea 1948"),
        "HO-26": ("who_rules", "Shtykov in North Korea"),
        "HO-29": ("brought_to_power", "Shtykov and Kim Il-sung"),
        "HO-93": ("patron_stance", "1950 Stalin"),
    },
)

evidence(
    "HO-01",
    name=choice(
        "what counts",
        {
            "russo_korean_treaty_signed": (
                "dealings between states",
                "Bilateral relations are those of two governments.",
            ),
            "russo_korean_border": (
                "dealings between neighbours",
                "Trade and settlers across a common border are relations too.",
            ),
        },
    ),
)(facts.event)

evidence(
    "HO-03",
    name=choice(
        "loss of control",
        {
            "china_gave_up_korea": ("by treaty", "China gave up its claim when it signed."),
            "korea_renounces_china": (
                "when Korea broke away",
                "Control is lost when the ruled renounce it.",
            ),
            "japan_seizes_seoul_palace": (
                "when Japan took the palace",
                "Control is lost when another power holds the court.",
            ),
        },
    ),
)(facts.event)

evidence(
    "HO-88",
    name=choice(
        "the division",
        {
            "korea_divided": ("two zones", "The line of 1945 is the division."),
            "two_korean_states": ("two states", "Two Koreas exist when there are two states."),
        },
    ),
)(facts.event)

evidence(
    "HO-87",
    start={
        "port_arthur_surrendered": ("disasters of the war", "The fall of a fortress is a result."),
        "portsmouth_peace_signed": ("the peace", "Results of a war are what its peace brings."),
    },
)(partial(facts.interval, end="bloody_sunday", unit="days"))

CLIENTS = {
    "Bulgaria": "soviet_client_bulgaria",
    "Czechoslovakia": "soviet_client_czechoslovakia",
    "East Germany": "soviet_client_east_germany",
    "Hungary": "soviet_client_hungary",
    "Poland": "soviet_client_poland",
    "Romania": "soviet_client_romania",
}
"""The states of Eastern Europe whose communist government Moscow made, by when it began.

Albania and Yugoslavia have theirs from partisans of their own, by the same data set.
"""


VICTORY_IN_EUROPE = "1945-05-08"
"""The day of Germany's surrender; the order on Iran is of July 1945, before that of Japan."""


@evidence("HO-13")
def lost_positions() -> Finding:
    """Positions in the region that the peace of 1905 took from Russia, less those it kept."""
    lost, kept = (
        facts.count("russia_after_portsmouth", what, "positions") for what in ("lost", "kept")
    )
    more = facts.worked_out(lambda gone, left: gone - left, "positions", lost, kept)
    return replace(more, measure="more lost by Russia than kept")


@evidence("HO-81")
def won_positions() -> Finding:
    """Positions in Korea that Russia won between April 1895 and the end of 1896; it lost none."""
    won = facts.count("russian_positions_korea", "won_by_end_1896", "positions")
    return replace(won, measure="that Russia won in Korea by the end of 1896")


JAPAN = "japan_1918_1939"

SIGNS = {"gained": 1, "taken_again": 1, "lost": -1, "given_back": -1}
"""What of territories adds to those under Japan, and what takes away."""

HALFWAY = pd.Timestamp("1929-01-01")
"""The middle of the years between 1918 and 1939."""


@evidence(
    "HO-16",
    span={
        "whole": ("the whole time", "A period is marked by what it has changed at its end."),
        "throughout": ("growth in both halves", "Growth that marks a period goes on all along."),
    },
)
def japanese_gains(*, span: str = "whole") -> Finding:
    """Territories that came under Japan between 1918 and 1939, less those that it gave up."""
    stated = {way: facts.rows("attributes", "feature", f"{JAPAN}/{way}") for way in SIGNS}
    if span == "throughout":
        early = {way: rows[rows["date"] < HALFWAY] for way, rows in stated.items()}
        late = {way: rows[rows["date"] >= HALFWAY] for way, rows in stated.items()}
        return min(_balance(early), _balance(late), key=_number)
    names = {way: " and ".join(sorted(set(rows["value"]))) for way, rows in stated.items()}
    note = (
        f"Gained: {names['gained']}. Lost: {names['lost']}, where Japan had troops in 1918. "
        f"{names['given_back']} was given back in 1922 and taken again in 1938. Japan's output "
        f"rose from {japan_to_china(1929):.0f} per cent of China's in 1929 to "
        f"{japan_to_china(1938):.0f} per cent in 1938."
    )
    return replace(_balance(stated), note=note)


def _balance(stated: Mapping[str, pd.DataFrame]) -> Finding:
    """Territories in the rows of each way, added by the sign of the way."""
    found = {way: rows for way, rows in stated.items() if len(rows)}
    parts = [
        facts.cite(rows, "attributes", "feature", len(set(rows["value"])))
        for rows in found.values()
    ]
    more = facts.worked_out(
        lambda *numbers: sum(SIGNS[way] * one for way, one in zip(found, numbers, strict=True)),
        "territories",
        *parts,
    )
    return replace(more, measure="more gained by Japan than given up")


POWERS = {"United States": "usa", "Soviet Union": "sun", "China": "chn"}
"""The powers in the region after Japan's defeat, by how their figures are named."""

AFTER_DEFEAT = range(1945, 1950)
"""The years from Japan's defeat to the end of the civil war in China."""


@evidence("HO-18")
def chief_powers() -> Finding:
    """Who occupied Korea, and who came first and second by means in most years after the war."""
    ranked = facts.listed(
        {name: (_years_on_top(code), _most_years) for name, code in POWERS.items()}
    )
    return facts.together(
        facts.features("korea_after_1945", "occupied_by"),
        ranked,
        note="The index ranks military and industrial means of the United States, the Soviet "
        "Union and China from 1945 to 1949.",
    )


def _years_on_top(code: str) -> Finding:
    """In how many years a power was first or second by its means."""
    means = {
        (one, year): facts.quantity(f"capabilities_{one}_{year}")
        for one in POWERS.values()
        for year in AFTER_DEFEAT
    }
    years = sum(
        code in sorted(POWERS.values(), key=lambda one: -_number(means[one, year]))[:2]
        for year in AFTER_DEFEAT
    )
    return facts.derived(years, "years", *means.values(), low=years, high=years)


def _most_years(years: float) -> bool:
    return years > len(AFTER_DEFEAT) / 2


@evidence(
    "HO-84",
    breach={
        "after_the_rise": (
            "the first breach after it",
            "A rift to which a rise leads comes after it.",
        ),
        "any": ("the first dispute of any kind", "England and Russia had been rivals before."),
    },
)
def rise_to_breach(*, breach: str = "after_the_rise") -> Finding:
    """Days from Russia's rise in Korea to the first breach with one of the two rivals."""
    end = "russia_britain_breach" if breach == "after_the_rise" else "mid_russia_britain_1885"
    first = facts.event("gojong_enters_russian_legation")
    return facts.between(first, facts.event(end), "days")


@evidence(
    "HO-20",
    counted={
        "governments": ("a government of its choice", "A buffer is made by installing one there."),
        "peoples_republics": ("a people's republic", "The paper may mean satellites in full."),
    },
    since={
        "any": ("whenever it began", "The sentence leaves out no attempt begun during the war."),
        "peace": (
            "begun after Germany's defeat",
            "The paragraph dates the policy to the time after the war.",
        ),
    },
)
def iran_before_others(*, counted: str = "governments", since: str = "any") -> Finding:
    """Days from the attempt in Iran to the earliest other one; below zero if that was earlier."""
    names = CLIENTS.values() if counted == "governments" else ["romania_peoples_republic"]
    begun = [facts.event(name) for name in names]
    attempt = facts.event("soviet_attempt_iran")
    others = [
        facts.between(attempt, one, "days")
        for one in begun
        if since == "any" or str(one.observed) > VICTORY_IN_EUROPE
    ]
    between = "between the attempt in Iran and the first of the others"
    return replace(min(others, key=_number), measure=between)


@evidence("HO-21")
def undone_aims() -> Finding:
    """How many aims of the attempt in Iran came to nothing."""
    undone = facts.count("soviet_attempt_iran", "undone", "aims")
    return replace(undone, measure="of the attempt that came to nothing")


@evidence("HO-22")
def satellites_after_iran() -> Finding:
    """The states whose government Moscow made after its attempt in Iran, and those where before."""
    attempt = facts.event("soviet_attempt_iran")
    return facts.listed(
        {
            state: (facts.between(attempt, facts.event(name), "days"), lambda days: days > 0)
            for state, name in CLIENTS.items()
        }
    )


@evidence("HO-27")
def shtykov_rank() -> Finding:
    """Shtykov's rank while he was in Korea."""
    return facts.features("shtykov", "rank_1945_1950", exclusive=True)


@evidence("HO-28")
def founding_acts() -> Finding:
    """Acts of Shtykov in the making of the North Korean state that papers of the time name."""
    acts = facts.count("shtykov", "founding_acts", "acts")
    return replace(acts, measure="of Shtykov in the making of the state")


@evidence("HO-91")
def ruler_before_shtykov() -> Finding:
    """Whether the Soviet commander before him ruled in fact, by coded passages and a biography."""
    coded = facts.answer("who_rules", "Chistyakov in North Korea")
    found = facts.together(coded, facts.features("chistyakov", "power"))
    place = (
        "No source that was read says that Shtykov was the first. Of Chistyakov, who came before "
        "him, a newspaper says that he ruled in name only, and a biographer says that he did "
        "rule. The answer would be found in Tertitskiy, Soviet-North Korean Relations During the "
        "Cold War (2023), chapter 3, and in the files of the Military Council of the Primorye "
        "district, which Stalin's order of 20 September 1945 put over the North. Searched without "
        "result: Foreign Relations of the United States, 1945 and 1946, the Wilson Center Digital "
        "Archive, the database of the National Institute of Korean History, and the notebooks of "
        "Soviet generals in Korean newspapers."
    )
    return replace(found, denying=frozenset({"rules in fact"}), missing=place, status=NOT_YET)


@evidence("HO-92")
def choice_of_ministers() -> Finding:
    """Who chose the first ministers, in papers of the time."""
    place = (
        "The statement rests on his own diary. The answer would be found in its edition by the "
        "National Institute of Korean History (2004), entries of August 1948, and in Gi "
        "Gwang-seo's study of the organs of power in the North, 1945 to 1948 (Peace Studies 19/2, "
        "pages 333 to 366). Searched without result: Foreign Relations of the United States, 1948 "
        "and 1949, the Wilson Center Digital Archive, the JoongAng Ilbo, which printed the diary, "
        "beyond 2 August, and General Lebedev's notebook in the Busan Ilbo."
    )
    return replace(facts.features("shtykov", "government_part"), missing=place, status=NOT_YET)


HELP = {
    "weapons or materiel": "military help",
    "training or advice": "military help",
    "troops in combat": "military help",
    "none": "not military help",
}
"""What the codes of help in a war mean to a claim of military help of any kind."""


@evidence("HO-31")
def help_in_the_war() -> Finding:
    """Whether the Soviet Union helped, as passages are coded and as accounts state it."""
    coded = facts.read_as(facts.answer("war_help", "1950 Soviet Union in Korea"), HELP)
    return facts.together(coded, facts.features("soviet_part_korean_war", "help"))


@evidence("HO-94")
def beginner_of_the_war() -> Finding:
    """Who began the war, as passages are coded, and by the register of wars."""
    coded = facts.answer("war_begun_by", "1950 Korea")
    return facts.together(coded, facts.features("korean_war", "begun_by"))


@evidence("HO-33")
def right_to_the_bomb() -> Finding:
    """Whether MacArthur had the right, by the text of the White House and as passages are coded."""
    text = facts.features("macarthur_atomic", "authority", exclusive=True)
    return facts.together(text, facts.answer("nuclear_grant", "1950 MacArthur"))


@evidence("HO-95")
def request_for_the_bomb() -> Finding:
    """Whether MacArthur asked for that right: coded passages, and a study that was not coded."""
    coded = facts.answer("nuclear_request", "1950 MacArthur")
    return facts.together(coded, facts.features("macarthur_atomic", "request"))


@evidence("HO-34")
def outcome_of_the_war() -> Finding:
    """How the war ended for the two sides, as passages are coded, and by the register of wars."""
    coded = facts.answer("war_outcome", "1950 Korea")
    return facts.together(coded, facts.features("korean_war", "outcome"))


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


def _number(found: Finding) -> float:
    assert isinstance(found.observed, int | float)
    return found.observed
