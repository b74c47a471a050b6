"""How far the coders agree, on what their codes say to the paper: for, against, cannot tell."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import permutations
from math import sqrt

from edition.data import tables
from edition.data.vocabulary import paper_key
from edition.judge.codings import ALONE, PASSAGES, questions, settled

STANDS = ("for", "against", "cannot tell")

ENOUGH = 0.667
"""The least alpha; below it the codebook is revised and all is coded anew."""

Z = 1.96
"""For an interval of 95 per cent."""


@dataclass(frozen=True)
class Agreement:
    """Of two coders: passages, those coded alike with the interval of that share, table, alpha.

    `table` counts passages, or whatever else was coded, by the codes of the first and the second
    coder; `alpha` is Krippendorff's for nominal data.
    """

    passages: int
    alike: int
    low: float
    high: float
    table: Mapping[tuple[str, str], int]
    alpha: float


def agreement() -> Agreement:
    """How far the first two coders of every passage but the paper's own agree."""
    return compare([(given[0], given[1]) for given in stands().values()])


def compare(pairs: list[tuple[str, str]]) -> Agreement:
    """How far two coders agree, a pair of codes for whatever both have coded."""
    alike = sum(one == other for one, other in pairs)
    low, high = interval(alike, len(pairs))
    return Agreement(len(pairs), alike, low, high, Counter(pairs), alpha(pairs))


def stands() -> dict[int, list[str]]:
    """What the codes of blind coders say of a passage to the paper, in their order, by number."""
    rows = {row["number"]: row for row in tables.read(PASSAGES).to_dict("records")}
    paper = {row["question"]: settled()[number] for number, row in rows.items() if _own(row)}
    found: dict[int, list[str]] = {}
    codings = tables.read("codings")
    for row in codings[codings["coder"] != ALONE].to_dict("records"):
        passage = rows[row["passage"]]
        if not _own(passage):
            question = passage["question"]
            said = _stand(tables.items(row["code"]), paper[question], question)
            found.setdefault(row["passage"], []).append(said)
    return found


def alpha(pairs: list[tuple[str, str]]) -> float:
    """Krippendorff's alpha of two coders' nominal codes; 1 where there is only one value."""
    together = Counter(pair for one in pairs for pair in permutations(one))
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    seen = sum(number for (one, other), number in together.items() if one != other) / total
    chance = sum(values[a] * values[b] for a, b in permutations(values, 2)) / (total * (total - 1))
    return 1 - seen / chance if chance else 1.0


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share, 95 per cent."""
    share, spread = hits / of, Z * Z / of
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def _stand(codes: list[str], paper: list[str], question: str) -> str:
    if set(codes) & set(paper):
        return "for"
    return "against" if set(codes) & questions()[question].denying else "cannot tell"


def _own(row: Mapping[Hashable, object]) -> bool:
    return row["source"] == paper_key()
