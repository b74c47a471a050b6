"""The list of all sources: faster than its extension makes it, by name, titles as written."""

import ast
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin, register_plugin
from pybtex.style.formatting.plain import Style
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import Node, field, sentence
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain

PLUGINS = {
    "pybtex.backends": ["docutils", "plaintext"],
    "pybtex.style.labels": ["number"],
    "pybtex.style.names": ["last", "lastfirst", "plain"],
    "pybtex.style.sorting": ["none"],
}
"""What pybtex would else look for in all installed packages, for each citation anew."""

EVERY_ENTRY = ast.dump(ast.parse("True"))
"""How the option `:all:` of a bibliography reads."""


class Plain(Style):
    """The style `plain`, with titles as they are written, as everywhere else in the book."""

    def format_title(self, entry: Entry, which_field: str, as_sentence: bool = True) -> Node:
        """A title without the small letters that the style gives to all words but the first."""
        title = field(which_field)
        return sentence[title] if as_sentence else title


class ByName(SortingStyle):
    """The order of the style, for which the braces around a group's name stand after all names."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """Author, year and title; the title alone where nobody is named."""
        author, *others = super().sorting_key(entry)
        return (author or _letters(entry.fields.get("title", "")), *others)

    def person_key(self, person: Person) -> str:
        """A name by its letters."""
        return _letters(super().person_key(person))


def _letters(text: str) -> str:
    """A text for sorting, without braces, and with an accent after the letter that it stands on."""
    return normalize("NFKD", text.translate({ord(sign): None for sign in "{}[]\"'"})).casefold()


class Bibliography(BibtexDomain):
    """The bibliography of a book that lists all its sources, as `:all:` asks.

    Sphinx looks up for every entry which pages cite it, which grows with the square of the book.
    """

    def get_filtered_entries(self, bibliography_key: Any) -> Iterator[tuple[str, Any]]:
        """The entries to be listed by key, in the order of the file."""
        bibliography = self.bibliographies[bibliography_key]
        if ast.dump(bibliography.filter_) != EVERY_ENTRY:
            yield from super().get_filtered_entries(bibliography_key)
            return
        for entry in self.get_entries(bibliography.bibfiles):
            yield bibliography.keyprefix + entry.key, entry

    def get_formatted_entries(
        self, bibliography_key: Any, docnames: list[str], tooltips: bool, tooltips_style: str
    ) -> Iterator[tuple[Any, Any, Any]]:
        """The entries as they are listed, each formatted once for the list and its tooltips."""
        for entry, formatted, _ in super().get_formatted_entries(
            bibliography_key, docnames, tooltips=False, tooltips_style=""
        ):
            yield entry, formatted, formatted if tooltips else None


def setup(app: Sphinx) -> None:
    """Registers the plugins, and the domain in the place of the extension's own."""
    for group, names in PLUGINS.items():
        for name in names:
            register_plugin(group, name, find_plugin(group, name), force=True)
    register_plugin("pybtex.style.formatting", "plain", Plain, force=True)
    register_plugin("pybtex.style.sorting", "author_year_title", ByName, force=True)
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_domain(Bibliography, override=True)
