"""The builder: puts the documents in order, writes them as Typst, compiles the PDF."""

import datetime
import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import typst
from docutils import nodes
from docutils.utils.smartquotes import smartyPants
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util import logging

from edition.book.alternative import svg_description
from edition.check.glyphs import name_of
from edition.typst import claim_lines, markup, paper
from edition.typst.writer import PLACE, TypstWriteError, Writer, link_target, place

TEMPLATE = Path(__file__).parent / "design" / "template.typ"
ACCESSIBLE: Final = "ua-1"
"""PDF/UA: Typst itself refuses a PDF that a screen reader could not read."""
ARCHIVABLE: Final = "a-2a"
"""PDF/A: a file that needs nothing else to be read, now and later."""

IMAGES: Final = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
OUTPUTS: Final = ("text/markdown", *IMAGES, "text/html", "text/latex", "text/plain")
"""What is printed of what a cell shows, the best first; HTML stands there to be refused."""

log = logging.getLogger(__name__)


class TypstBuilder(Builder):
    """Typesets all documents, in the order of the table of contents, as one PDF."""

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."

    def init(self) -> None:
        """Prepares an empty book."""
        self.supported_image_types = list(IMAGES)
        # Nothing is shown under a pointer on paper, and it would format every entry twice.
        self.config.bibtex_tooltips = False
        self.linked: set[str] = set()
        self.placed: set[str] = set()

    def get_outdated_docs(self) -> str:
        """Always everything: one changed page moves all that follow."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The address of a document within the book; see `writer.link_target`."""
        return f"%{quote(docname)}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The address of a document, the same from everywhere."""
        return self.get_target_uri(to, typ)

    def write(self, *ignored: Any) -> None:
        """Writes the book as Typst source and as PDF; what cannot be printed stops it."""
        try:
            self._write()
        except TypstWriteError as error:
            for line in str(error).splitlines():
                log.error("%s", line)
            raise

    def _write(self) -> None:
        book = [
            (caption, docname, level, self._resolved(docname))
            for caption, docname, level in self._documents()
        ]
        links = [
            (label, place(docname, node))
            for _, docname, _, doctree in book
            for node in doctree.findall(nodes.reference)
            if (label := link_target(docname, node))
        ]
        self.linked = {label for label, _ in links}
        chapters = []
        errors: list[TypstWriteError] = []
        for caption, docname, level, doctree in book:
            chapters.append(f"\n// {quote(docname)}\n")
            chapters.append(f"#part[{markup.text(caption)}];\n\n" if caption else "")
            writer = Writer(self, docname, doctree, level)
            chapters.append(writer.render(doctree))
            errors += writer.errors
        if errors:
            raise TypstWriteError("\n".join(map(str, errors)))
        nowhere = {label: source for label, source in links if label not in self.placed}
        for label, source in nowhere.items():
            log.warning("%s: the link to %r leads nowhere in the PDF", source, label)
        main = Path(self.outdir, "book.typ")
        for design in TEMPLATE.parent.glob("*.typ"):
            shutil.copyfile(design, main.with_name(design.name))
        main.with_name("settings.typ").write_text(self._settings(nowhere), encoding="utf-8")
        source = "".join(chapters)
        try:
            pdf, warnings = self._compile(main, source)
        except typst.TypstError as error:
            nowhere |= dict.fromkeys(self.linked, "")
            main.with_name("settings.typ").write_text(self._settings(nowhere), encoding="utf-8")
            raise TypstWriteError(f"{self._origin(main, source, error)}: {_told(error)}") from error
        for warning in warnings:
            log.warning("%s: %s", main.name, _told(warning))
        main.with_name(f"{self.config.typst_pdf_name}.pdf").write_bytes(pdf)

    def place_label(self, label: str) -> bool:
        """See `writer.Book`."""
        if label not in self.linked or label in self.placed:
            return False
        self.placed.add(label)
        return True

    def image_path(self, uri: str) -> Path:
        """Where an image lies: relative to the sources, or where a notebook's outputs went."""
        path = Path(self.srcdir, uri)
        return path if path.is_file() else Path(self.outdir, uri)

    def put_file(self, content: bytes, suffix: str) -> str:
        """Puts a file beside the Typst source; its name depends on its content alone."""
        name = hashlib.sha256(content).hexdigest()[:20] + suffix.lower()
        Path(self.outdir, name).write_bytes(content)
        return name

    def _documents(self) -> Iterator[tuple[str, str, int]]:
        """Every document once: title of the part it opens, name, levels that it lies down."""
        seen = {self.config.root_doc}
        yield "", self.config.root_doc, 0
        yield from self._below(self.config.root_doc, 0, seen)

    def _below(self, docname: str, level: int, seen: set[str]) -> Iterator[tuple[str, str, int]]:
        for toctree in self.env.tocs[docname].findall(addnodes.toctree):
            caption = toctree.get("caption") or ""
            for child in toctree["includefiles"]:
                if child not in seen:
                    seen.add(child)
                    yield caption, child, level
                    yield from self._below(child, level + 1, seen)
                    caption = ""

    def _resolved(self, docname: str) -> nodes.document:
        doctree = self.env.get_doctree(docname)
        paper.fit(doctree)
        self.env.resolve_references(doctree, docname, self)
        self.post_process_images(doctree)
        return doctree

    def _opening(self) -> str:
        """The call of the template with all that is said about the book as a whole."""
        config = self.config
        language, _, region = (config.language or "en").replace("-", "_").partition("_")
        day = datetime.date.fromisoformat(config.typst_date)
        values = {
            "title": markup.string(config.project),
            "subtitle": markup.string(smartyPants(config.typst_subtitle, language=language)),
            "author": markup.string(config.author),
            "cover": self._cover(),
            "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
            "edition": markup.string(config.typst_edition),
            "mark": markup.string(config.typst_mark),
            "description": markup.string(smartyPants(config.typst_description, language=language)),
            "keywords": markup.array(map(markup.string, config.typst_keywords)),
            "language": markup.string(language),
            "region": markup.string(region) if region else "none",
        }
        given = "".join(f"  {name}: {value},\n" for name, value in values.items())
        return f'#import "{TEMPLATE.name}": *\n#show: book.with(\n{given})\n'

    def _cover(self) -> str:
        """The picture on the title page, which says itself what it shows."""
        if not self.config.typst_cover:
            return "none"
        path = Path(self.srcdir, self.config.typst_cover)
        name = self.put_file(path.read_bytes(), path.suffix)
        return f"({markup.string(name)}, {markup.string(svg_description(path))})"

    def _settings(self, nowhere: Iterable[str]) -> str:
        """What the design has to know of the book: its second face, links that are only words."""
        return (
            f"#let sans-name = {markup.string(self.config.typst_sans)}\n"
            f"#let nowhere = {markup.array(map(markup.string, nowhere))}\n"
            f"#let verdicts = {claim_lines.colours()}\n"
        )

    def _compile(self, main: Path, source: str) -> tuple[bytes, list[typst.TypstWarning]]:
        main.write_text(self._opening() + source, encoding="utf-8")
        moment = datetime.datetime.fromisoformat(self.config.typst_date)
        pdf, warnings = typst.compile_with_warnings(
            str(main),
            root=str(main.parent),
            font_paths=font_directories(self.srcdir, self.config),
            ignore_system_fonts=True,
            pdf_standards=[ACCESSIBLE, ARCHIVABLE],
            timestamp=moment.replace(tzinfo=datetime.UTC),
        )
        assert isinstance(pdf, bytes)
        return pdf, warnings

    def _origin(self, main: Path, source: str, error: typst.TypstError) -> str:
        """Where in the sources a block comes from that Typst refuses.

        It names a line of ours, but none where it refuses what our design makes of it.  Then each
        half of the book is set anew, without its links, until one block is left.
        """
        if found := re.search(rf"\b{main.name}:(\d+):", error.diagnostic):
            lines = (self._opening() + source).split("\n")[: int(found[1])]
            places = [line for line in lines if line.startswith(PLACE)]
            return places[-1].removeprefix(PLACE) if places else main.name
        blocks = re.split(f"^(?={PLACE})", source, flags=re.MULTILINE)
        while len(blocks) > 1:
            half = blocks[: len(blocks) // 2]
            blocks = half if self._refuses(main, half, error) else blocks[len(half) :]
        return blocks[0].partition("\n")[0].removeprefix(PLACE)

    def _refuses(self, main: Path, blocks: list[str], error: typst.TypstError) -> bool:
        try:
            self._compile(main, "".join(blocks))
        except typst.TypstError as again:
            return again.message == error.message
        return False


def font_directories(srcdir: str | Path, config: Config) -> list[str]:
    """The directories of `typst_fonts`, which are relative to the sources."""
    return [str(Path(srcdir, directory)) for directory in config.typst_fonts]


def configure(app: Sphinx, config: Config) -> None:
    """Refuses configuration values that cannot work, and tells MyST-NB what a page can show."""
    try:
        datetime.date.fromisoformat(config.typst_date)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"typst_date: {config.typst_date!r} is not an ISO date") from error
    name = config.typst_pdf_name
    if not name or Path(name).name != name:
        raise ConfigError(f"typst_pdf_name: {name!r} is not a file name")
    missing = [path for path in font_directories(app.srcdir, config) if not Path(path).is_dir()]
    if missing:
        raise ConfigError(f"typst_fonts: no such directory: {', '.join(missing)}")
    config.nb_mime_priority_overrides = [
        *((TypstBuilder.name, kind, place) for place, kind in enumerate(OUTPUTS)),
        *config.nb_mime_priority_overrides,
    ]


def _told(problem: typst.TypstError | typst.TypstWarning) -> str:
    if found := re.search(r'the text `"(.*)"` could not be displayed', problem.message):
        signs = re.sub(r"\\u\{(\w+)\}", lambda sign: chr(int(sign[1], 16)), found[1])
        return f"no face of the book has {', '.join(map(name_of, signs))}"
    hints: Sequence[str] = problem.hints
    return "; ".join([problem.message, *hints])
