"""How the combinations of choices of a claim come out, in words."""

from collections import Counter

from edition.notebook import Verdict, boards, universes


def held(claim: str, choice: str = "", *values: str) -> str:
    """In how many combinations, with these values of a choice, a claim holds: 5 of 10."""
    verdicts = _verdicts(claim, choice, *values)
    holding = [one for one in verdicts if one in (Verdict.SUPPORTED, Verdict.CAVEAT)]
    return f"{len(holding)} of {len(verdicts)}"


def by_verdict(claim: str, choice: str = "", *values: str) -> str:
    """How many combinations, with these values of a choice, have each verdict: 5 open and 3
    disputed, the most frequent first."""
    counted = Counter(map(str, _verdicts(claim, choice, *values)))
    return " and ".join(f"{number} {verdict}" for verdict, number in counted.most_common())


def described(claim: str) -> str:
    """How the combinations of a claim lie, for a reader who cannot see the curve."""
    observed = boards.universe_table(universes.robustness(claim))["observed"]
    return (
        f"{len(observed)} combinations of choices in the order of what is observed, from "
        f"{observed.min():.3g} to {observed.max():.3g}; by verdict: {by_verdict(claim)}. Below, a "
        "row for each value of each choice marks the combinations that have it."
    )


def _verdicts(claim: str, choice: str, *values: str) -> list[Verdict]:
    found = universes.robustness(claim).universes
    return [one.item.verdict for one in found if not choice or one.chosen[choice] in values]
