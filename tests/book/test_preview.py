import json
import re
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from edition.base import project
from edition.base.errors import EditionError
from edition.book import build, preview
from edition.book.preview_server import running

PAGE = "<html><head></head><body>{}</body></html>"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE.format("first"))
    (tmp_path / "secret.html").write_text("secret")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    return folder


def get(server, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=60) as answer:
        return answer.read().decode()


@pytest.fixture
def follow():
    """What an open page is told, piece by piece."""
    answers = []

    def open_page(server, page):
        address = f"http://127.0.0.1:{server.port}/-/events?page={page}"
        answers.append(urllib.request.urlopen(address, timeout=60))
        return (json.loads(line[6:]) for line in answers[-1] if line.startswith(b"data: "))

    yield open_page
    for answer in answers:
        answer.close()


def test_every_page_brings_the_script_that_follows_it(site):
    with running(0, site) as server:
        stamp = re.search(r'src="/-/preview.js" data-stamp="(\d+)"', get(server, "/"))[1]
        assert int(stamp) == (site / "index.html").stat().st_mtime_ns
        assert "EventSource" in get(server, "/-/preview.js")


def test_an_open_page_is_told_of_faults_and_of_its_renewal(site, follow):
    with running(0, site) as server:
        told = follow(server, "/")
        first = next(told)
        server.tell("the table is wrong")
        assert next(told) == first | {"told": "the table is wrong"}
        time.sleep(0.02)
        (site / "index.html").write_text(PAGE.format("second"))
        assert next(told)["stamp"] != first["stamp"]
        assert server.open_pages() == ["index"]


def test_until_there_is_a_book_a_page_waits_and_shows_faults(tmp_path, follow):
    with running(0, tmp_path) as server:
        assert "is being made" in get(server, "/notebooks/01_river.html")
        server.tell("fault")
        assert any(one["told"] == "fault" for one in follow(server, "/index.html"))


@pytest.mark.parametrize("path", ["/nothing.html", "/link.html", "/../secret.html"])
def test_nothing_beside_the_preview_is_served(site, path):
    with running(0, site) as server, pytest.raises(urllib.error.HTTPError, match="404"):
        get(server, path)


def test_only_this_machine_can_ask_and_an_occupied_port_is_a_clear_error(site):
    with running(0, site) as server:
        taken = pytest.raises(EditionError, match=f"cannot serve on port {server.port}.*--port 0")
        with taken, running(server.port, site):
            pass
        own = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)}
        for address in own - {"127.0.0.1", "::1"}:
            with pytest.raises(OSError):
                socket.create_connection((address, server.port), timeout=5)


def test_the_server_ends_with_its_block(site, follow):
    with running(0, site) as server:
        next(follow(server, "/"))
        port = server.port
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_a_preview_writes_where_no_book_is_read_from():
    places = [getattr(preview, name) for name in vars(preview) if name.isupper()]
    written = [one for one in places if isinstance(one, Path) and one not in preview.WATCHED]
    ours = [one for one in written if one.is_relative_to(preview.FOLDER)]
    assert len(ours) >= 6
    for place in (build.HTML, build.WORK, build.STAMP, preview.runner.EXECUTED):
        assert not place.is_relative_to(preview.FOLDER)
        assert not preview.FOLDER.is_relative_to(place)
    assert not any(preview.FOLDER.is_relative_to(one) for one in project.INPUTS)


def test_only_what_differs_is_copied_and_what_is_wrong_is_not(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    for name in ("same.html", "new.html", "wrong.html"):
        (source / name).write_text(name)
    preview._copy_changed(source, target)
    before = {path.name: path.stat().st_ino for path in target.iterdir()}
    (source / "new.html").write_text("newer")
    (source / "wrong.html").write_text("half of it")
    (source / "same.html").touch()
    preview._copy_changed(source, target, {"wrong.html"})
    assert (target / "new.html").read_text() == "newer"
    assert (target / "wrong.html").read_text() == "wrong.html"
    assert (target / "same.html").stat().st_ino == before["same.html"]


@pytest.mark.parametrize(
    ("path", "page", "judged"),
    [
        (project.NOTEBOOKS / "01_river.ipynb", "notebooks/01_river", False),
        (project.BOOK / "index.md", "index", False),
        (project.BIBLIOGRAPHY, "", True),
        (project.DATA / "events.csv", "", True),
        (project.PAPER_PACKAGE / "evidence.py", "", True),
    ],
)
def test_what_rests_on_a_file(path, page, judged):
    assert preview._page(path) == page
    assert preview._is_judged(path) == judged
