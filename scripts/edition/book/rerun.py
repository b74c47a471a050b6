"""The page of a rerun: one file that opens without a build and without a network."""

import base64
import json
import re
from pathlib import Path
from typing import Any

from edition.base.contents import heading
from edition.base.files import read_json, write_whole
from edition.base.project import FONTS
from edition.book.pictures import picture
from edition.run.grid import RECORD
from edition.show.vega import FONT, MIME

ID = re.compile(r"(<svg.*?</svg>|<[^>]*>)|\b[A-Z]+-\d+\b", re.DOTALL)
"""What looks like the id of a claim in HTML, or what of HTML is no text of a page."""

TEMPLATES = Path(__file__).parent / "templates"
FACES = {"normal": "EditionSans-Regular.woff2", "bold": "EditionSans-Bold.woff2"}


def write_page(notebook: Path) -> Path:
    """Writes an executed copy of a chapter as HTML beside it: text, cards, charts as pictures."""
    from jinja2 import Environment, FileSystemLoader

    content = read_json(notebook)
    for cell in content["cells"]:
        if "outputs" in cell:
            cell["outputs"] = [_drawn(output) for output in cell["outputs"] if not _kept(output)]
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    page = notebook.with_suffix(".html")
    html = templates.get_template("rerun.html").render(
        title=heading(notebook), body=_body(content), font=FONT, faces=_faces()
    )
    write_whole(page, html)
    return page


def _kept(output: dict[str, Any]) -> bool:
    """Whether an output is a value for the text, which shows nothing itself."""
    return RECORD in output.get("data", {})


def _drawn(output: dict[str, Any]) -> dict[str, Any]:
    """An output, a chart as a picture that takes the faces of the page."""
    data = output.get("data", {})
    return output | {"data": {"text/html": picture(data[MIME])}} if MIME in data else output


def _body(content: dict[str, Any]) -> str:
    import nbformat
    from nbconvert import HTMLExporter
    from traitlets.config import Config

    removed = {"enabled": True, "remove_cell_tags": ["remove-cell"]}
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        config=Config(TagRemovePreprocessor=removed),
        template_name="basic",
        exclude_input=True,
        exclude_anchor_links=True,
    )
    exporter.register_preprocessor(  # type: ignore[no-untyped-call]
        "nbconvert.preprocessors.TagRemovePreprocessor", enabled=True
    )
    notebook = nbformat.reads(  # type: ignore[no-untyped-call]
        json.dumps(content), as_version=4
    )
    body: str
    body, _ = exporter.from_notebook_node(notebook)
    return ID.sub(lambda found: found[1] or f'<span class="id">{found[0]}</span>', body)


def _faces() -> dict[str, str]:
    """The faces of the charts, by weight, as they stand in a page."""
    read = {weight: (FONTS / name).read_bytes() for weight, name in FACES.items()}
    return {weight: base64.b64encode(face).decode() for weight, face in read.items()}
