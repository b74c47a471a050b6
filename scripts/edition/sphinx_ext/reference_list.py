"""The list of all sources: by author and year as the text has them, with the claims on each."""

import ast
import pickle
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

from docutils import nodes
from pybtex.database import Entry
from pybtex.plugin import find_plugin, register_plugin
from pybtex.richtext import Tag, Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import (
    Node,
    field,
    href,
    join,
    node,
    optional,
    optional_field,
    sentence,
    words,
)
from pybtex_docutils import Backend
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from edition.base import cache
from edition.base.files import hash_of, write_whole
from edition.base.project import PACKAGE
from edition.base.text import language
from edition.book.head import CLAIMS
from edition.data.bibliography import archived, dollars, label
from edition.judge.ledger import resting
from edition.judge.verdicts import anchor

PLUGINS = {
    "pybtex.backends": ["docutils", "plaintext"],
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


@node  # type: ignore[untyped-decorator]
def in_full(children: list[Any], data: dict[str, Any], role: str) -> Text:
    """Names; nothing where the label has them as they are, those of a single group."""
    people = data["entry"].persons.get(role, [])
    is_group = len(people) == 1 and not people[0].first_names
    return Text() if is_group else join[children].format_data(data)


class AsCited(BaseLabelStyle):
    """Author and year, by which the text cites a source."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """The label of each entry."""
        return map(label, sorted_entries)


class ByLabel(BaseSortingStyle):
    """The order in which a reader looks a label up, people, groups and titles in one alphabet."""

    def sorting_key(self, entry: Entry) -> str:
        """The label by its letters."""
        return _letters(label(entry))


def _letters(text: str) -> str:
    """A text for sorting, without braces, and with an accent after the letter that it stands on."""
    return normalize("NFKD", text.translate({ord(sign): None for sign in "{}[]\"'"})).casefold()


class Plain(Style):
    """The style `plain`, with titles as they are written, as everywhere else in the book.

    Behind author and title stands what the entry has in their own script, and at the end a link to
    an archived copy, where the table of sources has one.
    """

    default_label_style = AsCited
    default_sorting_style = ByLabel

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Names as the style has them."""
        people = super().format_names(role, as_sentence=False)
        told = join[in_full(role)[people], original(f"{role}_original")]
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

    def get_misc_template(self, entry: Entry) -> Node:
        """Without the year, which the label has too, where the note tells the day."""
        year = entry.fields.get("year", "")[:4]
        if not year or year not in entry.fields.get("note", ""):
            return super().get_misc_template(entry)
        return toplevel[
            optional[sentence[self.format_names("author")]],
            optional[self.format_title(entry, "title")],
            sentence[optional_field("howpublished")],
            sentence[field("note")],
            self.format_web_refs(entry),
        ]

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


class Bibliography(BibtexDomain):
    """The bibliography of a book that lists all its sources, as `:all:` asks.

    The extension looks up for every entry which pages cite it, which grows with the square of the
    book, and formats all of them again for every page that a preview renders.
    """

    backend = LanguageBackend()
    _kept: tuple[Any, list[tuple[Any, Any]]] | None = None

    def get_filtered_entries(self, bibliography_key: Any) -> Iterator[tuple[str, Any]]:
        """The entries to be listed by key, in the order of the file."""
        bibliography = self.bibliographies[bibliography_key]
        if not self._has_all(bibliography_key):
            yield from super().get_filtered_entries(bibliography_key)
            return
        for entry in self.get_entries(bibliography.bibfiles):
            for name, text in entry.fields.items():
                entry.fields[name] = dollars(text)
            yield bibliography.keyprefix + entry.key, entry

    def get_formatted_entries(
        self, bibliography_key: Any, docnames: list[str], tooltips: bool, tooltips_style: str
    ) -> Iterator[tuple[Any, Any, Any]]:
        """The entries as they are listed, each formatted once for the list and its tooltips."""
        key = (bibliography_key, archived())
        if self._kept is None or self._kept[0] != key or not self._has_all(bibliography_key):
            self._kept = (key, self._formatted(bibliography_key, docnames))
        for entry, formatted in self._kept[1]:
            yield entry, formatted, formatted if tooltips else None

    def _formatted(self, bibliography_key: Any, docnames: list[str]) -> list[tuple[Any, Any]]:
        """The entries as they are listed, from an earlier build where nothing has changed."""
        files = map(Path, self.bibliographies[bibliography_key].bibfiles)
        order = [key for key, _ in self.get_sorted_entries(bibliography_key, docnames)]
        rest_on = (hash_of(PACKAGE, *files), repr(archived()), repr(order))
        kept = cache.place("references.pickle", version("pybtex"), *rest_on)
        if self._has_all(bibliography_key) and kept.exists():
            return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]
        found = super().get_formatted_entries(bibliography_key, docnames, False, "")
        pairs = [(entry, formatted) for entry, formatted, _ in found]
        # One that lacks a field is warned of, by every build, and no text.
        if self._has_all(bibliography_key) and all(type(one.text) is Text for _, one in pairs):
            write_whole(kept, pickle.dumps(pairs))
        return pairs

    def _has_all(self, bibliography_key: Any) -> bool:
        return ast.dump(self.bibliographies[bibliography_key].filter_) == EVERY_ENTRY


class Claims(SphinxPostTransform):
    """Opens each entry with its label, and ends it with links to the claims that rest on it."""

    # After the entries are made, and before references are resolved.
    default_priority = BibliographyTransform.default_priority + 1

    def run(self, **_: Any) -> None:
        """Goes through the entries of a page."""
        listed = {one.citation_id: one for one in self.env.get_domain("cite").data["citations"]}
        for entry in self.document.findall(nodes.citation):
            cited = listed.get(entry["ids"][0])
            if cited is None:  # of a page's own
                continue
            mark, body = entry.children
            if cited.entry.persons:  # else it begins with its title, by which the text cites it
                body.insert(0, [nodes.strong("", mark.astext()), nodes.Text(" ")])
            entry.remove(mark)
            if self.app.builder.format != "html":
                _brief(entry)
            body += self._claims(resting().get(cited.key, []))

    def _claims(self, claims: list[str]) -> Iterator[nodes.Node]:
        for place, claim in enumerate(claims):
            yield nodes.Text(", " if place else " Claims: ")
            yield self._link(claim)
        if claims:
            yield nodes.Text(".")

    def _link(self, claim: str) -> nodes.Element:
        """A link to the page of the claim on screen, to its card on paper."""
        if self.app.builder.format == "html":
            address = "../" * self.env.docname.count("/") + f"{CLAIMS}/{claim}.html"
            return nodes.reference("", claim, refuri=address)
        place = {"refdomain": "std", "reftype": "ref", "reftarget": anchor(claim)}
        words = nodes.inline("", claim)
        return addnodes.pending_xref(
            "", words, **place, refexplicit=True, refdoc=self.env.docname, refwarn=True
        )


def _brief(entry: nodes.citation) -> None:
    """Shows of each address its host alone, since a link holds the whole and paper is narrow."""
    for link in list(entry.findall(nodes.reference)):
        if link.astext() == link.get("refuri"):
            link[:] = [nodes.Text(urlsplit(link["refuri"]).netloc.removeprefix("www."))]
            announced = link.parent.index(link) - 1
            if link.parent[announced].astext() == "URL: ":
                del link.parent[announced]


def setup(app: Sphinx) -> None:
    """Registers the plugins, and the domain in the place of the extension's own."""
    for group, names in PLUGINS.items():
        for name in names:
            register_plugin(group, name, find_plugin(group, name), force=True)
    register_plugin("pybtex.backends", "docutils", LanguageBackend, force=True)
    register_plugin("pybtex.style.formatting", "plain", Plain, force=True)
    app.setup_extension("sphinxcontrib.bibtex")
    BibliographyTransform.backend = LanguageBackend()
    app.add_domain(Bibliography, override=True)
    app.add_post_transform(Claims)
