"""Shows the built book on a port of this machine only."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from edition.errors import EditionError
from edition.paths import BUILD


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
    try:
        handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as error:
        raise EditionError(f"cannot serve on port {port}: {error}; try --port 0") from error
