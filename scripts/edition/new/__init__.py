"""Adds a claim, a table or a section: rows, a failing test, and a stub that says what to fill."""

from edition.new.claim import claim
from edition.new.questions import CLAIM, SECTION, TABLE, answer
from edition.new.section import section
from edition.new.table import table

ADD = {"claim": (CLAIM, claim), "table": (TABLE, table), "section": (SECTION, section)}
"""What can be added: its questions, and the function that writes it from the answers."""

__all__ = ["ADD", "answer"]
