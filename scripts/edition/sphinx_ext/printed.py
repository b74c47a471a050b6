"""What cells show: print as a terminal would leave it, pictures that were pasted, their words."""

import base64
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from edition.book.alternative import svg_description

ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_])")
"""Sequences that colour a terminal's text, or move in it."""

CONTROL = re.compile(r"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Signs that a terminal does not show, but those that move in it."""

PASTED = "attachment:"
LINES_OF_A_CELL = 10_000
"""MyST-NB counts the lines of a notebook's nth cell from one more than n times this number."""

log = logging.getLogger(__name__)


class Printed(SphinxTransform):
    """Frees what code printed from colours, and from signs that are no text."""

    default_priority = 400

    def apply(self, **_: Any) -> None:
        """Goes through the outputs of a notebook."""
        for block in self.document.findall(nodes.literal_block):
            if "output" in block["classes"]:
                text = as_left(block.astext())
                block.rawsource, block.children = text, [nodes.Text(text)]


def as_left(text: str) -> str:
    r"""A text as it stands in the end: what follows \r or \b is written over what was there."""
    plain = CONTROL.sub("", ESCAPE.sub("", text)).replace("\r\n", "\n")
    return "\n".join(map(_line, plain.split("\n")))


def _line(text: str) -> str:
    if "\r" not in text and "\b" not in text:
        return text
    signs: list[str] = []
    place = 0
    for sign in text:
        if sign in "\r\b":
            place = max(0, place - 1) if sign == "\b" else 0
        else:
            signs[place : place + 1] = [sign]
            place += 1
    return "".join(signs).rstrip(" ")


class Described(SphinxPostTransform):
    """Gives an SVG without alternative text the words that stand in it, as on paper."""

    default_priority = 400  # after MyST-NB has chosen among the kinds of what a cell shows

    def run(self, **_: Any) -> None:
        """Goes through the pictures of a document."""
        for image in self.document.findall(nodes.image):
            path = Path(self.env.srcdir, image["uri"])
            if "alt" not in image and path.suffix == ".svg" and path.is_file():
                image["alt"] = svg_description(path)


class Attachments(SphinxTransform):
    """Lays the pictures that JupyterLab keeps within a cell where Sphinx looks for pictures."""

    default_priority = 400

    def apply(self, **_: Any) -> None:
        """Goes through the pictures of a notebook."""
        for image in self.document.findall(nodes.image):
            if image["uri"].startswith(PASTED):
                self._lay(image)

    def _lay(self, image: nodes.image) -> None:
        source = Path(self.env.doc2path(self.env.docname))
        name = image["uri"].removeprefix(PASTED)
        cell = _line_of(image) // LINES_OF_A_CELL
        try:
            cells = json.loads(source.read_text(encoding="utf-8"))["cells"]
            (content,) = cells[cell - 1]["attachments"][name].values()
        except (ValueError, KeyError, IndexError):
            log.warning("the cell has no attachment %r", name, location=image)
            return
        picture = base64.b64decode(content)
        # As MyST-NB does with what a cell shows.
        folder = Path(self.app.outdir).parent / "jupyter_execute"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / (hashlib.sha256(picture).hexdigest() + Path(name).suffix.lower())
        path.write_bytes(picture)
        image["uri"] = os.path.relpath(path, source.parent).replace(os.sep, "/")


def _line_of(node: nodes.Node) -> int:
    while node is not None and not node.line:
        node = node.parent
    return node.line if node is not None else 0


def setup(app: Sphinx) -> None:
    """Registers the transforms."""
    app.add_transform(Printed)
    app.add_transform(Attachments)
    app.add_post_transform(Described)
