"""Evidence: for each testable claim a function that computes a finding from the tables."""

from paper.evidence import (
    cold_war,
    conclusion,
    historical_overview,
    introduction,
    new_course,
    nuclear_crisis,
    south_korea,
    turn_east,
)

__all__ = [
    "cold_war",
    "conclusion",
    "historical_overview",
    "introduction",
    "new_course",
    "nuclear_crisis",
    "south_korea",
    "turn_east",
]
