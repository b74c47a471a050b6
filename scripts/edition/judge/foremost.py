"""Which claims stand for the rest on the first page: chosen by a rule, never by hand.

A claim weighs as much as the opinions of a thesis that can lean on it.  The ledger does not say
which lean on which, but an argument runs forward: an opinion can rest on what its paragraph has
said by then.
"""

from collections.abc import Iterator
from dataclasses import replace

from edition.base.cache import cached
from edition.judge.choices import confront, offered
from edition.judge.claim import Claim, Verdict
from edition.judge.ledger import Judged, distinct, find_claim, judged, read_claims
from edition.judge.opinions import opinions
from edition.judge.readings import HOLDS, Mark, differs, marks
from edition.judge.rules import judge
from edition.judge.witnesses import Nature

AGAINST = (Verdict.CONTRADICTED, Verdict.DISPUTED)
"""The verdicts of what does not stand as the paper has it."""

DEFENSIBLE = (Mark.NATURAL, Mark.POSSIBLE)

NUMBER = 5
"""How many claims stand for the rest."""


def foremost() -> list[Judged]:
    """The claims that stand for the rest, the weightiest first.

    Those that firm evidence contradicts or disputes come before those that hold; an open one, an
    opinion, and one that a natural or possible reading or the loss of a source would turn, are not
    eligible.  They go by the opinions that can lean on them, then by the sentences that state them,
    then by their order in the paper; of one sentence only the first is taken.
    """
    eligible = [item for item in distinct() if item.verdict in (*AGAINST, *HOLDS)]
    chosen: dict[tuple[str, int, int], Judged] = {}
    for item in sorted(eligible, key=_rank):
        place = (item.claim.section, item.claim.paragraph, item.claim.sentence)
        # What is steady takes long to tell, so it is asked of as few as can be.
        if len(chosen) < NUMBER and place not in chosen and _steady(item.claim.id):
            chosen[place] = item
    return list(chosen.values())


def _rank(item: Judged) -> tuple[bool, int, int]:
    return item.verdict not in AGAINST, -len(leaning(item)), -len(stated(item))


def leaning(item: Judged) -> list[str]:
    """The opinions of a thesis that stand in the sentence of a claim, or after it in the paragraph.

    Wherever the paper states the claim; an opinion that is repeated counts once.  Where no opinion
    is said to serve a thesis, all count.
    """
    return list(dict.fromkeys(claim.original for claim in _opinions(item)))


def _opinions(item: Judged) -> Iterator[Claim]:
    places = stated(item)
    serving = {name for name, told in opinions().items() if told.thesis}
    for claim in read_claims().values():
        if serving and claim.original not in serving:
            continue
        if judged(claim.id).verdict is Verdict.OPINION and any(
            (claim.section, claim.paragraph) == (one.section, one.paragraph)
            and claim.sentence >= one.sentence
            for one in places
        ):
            yield claim


def stated(item: Judged) -> list[Claim]:
    """The claim and those that repeat it."""
    return [one for one in read_claims().values() if one.original == item.claim.original]


@cached
def _steady(claim_id: str) -> bool:
    """Whether no reading that can be defended, and no source set aside, gives another answer."""
    item = judged(claim_id)
    claim = find_claim(item.claim.original)
    readings = (
        {name: value}
        for name, choice in offered(claim).items()
        for value in choice.values
        if marks().get((claim.id, name, value)) in DEFENSIBLE
    )
    others = [judge(*confront(claim, chosen)).verdict for chosen in readings]
    others += [_without(item, claim, key) for key in _besides_records(item)]
    return not any(differs(item.verdict, other) for other in others)


def _without(item: Judged, claim: Claim, source: str) -> Verdict:
    """The verdict without a source, as its evidence finds it, or else with its word taken out."""
    tested, finding = confront(claim, {"sources": source})
    if finding and finding.observations:
        return judge(tested, finding).verdict
    assert item.finding
    heard = [
        seen.without([who for who in item.finding.witnesses if who.source == source])
        for seen in item.finding.observations
    ]
    left = tuple(seen for seen in heard if all(seen.grounds))
    return judge(tested, replace(item.finding, observations=left)).verdict


def _besides_records(item: Judged) -> set[str]:
    """The sources of a claim but the records themselves, also those that alone state a fact."""
    witnesses = item.finding.witnesses if item.finding else ()
    records = {who.source for who in witnesses if who.nature is Nature.RECORD}
    return {who.source for who in witnesses} - records
