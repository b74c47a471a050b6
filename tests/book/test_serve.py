import socket
import threading

import pytest

from edition.base.errors import EditionError
from edition.book.serve import server


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("serve")
    site = root / "site"
    (site / "data").mkdir(parents=True)
    (site / "index.html").write_text("hello")
    (site / "data" / "claims.csv").write_text("id\n")
    (root / "secret").write_text("secret")
    (site / "link").symlink_to(root / "secret")
    (site / "folder").symlink_to(root, target_is_directory=True)
    return site


@pytest.fixture(scope="module")
def ask(folder):
    """Sends a request line as it is and gives the whole answer."""
    with server(0, folder) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()

        def ask(line):
            with socket.create_connection(running.server_address[:2], timeout=60) as connection:
                connection.sendall(line.encode("latin-1") + b"\r\n\r\n")
                return b"".join(iter(lambda: connection.recv(65536), b"")).decode("latin-1")

        yield ask
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "body"), [("/", "hello"), ("/index.html?x=1#y", "hello"), ("/data/claims.csv", "id\n")]
)
def test_the_book_is_served(ask, path, body):
    head, _, found = ask(f"GET {path} HTTP/1.0").partition("\r\n\r\n")
    assert " 200 " in head.splitlines()[0]
    assert found == body


BESIDE = ["/../secret", "/%2e%2e%2fsecret", "/..%5csecret", "/%252e%252e/secret", "//../secret"]
LINKED = ["/link", "/folder/", "/folder/secret"]


@pytest.mark.parametrize("path", [*BESIDE, *LINKED, "/%00", "/" + "x" * 5000, "/nothing.html"])
def test_nothing_beside_the_book_is_served(ask, capsys, path):
    answer = ask(f"GET {path} HTTP/1.0")
    assert " 404 " in answer.splitlines()[0], answer
    assert "secret" not in answer.partition("\r\n\r\n")[2]
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_the_book_can_only_be_read(ask, method):
    assert " 501 " in ask(f"{method} /index.html HTTP/1.0").splitlines()[0]


def test_only_this_machine_can_ask_and_an_occupied_port_is_a_clear_error(folder):
    with server(0, folder) as running:
        host, port = running.server_address
        assert host == "127.0.0.1"
        with pytest.raises(EditionError, match=f"cannot serve on port {port}.*try --port 0"):
            server(port, folder)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_is_none_is_a_clear_error(folder, port):
    with pytest.raises(EditionError, match=f"cannot serve on port {port}"):
        server(port, folder)


def test_without_a_book_there_is_nothing_to_serve(tmp_path):
    with pytest.raises(EditionError, match="build it with: edition book"):
        server(0, tmp_path)
