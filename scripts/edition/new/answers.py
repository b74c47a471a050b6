"""Asks for what is not told, and refuses what cannot be; needs no edition to be imported."""

import re
from collections.abc import Callable
from typing import Any

from edition.base.authors import unfit_name
from edition.base.errors import EditionError
from edition.base.text import slug
from edition.new.questions import Answers, Question

Validate = Callable[[str, Answers], None]
"""Raises EditionError where the answer of this name cannot be right."""


def answer(
    questions: tuple[Question, ...], given: Answers, ask: bool, validate: Validate
) -> dict[str, Any]:
    """All answers: those given, and, if `ask`, those typed in for what is needed and missing.

    What cannot be right is asked for again.  Raises EditionError for a wrong answer that was
    given, and, where nobody can be asked, with the names of the missing options.
    """
    answers: dict[str, Any] = dict(given)
    missing = []
    for question in questions:
        if answers[question.name] is not None:
            _validate(question.name, answers, validate)
        elif question.needed(answers) and ask:
            _ask(question, answers, validate)
        elif question.needed(answers):
            option = "--" + question.name.replace("_", "-")
            missing.append(option if question is not questions[0] else question.name)
    if missing:
        raise EditionError(f"missing: {', '.join(missing)} (--help says what they are)")
    return answers


def _ask(question: Question, answers: dict[str, Any], validate: Validate) -> None:
    """Puts what is typed among the answers, once it can be right."""
    prompt = question.asked(answers) + (" (empty to end): " if question.many else ": ")
    typed: list[str] = []
    while question.many or not typed:
        text = _typed(prompt)
        if typed and not text:
            break
        answers[question.name] = [*typed, text] if question.many else text
        try:
            _validate(question.name, answers, validate)
        except EditionError as error:
            print(error)
        else:
            typed.append(text)
    answers[question.name] = typed if question.many else typed[0]


def _validate(name: str, answers: Answers, validate: Validate) -> None:
    if not answers[name]:
        raise EditionError(f"{name} cannot be empty")
    validate(name, answers)


def _typed(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError as error:
        print()
        raise EditionError("the input ended before the last answer; nothing was written") from error


def choose(name: str, value: str, known: list[str]) -> None:
    """EditionError that lists the right values where this is none of them."""
    if value not in known:
        raise EditionError(f"{name} cannot be {value!r}; choose: {', '.join(known)}")


def require_fit(value: str, column: dict[str, Any]) -> None:
    """EditionError where a column of a table, described by its field, cannot take a value."""
    from frictionless import Field

    from edition.check.cells import WRITTEN
    from edition.check.constraints import required_by

    allowed = column.get("constraints", {}).get("enum")
    if allowed and value not in allowed:
        told = f"choose: {', '.join(allowed)} ({column['description'].rstrip('.')})"
        raise EditionError(f"{column['name']} cannot be {value!r}; {told}")
    require_text(column["name"], value)
    form, expected = WRITTEN.get(column["type"], (".*", ""))
    if not re.fullmatch(form, value, re.ASCII):
        raise EditionError(f"{column['name']} cannot be {value!r}: expected {expected}")
    _, notes = Field.from_descriptor(column).create_cell_reader()(value)
    if notes:
        expected = required_by(column.get("constraints", {}), value) or expected
        told = f"expected {expected} ({column['description'].rstrip('.')})"
        raise EditionError(f"{column['name']} cannot be {value!r}: {told}")


def require_chapter(title: str) -> None:
    """EditionError for a title of a section after which no chapter can be named."""
    if not re.match(r"[a-z]", slug(title, "_")):
        told = "a first word in Latin letters, after which the file of its chapter is named"
        raise EditionError(f"title cannot be {title!r}: expected {told}")


def names(authors: str) -> list[str]:
    """The names of authors, with and between them, as BibTeX parts them."""
    from pybtex.bibtex.utils import split_name_list

    return [str(name) for name in split_name_list(authors)]


def require_names(authors: str) -> None:
    """EditionError for a name that BibTeX would misread."""
    for name in names(authors):
        if expected := unfit_name(name):
            raise EditionError(f"author cannot be {name!r}: expected {expected}")


def require_text(name: str, value: str) -> None:
    """EditionError for what is no text in one line, fit for print."""
    from edition.check.cells import unfit

    if expected := unfit(value):
        raise EditionError(f"{name} cannot be {value!r}: expected {expected}")
