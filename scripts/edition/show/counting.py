"""How the sources of a claim are counted, in words: each by its origin, and no origin twice."""

from collections.abc import Mapping

from edition.data.bibliography import short
from edition.judge.ledger import Judged
from edition.judge.rules import roles
from edition.judge.sayings import named
from edition.judge.weighing import Part, Role
from edition.judge.witnesses import Nature

NATURES = {
    Nature.RECORD: "the record itself",
    Nature.RESEARCH: "research",
    Nature.REPORT: "a report of the time",
    Nature.PARTY: "a party to the matter, which decides nothing",
    Nature.RETELLING: "a retelling",
}

PARTS = {
    Part.OWN: "counted as an origin of its own, {origin}",
    Part.SHARED: "counted once with {others}, as {origin}",
    Part.RETELLING: "counted once with {others}, as {origin}",
    Part.ECHO: "it retells {others} and is not counted again",
    Part.BESIDE_RECORD: "not counted, since the record speaks for itself",
}

NO_ROLE = "It does not answer the question, and is not counted."


def counting(item: Judged) -> Mapping[str, str]:
    """How each source of a claim is counted, in a sentence, by its key."""
    if not item.claim.rule or not item.finding:
        return {}
    found = roles(item.claim, item.finding)
    return {key: _sentence(found[key]) if key in found else NO_ROLE for key in item.finding.sources}


def counted_once(item: Judged) -> str:
    """Why fewer origins than sources are named for a claim; empty where each is one."""
    judgement = item.judgement
    origins = {*judgement.favour, *judgement.against, *judgement.unclear}
    sources = len(item.finding.sources) if item.finding else 0
    if not origins or len(origins) >= sources:
        return ""
    count = "origin" if len(origins) == 1 else "origins"
    return (
        f"These {sources} sources are counted as {len(origins)} {count}: "
        "what only retells, or shares the origin of another, is not counted again."
    )


def _sentence(role: Role) -> str:
    nature = NATURES[role.nature]
    part = Part.OWN if role.part is Part.RETELLING and not role.others else role.part
    others = named([short(key) for key in role.others])
    counted = PARTS[part].format(origin=named([role.origin]), others=others)
    return f"{nature[0].upper()}{nature[1:]}; {counted}."
