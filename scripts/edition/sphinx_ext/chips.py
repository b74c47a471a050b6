"""Chips: a claim within a sentence by its sign and its id, a link to its card."""

import re
from collections.abc import Container, Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from edition.book.head import CLAIMS
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, read_claims
from edition.judge.verdicts import LOOKS, anchor, style

TOLD = "pasted-text"
"""The class of a text that a notebook told, as MyST-NB marks it."""

ID = re.compile(r"\b([A-Z]+-\d+)\b")
"""What looks like the id of a claim."""


class claim_chip(nodes.Inline, nodes.TextElement):
    """A link to the card of a claim; on paper its words."""


def chip(env: BuildEnvironment, claim_id: str, verdict: Verdict) -> claim_chip:
    """The chip of a claim under a verdict: ✗ AB-06."""
    words = f"{LOOKS[verdict].sign}\N{NO-BREAK SPACE}{claim_id}"
    made = claim_chip("", words, claim=claim_id, classes=["chip", style(verdict)])
    made["address"] = f"{'../' * env.docname.count('/')}{CLAIMS}/{claim_id}.html"
    made["label"] = f"{claim_id}, {verdict}"
    return made


class Chips(SphinxPostTransform):
    """Makes a chip of every link to the line of a claim, which stands there without its card, and
    of every id in a text that a notebook told.

    A link that has other words than the claim's id keeps them.
    """

    default_priority = 700  # when links have been resolved
    formats = ("html",)

    def run(self, **_: object) -> None:
        """Goes through the links and the told texts of a document."""
        claims = {anchor(claim_id): claim_id for claim_id in read_claims()}
        for link in list(self.document.findall(nodes.reference)):
            place = link.get("refid") or link.get("refuri", "").partition("#")[2]
            if place in claims:
                claim_id = claims[place]
                made = chip(self.env, claim_id, judged(claim_id).verdict)
                if not link.astext().endswith(claim_id):
                    made.children, made["classes"] = [], []
                    del made["label"]
                    made += link.children
                link.replace_self(made)
        ids = {*claims.values()}
        for told in self.document.findall(nodes.inline):
            if TOLD in told["classes"]:
                parts = [*self._with_chips(told.astext(), ids)]
                told.clear()
                told += parts

    def _with_chips(self, text: str, ids: Container[str]) -> Iterator[nodes.Node]:
        for part in ID.split(text):
            if part in ids:
                yield chip(self.env, part, judged(part).verdict)
            elif part:
                yield nodes.Text(part)


def _open(self: HTML5Translator, node: claim_chip) -> None:
    label = {"aria-label": node["label"]} if "label" in node else {}
    given = {"href": node["address"], "data-claim": node["claim"], **label}
    self.body.append(self.starttag(node, "a", suffix="", **given))


def _close(self: HTML5Translator, node: claim_chip) -> None:
    self.body.append("</a>")


def setup(app: Sphinx) -> None:
    """Registers the node and the transform."""
    app.add_node(claim_chip, html=(_open, _close))
    app.add_post_transform(Chips)
