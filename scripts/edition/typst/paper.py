"""Takes out of a document what is left to the screen, before anything is counted or linked."""

from docutils import nodes

from edition.show.output import SCREEN_ONLY

MARKS = {SCREEN_ONLY, f"tag_{SCREEN_ONLY}"}
"""MyST-NB turns the tags of a cell into classes."""

PLACES = ("classes", "container_classes")
"""Where a node has its classes; a drop-down keeps them apart until it is HTML."""


def leave_out(document: nodes.document) -> None:
    """Leaves in the place of each such part only what others link to, so that no link is lost."""
    for node in list(document.findall(nodes.Element)):
        classes = {one for where in PLACES for one in node.get(where, [])}
        if MARKS & classes and node.parent is not None:
            ids = [one for inner in node.findall(nodes.Element) for one in inner.get("ids", [])]
            node.parent.replace(node, nodes.target("", "", ids=ids))
