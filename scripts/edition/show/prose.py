"""The text of a chapter where no book fills it in: with values, citations, claims by their signs.

A passage follows the values that it names, whenever and as often as the chapter tells them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from edition.base.contents import heading_at
from edition.base.errors import EditionError
from edition.base.project import BOOK, NOTEBOOKS
from edition.base.text import literal
from edition.data.bibliography import cite
from edition.data.replies import line, replies
from edition.judge.choices import departures
from edition.judge.claim import Verdict
from edition.judge.ledger import find_claim, judged
from edition.judge.verdicts import LOOKS
from edition.show.deciding import STANDINGS

GLUED = "glue:text"
ROLE = re.compile(r"\{([a-z]+:[a-z_]+)\}`([^`]+)`")
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]+)\)")
CLAIM = re.compile(r"#claim-([a-z]+)-(\d+)")
ON_PAPER = re.compile(r"^:::+ *\{only\} typst\n.*?^:::+ *(?:\n|$)", re.DOTALL | re.MULTILINE)
TITLED = re.compile(r"^:::+ *\{(?:card|dropdown)\} *(.*)$", re.MULTILINE)
MARKS = re.compile(
    r"^(?:\{\.[^{}]+\}|\([^()\s]+\)=|:[a-z-]+: .*|:::+.*)(?:\n|$)|(?<=\])\{\.[^{}]+\}", re.MULTILINE
)
"""What tells the book how a text looks or where a link leads: styles, labels, options, fences."""

SIGNS = "".join(look.sign for look in LOOKS.values())
TWICE = re.compile(rf"[{SIGNS}]&nbsp;(?=[{SIGNS}]\N{{NO-BREAK SPACE}})")
"""The sign before a claim that gets one here anyway."""

NOT_TOLD = "…"
"""Stands for a value until the chapter tells it."""


@dataclass
class Passage:
    """A text on the page of a notebook, and how it is shown anew."""

    text: str
    choices: Mapping[str, str]
    update: Callable[..., Any] = field(repr=False)

    @property
    def names(self) -> set[str]:
        """The values that it names."""
        return {value.partition(":")[0] for role, value in ROLE.findall(self.text) if role == GLUED}


_values: dict[str, Any] = {}
_passages: list[Passage] = []


def prose(text: str, **choices: str) -> None:
    """Shows a text of a chapter as the book does, filled in; claims follow these choices."""
    from IPython.display import Markdown, display

    shown = display(Markdown(filled(text, choices)), display_id=True)  # type: ignore[no-untyped-call]
    if shown is not None:
        _passages.append(Passage(text, choices, shown.update))


def refresh(values: Mapping[str, Any]) -> None:
    """Fills the passages that name these values, which the chapter has just told."""
    from IPython.display import Markdown

    _values.update(values)
    for passage in _passages:
        if passage.names & set(values):
            now = filled(passage.text, passage.choices)
            passage.update(Markdown(now))  # type: ignore[no-untyped-call]


def filled(text: str, choices: Mapping[str, str] | None = None) -> str:
    """MyST as plain Markdown, under a chapter's choices; EditionError for a role that is not known.

    A value that was not told yet is an ellipsis.
    """
    plain = MARKS.sub("", TITLED.sub(r"**\1**\n", ON_PAPER.sub("", text)))
    linked = LINK.sub(lambda found: _linked(found[1], found[2], choices or {}), plain)
    once = TWICE.sub("", linked)
    return ROLE.sub(lambda found: _told(found[1], found[2], choices or {}), once)


def _told(role: str, value: str, choices: Mapping[str, str]) -> str:
    if role == GLUED:
        name, _, form = value.partition(":")
        return literal(format(_values[name], form)) if name in _values else NOT_TOLD
    if role.startswith("cite:"):
        return _cited(value.split(","), in_text=role == "cite:t")
    if role == "claim:verdict":
        return str(_verdict(value, choices))
    if role == "claim:replies":
        return literal(line(replies(value)))
    if role in STANDINGS:
        return literal(STANDINGS[role](value))
    raise EditionError(f"the role {role} can be read in the book alone: {{{role}}}`{value}`")


def _cited(keys: list[str], in_text: bool) -> str:
    """Sources by author and year, each a link to where it can be read."""
    told = []
    for reference in cite([key.strip() for key in keys]):
        words = literal(reference.label if in_text else reference.short)
        told.append(f"[{words}](<{reference.url}>)" if reference.url else words)
    return "; ".join(told) if in_text else f"({'; '.join(told)})"


def _verdict(claim_id: str, choices: Mapping[str, str]) -> Verdict:
    return judged(claim_id, **departures(find_claim(claim_id), choices)).verdict


def _linked(words: str, target: str, choices: Mapping[str, str]) -> str:
    """A link out of the edition as it is; one to a claim as its sign and id; else words alone."""
    if re.match(r"[a-z]+:", target):
        return f"[{words}]({target})"
    if claim := CLAIM.fullmatch(target):
        claim_id = f"{claim[1]}-{claim[2]}".upper()
        sign = LOOKS[_verdict(claim_id, choices)].sign
        return f"{sign}\N{NO-BREAK SPACE}{claim_id}" if words == claim_id else words
    return words or f"*{title(target)}*"


def title(target: str) -> str:
    """The heading to which a link within the edition leads; EditionError where there is none."""
    name, _, label = target.partition("#")
    wanted = PurePosixPath(name).stem
    for path in [*sorted(BOOK.rglob("*.md")), *sorted(NOTEBOOKS.glob("*.ipynb"))]:
        if wanted in ("", path.stem) and (found := heading_at(path, label)):
            return found
    raise EditionError(f"a link leads to {target}, where there is no heading")


def rendered(text: str) -> str:
    """MyST as HTML, filled in."""
    from markdown_it import MarkdownIt

    plain = MarkdownIt("commonmark", {"html": False}).enable("table")
    return str(plain.render(filled(text)))
