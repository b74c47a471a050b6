"""What an observation says that has no answer: why, and where the answer stands."""

from edition.evidence import NOT_YET_TESTED, Finding, facts

BANK_OF_RUSSIA = "the Bank of Russia's tables of direct investment by country and region"


def unanswered(unit: str, missing: str, *parts: Finding, status: str = NOT_YET_TESTED) -> Finding:
    """No answer, and where it stands."""
    return facts.derived(None, unit, *parts, missing=missing, status=status)


def not_looked_up(unit: str, where: str) -> Finding:
    """An observation that decides nothing and was not looked up: where its answer stands."""
    return unanswered(unit, f"Not looked up, as it decides nothing: the answer stands in {where}.")
