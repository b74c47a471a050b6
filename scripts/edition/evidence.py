"""What modules of evidence import: the decorator, findings, facts, tables, distances, words."""

from edition.base.cache import cached
from edition.base.errors import EditionError
from edition.data import geodesy, tables, vocabulary
from edition.data.words import in_words
from edition.judge import facts
from edition.judge.claim import NO_SOURCE_KNOWN, NOT_YET_TESTED, Finding
from edition.judge.registry import IncompatibleError, Values, choice, evidence
from edition.judge.theses import LATER

__all__ = [
    "LATER",
    "NOT_YET_TESTED",
    "NO_SOURCE_KNOWN",
    "EditionError",
    "Finding",
    "IncompatibleError",
    "Values",
    "cached",
    "choice",
    "evidence",
    "facts",
    "geodesy",
    "in_words",
    "tables",
    "vocabulary",
]
