"""Whether Russia is bound to help North Korea, and what else is in force on a day."""

from dataclasses import replace
from datetime import date

from edition.evidence import Finding, facts


def in_force(event: str, day: str) -> bool:
    """Whether an event had come by a day."""
    found = facts.event(event).observed
    return isinstance(found, date) and found <= date.fromisoformat(day)


def one_code(code: str, *parts: Finding) -> Finding:
    """A finding of one code, which rules the others out."""
    return replace(facts.derived(code, "", *parts), observed=frozenset({code}), exclusive=True)


def pact(as_of: str) -> list[Finding]:
    """What tells whether Russia had to help North Korea on a day: the old pact's end, the new's
    beginning."""
    names = ["treaty_1961_expired", "treaty_2000_signed"]
    if in_force("treaty_2024_in_force", as_of):
        names = ["treaty_2024_in_force"]
    return [facts.event(name) for name in names]
