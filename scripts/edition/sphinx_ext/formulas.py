r"""What stands between dollars: money, a formula with a number, or TeX that nothing can draw."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.math import MathDomain
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from edition.base.errors import EditionError
from edition.book.formulas import plain

WORDS = re.compile(r"\d\s+\(?[A-Za-z]{2,}|[A-Za-z]{2,}[,;:.]?\s+[A-Za-z]{2,}")
"""What no formula has: a number and a word, or two words, with a space between them."""

LABEL = re.compile(r"\\label\s*\{(.*?)\}")

log = logging.getLogger(__name__)


class Formulas(SphinxTransform):
    """Tells sums of money from formulas, numbers equations, refuses what cannot be drawn."""

    default_priority = 400  # before quotation marks are made, and before numbers are looked up

    def apply(self, **_: Any) -> None:
        """Goes through the formulas of a document."""
        for node in list(self.document.findall(nodes.math)):
            # A role has its name in its source, and what a cell shows a class.
            written = node.rawsource == node.astext() and not node["classes"]
            if written and is_money(node.astext()):
                self._restore(node)
        numbers = iter(range(1, 10_000))
        for block in list(self.document.findall(nodes.math_block)):
            self._label(block)
            if block.get("label"):
                self._number(block, next(numbers))
        for kind in (nodes.math, nodes.math_block):
            for node in list(self.document.findall(kind)):
                self._try(node)

    def _restore(self, node: nodes.math) -> None:
        words = f"${node.astext()}$"
        if re.search(r"[*_`\[\]<>{}\\]", words):
            told = r"%r reads as a formula, since it stands between dollars; write money as \$"
            log.warning(told, words, location=node)
        node.replace_self(nodes.Text(words))

    def _label(self, block: nodes.math_block) -> None:
        """Names an equation as its TeX does; what has no name has no number, whatever amsmath says.

        MyST numbers the environments of amsmath, under names that are drawn by lot.
        """
        if "amsmath" in block["classes"] and block.get("label"):
            del self._domain.equations[block["label"]]
            del block.parent[block.parent.index(block) - 1]
            block["label"] = block["number"] = None
        if found := LABEL.search(block.astext()):
            tex = LABEL.sub("", block.astext())
            block.children, block.rawsource = [nodes.Text(tex)], tex
            block["label"], block["docname"] = found[1], self.env.docname
            self._domain.note_equation(self.env.docname, found[1], location=block)
            target = nodes.target("", "", ids=[nodes.make_id(f"equation-{found[1]}")])
            self.document.note_explicit_target(target)
            block.parent.insert(block.parent.index(block), target)

    def _number(self, block: nodes.math_block, number: int) -> None:
        block["number"] = number
        self._domain.equations[block["label"]] = (self.env.docname, number)

    @property
    def _domain(self) -> MathDomain:
        domain = self.env.get_domain("math")
        assert isinstance(domain, MathDomain)
        return domain

    def _try(self, node: nodes.Element) -> None:
        try:
            plain(node.astext())
        except EditionError as error:
            tex = " ".join(node.astext().split())
            log.warning("cannot draw the formula %s: %s", tex, error, location=node)
            node.replace_self(nodes.Text(node.astext()) if isinstance(node, nodes.math) else [])


def is_money(tex: str) -> bool:
    """Whether what stands between two dollars is prose, and so each of them money."""
    bare = re.sub(r"\\[A-Za-z]+\s*(\{[^{}]*\})?", "", tex)
    return bool(WORDS.search(bare))


def setup(app: Sphinx) -> None:
    """Registers the transform."""
    app.add_transform(Formulas)
