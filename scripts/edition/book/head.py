"""What every page carries so that it can be found and cited: head and citation block."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from edition.base.project import PACKAGE
from edition.book.citations import FORMATS, Work, bibtex, reference
from edition.book.licences import content

TEMPLATES = PACKAGE / "book" / "templates"
CLAIMS = "claims"
"""The folder of the claims' pages in the book."""

DATA_PAGE = "data"
"""The page that describes the data package."""

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        # Pictures of charts carry their styles with them.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
)
"""What a page may load and run: nothing from elsewhere, no script within it."""


def as_text(path: str) -> str:
    """Where a module lies in the book: as plain text, which browsers show instead of saving it."""
    return f"{path}.txt"


@cache
def templates() -> Environment:
    """The templates of the edition's own HTML; all values are escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def head(work: Work, description: str, pdf: str = "", picture: str = "") -> str:
    """The tags of Highwire, Dublin Core and Open Graph.

    `pdf` and `picture` are public addresses: of the PDF, and of what is shown of a shared page.
    """
    names = [str(author) for author in work.authors]
    day = work.day.isoformat()
    pairs = {
        "description": [description],
        "citation_title": [work.title],
        "citation_author": names,
        "citation_publication_date": [day.replace("-", "/")],
        "citation_language": ["en"],
        "citation_inbook_title": [work.book],
        "citation_fulltext_html_url": [work.url],
        "citation_pdf_url": [pdf],
        # A part has no DOI of its own.
        "citation_doi": [] if work.book else [work.doi],
        "DC.title": [work.title],
        "DC.creator": names,
        "DC.date": [day],
        "DC.language": ["en"],
        "DC.rights": [content().url],
        "DC.identifier": [work.url],
    }
    properties = {
        "og:type": ["article" if work.book else "book"],
        "og:title": [work.title],
        "og:description": [description],
        "og:site_name": [work.book or work.title],
        "og:locale": ["en_GB"],
        "og:url": [work.url],
        "og:image": [picture],
    }
    return templates().get_template("head.html").render(names=pairs, properties=properties)


def cite_block(work: Work, what: str, stem: str) -> str:
    """The block that says how to cite `what`, with its files; `stem` is their name as far as the
    ending."""
    files = [(name, f"{stem}.{ending}") for ending, (name, _) in FORMATS.items()]
    values = {
        "what": what,
        "reference": reference(work),
        "has_address": bool(work.url),
        "files": files,
        "bibtex": bibtex(work),
    }
    return templates().get_template("cite.html").render(values)
