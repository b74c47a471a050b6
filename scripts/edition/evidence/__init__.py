"""Evidence: for each testable claim a function that computes a finding from the tables."""

from edition.evidence import introduction, nuclear_crisis
from edition.evidence.registry import EVIDENCE, Evidence, evidence

__all__ = ["EVIDENCE", "Evidence", "evidence", "introduction", "nuclear_crisis"]
