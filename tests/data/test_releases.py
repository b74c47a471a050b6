"""A release is downloaded from a server on this machine, made from the shipped rows."""

import hashlib
import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.cli import main
from edition.data import releases, tables

LEVELS = (DATA / "levels.csv").read_text(encoding="utf-8")


class Release:
    """A copy of the data package whose table of levels comes from a file on a server."""

    def __init__(self, data, address):
        self.data, self.address = data, address
        self.raw, self.size, self.over = b"", 0, threading.Event()

    def publish(self, text=LEVELS, hashed=True):
        """Puts a file on the server, and its address into the descriptor."""
        self.raw = text.encode()
        self.size = len(self.raw)
        path = self.data / "datapackage.json"
        package = json.loads(path.read_text(encoding="utf-8"))
        (entry,) = [entry for entry in package["resources"] if entry["name"] == "levels"]
        known = {"hash": f"sha256:{hashlib.sha256(self.raw).hexdigest()}"} if hashed else {}
        entry["upstream"] = [{"path": self.address, **known}]
        path.write_text(json.dumps(package), encoding="utf-8")
        forget()

    def refresh(self):
        return releases.refresh("levels", self.data)

    def complaint(self):
        """The one line of the error that a refresh ends in."""
        with pytest.raises(EditionError) as error:
            self.refresh()
        assert "\n" not in str(error.value)
        return str(error.value)


@pytest.fixture
def release(tmp_path, monkeypatch):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if not found.raw:
                found.over.wait(30)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(found.size))
            self.end_headers()
            self.wfile.write(found.raw)

        def log_message(self, *_):
            pass

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/levels.csv"
        found = Release(shutil.copytree(DATA, tmp_path / "data"), address)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        found.over.set()
        server.shutdown()


def test_the_release_that_was_taken_shows_no_difference(release):
    release.publish()
    assert release.refresh() == ([], ["levels: 6 rows compared with the release"])


def test_what_has_changed_is_shown_and_the_table_stays(release):
    text = LEVELS.replace("Ford,1999,1.5", "Ford,1999,1.625").replace(
        "Mouth,2000,3,", "Mouth,2000,,"
    )
    text = text.replace("Ford,2000,1.7,,", "Ford,2000,1.7,2001-01-05,")
    lines = [line for line in text.splitlines(keepends=True) if "Mouth,2003" not in line]
    release.publish("".join(lines) + "Ford,2010,4,,survey1999\n")
    before = (release.data / "levels.csv").read_bytes()
    changed, _ = release.refresh()
    assert changed == [
        "--- data/levels.csv",
        f"+++ {release.address}",
        *("@@ Ford, 1999 @@", "- level 1.5", "+ level 1.625"),
        *("@@ Ford, 2000 @@", "- checked nothing", "+ checked 2001-01-05 00:00:00"),
        *("@@ Mouth, 2000 @@", "- level 3", "+ level nothing"),
        *("@@ Mouth, 2003 @@", "- the row, which the release has no more"),
    ]
    assert (release.data / "levels.csv").read_bytes() == before


def test_the_table_that_is_asked_for_is_compared(release):
    release.publish()
    path = release.data / "levels.csv"
    path.write_text(LEVELS.replace("Ford,1999,1.5", "Ford,1999,1.625"), encoding="utf-8")
    forget()
    assert release.refresh()[0][2:] == ["@@ Ford, 1999 @@", "- level 1.625", "+ level 1.5"]


def test_another_file_under_the_same_address_is_refused(release):
    release.publish()
    release.raw = release.raw.replace(b"1.5", b"1.6")
    assert "does not match the known hash" in release.complaint()


def test_half_a_download_is_one_clear_line(release):
    release.publish(hashed=False)
    release.raw = release.raw[:50]
    assert release.complaint().startswith(f"{release.address}: ")


def test_a_server_that_says_nothing_is_given_up(release, monkeypatch):
    monkeypatch.setattr(releases, "TIMEOUT_S", 0.1)
    release.publish()
    release.raw = b""
    assert "timed out" in release.complaint()


def test_a_release_in_another_form_is_one_clear_line(release):
    release.publish("<!doctype html>\n<title>Moved</title>\n", hashed=False)
    assert release.complaint().startswith("levels: the release has another form than before: ")


def test_an_unknown_hash_is_told_for_a_person_to_commit(release):
    release.publish(hashed=False)
    changed, told = release.refresh()
    assert changed == []
    assert told[0].startswith("levels.csv: no hash ")
    assert f'"hash": "sha256:{hashlib.sha256(release.raw).hexdigest()}"' in told[0]


def test_a_table_without_extraction_says_where_its_provenance_stands():
    told = "events: no automatic extraction; see its provenance in data/datapackage.json. There is"
    with pytest.raises(EditionError, match=f"{told} one for: levels"):
        releases.refresh("events")


def test_an_edition_may_have_no_extraction_at_all(monkeypatch):
    monkeypatch.setattr(releases, "MODULE", "paper.nothing")
    with pytest.raises(EditionError, match="There is one for: none"):
        releases.refresh("levels")


@pytest.mark.parametrize(("changed", "code"), [([], 0), (["@@ Ford, 1999 @@"], 1)])
def test_the_command_exits_with_1_where_there_is_a_difference(monkeypatch, capsys, changed, code):
    monkeypatch.setattr(releases, "refresh", lambda name: (changed, ["6 rows compared"]))
    assert main(["source", "refresh", "levels"]) == code
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [*changed, "6 rows compared"]
    assert ("nothing was written" in captured.err) == bool(changed)


def test_the_keys_of_a_release_may_stand_in_any_order():
    shipped = tables.read("levels").drop(columns="source")
    assert releases.difference(shipped, shipped[::-1], ["gauge", "year"]) == []
