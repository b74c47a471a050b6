"""What claims are called: the signs of verdicts, the names of sections, anchors and places."""

from edition.claims import Verdict
from edition.ledger import Judged

SYMBOLS = {
    Verdict.SUPPORTED: "✓",
    Verdict.CAVEAT: "≈",
    Verdict.CONTRADICTED: "✗",
    Verdict.NOT_TESTABLE: "?",
    Verdict.INTERPRETIVE: "◇",
}
"""A sign for each verdict beside its name and colour, so that colour alone never tells."""

SECTIONS = {
    "AB": "Abstract",
    "IN": "Introduction",
    "HO": "Historical overview",
    "NC": "Nuclear crisis",
    "SK": "Russia and South Korea",
    "CO": "Conclusion",
}

READINGS = {
    "city_centre": "city centre",
    "russky_island": "Russky Island",
    "popov_island": "Popov Island",
    "reyneke_island": "Reyneke Island",
    "rikord_island": "Rikord Island",
    "river_border": "border in the river",
    "nearest_territory": "nearest Korean ground",
    "khasan_station": "Khasan station",
    "rail_bridge": "railway bridge",
    "as_set": "as set",
    "gojong_enters_russian_legation": "the king's flight",
    "russian_mining_concession": "the first mining concession",
    "anglo_japanese_alliance_signed": "the Anglo-Japanese alliance",
    "russo_japanese_war_begins": "the war",
    "romania_peoples_republic": "Romania's people's republic",
    "soviet_client_poland": "the Polish committee of 1944",
    "soviet_client_romania": "the Romanian government of March 1945",
    "soviet_client_mongolia": "Mongolia",
    "by_name": "by name",
    "by_stars": "by stars",
    "rest_of_imports": "rest of imports",
    "rest_of_trade_high": "rest of trade, high",
    "rest_of_trade_low": "rest of trade, low",
    "three_years": "mean of three years",
    "as_reported": "as reported",
    "shevardnadze_pyongyang": "the warning of 1990",
    "kim_yong_nam_protest": "the protest of 1988",
    "ideal_points": "ideal points",
    "treaty_2000_initialled": "initialled",
    "treaty_2000_text_settled": "text settled",
    "third_states": "third states only",
    "any_state": "South Korea too",
    "six_party_talks_accepted": "the talks accepted",
    "six_party_talks_opened": "the talks opened",
    "long_range": "long range",
    "calendar_years": "calendar years",
    "debt_total": "as agreed",
    "debt_estimate_2007": "the estimate of 2007",
    "debt_at_rate_of_2012": "by the rouble of 2012",
    "debt_agreement_signed": "signed",
    "debt_agreement_ratified": "ratified",
    "debt_terms_reported": "terms reported",
    "with_usa": "with the United States",
    "neighbours_and_usa": "neighbours and United States",
    "with_north_korea": "with North Korea",
    "without_china": "without China",
    "trade_2017": "trade in 2017",
    "korean_loan_1991": "paid out",
    "korean_loan_pledged": "pledged",
    "paid_out": "paid out",
    "trump_doubts_trade_pact": "the doubts of April 2017",
    "trump_weighs_withdrawal": "the threat of September 2017",
    "free_trade_push_2017": "the push of November 2017",
    "free_trade_first_talks": "the first talks",
    "park_hopes_for_free_trade": "President Park's hope",
    "free_trade_research_agreed": "the accord on a study",
    "last_russian_arms_delivery": "the last delivery",
    "arms_second_programme_agreed": "the last agreement",
    "states_accepting_crimea": "states that accept it",
    "crimea_vote_no": "votes against the resolution",
}
"""What the values of choices are called that are no plain words: a reader sees no underscore."""


def anchor(claim_id: str) -> str:
    """The anchor of a claim's card on its page: claim-nc-18."""
    return f"claim-{claim_id.lower()}"


def style(verdict: Verdict) -> str:
    """The class by which pages and PDF know a verdict: verdict-not-testable."""
    return f"verdict-{verdict.name.lower().replace('_', '-')}"


def place(item: Judged) -> str:
    """Where the paper says it, in words."""
    claim = item.claim
    words = f"{SECTIONS[claim.section]}, paragraph {claim.paragraph}, sentence {claim.sentence}"
    return f"{words}, note {claim.footnote}" if claim.footnote else words
