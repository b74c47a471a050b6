import threading
import urllib.error
import urllib.request

import pytest

from edition.errors import EditionError
from edition.server import server


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("hello")
    (tmp_path / "secret").write_text("secret")
    return site


def test_the_book_is_served_on_this_machine_only_and_nothing_beside_it(folder):
    with server(0, folder) as running:
        host, port = running.server_address[:2]
        assert host == "127.0.0.1"
        threading.Thread(target=running.serve_forever, daemon=True).start()
        assert urllib.request.urlopen(f"http://127.0.0.1:{port}/").read() == b"hello"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/%2e%2e/secret")
        running.shutdown()


def test_an_occupied_port_is_a_clear_error(folder):
    with server(0, folder) as running:
        port = running.server_address[1]
        with pytest.raises(EditionError, match=f"cannot serve on port {port}.*try --port 0"):
            server(port, folder)


def test_without_a_book_there_is_nothing_to_serve(tmp_path):
    with pytest.raises(EditionError, match="build it with: edition book"):
        server(0, tmp_path)
