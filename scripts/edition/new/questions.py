"""What the command `edition new` must know, and how it asks; needs no edition to be imported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from edition.base.errors import EditionError

Answers = Mapping[str, Any]
"""The value of each option by its name; None where it was not given."""

Validate = Callable[[str, Answers], None]
"""Raises EditionError where the answer of this name cannot be right."""


def _never(_: Answers) -> bool:
    return False


def testable(answers: Answers) -> bool:
    """Whether these answers describe a claim that evidence can decide."""
    return not answers["duplicate_of"] and answers["kind"] not in ("causal", "interpretive")


def _opinion(answers: Answers) -> bool:
    return not answers["duplicate_of"] and not testable(answers)


def _by_hand(answers: Answers) -> bool:
    return not answers["bibtex"] and not answers["record"]


@dataclass(frozen=True)
class Question:
    """What must be known: an option of the command, asked for on a terminal where it is needed."""

    name: str
    help: str
    needed: Callable[[Answers], bool] = lambda _: True
    many: bool = False


CLAIM = (
    Question("id", "code of the section and number, such as AB-01"),
    Question("paragraph", "paragraph in the section, from 1"),
    Question("sentence", "sentence in the paragraph, from 1"),
    Question("kind", "sort of statement, such as date or quantity (? lists them)"),
    Question("paraphrase", "the statement in your own words"),
    Question("actors", "whom it is about: codes of actors, with ; between them"),
    Question("duplicate_of", "id of the claim that it repeats", _never),
    Question("rule", "how asserted and observed are compared (? explains the ways)", testable),
    Question("asserted", "the value that the paper states, with its digits", testable),
    Question("unit", "unit of that value", _never),
    Question("indicator", "the measure that bears on it", _opinion),
    Question("footnote", "number of the paper's note", _never),
    Question("source", "key of the work that the paper cites; the paper itself if none", _never),
)

TABLE = (
    Question("name", "name of the table and its file, such as river_levels"),
    Question("title", "title for readers"),
    Question("description", "what a row is, in a sentence"),
    Question("coverage", "years, places or items that it covers"),
    Question("caveats", "what a user must mind"),
    Question("licence", "licence of the data, such as CC-BY-4.0"),
    Question("source", "key of its main source in data/sources.csv"),
    Question(
        "field",
        "a column as name:type:meaning, a number as name:number[km]:meaning; once a column",
        many=True,
    ),
    Question("key", "the columns that together name a row, such as gauge,year"),
)

SECTION = (
    Question("code", "capital letters that begin the ids of its claims, such as AB"),
    Question("title", "title of the section and its chapter"),
)

START = (
    Question("folder", "where it is to lie: a folder that is empty or not there, as ../my-edition"),
    Question("title", "title of the paper"),
    Question("author", "its authors, as Doe, Jane and Roe, Richard"),
    Question("date", "the day on which it appeared and as of which it is judged: 2012-09-18"),
    Question("year", "year by which it is cited; that of the day if none", _never),
    Question("kind", "what the text calls it, such as address; paper if none", _never),
    Question("name", "short name of the edition, its files and its PDF, such as doe-2012"),
    Question("section", "a section of the paper, as AB:Abstract; once a section", many=True),
    Question(
        "edition_author", "who makes the edition, as Poe, Ann or a group; once an author", many=True
    ),
)
"""What must be known of a paper to start an edition of it."""

SOURCE = (
    Question(
        "key",
        "key by which tables name it, such as doe2020; that of a BibTeX file if none",
        lambda answers: not answers["bibtex"],
    ),
    Question("bibtex", "file with its entry in BibTeX", _never),
    Question("record", "file with its record in CSL JSON, as doi.org gives it", _never),
    Question("author", "who wrote it: Doe, Jane and Roe, Ann; a group in {braces}", _by_hand),
    Question("title", "its title in Latin letters", _by_hand),
    Question("published", "where it appeared: the newspaper, the archive, the site", _by_hand),
    Question("year", "year of its appearance; n.d. for none", _by_hand),
    Question("url", "its address at the publisher, an archive or a library", _by_hand),
    Question("note", "what tells it from others, such as its day", _never),
    Question("nature", "what it is (? lists the natures)"),
    Question("origin", "who stands behind it; sources with one origin count as one"),
    Question("rests_on", "what it retells, with ; between them", _never),
    Question("copy", "whether the copy that was read can be trusted: good or poor"),
    Question("opened", "day on which you opened it, such as 2026-11-27", _never),
    Question("archived", "address of an archived copy", _never),
    Question("read", "what of it you have read"),
)

QUESTIONS = {"source": SOURCE, "table": TABLE, "claim": CLAIM, "section": SECTION}
"""What can be added, and what must be known of it."""


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
        raise EditionError(f"missing: {', '.join(missing)}")
    return answers


def _ask(question: Question, answers: dict[str, Any], validate: Validate) -> None:
    """Puts what is typed among the answers, once it can be right."""
    prompt = f"{question.help} (empty to end): " if question.many else f"{question.help}: "
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

    allowed = column.get("constraints", {}).get("enum")
    if allowed and value not in allowed:
        told = f"choose: {', '.join(allowed)} ({column['description'].rstrip('.')})"
        raise EditionError(f"{column['name']} cannot be {value!r}; {told}")
    require_text(column["name"], value)
    _, notes = Field.from_descriptor(column).create_cell_reader()(value)
    if notes:
        told = f"{column['description'].rstrip('.')} ({'; '.join(notes.values())})"
        raise EditionError(f"{column['name']} cannot be {value!r}: {told}")


def require_text(name: str, value: str) -> None:
    """EditionError for what is no text in one line, fit for print."""
    from edition.check.cells import unfit

    if expected := unfit(value):
        raise EditionError(f"{name} cannot be {value!r}: expected {expected}")
