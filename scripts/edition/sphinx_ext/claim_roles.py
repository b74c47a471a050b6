"""Claims and theses that a page can speak of and point to, and where each claim has its line."""

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import RoleFunction

from edition.base.errors import EditionError
from edition.data.replies import ANCHOR, line, replies
from edition.judge.ledger import judged
from edition.judge.verdicts import anchor
from edition.show.cards import named
from edition.show.deciding import STANDINGS
from edition.sphinx_ext.claim_lines import Line, List

log = logging.getLogger(__name__)


class Replies(SphinxRole):
    """`{claim:replies}`: who replied to the verdict on a claim."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The line, on screen a link to the words; nothing where nobody replied."""
        told = line(replies(self.text))
        if not told or self.env.app.builder.format != "html":
            return [nodes.Text(f"{told}.")] if told else [], []
        address = "../" * self.env.docname.count("/") + f"claims/{self.text}.html#{ANCHOR}"
        return [nodes.reference("", told, refuri=address)], []


class Outcome(SphinxRole):
    """`{claim:verdict}`: the verdict on a claim in words, for a sentence of a page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The verdict; a warning, which fails the build, where there is no such claim."""
        try:
            return [nodes.Text(str(judged(self.text).verdict))], []
        except EditionError as error:
            log.warning("%s", error, location=self.get_location())
            return [], []


class Stands(SphinxRole):
    """Where a thesis stands, for a sentence of a page.

    `{thesis:standing}` is of the day of publication, `{thesis:today}` of today, and
    `{thesis:course}` of both; `{thesis:why}` is a sentence on what decides at publication, and
    `{thesis:now}` where it stands today and what is otherwise then; `{thesis:because}` has both in
    a few words, for a cell of a table.
    """

    def __init__(self, told: Callable[[str], str]) -> None:
        self._told = told

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The standing in words; a warning, which fails the build, where there is no thesis."""
        try:
            return [nodes.Text(self._told(self.text))], []
        except EditionError as error:
            log.warning("%s", error, location=self.get_location())
            return [], []


class ThesisDomain(Domain):
    """The theses that a page can tell of."""

    name = "thesis"
    label = "Thesis"
    roles: dict[str, RoleFunction] = {  # noqa: RUF012 - as in Sphinx
        name.removeprefix("thesis:"): Stands(told) for name, told in STANDINGS.items()
    }

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Has nothing to take over."""


class ClaimDomain(Domain):
    """The claims that have a line in the book, for the search: AB-01 leads to its line."""

    name = "claim"
    label = "A"
    object_types: dict[str, ObjType] = {"claim": ObjType("claim")}  # noqa: RUF012 - as in Sphinx
    roles: dict[str, RoleFunction] = {  # noqa: RUF012
        "verdict": Outcome(),
        "replies": Replies(),
    }
    directives: dict[str, type[Directive]] = {"line": Line, "list": List}  # noqa: RUF012
    initial_data: dict[str, Any] = {"objects": {}}  # noqa: RUF012

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Every claim with the page and the anchor of its line, shown with all names on its card.

        By these a search finds it, in whatever script a name is written.
        """
        for claim, docname in sorted(self.data["objects"].items()):
            spellings = [one for name in named(judged(claim)) for one in name.spellings]
            shown = f"{claim}: {', '.join(spellings)}" if spellings else claim
            yield claim, shown, "claim", docname, anchor(claim), 0

    def clear_doc(self, docname: str) -> None:
        """Forgets the claims of a page that is read again."""
        objects = self.data["objects"]
        for claim in [claim for claim, place in objects.items() if place == docname]:
            del objects[claim]

    def merge_domaindata(self, docnames: list[str], otherdata: dict[str, Any]) -> None:
        """Takes over the claims that another process has read."""
        self.data["objects"] |= {
            claim: place for claim, place in otherdata["objects"].items() if place in docnames
        }


def setup(app: Sphinx) -> None:
    """Registers the domains."""
    app.add_domain(ClaimDomain)
    app.add_domain(ThesisDomain)
