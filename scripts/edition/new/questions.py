"""What `edition new` and `edition start` must know; needs no edition to be imported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]
"""The value of each option by its name; None where it was not given."""


def _optional(_: Answers) -> bool:
    return False


def testable(answers: Answers) -> bool:
    """Whether these answers describe a claim that evidence can decide."""
    return not answers["duplicate_of"] and answers["kind"] not in ("causal", "interpretive")


def _opinion(answers: Answers) -> bool:
    return not answers["duplicate_of"] and not testable(answers)


def _measured(answers: Answers) -> bool:
    return testable(answers) and answers["rule"] in ("amount", "at_least", "at_most")


def _by_hand(answers: Answers) -> bool:
    return not answers["bibtex"] and not answers["record"]


@dataclass(frozen=True)
class Question:
    """What must be known: an option of the command, asked for on a terminal where it is needed.

    `narrowed` asks for it in the words that fit the answers before it.
    """

    name: str
    help: str
    needed: Callable[[Answers], bool] = lambda _: True
    many: bool = False
    narrowed: Callable[[Answers], str] | None = None

    def asked(self, answers: Answers) -> str:
        """The question as it is put on a terminal."""
        return self.narrowed(answers) if self.narrowed else self.help


RULE = "how asserted and observed are compared (? explains the ways)"
DAYS = "how days are compared: period"

ASSERTED = {
    "amount": "the figure that the paper states, with its digits; 1/3, 1/2 or 2/3 for such a word",
    "at_least": "the figure that the paper states, with its digits: that or more is right",
    "at_most": "the figure that the paper states, with its digits: that or less is right",
    "period": "the day, month or year that the paper states, such as 2012-09-18, 2012-09 or 2012; "
    "two with / between for the time from one to the other",
    "contains": "what the paper names, in the words of the table; several with ; between them",
    "trend": "the direction that the paper states: rise or fall",
}
"""How the asserted value of each rule is asked for."""

CLAIM = (
    Question("id", "code of the section and number, such as AB-01"),
    Question("paragraph", "paragraph in the section, from 1"),
    Question("sentence", "sentence in the paragraph, from 1"),
    Question("kind", "sort of statement, such as date or quantity (? lists them)"),
    Question("paraphrase", "the statement in your own words"),
    Question("actors", "whom it is about: codes of actors, with ; between them"),
    Question("duplicate_of", "id of the claim that it repeats", _optional),
    Question(
        "rule", RULE, testable, narrowed=lambda answers: DAYS if answers["kind"] == "date" else RULE
    ),
    Question(
        "asserted",
        "what the paper states, as the rule needs it: a figure, a time, names, or rise or fall",
        testable,
        narrowed=lambda answers: ASSERTED[answers["rule"]],
    ),
    Question("unit", "unit of that value, as data/units.csv has it", _measured),
    Question("indicator", "the measure that bears on it", _opinion),
    Question("footnote", "number of the paper's note", _optional),
    Question("source", "key of the work that the paper cites; the paper itself if none", _optional),
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
    Question("author", "its authors, as Doe, Jane and Roe, Richard; a group in {braces}"),
    Question("date", "the day on which it appeared and as of which it is judged: 2012-09-18"),
    Question("year", "year by which it is cited; that of the day if none", _optional),
    Question(
        "kind", "what kind of work it is, in a word such as address; a paper if none", _optional
    ),
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
    Question("bibtex", "file with its entry in BibTeX", _optional),
    Question("record", "file with its record in CSL JSON, as doi.org gives it", _optional),
    Question("author", "who wrote it: Doe, Jane and Roe, Ann; a group in {braces}", _by_hand),
    Question("title", "its title in Latin letters", _by_hand),
    Question("published", "where it appeared: the newspaper, the archive, the site", _by_hand),
    Question("year", "year of its appearance; n.d. for none", _by_hand),
    Question("url", "its address at the publisher, an archive or a library", _by_hand),
    Question("note", "what tells it from others, such as its day", _optional),
    Question("nature", "what it is (? lists the natures)"),
    Question("origin", "who stands behind it; sources with one origin count as one"),
    Question("rests_on", "what it retells, with ; between them", _optional),
    Question("copy", "whether the copy that was read can be trusted: good or poor"),
    Question("opened", "day on which you opened it, such as 2026-11-27", _optional),
    Question("archived", "address of an archived copy", _optional),
    Question("read", "what of it you have read"),
)

QUESTIONS = {"source": SOURCE, "table": TABLE, "claim": CLAIM, "section": SECTION}
"""What can be added, and what must be known of it."""
