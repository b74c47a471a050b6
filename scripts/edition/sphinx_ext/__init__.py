"""What the edition adds to Sphinx: claims, charts, citations, data, code, and what a page needs."""

from typing import Any

from sphinx.application import Sphinx

from edition.sphinx_ext import (
    chart_figures,
    chips,
    citation,
    claim_lines,
    claim_pages,
    claim_roles,
    data_files,
    formulas,
    page,
    previews,
    printed,
    reference_list,
    search_index,
    stacked_tables,
)

PARTS = (
    *(reference_list, citation, claim_roles, claim_lines, claim_pages, chips, chart_figures),
    *(data_files, formulas, page, previews, printed, search_index, stacked_tables),
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Sets up all parts."""
    for part in PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
