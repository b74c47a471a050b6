"""Evidence: for each testable claim a function that computes a finding from the tables."""

from edition.evidence import (
    afterwards,
    cold_war,
    conclusion,
    historical_overview,
    introduction,
    new_course,
    nuclear_crisis,
    south_korea,
    turn_east,
)
from edition.evidence.registry import EVIDENCE, Evidence, evidence

__all__ = [
    "EVIDENCE",
    "Evidence",
    "afterwards",
    "cold_war",
    "conclusion",
    "evidence",
    "historical_overview",
    "introduction",
    "new_course",
    "nuclear_crisis",
    "south_korea",
    "turn_east",
]
