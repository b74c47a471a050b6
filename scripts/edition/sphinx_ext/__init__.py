"""What the edition adds to Sphinx: claims, charts, citations, data, code, and what a page needs."""

from typing import Any

from sphinx.application import Sphinx

PARTS = ("reference_list", "citation", "claim_roles", "chart_figures", "data_files", "page")
"""The modules of this package that add something, each an extension by itself."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Sets up all parts."""
    for part in PARTS:
        app.setup_extension(f"{__name__}.{part}")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
