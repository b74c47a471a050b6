"""Renders the lines of claims: sign, name and verdict beside our words, the reason and sources."""

from docutils import nodes

from edition.judge.verdicts import LOOKS, OUTCOMES, style
from edition.typst import markup
from edition.typst.writer import Writer, renders

VERDICT = "verdict-"
"""How the class begins that tells a verdict."""


@renders("claim_list", "claim_chip")
def content(writer: Writer, node: nodes.Element) -> str:
    """The lines one below the other; a chip as its words."""
    return writer.content(node)


@renders("claim_line")
def line(writer: Writer, node: nodes.Element) -> str:
    """Our words, then in small print the rest, in one paragraph."""
    verdict = OUTCOMES[node["outcome"]]
    name = f"{LOOKS[verdict].sign} {node['claim']}"
    words, *rest = node.children
    source = markup.call(
        "claim-line",
        writer.anchors(node) + writer.children(words),
        " ".join(writer.children(each) for each in rest),
        verdict=markup.string(style(verdict).removeprefix(VERDICT)),
        id=f"[{markup.text(name)}]",
        said=f"[{markup.text(str(verdict))}]",
    )
    return f"{source}\n\n"


def colours() -> str:
    """The colours of the verdicts as a Typst dictionary, by the end of their class."""
    pairs = (
        f"{markup.string(style(verdict).removeprefix(VERDICT))}: rgb({markup.string(look.light)})"
        for verdict, look in LOOKS.items()
    )
    return f"({', '.join(pairs)})"
