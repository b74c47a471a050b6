"""What notebooks import: cards, boards, charts, maps, the ledger, tables, values for prose."""

from edition.data import tables, vocabulary
from edition.judge import facts, ledger, theses, universes
from edition.judge.claim import Verdict
from edition.show import boards, charts, forms, maps
from edition.show.cards import cards
from edition.show.output import tell, tell_outcome
from edition.show.prose import prose
from edition.show.standings import tell_standing

__all__ = [
    "Verdict",
    "boards",
    "cards",
    "charts",
    "facts",
    "forms",
    "ledger",
    "maps",
    "prose",
    "tables",
    "tell",
    "tell_outcome",
    "tell_standing",
    "theses",
    "universes",
    "vocabulary",
]
