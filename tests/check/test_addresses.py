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


PLACES = {
    "package": "profile profiles $schema",
    "table": "profile profiles $schema path extrapaths data dialect schema",
    "schema": "$schema profile",
}


@pytest.mark.parametrize(
    ("part", "key"), [(part, key) for part, keys in PLACES.items() for key in keys.split()]
)
def test_an_address_is_refused_and_never_opened(root, faults, server, part, key):
    address, asked = server
    path = root / "data" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    table = package["resources"][0]
    where = {"package": package, "table": table, "schema": table["schema"]}[part]
    where[key] = [address] if key in ("profiles", "extrapaths") else address
    path.write_text(json.dumps(package) + "\n", encoding="utf-8")
    found = faults()
    assert asked == []
    assert found and all(line.startswith("datapackage.json: ") for line in found), found
