"""Shows the built book on a port of this machine only."""

import io
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from edition.base.errors import EditionError
from edition.base.project import BUILD


class BookHandler(SimpleHTTPRequestHandler):
    """Shows the files of the folder, and nothing that a link in it leads to outside."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """The file of an address, or an answer that there is none."""
        try:
            found = Path(self.translate_path(self.path)).resolve(strict=True)
            if found.is_relative_to(self.directory):
                return super().send_head()
        except (OSError, ValueError):
            pass  # no such file, or a name that no file can have
        self.send_error(HTTPStatus.NOT_FOUND)
        return None


def serve(port: int, folder: Path = BUILD / "html") -> None:
    """Serves a folder on 127.0.0.1 until interrupted; port 0 takes a free one.

    Raises EditionError where there is no book or the port is taken.
    """
    with server(port, folder) as running:
        print(f"http://127.0.0.1:{running.server_address[1]}/  (stop with Ctrl-C)", flush=True)
        running.serve_forever()


def server(port: int, folder: Path) -> ThreadingHTTPServer:
    """The server, bound but not yet running."""
    if not (folder / "index.html").exists():
        raise EditionError("there is no book to show; build it with: edition book")
    return bound(port, partial(BookHandler, directory=str(folder.resolve())))


def bound(port: int, handler: Callable[..., BookHandler]) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, bound but not yet running; EditionError where the port is taken."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        raise EditionError(f"cannot serve on port {port}: {error}; try --port 0") from error
