"""A Sphinx builder that typesets the whole book as one tagged, accessible PDF with Typst.

Load it with `extra_extensions: [edition.typst]` and run
`jupyter-book build SOURCE --builder custom --custom-builder typst`.  Configuration values:

typst_pdf_name     file name of the PDF without its ending
typst_fonts        directories with further fonts, relative to the source directory
typst_sans         family among them for headings and captions; empty: the body face
typst_subtitle     second line of the title page
typst_cover        picture on the title page, relative to the source directory; empty: none
typst_date         ISO date of the edition, on the title page and in the file; required
typst_edition      version, date of the data and the like, on the title page; empty: none
typst_keywords     keywords of the file
typst_mark         what stands at the head of every page, such as that of a draft; empty: nothing
typst_description  description of the file, and abstract on the title page
"""

from typing import Any

from sphinx.application import Sphinx

from edition.typst import blocks, claim_lines, components, inline, media, tabular  # noqa: F401 - renderers
from edition.typst.builder import TypstBuilder, configure

TEXT_VALUES = {
    "typst_pdf_name": "book",
    "typst_sans": "",
    "typst_subtitle": "",
    "typst_cover": "",
    "typst_date": "",
    "typst_edition": "",
    "typst_description": "",
    "typst_mark": "",
}
LIST_VALUES = ("typst_fonts", "typst_keywords")


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the builder and its configuration values."""
    for name, default in TEXT_VALUES.items():
        app.add_config_value(name, default, "env", types=[str])
    for name in LIST_VALUES:
        app.add_config_value(name, [], "env", types=[list, tuple])
    app.add_builder(TypstBuilder)
    app.connect("config-inited", configure)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
