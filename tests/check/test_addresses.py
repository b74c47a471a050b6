"""A descriptor comes with a pull request: nothing in it may make the check open an address."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@pytest.fixture
def server(monkeypatch):
    """The address of a server on this machine, and the list of what it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_):
            pass

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{found.server_address[1]}/x.json", asked
        found.shutdown()


@pytest.mark.parametrize(
    ("part", "key", "many"),
    [
        ("package", "profile", False),
        ("package", "profiles", True),
        ("package", "$schema", False),
        ("table", "profile", False),
        ("table", "profiles", True),
        ("table", "$schema", False),
        ("table", "path", False),
        ("table", "extrapaths", True),
        ("table", "data", False),
        ("table", "dialect", False),
        ("table", "schema", False),
        ("schema", "$schema", False),
        ("schema", "profile", False),
    ],
)
def test_an_address_is_refused_and_never_opened(root, faults, server, part, key, many):
    address, asked = server
    path = root / "data" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    table = package["resources"][0]
    where = {"package": package, "table": table, "schema": table["schema"]}[part]
    where[key] = [address] if many else address
    path.write_text(json.dumps(package) + "\n", encoding="utf-8")
    found = faults()
    assert asked == []
    assert found and all(line.startswith("datapackage.json: ") for line in found), found
