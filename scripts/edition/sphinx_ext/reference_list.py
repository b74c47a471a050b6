"""The list of all sources: faster than its extension makes it, by name, titles as written."""

import ast
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from docutils import nodes
from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin, register_plugin
from pybtex.richtext import Tag, Text
from pybtex.style.formatting.plain import Style
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import Node, field, href, join, node, sentence, words
from pybtex_docutils import Backend
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from edition.base.text import language
from edition.data.bibliography import archived

PLUGINS = {
    "pybtex.backends": ["docutils", "plaintext"],
    "pybtex.style.labels": ["number"],
    "pybtex.style.names": ["last", "lastfirst", "plain"],
    "pybtex.style.sorting": ["none"],
}
"""What pybtex would else look for in all installed packages, for each citation anew."""

LANGUAGE = "language-"
"""How the class begins that tells the language of a text, which docutils turns into `lang`."""

EVERY_ENTRY = ast.dump(ast.parse("True"))
"""How the option `:all:` of a bibliography reads."""


@node  # type: ignore[untyped-decorator]
def original(children: list[Any], data: dict[str, Any], name: str) -> Text:
    """What a field has in its own script, in brackets and in its language; nothing without one."""
    text = data["entry"].fields.get(name, "")
    tag = f"{LANGUAGE}{language(text)}" if language(text) else "span"
    return Text(" [", Tag(tag, Text.from_latex(text)), "]") if text else Text()


class Plain(Style):
    """The style `plain`, with titles as they are written, as everywhere else in the book.

    Behind author and title stands what the entry has in their own script, and at the end a link to
    an archived copy, where the table of sources has one.
    """

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Names as the style has them."""
        people = super().format_names(role, as_sentence=False)
        told = join[people, original(f"{role}_original")]
        return sentence[told] if as_sentence else told

    def format_title(self, entry: Entry, which_field: str, as_sentence: bool = True) -> Node:
        """A title without the small letters that the style gives to all words but the first."""
        title = join[field(which_field), original(f"{which_field}_original")]
        return sentence[title] if as_sentence else title

    def format_btitle(self, entry: Entry, which_field: str, as_sentence: bool = True) -> Node:
        """The title of a book."""
        title = super().format_btitle(entry, which_field, as_sentence=False)
        title = join[title, original(f"{which_field}_original")]
        return sentence[title] if as_sentence else title

    def format_url(self, entry: Entry) -> Node:
        """The address, and that of an archived copy."""
        found = super().format_url(entry)
        if address := archived().get(entry.key, ""):
            link = href(address)["archived"]
            return words[found, join["(", link, ")"]] if "url" in entry.fields else link
        return found


class LanguageBackend(Backend):
    """Makes nodes that tell the language of a text."""

    def format_tag(self, tag_name: str, text: list[nodes.Node]) -> list[nodes.Node]:
        """A text in its language, or as it is."""
        if tag_name.startswith(LANGUAGE):
            return [nodes.inline("", "", *text, classes=[tag_name])]
        found: list[nodes.Node] = super().format_tag(tag_name, text)
        return found


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

    backend = LanguageBackend()

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
    register_plugin("pybtex.backends", "docutils", LanguageBackend, force=True)
    register_plugin("pybtex.style.formatting", "plain", Plain, force=True)
    register_plugin("pybtex.style.sorting", "author_year_title", ByName, force=True)
    app.setup_extension("sphinxcontrib.bibtex")
    BibliographyTransform.backend = LanguageBackend()
    app.add_domain(Bibliography, override=True)
