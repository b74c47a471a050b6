"""The list of all sources, made faster than the extension for bibliographies makes it."""

import ast
from collections.abc import Iterator
from typing import Any

from pybtex.plugin import find_plugin, register_plugin
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain

PLUGINS = {
    "pybtex.backends": ["docutils", "plaintext"],
    "pybtex.style.formatting": ["plain"],
    "pybtex.style.labels": ["number"],
    "pybtex.style.names": ["last", "lastfirst", "plain"],
    "pybtex.style.sorting": ["author_year_title", "none"],
}
"""What pybtex would else look for in all installed packages, for each citation anew."""

EVERY_ENTRY = ast.dump(ast.parse("True"))
"""How the option `:all:` of a bibliography reads."""


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
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_domain(Bibliography, override=True)
