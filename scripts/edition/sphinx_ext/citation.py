"""Makes every page citable: metadata for search engines, and how to cite it, in words and files."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from edition.book import citations, linked_data, overview
from edition.book.citations import Work
from edition.book.head import DATA_PAGE, TEMPLATES, cite_block, head
from edition.data import descriptor

DESCRIPTION_AT_MOST = 200
"""Characters of a page's description, which search engines cut at about that length."""


def work_of(app: Sphinx, page: str) -> Work:
    """A page of the book as a work to be cited; the cover stands for the whole."""
    whole = citations.whole_work(app.config.citation, app.config.html_baseurl or "")
    if page == app.config.root_doc:
        return whole
    title = app.env.titles[page].astext()
    return citations.part(whole, page.rpartition("/")[2], title, f"{page}.html")


def first_words(doctree: nodes.document) -> str:
    """The first paragraph of a page."""
    return next((node.astext() for node in doctree.findall(nodes.paragraph)), "")


def description(text: str) -> str:
    """A text in one line, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION_AT_MOST:
        return text
    return f"{text[:DESCRIPTION_AT_MOST].rpartition(' ')[0]} …"


def _add(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if not app.config.citation or doctree is None:
        return
    work, citation = work_of(app, page), app.config.citation
    is_cover = not work.book
    whole = citations.whole_work(citation, app.config.html_baseurl or "")
    pdf = f"{whole.url}{app.config.typst_pdf_name}.pdf" if whole.url else ""
    about = description(citation["abstract"] if is_cover else first_words(doctree))
    data = [linked_data.page(work, citation)]
    if page == DATA_PAGE:
        data.append(linked_data.data_package(descriptor.package(), whole))
    picture = f"{whole.url}{overview.SHARED}" if whole.url else ""
    tags = [head(work, about, pdf, picture), *map(linked_data.script, data)]
    context["metatags"] = context.get("metatags", "") + "\n".join(tags) + "\n"
    context["pageurl"] = work.url
    context["body"] += cite_block(
        work, "edition" if is_cover else "chapter", page.rpartition("/")[2]
    )
    context["is_citable"] = True
    if is_cover:
        context["docstitle"] = ""  # the window's title is the book's already


def _write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html" or not app.config.citation:
        return
    for page in sorted(app.env.found_docs):
        citations.write(work_of(app, page), Path(app.outdir, f"{page}.html"))


def _find_templates(app: Sphinx, config: Any) -> None:
    config.templates_path.append(str(TEMPLATES))


def setup(app: Sphinx) -> None:
    """Registers the value `citation` (CITATION.cff) and the hooks."""
    app.add_config_value("citation", None, "html")
    app.connect("config-inited", _find_templates)
    app.connect("html-page-context", _add)
    app.connect("build-finished", _write)
