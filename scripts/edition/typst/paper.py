"""Takes out of a document what is left to the screen, before anything is counted or linked."""

from docutils import nodes

from edition.show.output import SCREEN_ONLY

MARKS = {SCREEN_ONLY, f"tag_{SCREEN_ONLY}"}
"""MyST-NB turns the tags of a cell into classes."""


def leave_out(document: nodes.document) -> None:
    """Leaves in the place of each such part only what others link to, so that no link is lost."""
    for node in list(document.findall(nodes.Element)):
        if MARKS & set(node.get("classes", [])) and node.parent is not None:
            ids = [one for inner in node.findall(nodes.Element) for one in inner.get("ids", [])]
            node.parent.replace(node, nodes.target("", "", ids=ids))
