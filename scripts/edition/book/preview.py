"""Renders what was saved, while it is being written, and shows it in the open browser."""

import filecmp
import shutil
import sys
import time
import traceback
from collections.abc import Collection, Generator, Iterator
from concurrent.futures import Executor, Future
from contextlib import suppress
from pathlib import Path

from edition import check
from edition.base import contents
from edition.base.errors import EditionError
from edition.base.files import LEFT_BEHIND
from edition.base.project import (
    BIBLIOGRAPHY,
    BOOK,
    BUILD,
    CITATION_FILE,
    CONFIG,
    DATA,
    NOTEBOOKS,
    PAPER_PACKAGE,
    ROOT,
)
from edition.book import compiler, pictures
from edition.book.configuration import configuration
from edition.book.preview_server import PreviewServer, running
from edition.book.resident import Resident
from edition.book.stage import stage
from edition.check import moves
from edition.judge import published, registry
from edition.judge.foremost import foremost
from edition.run import kernels, runner
from edition.run.processes import lock, process_pool

MARK = "Preview: not the published book"
"""What every page says of itself."""

FOLDER = BUILD / "preview"
"""All that a preview writes, but what tells by its name what it was made from."""

EXECUTED, FRESH, SOURCE = FOLDER / "executed", FOLDER / "fresh", FOLDER / "source"
RENDERED, SITE = FOLDER / "html", FOLDER / "site"

WATCHED = (BOOK, NOTEBOOKS, DATA, PAPER_PACKAGE, CONFIG, CITATION_FILE)

FRAME = {BIBLIOGRAPHY, CITATION_FILE, CONFIG, ROOT / contents.CONTENTS}
"""What all pages are set up from, which Sphinx reads when it begins."""

LOOK_S = 0.1
"""How often the files are looked at, in seconds."""

BROWSER_S = 0.5
"""How long a browser that loads a page again is left alone."""

MOVED = "These verdicts are not the published ones; `edition accept` would publish them:"

CHECK = "check"

MOST_TOLD = 5
"""How many pages are told by their names."""


def preview(port: int) -> None:
    """Serves a preview until interrupted, and renders again what is saved."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with lock(FOLDER / "lock"):
        for folder in (SOURCE, SITE, RENDERED):
            shutil.rmtree(folder, ignore_errors=True)
        SITE.mkdir()
        if runner.EXECUTED.exists() and not EXECUTED.exists():
            shutil.copytree(runner.EXECUTED, EXECUTED)
        with running(port, SITE) as server:
            address = f"http://127.0.0.1:{server.port}/"
            print(f"{address}  (a preview; stop with Ctrl-C)", flush=True)
            follow(server)


def follow(server: PreviewServer) -> None:
    """Shows what is saved, as soon as it is, and meanwhile what rests on it elsewhere."""
    sys.dont_write_bytecode = True  # Python would take a module for the last if saved in its second
    compiler.load()
    compiler.collect_seldom()
    kernels.preload()
    seen = _files()
    with pictures.drawing_pool() as drawing:
        drawing.submit(pictures.bundle)
        work = Preview(server, drawing)
        others = work.show(())
        while True:
            if (now := _files()) != seen:
                while (later := _files()) != now:  # one that is being written
                    now = later
                changed = {path for path, _ in now.items() ^ seen.items()}
                seen = now
                others.close()
                others = work.show(changed)
            elif next(others, None) is None:
                time.sleep(LOOK_S)


class Preview:
    """What is shown, what is wrong with it, and which pages are behind what was saved."""

    def __init__(self, server: PreviewServer, drawing: Executor) -> None:
        self._server, self._drawing = server, drawing
        self._faults: dict[str, str] = {}
        self._moves: list[str] = []
        self._behind: set[str] = set()
        self._others_behind = True
        self._resident: Resident | None = None
        self._told = ""

    def show(self, changed: Collection[Path]) -> Generator[str, None, None]:
        """Shows the pages that changed, or the open ones that rest on what did.

        Gives the others that rest on it, one after the other, as they are rendered; to close it
        stops the notebook that it runs.
        """
        begun = time.monotonic()
        first: set[str] = set()
        with process_pool(2) as pool:
            try:
                first = self._first(changed)
                checked = pool.submit(check.validate_book)
                self._render(first, pool)
                checked.result()
                self._moves = moves.told(published.moved())
                self._faults.pop(CHECK, None)
            except EditionError as error:
                self._faults[CHECK] = str(error)
        self._publish()
        told = ", ".join(sorted(first)) if len(first) < MOST_TOLD else f"{len(first)} pages"
        print(f"{told or 'no open page'}: {time.monotonic() - begun:.1f} s", flush=True)
        return self._others()

    def _first(self, changed: Collection[Path]) -> set[str]:
        """Notes which pages are behind; names those that are to be rendered first."""
        pages = contents.pages()
        named = {page for path in changed if (page := _page(path)) in pages}
        if FRAME & {*changed}:
            self._leave()
        if any(map(_is_judged, changed)):
            registry.reload()
            self._behind = {*pages}
        if self._resident is None:
            self._behind = named = {*pages}
        self._others_behind |= any(path.suffix != ".md" for path in changed)
        self._behind |= named | {page for one in named for page in _glueing(one, pages)}
        wanted = named or self._behind & {*self._server.open_pages()}
        return wanted | (self._behind & {*self._faults})

    def _render(self, pages: set[str], pool: Executor) -> None:
        """Runs the notebooks of pages where needed, and renders the pages; notes what is wrong."""
        for page in pages:
            self._faults.pop(page, None)
        try:
            faults = self._rendered(pages, pool)
        except EditionError as error:
            faults = dict.fromkeys(pages, str(error))
        except Exception as error:
            # Sphinx may be left with half of what it was about to do.
            self._leave()
            traceback.print_exception(error)
            faults = dict.fromkeys(pages, f"{type(error).__name__}: {error}")
        self._faults |= faults

    def _rendered(self, pages: set[str], pool: Executor) -> dict[str, str]:
        running = _run(pages, pool)
        foremost()  # for which all claims are judged, meanwhile
        stage(running.result() if running else [], FRESH, self._drawing)
        _copy_changed(FRESH, SOURCE)
        if self._resident is None:
            self._resident = Resident(SOURCE, RENDERED, configuration(MARK))
        rendered = pages | self._resident.render(pages)
        told = self._resident.faults
        faults = {
            page: "\n".join(found)
            for page in rendered
            if (found := [fault for fault in told if fault.startswith(f"{page}.")])
        }
        if told and not faults:
            faults = dict.fromkeys(pages, "\n".join(told))
        self._behind -= rendered - {*faults}
        return faults

    def _publish(self) -> None:
        """Shows what was rendered without a fault, and tells what is wrong."""
        if CHECK not in self._faults and self._resident:
            _copy_changed(RENDERED, SITE, {f"{page}.html" for page in self._faults})
        wrong = [self._faults[CHECK]] if CHECK in self._faults else self._faults.values()
        told = "\n\n".join(dict.fromkeys(wrong))
        if told and told != self._told:
            print(told, file=sys.stderr, flush=True)
        self._told = told
        moved = "\n".join([MOVED, *self._moves]) if self._moves else ""
        self._server.tell("\n\n".join(filter(None, [told, moved])))

    def _others(self) -> Generator[str, None, None]:
        """Renders the pages that are behind, open ones first, then those made from no source."""
        yield from _pause(BROWSER_S)
        while behind := self._behind - {*self._faults}:
            wanted = behind & {*self._server.open_pages()}
            page = min(wanted or behind)
            with process_pool(1) as pool:
                running = _run({page}, pool)
                while running and not running.done():
                    time.sleep(LOOK_S)
                    yield ""
                self._render({page}, pool)
            self._publish()
            yield page
        if self._resident and self._others_behind and not self._faults:
            yield from self._resident.others()
            self._others_behind = False
            self._publish()

    def _leave(self) -> None:
        """Has Sphinx begin anew with the next page."""
        if self._resident:
            self._resident.close()
        self._resident = None


def _run(pages: Collection[str], pool: Executor) -> Future[list[Path]] | None:
    """Begins to run the notebooks of those pages that have one, where needed."""
    chapters = [page for page in pages if page.startswith(contents.FOLDER)]
    names = [chapter.removeprefix(contents.FOLDER) for chapter in chapters]
    return pool.submit(runner.run, names, executed=EXECUTED) if names else None


def _page(path: Path) -> str:
    """The page that a file is the source of, by its name in the contents."""
    for folder, prefix, ending in ((NOTEBOOKS, contents.FOLDER, ".ipynb"), (BOOK, "", ".md")):
        if path.is_relative_to(folder) and path.suffix == ending:
            return prefix + path.relative_to(folder).with_suffix("").as_posix()
    return ""


def _glueing(chapter: str, pages: Collection[str]) -> set[str]:
    """The pages that show values of a chapter."""
    name = f"{chapter}.ipynb::"
    files = zip(contents.pages(), contents.files(), strict=True)
    return {page for page, file in files if page in pages and name in file.read_text("utf-8")}


def _is_judged(path: Path) -> bool:
    """Whether verdicts can rest on a file."""
    return path == BIBLIOGRAPHY or any(map(path.is_relative_to, (DATA, PAPER_PACKAGE)))


def _files() -> dict[Path, tuple[int, int]]:
    """The files that are watched, each with when it was saved, and its size."""
    found = {}
    for top in WATCHED:
        for path in top.rglob("*") if top.is_dir() else [top]:
            if not {*LEFT_BEHIND} & {*path.parts}:
                with suppress(FileNotFoundError):  # an editor's, gone meanwhile
                    status = path.stat()
                    found[path] = (status.st_mtime_ns, status.st_size)
    return found


def _copy_changed(source: Path, target: Path, without: Collection[str] = ()) -> None:
    """Copies the files of a folder that differ in the other; pages last, as they need the rest."""
    files = [path for path in source.rglob("*") if path.is_file()]
    for path in sorted(files, key=lambda path: path.suffix == ".html"):
        place = path.relative_to(source)
        copy = target / place
        if place.as_posix() not in without and not (copy.exists() and _same(path, copy)):
            copy.parent.mkdir(parents=True, exist_ok=True)
            part = copy.with_name(f"{copy.name}.part")
            shutil.copy2(path, part)
            part.replace(copy)


def _same(one: Path, other: Path) -> bool:
    first, second = one.stat(), other.stat()
    if first.st_size != second.st_size:
        return False
    return first.st_mtime_ns == second.st_mtime_ns or filecmp.cmp(one, other, shallow=False)


def _pause(seconds: float) -> Iterator[str]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(LOOK_S)
        yield ""
