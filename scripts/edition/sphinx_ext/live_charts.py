"""Live charts: one local Vega bundle and its loader, on the pages that have charts only."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from edition.paths import BUILD
from edition.stage import LIVE_CLASS

LOADER = Path(__file__).parent / "static" / "live-charts.js"


def bundle(cache: Path = BUILD / "cache") -> Path:
    """Vega, Vega-Lite and Vega-Embed as one classic script, which browsers run on file:// too."""
    import vl_convert

    path = cache / f"vega-{version('vl-convert-python')}.js"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        script = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # the stub lacks the default
        part = path.with_suffix(".part")
        part.write_text(f"(()=>{{{script}\n}})();\n", encoding="utf-8")
        part.replace(path)
    return path


def has_charts(doctree: nodes.document | None) -> bool:
    """Whether a page shows a live chart."""
    return doctree is not None and any(
        LIVE_CLASS in node.astext() for node in doctree.findall(nodes.raw)
    )


def _copy_scripts(app: Sphinx) -> None:
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / "vega.js").write_bytes(bundle().read_bytes())
    (static / LOADER.name).write_bytes(LOADER.read_bytes())


def _add_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if has_charts(doctree):
        app.add_js_file("vega.js", loading_method="defer", priority=900)
        app.add_js_file(LOADER.name, loading_method="defer", priority=901)


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the scripts."""
    app.connect("builder-inited", _copy_scripts)
    app.connect("html-page-context", _add_scripts)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
