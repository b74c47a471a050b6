"""What opens over a page before a reader follows a link: the cards of claims, what tables hold."""

import json
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from edition.book.claim_cards import card
from edition.data import descriptor
from edition.judge.ledger import judged_claims

FILE = "previews-data.js"


def data() -> dict[str, dict[str, str]]:
    """The cards by the ids of their claims, as HTML, and what a table holds by its anchor."""
    tables = {nodes.make_id(one["name"]): one for one in descriptor.package()["resources"]}
    return {
        "claims": {item.claim.id: " ".join(card(item).split()) for item in judged_claims()},
        "tables": {f"table-{place}": one["description"] for place, one in tables.items()},
    }


def _write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    text = json.dumps(data(), ensure_ascii=False, separators=(",", ":"))
    # A script, since a page that was opened as a file may load no data.
    path = Path(app.outdir, "_static", FILE)
    path.write_text(f"window.previewData = {text};\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Registers the hook."""
    app.connect("build-finished", _write)
