"""Adds a claim, a table or a section: rows, a failing test, and a stub that says what to fill."""

from collections.abc import Callable
from dataclasses import dataclass

from edition.new import claim, section, table
from edition.new.questions import CLAIM, SECTION, TABLE, Answers, Question, Validate, answer


@dataclass(frozen=True)
class Kind:
    """What can be added: its questions, what refuses a wrong answer, and what writes it."""

    questions: tuple[Question, ...]
    validate: Validate
    write: Callable[[Answers], list[str]]


ADD = {
    "claim": Kind(CLAIM, claim.validate, claim.write),
    "table": Kind(TABLE, table.validate, table.write),
    "section": Kind(SECTION, section.validate, section.write),
}

__all__ = ["ADD", "answer"]
