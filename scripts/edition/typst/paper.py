"""Fits a document to paper, before anything is counted or linked.

What is left to the screen, or said already, goes; figures follow the words that they belong to.
"""

from itertools import takewhile

from docutils import nodes

from edition.show.cards import ORIGINAL
from edition.show.output import SCREEN_ONLY

MARKS = {SCREEN_ONLY, f"tag_{SCREEN_ONLY}"}
"""MyST-NB turns the tags of a cell into classes."""

PLACES = ("classes", "container_classes")
"""Where a node has its classes; a drop-down keeps them apart until it is HTML."""


def fit(document: nodes.document) -> None:
    """Does all that this module is for."""
    _leave_to_the_screen(document)
    _say_once(document)
    _put_words_first(document)


def _leave_to_the_screen(document: nodes.document) -> None:
    for node in list(document.findall(nodes.Element)):
        classes = {one for where in PLACES for one in node.get(where, [])}
        if MARKS & classes and node.parent is not None:
            _take_out(node)


def _say_once(document: nodes.document) -> None:
    """A name has its own script beside it once; a claim that stands alone on screen repeats it."""
    met = set()
    for node in [one for one in document.findall(nodes.inline) if ORIGINAL in one["classes"]]:
        if node.astext() in met:
            _take_out(node)
        met.add(node.astext())


def _take_out(node: nodes.Element) -> None:
    """Leaves in the place of a node only what others link to, and not two spaces for one."""
    holder, place = node.parent, node.parent.index(node)
    ids = [one for inner in node.findall(nodes.Element) for one in inner.get("ids", [])]
    holder[place] = nodes.target("", "", ids=ids)
    if not isinstance(node, nodes.inline):
        return
    opens = not "".join(each.astext() for each in holder.children[:place]).strip()
    beside = place + 1 if opens else place - 1
    if beside < len(holder) and isinstance(words := holder[beside], nodes.Text):
        holder[beside] = words.lstrip() if opens else words.rstrip()


def _put_words_first(document: nodes.document) -> None:
    """A figure that opens a section goes behind its first paragraph: where it takes the foot of a
    page, it would send the title away from it to the next one."""
    for section in document.findall(nodes.section):
        _, *content = section.children
        opening = list(takewhile(lambda each: any(each.findall(nodes.figure)), content))
        following = content[len(opening) : len(opening) + 1]
        if opening and following and isinstance(following[0], nodes.paragraph):
            section[1 : len(opening) + 2] = [*following, *opening]
