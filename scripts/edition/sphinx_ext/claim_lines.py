"""Claims at the end of a passage: a line each, folded, but for those that do not simply hold."""

from collections import Counter
from collections.abc import Iterable

from docutils import nodes
from docutils.parsers.rst.directives import unchanged
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from edition.base.text import listed
from edition.judge.claim import Verdict
from edition.judge.verdicts import OUTCOMES, anchor, signed, style
from edition.sphinx_ext.chips import chip

REGISTRY = "claim"
"""The domain that knows on which page a claim has its line."""

OPEN = (Verdict.DISPUTED, Verdict.CONTRADICTED)
"""What a reader sees without unfolding anything."""


class claim_list(nodes.General, nodes.Element):
    """The lines of a passage."""


class claim_line(nodes.General, nodes.Element):
    """A claim: our words, and what follows; it has no children where it repeats another."""

    @property
    def verdict(self) -> Verdict:
        """Its verdict."""
        return OUTCOMES[self["outcome"]]


class Line(SphinxDirective):
    """`{claim:line} AB-01`: a claim by its verdict; its first two paragraphs are our words and the
    reason; `sources` are cited on paper, where no card stands behind it."""

    required_arguments = 1
    has_content = True
    option_spec = {"verdict": unchanged, "sources": unchanged}  # noqa: RUF012 - as in docutils

    def run(self) -> list[nodes.Node]:
        """The line, and its place in the registry."""
        (claim_id,) = self.arguments
        self.env.get_domain(REGISTRY).data["objects"][claim_id] = self.env.docname
        line = claim_line("", claim=claim_id, outcome=self.options["verdict"])
        self.state.nested_parse(self.content, self.content_offset, line)
        line["names"].append(anchor(claim_id))
        self.state.document.note_explicit_target(line, line)
        if line.children and self.env.app.builder.format == "html":
            self._for_screen(line)
        elif line.children and "sources" in self.options:
            cited = StringList([f"{{cite:t}}`{self.options['sources']}`."], "sources")
            self.state.nested_parse(cited, self.content_offset, line)
        return [line]

    def _for_screen(self, line: claim_line) -> None:
        words, reason, *more = line.children
        words["classes"].append("paraphrase")
        words.insert(0, [chip(self.env, line["claim"], line.verdict), nodes.Text(" ")])
        words += [nodes.Text(" "), nodes.inline("", str(line.verdict), classes=["said"])]
        line["open"] = line.verdict in OPEN or bool(more)
        if not line["open"]:
            line.remove(reason)


class List(SphinxDirective):
    """`{claim:list}`: the lines in it, those first that do not simply hold, the rest folded."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The lines in their order, with what folds them on screen; repeats in one sentence."""
        parsed = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, parsed)
        lines = list(parsed.findall(claim_line))
        own = [line for line in lines if line.children]
        on_screen = self.env.app.builder.format == "html"
        made = claim_list("", *(_folded(own) if on_screen else own))
        if repeats := [line for line in lines if not line.children]:
            made += self._repeats(repeats)
        return [made]

    def _repeats(self, lines: list[claim_line]) -> nodes.paragraph:
        words = nodes.paragraph("", "Said again here: ", classes=["repeats"])
        for number, line in enumerate(lines):
            made = chip(self.env, line["claim"], line.verdict)
            made["ids"], made["names"] = line["ids"], line["names"]
            words += [nodes.Text(", "), made] if number else [made]
        words += nodes.Text(".")
        return words


def _folded(lines: list[claim_line]) -> Iterable[nodes.Node]:
    shown = [line for line in lines if line["open"]]
    folded = [line for line in lines if not line["open"]]
    if shown:
        yield from [_html('<ul class="claim-lines">'), *shown, _html("</ul>")]
    if folded:
        head = f"<details><summary>{summary(folded, bool(shown))}</summary>"
        yield from [_html(f'{head}<ul class="claim-lines">'), *folded, _html("</ul></details>")]


def summary(lines: list[claim_line], others: bool) -> str:
    """How many claims are folded, by verdict: 5 more statements judged here: 5 ✓ supported."""
    counts = Counter(line.verdict for line in lines)
    told = listed([f"{counts[one]} {signed(one)}" for one in Verdict if counts[one]])
    noun = "statement" if len(lines) == 1 else "statements"
    return f"{len(lines)} {'more ' if others else ''}{noun} judged here: {told}"


def _html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _open_list(self: HTML5Translator, node: claim_list) -> None:
    self.body.append(self.starttag(node, "div", CLASS="claims"))


def _close_list(self: HTML5Translator, node: claim_list) -> None:
    self.body.append("</div>\n")


def _open_line(self: HTML5Translator, node: claim_line) -> None:
    self.body.append(self.starttag(node, "li", CLASS=style(node.verdict)))


def _close_line(self: HTML5Translator, node: claim_line) -> None:
    self.body.append("</li>\n")


def setup(app: Sphinx) -> None:
    """Registers the nodes; the directives belong to the domain of claims."""
    app.add_node(claim_list, html=(_open_list, _close_list))
    app.add_node(claim_line, html=(_open_line, _close_line))
