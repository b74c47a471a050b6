"""What notebooks import: cards, boards, charts, maps, the ledger, tables, words for prose."""

from edition.data import tables, vocabulary
from edition.data.words import in_words
from edition.judge import facts, ledger, universes
from edition.judge.claim import Verdict
from edition.show import boards, charts, maps
from edition.show.cards import cards
from edition.show.output import tell

__all__ = [
    "Verdict",
    "boards",
    "cards",
    "charts",
    "facts",
    "in_words",
    "ledger",
    "maps",
    "tables",
    "tell",
    "universes",
    "vocabulary",
]
