"""Shows the preview on a port of this machine only, and tells open pages what became of them."""

import io
import json
import multiprocessing
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from edition.base.errors import EditionError
from edition.book.serve import BookHandler, bound

CLIENT = Path(__file__).with_name("preview.js")

EVENTS, SCRIPT = "/-/events", "/-/preview.js"

LOOK_S = 0.05
"""How often an open page is looked at, in seconds."""

PING_S = 1.0
"""How often it is asked whether it is still open."""

WAITING = (
    "<!doctype html><html lang=en><head><title>Preview</title></head>"
    "<body><main><p>The preview is being made.</p></main></body></html>"
)


class PreviewServer:
    """A server in a process of its own, which no work of this one holds up."""

    def __init__(self, connection: Connection, port: int) -> None:
        self.port = port
        self._connection = connection
        self._open: list[str] = []

    def tell(self, text: str) -> None:
        """Shows a text on all open pages; an empty one takes the last away."""
        self._connection.send(text)

    def open_pages(self) -> list[str]:
        """The pages that a browser has open, by their names in the contents."""
        while self._connection.poll():
            self._open = self._connection.recv()
        return self._open


@contextmanager
def running(port: int, site: Path) -> Iterator[PreviewServer]:
    """Serves a folder while the block runs; EditionError where the port is taken."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(port, site, theirs, ours), daemon=True)
    process.start()
    theirs.close()
    try:
        answer = ours.recv()
        if isinstance(answer, EditionError):
            raise answer
        yield PreviewServer(ours, answer)
    finally:
        ours.close()  # which ends it
        process.join()


class _State:
    """What pages are told, and which are open."""

    def __init__(self, connection: Connection) -> None:
        self.told = ""
        self._connection = connection
        self._pages: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def opened(self, page: str) -> Iterator[None]:
        """Counts a page as open within the block."""
        self._count(page, 1)
        try:
            yield
        finally:
            self._count(page, -1)

    def _count(self, page: str, change: int) -> None:
        with self._lock:
            self._pages[page] += change
            self._connection.send([name for name, number in self._pages.items() if number])


def _serve(port: int, site: Path, connection: Connection, other: Connection) -> None:
    """Serves until the other end is closed, as when that process has ended."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # they are for that process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other.close()
    state = _State(connection)
    try:
        server = bound(port, partial(_Handler, state=state, directory=str(site.resolve())))
    except EditionError as error:
        connection.send(EditionError(str(error)))
        return
    server.daemon_threads = True
    connection.send(server.server_address[1])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            state.told = connection.recv()
    except (EOFError, OSError):
        server.server_close()


class _Handler(BookHandler):
    """Gives every page the script that follows it."""

    def __init__(self, *given: Any, state: _State, **named: Any) -> None:
        self._state = state
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        """Answers with a file, or with what happens to a page for as long as it is open."""
        address = urlsplit(self.path)
        if address.path == EVENTS:
            self._follow(parse_qs(address.query).get("page", ["/"])[0])
        elif address.path == SCRIPT:
            self.wfile.write(self._headed(CLIENT.read_bytes(), "text/javascript").read())
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The page with the script; another file as it is."""
        file = self._file(urlsplit(self.path).path)
        if file.suffix != ".html":
            return super().send_head()
        stamp = _stamp(file)
        if stamp:
            page = file.read_text(encoding="utf-8")
        elif not Path(self.directory, "index.html").exists():
            page = WAITING
        else:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        script = f'<script defer src="{SCRIPT}" data-stamp="{stamp}"></script></head>'
        return self._headed(page.replace("</head>", script, 1).encode(), "text/html; charset=utf-8")

    def end_headers(self) -> None:
        """Has browsers ask each time whether a file is still the same."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Leaves the terminal to what is wrong with the sources."""

    def _file(self, path: str) -> Path:
        """The file of an address; one that leads out of the folder is none that can be a page."""
        found = Path(self.translate_path(path + "index.html" if path.endswith("/") else path))
        inside = found.resolve().is_relative_to(self.directory)
        return found if inside else Path(self.directory, "outside")

    def _headed(self, content: bytes, kind: str) -> io.BytesIO:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _follow(self, path: str) -> None:
        """Tells a page when it was last rendered, and what is wrong, as often as either changes."""
        file = self._file(path)
        page = file.relative_to(self.directory).with_suffix("").as_posix()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        last, pinged = "", 0.0
        try:
            with self._state.opened(page):
                while True:
                    news = json.dumps({"stamp": _stamp(file), "told": self._state.told})
                    if news != last:
                        self.wfile.write(f"data: {news}\n\n".encode())
                        last = news
                    elif time.monotonic() - pinged > PING_S:
                        self.wfile.write(b":\n\n")
                        pinged = time.monotonic()
                    time.sleep(LOOK_S)
        except OSError:
            return  # the page was left


def _stamp(file: Path) -> str:
    """When a file was last rendered; empty where there is none."""
    try:
        return str(file.stat().st_mtime_ns)
    except OSError:
        return ""
