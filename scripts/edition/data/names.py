"""Names in their own script: what stands beside a name, and by what else a reader may search it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from edition.base.cache import cached
from edition.base.project import DATA
from edition.data import tables

TABLE = "names"


@dataclass(frozen=True)
class Original:
    """A name in its own script, and the language, as HTML has it."""

    text: str
    language: str


@dataclass(frozen=True)
class Name:
    """Somebody or something as the edition writes it, in its own script, and as others write it."""

    name: str
    originals: tuple[Original, ...]
    also: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """All ways to write it, each once, beginning with that of the edition."""
        own = [one.text for one in self.originals]
        return tuple(dict.fromkeys([self.name, *own, *self.also]))


@cached
def names(data: Path = DATA) -> dict[str, Name]:
    """All names of the table by how the edition writes them."""
    found: dict[str, Name] = {}
    for name, rows in tables.read(TABLE, data).groupby("name"):
        originals = tuple(map(Original, rows["original"], rows["language"]))
        also = tuple(item for cell in rows["also"] for item in tables.items(cell))
        found[str(name)] = Name(str(name), originals, also)
    return found


class Beside:
    """Puts originals beside names, one text after another, each at its first occurrence.

    `form` writes what follows a name.
    """

    def __init__(self, form: Callable[[Original], str]) -> None:
        self.met: dict[str, Name] = {}
        self._form = form

    def __call__(self, text: str) -> str:
        """A text with the originals of the names in it that have not been met before."""
        pattern, by_spelling = _spellings()

        def follow(found: re.Match[str]) -> str:
            name = by_spelling[found[0]]
            if name.name in self.met:
                return found[0]
            self.met[name.name] = name
            return f"{found[0]}{self._form(name.originals[0])}"

        return pattern.sub(follow, text) if by_spelling else text


def plain(original: Original) -> str:
    """An original as plain text has it."""
    return f" ({original.text})"


def latin(name: Name) -> list[str]:
    """How a text in English may write a name."""
    return [one for one in name.spellings if not re.search("[^\x00-\u024f]", one)]


def whole(spellings: Iterable[str]) -> re.Pattern[str]:
    """What finds spellings that are no part of another word or address, the longest first."""
    ordered = sorted(spellings, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-]|\.\w)")


@cached
def _spellings() -> tuple[re.Pattern[str], dict[str, Name]]:
    """What finds every name in a text, and the name by its spelling."""
    found = {spelling: name for name in names().values() for spelling in latin(name)}
    return whole(found), found
