"""Renders the card of a judged claim: a card with the class `claim` and one for its verdict.

Its title reads "AB-06 · ✗ contradicted"; the first paragraph is the paraphrase.
"""

from docutils import nodes

from edition.judge.verdicts import LOOKS, style
from edition.typst import markup
from edition.typst.writer import Writer

VERDICT = "verdict-"
"""How the class begins that tells a card's verdict."""

LONG = 1_300
"""Characters of a card, about 75 mm, from which on it may go on to the next page."""


def is_claim(node: nodes.Element) -> bool:
    """Whether a node is the card of a claim."""
    return "claim" in node.get("classes", [])


def holds(node: nodes.Element) -> bool:
    """Whether a node stands within the card of a claim."""
    while node := node.parent:
        if is_claim(node):
            return True
    return False


def claim(writer: Writer, node: nodes.Element) -> str:
    """The card with its name and verdict beside the words."""
    body, title = (_component(writer, node, part) for part in ("card-body", "card-title"))
    name, _, said = title.astext().partition("·")
    kinds = [each.removeprefix(VERDICT) for each in node["classes"] if each.startswith(VERDICT)]
    first = next((each for each in body.children if isinstance(each, nodes.paragraph)), None)
    words = writer.anchors(node, body, title)
    words += f"{writer.inline(first, 'paraphrase')}\n\n" if first is not None else ""
    words += writer.children(body, but=[title, first]) + writer.children(node, but=[body])
    source = markup.call(
        "claim",
        words,
        verdict=markup.string(kinds[0]) if kinds else None,
        breakable="true" if len(node.astext()) > LONG else "false",
        id=f"[{markup.text(name.strip())}]",
        said=f"[{markup.text(said.strip())}]",
    )
    return f"{source}\n\n"


def _component(writer: Writer, node: nodes.Element, name: str) -> nodes.Element:
    for each in node.findall(nodes.container):
        if each.get("design_component") == name:
            return each
    raise writer.error(node, f"the card of a claim has no {name}")


def colours() -> str:
    """The colours of the verdicts as a Typst dictionary, by the end of their class."""
    pairs = (
        f"{markup.string(style(verdict).removeprefix(VERDICT))}: rgb({markup.string(look.light)})"
        for verdict, look in LOOKS.items()
    )
    return f"({', '.join(pairs)})"
