"""Why a claim is judged as it is, in sentences for its card: what is said, and what follows."""

import re
from collections.abc import Mapping, Sequence

from edition.data.words import counted
from edition.judge.claim import Claim, Finding, Verdict
from edition.judge.opinions import opinions
from edition.judge.sayings import denials, named, quoted, said
from edition.judge.weighing import Weighing

ACROSS_THE_EDGE = "The best estimate bears it out, but its range reaches beyond what is claimed."

SINGLE_VOICES = "These are single voices; no survey of all who are meant was read."

WISHES = "want|wish|aim|seek|sought|prefer|fear|hope|intend|worr"
"""Beginnings of words that tell what somebody wants or fears."""

OPINIONS = {
    "causal": "Dates and figures can show what came first, but not what brought it about.",
    "wish": "No figure can prove what somebody wants or fears.",
    "forecast": "What may happen cannot be tested like what has happened.",
    "view": "This is a judgement, on which readers of the same facts may differ.",
}
"""Why each kind of opinion gets no verdict."""

JUDGEMENT = "This is a judgement of the author, which no single record decides."
"""What opens the reason of an opinion of which it is told what would test it."""

OUTCOMES = {
    Verdict.SUPPORTED: "the statement holds",
    Verdict.CAVEAT: "the statement holds with a caveat",
    Verdict.DISPUTED: "the statement is disputed",
    Verdict.CONTRADICTED: "the statement does not hold",
    Verdict.OPEN: "the answer is open",
}


def opinion(claim: Claim) -> str:
    """Why a cause or an opinion gets no verdict, and what would test it or bears on it."""
    if told := opinions().get(claim.id):
        return f"{JUDGEMENT} {told.would_test}"
    why = OPINIONS["causal" if claim.kind == "causal" else _sort(claim.paraphrase)]
    indicator = claim.indicator.rstrip(".")
    none = re.match(r"none\b[:,]?\s*(.*)", indicator)
    if none and none[1].startswith("beyond"):
        return f"{why} No figure bears on it {none[1]}."
    if none:
        return f"{why} No figure bears on it{f': {none[1]}' if none[1] else ''}."
    return f"{why} To weigh it, see {indicator}." if indicator else why


def _sort(paraphrase: str) -> str:
    """What an opinion is, as far as its words tell: a wish or fear, a forecast, or a view."""
    if re.search(rf"\b({WISHES})", paraphrase):
        return "wish"
    return "forecast" if re.search(r"\b(may|might|will|(?<!it )would)\b", paraphrase) else "view"


def of(
    claim: Claim,
    finding: Finding,
    verdict: Verdict,
    weighed: Mapping[str, Weighing],
    caveat: str = "",
) -> str:
    """What the sources say, and what keeps the verdict from more."""
    told = [said(claim, finding, weighed), caveat]
    if verdict is Verdict.DISPUTED:
        told.append(_both_sides(claim, finding, weighed))
    elif verdict is Verdict.OPEN:
        told += [TOO_LITTLE, finding.missing or WANTED]
    elif verdict is Verdict.SUPPORTED:
        told.append(_parties(claim, finding, weighed))
    return " ".join(filter(None, told))


TOO_LITTLE = "That is too little to go by."

WANTED = "A record of the matter, or research that rests on other sources, would decide it."
"""What an open claim needs, where its evidence does not say."""


def differ(claim: Claim, finding: Finding, origins: Sequence[str]) -> str:
    """A caveat that names who says otherwise, and what."""
    if claim.rule == "trend":
        return "The measures differ."
    voices, one = f"{counted(len(origins)).capitalize()} voices", len(origins) == 1
    return _say("One voice" if one else voices, one, claim, finding, origins)


def read_otherwise(reason: str, readings: Sequence[tuple[str, Verdict, str]]) -> str:
    """A reason with the readings that give another answer: why one may read it so, and what then
    follows; those with the same answer together."""
    told = [reason]
    for verdict in dict.fromkeys(verdict for _, verdict, _ in readings):
        same = [(name, why) for name, other, why in readings if other is verdict]
        for name, why in same:
            told.append(
                f"One may also go by “{name}”" + (f", for this reason: {why}" if why else ".")
            )
        told.append(f"{'Then' if len(same) == 1 else 'By each of these'} {OUTCOMES[verdict]}.")
    return " ".join(told)


def _both_sides(claim: Claim, finding: Finding, weighed: Mapping[str, Weighing]) -> str:
    if claim.rule == "trend":
        return "Good sources stand on both sides."
    favour, against = _origins(weighed, "favour"), _origins(weighed, "against")
    instead = f", with {codes}," if (codes := _instead(claim, finding)) else ""
    sides = f"It is borne out by {named(favour)}. It is denied{instead} by {named(against)}."
    return f"Good sources stand on both sides. {sides}"


def _parties(claim: Claim, finding: Finding, weighed: Mapping[str, Weighing]) -> str:
    """Who denies what holds all the same, since they speak of their own matter alone."""
    against = _origins(weighed, "against")
    if not against:
        return ""
    one = len(against) == 1
    who = "Only a party to the matter" if one else "Only parties to the matter"
    return _say(who, one, claim, finding, against)


def _say(who: str, one: bool, claim: Claim, finding: Finding, origins: Sequence[str]) -> str:
    """That somebody stands against a claim, and what they say instead."""
    if codes := _instead(claim, finding):
        return f"{who} {'says' if one else 'say'} {codes} instead: {named(origins)}."
    return f"{who} {'stands' if one else 'stand'} against it: {named(origins)}."


def _instead(claim: Claim, finding: Finding) -> str:
    return "" if ";" in claim.asserted else quoted(denials(claim, finding), finding, "or")


def _origins(weighed: Mapping[str, Weighing], side: str) -> list[str]:
    return sorted({one for found in weighed.values() for one in getattr(found, side).origins})
