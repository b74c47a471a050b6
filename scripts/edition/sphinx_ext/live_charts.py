"""Live charts: their script on the pages that have charts, which loads the one Vega bundle."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from edition import vega

LOADER = Path(__file__).parent / "static" / "live-charts.js"


def has_charts(doctree: nodes.document | None) -> bool:
    """Whether a page shows a live chart."""
    return doctree is not None and any(
        vega.LIVE_CLASS in node.astext() for node in doctree.findall(nodes.raw)
    )


def _copy_scripts(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "vega.js").write_bytes(vega.bundle().read_bytes())
    (static / LOADER.name).write_bytes(LOADER.read_bytes())


def _add_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if has_charts(doctree):
        app.add_js_file(LOADER.name, loading_method="async", priority=900)


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the scripts."""
    app.connect("builder-inited", _copy_scripts)
    app.connect("html-page-context", _add_scripts)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
