"""Which addresses are dead, asked of a server on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from edition.base.errors import EditionError
from edition.check import links
from edition.check.links import Answer, all_addresses, ask, report

STATUS = {"/there": 200, "/gone": 404, "/refused": 403, "/busy": 503}


@pytest.fixture(scope="module")
def server():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(STATUS[self.path])
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET

        def log_message(self, *_):
            pass

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
            threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
            yield f"http://127.0.0.1:{found.server_address[1]}"
            found.shutdown()


def test_a_page_that_is_gone_is_dead_and_one_that_refuses_or_is_busy_is_not(server):
    answers = ask({f"{server}{path}": ("here",) for path in STATUS})
    assert [one.address for one in answers] == [f"{server}{path}" for path in STATUS]
    assert [one.is_dead for one in answers] == [False, True, False, False]
    assert [one.said[:3] for one in answers] == ["", "404", "403", "ser"]
    assert server not in answers[1].said


def test_a_host_that_nobody_knows_is_dead(server):
    _, unknown = ask({f"{server}/there": ("here",), "http://nowhere.invalid/": ("there",)})
    assert (unknown.said, unknown.is_dead) == ("unknown host", True)


def test_where_none_answers_the_network_is_asked_about(server):
    with pytest.raises(EditionError, match="is there a way to the network"):
        ask({f"{server}/gone": ("here",)})


def test_every_address_is_asked_with_the_places_where_it_stands():
    found = all_addresses()
    assert found["https://example.org/survey"] == ("references.bib: survey1999",)
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert "datapackage.json: licenses.CC-BY-4.0.path" in found[licence]


def test_a_doi_an_archived_copy_and_the_link_of_a_page_are_asked_too(root):
    def add(file, old, new):
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    add("book/references.bib", "journal = {", "doi = {10.1234/toll},\n  journal = {")
    add("data/sources.csv", ",2021-02-01,,", ",2021-02-01,https://web.archive.org/web/1/x,")
    add("book/references.md", "Every source.", "[Every](https://example.org/every) source.")
    found = all_addresses(root)
    assert found["https://doi.org/10.1234/toll"] == ("references.bib: doe2020",)
    assert found["https://web.archive.org/web/1/x"] == ("sources.csv: survey1999, archived",)
    assert found["https://example.org/every"] == ("book/references.md",)


def test_the_report_is_written_only_where_something_is_dead(tmp_path):
    path = tmp_path / "links.md"
    alive, gone = (
        Answer("https://a.org", ("x",), ""),
        Answer("https://b.org", tuple("vwxyz"), "404 No"),
    )
    slow = Answer("https://c.org", ("x",), "timed out")
    assert report([alive, gone, slow], path).splitlines() == [
        "dead: https://b.org (v; w; x; 2 more): 404 No",
        "unclear: https://c.org (x): timed out",
        "3 addresses: 1 dead, 1 unclear",
    ]
    assert path.read_text() == (
        "1 of 3 addresses lead nowhere.\n\n- <https://b.org>, in v; w; x; 2 more: 404 No\n"
    )
    assert report([alive], path) == "1 address: 0 dead, 0 unclear"
    assert not path.exists()


def test_the_command_asks_and_never_fails_for_what_is_dead(monkeypatch, capsys, tmp_path):
    from edition.cli import main

    gone = Answer("https://b.org", ("y",), "404 No")
    monkeypatch.setattr(links, "ask", lambda addresses: [gone] if addresses else [])
    monkeypatch.setattr(links.report, "__defaults__", (tmp_path / "links.md",))
    assert main(["links"]) == 0
    assert "1 address: 1 dead, 0 unclear" in capsys.readouterr().out
    assert (tmp_path / "links.md").exists()
