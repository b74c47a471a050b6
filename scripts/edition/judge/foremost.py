"""Which claims stand for the rest on the first page: chosen by a rule, never by hand.

A claim weighs as much as the opinions that can lean on it.  The ledger does not say which lean on
which, but an argument runs forward: an opinion can rest on what its paragraph has said by then.
"""

from collections.abc import Iterator

from edition.judge.choices import offered
from edition.judge.claim import Claim, Verdict
from edition.judge.ledger import Judged, distinct, find_claim, judged, read_claims
from edition.judge.readings import HOLDS, Mark, differs, marks

AGAINST = (Verdict.CONTRADICTED, Verdict.DISPUTED)
"""The verdicts of what does not stand as the paper has it."""

DEFENSIBLE = (Mark.NATURAL, Mark.POSSIBLE)

NUMBER = 5
"""How many claims stand for the rest."""


def foremost() -> list[Judged]:
    """The claims that stand for the rest, the weightiest first.

    Those that firm evidence contradicts or disputes come before those that hold; an open one, an
    opinion, and one that a natural or possible reading or the loss of a source would turn, are not
    eligible.  They go by
    the opinions that can lean on them, then by the sentences that state them, then by their order
    in the paper.
    """
    eligible = [item for item in distinct() if item.verdict in (*AGAINST, *HOLDS)]
    return sorted(filter(_steady, eligible), key=_rank)[:NUMBER]


def _rank(item: Judged) -> tuple[bool, int, int]:
    return item.verdict not in AGAINST, -len(leaning(item)), -len(stated(item))


def leaning(item: Judged) -> list[str]:
    """The opinions that stand in the sentence of a claim, or after it in the paragraph.

    Wherever the paper states the claim; an opinion that is repeated counts once.
    """
    return list(dict.fromkeys(claim.original for claim in _opinions(item)))


def _opinions(item: Judged) -> Iterator[Claim]:
    places = stated(item)
    for claim in read_claims().values():
        if judged(claim.id).verdict is Verdict.OPINION and any(
            (claim.section, claim.paragraph) == (one.section, one.paragraph)
            and claim.sentence >= one.sentence
            for one in places
        ):
            yield claim


def stated(item: Judged) -> list[Claim]:
    """The claim and those that repeat it."""
    return [one for one in read_claims().values() if one.original == item.claim.original]


def _steady(item: Judged) -> bool:
    """Whether no reading that can be defended, and no source set aside, gives another answer."""
    claim = find_claim(item.claim.original)
    others = (
        judged(claim.id, **{name: value}).verdict
        for name, choice in offered(claim).items()
        for value in choice.values
        if name == "sources" or marks().get((claim.id, name, value)) in DEFENSIBLE
    )
    return not any(differs(item.verdict, other) for other in others)
