"""Metadata by which scholarly search engines and reference managers know a page."""

import html
import json
import re
from typing import Any

from docutils import nodes
from pybtex.plugin import find_plugin, register_plugin
from sphinx.application import Sphinx

BIBLIOGRAPHY_PLUGINS = {
    "pybtex.backends": ["docutils", "plaintext"],
    "pybtex.style.formatting": ["plain"],
    "pybtex.style.labels": ["number"],
    "pybtex.style.names": ["last", "lastfirst", "plain"],
    "pybtex.style.sorting": ["author_year_title", "none"],
}


def tags(citation: dict[str, Any], base: str, pdf: str, page: str, title: str) -> str:
    """Highwire and Dublin Core tags and JSON-LD of one page.

    `citation` is CITATION.cff as a dictionary, `base` the public address of the book, empty where
    there is none, `page` the document's name, `title` the page's heading, empty for the cover.
    """
    book = citation["title"]
    authors = [author["name"] for author in citation["authors"]]
    day = citation["date-released"]
    url = f"{base.rstrip('/')}/{page}.html" if base else ""
    pairs = [("citation_title", title or book)]
    pairs += [("citation_author", author) for author in authors]
    pairs += [("citation_publication_date", day.replace("-", "/")), ("citation_language", "en")]
    pairs += [("DC.title", title or book), ("DC.date", day), ("DC.language", "en")]
    pairs += [("DC.creator", author) for author in authors]
    pairs += [("DC.rights", CONTENT_LICENCE)]
    if title:
        pairs.append(("citation_inbook_title", book))
    if url:
        pairs += [("citation_fulltext_html_url", url), ("DC.identifier", url)]
        pairs.append(("citation_pdf_url", f"{base.rstrip('/')}/{pdf}"))
    if citation.get("doi"):
        pairs.append(("citation_doi", citation["doi"]))
    found = [f'<meta name="{name}" content="{html.escape(text)}" />' for name, text in pairs]
    return "\n".join([*found, _linked_data(citation, authors, url, title)]) + "\n"


CONTENT_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def _linked_data(citation: dict[str, Any], authors: list[str], url: str, title: str) -> str:
    paper = citation["references"][0]
    writer = paper["authors"][0]
    data = {
        "@context": "https://schema.org",
        "@type": "Chapter" if title else "Book",
        "name": title or citation["title"],
        "author": [{"@type": "Organization", "name": author} for author in authors],
        "datePublished": citation["date-released"],
        "inLanguage": "en",
        "license": CONTENT_LICENCE,
        "isBasedOn": {
            "@type": "ScholarlyArticle",
            "name": paper["title"],
            "datePublished": str(paper["year"]),
            "author": {
                "@type": "Person",
                "name": f"{writer['given-names']} {writer['family-names']}",
            },
        },
    }
    if title:
        data["isPartOf"] = {"@type": "Book", "name": citation["title"]}
    if url:
        data["url"] = url
    script = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{script}</script>'


def _add(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if not app.config.citation or doctree is None:
        return
    is_cover = page == app.config.root_doc
    title = "" if is_cover else html.unescape(re.sub(r"<[^>]+>", "", context.get("title", "")))
    pdf = f"{app.config.typst_pdf_name}.pdf"
    context["metatags"] = context.get("metatags", "") + tags(
        app.config.citation, app.config.html_baseurl or "", pdf, page, title
    )


def _remember_plugins() -> None:
    """Registers what citations use, which is else sought in all packages for each of them."""
    for group, names in BIBLIOGRAPHY_PLUGINS.items():
        for name in names:
            register_plugin(group, name, find_plugin(group, name), force=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the value `citation`, the page hook and the plugins of the bibliography."""
    _remember_plugins()
    app.add_config_value("citation", None, "html")
    app.connect("html-page-context", _add)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
