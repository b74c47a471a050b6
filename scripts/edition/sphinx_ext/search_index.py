"""What a reader finds by typing: claims, figures, names, sources, passages, and their addresses."""

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from edition.data.names import Name
from edition.judge.ledger import in_our_words, judged
from edition.judge.verdicts import signed
from edition.show.cards import card_text, named
from edition.sphinx_ext.chart_figures import chart_figure
from edition.sphinx_ext.claim_lines import claim_list
from edition.sphinx_ext.claim_roles import ClaimDomain

FILE = "search-data.js"

APART = ("Source:", "Rows:", "Place:", " ")
"""How lines of a card begin that say nothing of the claim itself."""


@dataclass(frozen=True)
class Entry:
    """Something to be found: what is shown of it, by what else it is found, and its address.

    `kind` is claim, figure, name, source or passage; `note` stands beside the title.
    """

    kind: str
    title: str
    note: str
    words: str
    address: str


def entries(app: Sphinx) -> Iterator[Entry]:
    """All that can be found in a book, in the order of its pages."""
    places = _claims(app)
    yield from (_claim(claim_id, place) for claim_id, place in places.items())
    yield from _names(places)
    for page in app.env.toctree_includes.get(app.config.root_doc, []):
        yield from _page(app, page)


def _claims(app: Sphinx) -> dict[str, str]:
    """The address of every line by the id of its claim."""
    found = app.env.get_domain(ClaimDomain.name).get_objects()
    return {claim: f"{page}.html#{place}" for claim, _, _, page, place, _ in found}


def _claim(claim_id: str, address: str) -> Entry:
    item = judged(claim_id)
    lines = card_text(item).splitlines()[1:]
    words = " ".join(line[10:] for line in lines if not line.startswith(APART))
    spellings = [one for name in named(item) for one in name.spellings]
    title = f"{claim_id} {in_our_words(item.claim)}"
    return Entry("claim", title, signed(item.verdict), " ".join([words, *spellings]), address)


def _names(places: dict[str, str]) -> Iterator[Entry]:
    """Names with an original, each leading to the first claim on whose card it stands."""
    where: dict[str, list[str]] = {}
    known: dict[str, Name] = {}
    for claim_id in places:
        for name in named(judged(claim_id)):
            known[name.name] = name
            where.setdefault(name.name, []).append(claim_id)
    for key, name in sorted(known.items()):
        claims = where[key]
        first, *rest = name.spellings
        note = f"in {claims[0]}" + (f" and {len(claims) - 1} more" if claims[1:] else "")
        yield Entry("name", f"{first} · {rest[0]}", note, " ".join(rest), places[claims[0]])


def _page(app: Sphinx, page: str) -> Iterator[Entry]:
    tree = app.env.get_doctree(page)
    for figure in tree.findall(chart_figure):
        place = figure["title"].removesuffix("-title")
        told = json.loads(Path(app.srcdir, "charts", f"{place}.json").read_text(encoding="utf-8"))
        title = f"Figure {told['number']}. {told['title']}"
        yield Entry("figure", title, "", told.get("description", ""), f"{page}.html#{place}")
    for source in tree.findall(nodes.citation):
        yield Entry("source", _text(source[1:]), "", "", f"{page}.html#{source['ids'][0]}")
    title = app.env.titles[page].astext()
    for section in tree.findall(nodes.section):
        own = [child for child in section.children if not isinstance(child, nodes.section)]
        heading = _text(own[:1])
        if words := _text(own[1:]):
            note = title if heading != title else ""
            yield Entry("passage", heading, note, words, f"{page}.html#{section['ids'][0]}")


APART_NODES = (
    *(chart_figure, claim_list),
    *(nodes.citation, nodes.literal_block, nodes.raw, nodes.comment, nodes.target),
)


CITED = "cite"
"""The domain of citations, of which nothing but the key of a source stands in the text."""


def _text(found: list[nodes.Node]) -> str:
    """The words of nodes, without code, claims, figures, sources, which are found by themselves."""
    told = " ".join(_words(node) for node in found)
    return " ".join(told.split())


def _words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node.astext())
    if isinstance(node, APART_NODES) or node.get("refdomain") == CITED:
        return ""
    inline = isinstance(node, nodes.TextElement)
    return ("" if inline else " ").join(map(_words, node.children))


def _write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    data = json.dumps([astuple(one) for one in entries(app)], ensure_ascii=False)
    # A script, since a page that was opened as a file may load no data.
    path = Path(app.outdir, "_static", FILE)
    path.write_text(f"window.searchData = {data};\n", encoding="utf-8")


def _replace(app: Sphinx) -> None:
    """Turns off Sphinx's own index, which knows no numbers, and its page."""
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield "search", {"title": "Search"}, "search.html"


def setup(app: Sphinx) -> None:
    """Registers the index and the page of the search."""
    app.connect("builder-inited", _replace)
    app.connect("html-collect-pages", _pages)
    app.connect("build-finished", _write)
