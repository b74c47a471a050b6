"""Checks the text of pages and chapters: what it names must be there.

Markdown is read as the book reads it, so that code and comments name nothing.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from edition.base.contents import FOLDER
from edition.base.errors import DataError
from edition.base.files import read_text
from edition.check.addresses import unfit_link
from edition.check.bytes import unseen_signs
from edition.check.myst import Mention, mentions

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

GENERATED = (
    "dictionary.md",
    "foremost.md",
    "imprint.md",
    "names.md",
    "overview.md",
    "result.md",
    "rules.md",
    "rules_first_page.md",
    "rules_limits.md",
    "rules_readings.md",
    "rules_robustness.md",
    "tables.md",
    "thesis_list.md",
    "verdict_history.md",
)
"""What a build writes beside the pages, to be included."""

CHARTS = "charts/"
"""Where a build puts pictures."""

MADE = re.compile(r"figure-\d+-\d+|genindex|modindex|search", re.ASCII)
"""Labels that a build makes."""

UNTITLED = re.compile(r"#(claim|figure)-")
"""Places that a link can lead to, if it has words of its own."""

CITING = ("p", "ps", "t", "ts", "ct", "cts")
MORE = ("alp", "alps", "author", "authors", "authorpar", "cauthor", "label", "labelpar", "empty")
DOMAINS = {
    "cite": (*CITING, *MORE, "year", "yearpar", "cauthors", "authorpars"),
    "footcite": CITING,
    "claim": ("page", "choices", "replies", "verdict"),
    "glue": ("any", "text", "md", "figure", "math"),
}
"""What a role or a directive of these names can be: cite:p."""

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
WEB = re.compile("(https?:)?//", re.IGNORECASE)
ENDING = re.compile(r"\.(md|ipynb)$")
EXPLICIT = re.compile(r".*<([^<>]+)>", re.DOTALL)
"""A role that has words and a target: {ref}`words <target>`."""

CITED = re.compile(r"\s*(?:\{[^{}]+\})?\s*([^{}\s,]+)\s*(?:\{[^{}]+\})?\s*")
"""A key in a citation, which may have words before and after: {see}key{page 3}."""

PART = re.compile(r"^(:|---)", re.MULTILINE)
"""An option of a directive, as one that includes a part of a file."""


@dataclass(frozen=True)
class Text:
    """A text: the file and cell where it stands, the page that shows it, pictures in the cell."""

    file: str
    page: str
    source: str
    cell: int | None = None
    attached: frozenset[str] = frozenset()


Named = tuple[Text, Mention]


@dataclass(frozen=True)
class Book:
    """What a text can name: pages, labels, sources by key, anchors of claims, and what is glued.

    A notebook that hands over names which only a run can tell glues None.
    """

    root: Path
    pages: Collection[str]
    labels: Collection[str]
    keys: Collection[str]
    claims: Collection[str]
    glued: Mapping[str, Collection[str] | None]
    heading_anchors: bool


def page_texts(root: Path, pages: Collection[str]) -> Iterator[Text]:
    """The pages of the book that are no notebooks."""
    for page in pages:
        if not page.startswith(FOLDER):
            file = f"book/{page}.md"
            yield Text(file, page, read_text(root / file))


def named(
    md: "MarkdownIt", text: Text, env: dict[str, Any], root: Path, within: tuple[str, ...] = ()
) -> Iterator[Named]:
    """A text, what it names, and what the texts that it includes name."""
    yield text, Mention("text", "", 1)
    try:
        found = list(mentions(md, text.source, env))
    except RecursionError as error:
        expected = "text that is less deep"
        raise DataError(text.file, None, "", "", expected, cell=text.cell) from error
    for mention in found:
        yield text, mention
        place = _place(text.page, mention.value) if mention.name == "include" else ""
        path = _path(root, place)
        whole = place and not PART.search(mention.content) and place not in within
        if whole and _is_file(path):
            file = path.relative_to(root).as_posix()
            part = replace(text, file=file, source=read_text(path), cell=None)
            yield from named(md, part, env, root, (*within, place))


def missing(found: Collection[Named], book: Book) -> Iterator[DataError]:
    """What texts name that is not there, and signs in them that cannot be seen."""
    for text, mention in dict.fromkeys(found):
        if mention.kind == "text":
            yield from unseen_signs(text.file, text.source, text.cell)
        elif expected := _missing(text, mention, book):
            value, line = " ".join(mention.value.split()), mention.line
            yield DataError(text.file, None, "", value, expected, cell=text.cell, line=line)


def _missing(text: Text, mention: Mention, book: Book) -> str:
    """What was expected in the place of what is named; empty where that is there."""
    page, name, value = text.page, mention.name, mention.value.strip()
    words = EXPLICIT.fullmatch(value)
    target = words[1].strip() if words else value
    domain, colon, own = name.partition(":")
    if colon and own not in DOMAINS.get(domain, (own,)):
        return f"{domain}:{own} to be one of {', '.join(sorted(DOMAINS[domain]))}"
    match mention.kind:
        case "picture":
            return _picture(text, unquote(value), book)
        case "link":
            return _link(page, unquote(value), bool(mention.content), book)
        case "role" if name in ("ref", "numref"):
            return _label(target, book)
        case "role" if name == "doc":
            return _page(page, target, book)
        case "role" if name == "download":
            return _file(page, target, book)
        case "role" if domain in ("cite", "footcite"):
            return _citation(value, book)
        case "role" if domain == "claim":
            return _claim(f"claim-{value.lower()}", book)
        case "role" if name in ("glue:text", "glue:md"):
            key, _, form = value.rpartition(":")
            return _glue(page, key or form, book)
        case "role" | "directive" if domain == "glue":
            return _glue(page, value, book)
        case "directive" if name in ("image", "figure"):
            return _picture(text, value, book)
        case "directive" if name in ("include", "literalinclude"):
            return _file(page, value, book)
    return ""


def near(name: str, known: Collection[str]) -> str:
    """The known name that is most like one which is not known, as a question."""
    near = get_close_matches(name, known, 1)
    return f"; is it {near[0]}?" if near else ""


def _citation(value: str, book: Book) -> str:
    for part in re.split(r",(?![^{}]*\})", value):
        found = CITED.fullmatch(part)
        if not found or found[1] not in book.keys:
            key = found[1] if found else part
            which = "" if key == value else f", unlike {key!r}"
            return f"a key that references.bib has{which}{near(key, book.keys)}"
    return ""


def _claim(anchor: str, book: Book) -> str:
    return "" if anchor in book.claims else "a claim that claims.csv has"


def _label(label: str, book: Book) -> str:
    label = " ".join(label.lower().split())
    if label in book.labels or MADE.fullmatch(label):
        return ""
    if label.startswith("claim-"):
        return _claim(label, book)
    return f"a label that a page or a chapter sets, as (label)={near(label, book.labels)}"


def _place(page: str, path: str) -> str:
    """A path that a page names, from the top of the book; empty where it leads out of it."""
    place = normpath(path[1:] if path.startswith("/") else join(dirname(page), path))
    return "" if place.startswith(("..", "/")) or "\0" in place else place


def _path(root: Path, place: str) -> Path:
    return root / (place if place.startswith(FOLDER) else f"book/{place}")


def _page(page: str, path: str, book: Book) -> str:
    known = ENDING.sub("", _place(page, path)) in book.pages
    return "" if known else "a page that the contents of the book name"


def _file(page: str, path: str, book: Book) -> str:
    place = _place(page, path)
    made = place in GENERATED or place.startswith(CHARTS)
    there = made or (place and _is_file(_path(book.root, place)))
    return "" if there else "a file in book/, by its path from this page"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # as of a name that is too long
        return False


def _link(page: str, target: str, has_words: bool, book: Book) -> str:
    if target.startswith("path:"):
        return _file(page, target.removeprefix("path:"), book)
    target = target.removeprefix("project:")
    if WEB.match(target):
        return unfit_link(target)
    if SCHEME.match(target):
        return ""
    path, _, place = target.partition("#")
    if not has_words and UNTITLED.match(target):
        return f"words in the brackets, as this place has no title: [words]({target})"
    if not path:
        return _page(page, place, book) and _label(place, book)
    if not _page(page, path, book):
        fits = book.heading_anchors or not place
        return "" if fits else "a link to a label, [](#label), with (label)= above its place"
    if not ENDING.search(path) and not (_file(page, path, book) and _label(target, book)):
        return ""
    return "a page that the contents of the book name, a file in book/, or a #label"


def _picture(text: Text, address: str, book: Book) -> str:
    if address.startswith("attachment:"):
        there = address.removeprefix("attachment:") in text.attached
        return "" if there else "a picture that is attached to this cell"
    if address.startswith("data:"):
        return ""
    if SCHEME.match(address):
        return "a picture that lies in book/: a reader's browser loads none from elsewhere"
    return _file(text.page, address, book)


def _glue(page: str, value: str, book: Book) -> str:
    path, elsewhere, key = value.rpartition("::")
    if value.endswith(":"):
        return "a format at the end, such as s for text: path::name:s"
    if elsewhere:
        page = ENDING.sub("", _place(page, path))
    if page not in book.glued:
        return "a name from a chapter: /notebooks/01_chapter.ipynb::name:s"
    known = book.glued[page]
    if known is None or key in known:
        return ""
    return f"a name that tell hands over in {page}.ipynb{near(key, known)}"
