"""Claims as things that a page can point to: in the search, by a page of their own."""

import html
import json
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import RoleFunction

from edition.judge.ledger import judged
from edition.judge.universes import robustness
from edition.judge.verdicts import anchor
from edition.show.controls import data


class Page(SphinxRole):
    """`{claim:page}`: a link to the claim's own page, which also puts the claim into the search."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link on screen; nothing on paper, where the card stands alone."""
        domain = self.env.get_domain(ClaimDomain.name)
        domain.data["objects"][self.text] = self.env.docname
        if self.env.app.builder.format != "html":
            return [], []
        address = "../" * self.env.docname.count("/") + f"claims/{self.text}.html"
        return [
            nodes.reference("", f"Permanent link and citation of {self.text}", refuri=address)
        ], []


class Tolerance(SphinxRole):
    """`{claim:tolerance}`: the figures by which a reader may try another tolerance in the page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """An element for a script on screen; nothing on paper."""
        if self.env.app.builder.format != "html":
            return [], []
        values = html.escape(json.dumps(margin(self.text), sort_keys=True))
        text = f'<span class="tolerance" data-margin="{values}"></span>'
        return [nodes.raw("", text, format="html")], []


class Choices(SphinxRole):
    """`{claim:choices}`: the universes of a claim, from which a reader may choose in the page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """An element for a script on screen; nothing on paper."""
        if self.env.app.builder.format != "html":
            return [], []
        values = html.escape(data(robustness(self.text)))
        text = f'<span class="choices" data-universes="{values}"></span>'
        return [nodes.raw("", text, format="html")], []


def margin(claim_id: str) -> dict[str, Any]:
    """What decides a claim with a tolerance: asserted, low, high, rule, tolerance, unit."""
    item = judged(claim_id)
    claim, finding = item.claim, item.finding
    if finding is None or not isinstance(finding.observed, int | float):
        raise TypeError(f"{claim_id} has no number to hold against its tolerance")
    return {
        "asserted": float(claim.asserted),
        "low": finding.observed if finding.low is None else finding.low,
        "high": finding.observed if finding.high is None else finding.high,
        "observed": finding.observed,
        "percent": claim.rule == "within_percent",
        "tolerance": claim.tolerance,
        "unit": claim.unit,
        "caveat": bool(claim.caveat),
        "weak": finding.weak,
    }


class ClaimDomain(Domain):
    """The claims that have a card, for the search: HO-43 leads to its card."""

    name = "claim"
    label = "A"
    object_types: dict[str, ObjType] = {"claim": ObjType("claim")}  # noqa: RUF012 - as in Sphinx
    roles: dict[str, RoleFunction] = {  # noqa: RUF012
        "page": Page(),
        "tolerance": Tolerance(),
        "choices": Choices(),
    }
    initial_data: dict[str, Any] = {"objects": {}}  # noqa: RUF012

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Every claim with the page and the anchor of its card."""
        for claim, docname in sorted(self.data["objects"].items()):
            yield claim, claim, "claim", docname, anchor(claim), 0

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


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the domain."""
    app.add_domain(ClaimDomain)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
