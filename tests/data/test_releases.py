"""A release is downloaded from a server on this machine, made from the shipped rows."""

import hashlib
import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pandas as pd
import pytest

from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.cli import main
from edition.data import releases, tables
from edition.data.vocabulary import NAMES


def world_bank(rows):
    long = rows.assign(dollars=rows["gdp"] * 1_000_000).rename(
        columns={"country": "Country Code", "year": "Year"}
    )
    for column in ("dollars", "population"):
        part = long[["Country Code", "Year", column]].rename(columns={column: "Value"})
        yield part.dropna().to_csv(index=False).encode()


def warheads(rows):
    named = rows.assign(country=rows["country"].map(NAMES)).rename(columns={"year": "Year"})
    yield named.pivot(index="Year", columns="country", values="warheads").to_csv().encode()


def ideal_points(rows):
    names = {"country": "iso3c", "ideal_point": "IdealPoint"}
    session = rows["year"] - 1945
    wide = rows.assign(session=session, Countryname="Côte d'Ivoire").rename(columns=names)
    yield wide.drop(columns=["year", "source"]).to_csv(index=False).encode("latin-1")


RELEASES = {"world_bank": world_bank, "warheads": warheads, "ideal_points": ideal_points}


class Release:
    """A copy of the data package whose tables come from files on a server."""

    def __init__(self, data, base):
        self.data, self.base = data, base
        self.files, self.over = {}, threading.Event()

    def publish(self, name, rows, hashed=True):
        """Puts a release with these rows on the server and its addresses into the descriptor."""
        package = json.loads((self.data / "datapackage.json").read_text(encoding="utf-8"))
        (entry,) = [entry for entry in package["resources"] if entry["name"] == name]
        for file, raw in zip(entry["upstream"], RELEASES[name](rows), strict=True):
            path = "/" + file["path"].rpartition("/")[2]
            self.files[path] = raw
            entry_hash = {"hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"} if hashed else {}
            file.clear()
            file |= {"path": self.base + path} | entry_hash
        (self.data / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        forget()


@pytest.fixture
def release(tmp_path, monkeypatch):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            raw = found.files[self.path]
            if raw is None:
                found.over.wait(30)
                return
            body, size = raw if isinstance(raw, tuple) else (raw, len(raw))
            self.send_response(200)
            self.send_header("Content-Length", str(size))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        base = f"http://127.0.0.1:{server.server_address[1]}"
        found = Release(shutil.copytree(DATA, tmp_path / "data"), base)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        found.over.set()
        server.shutdown()
    forget()


@pytest.mark.parametrize("name", releases.EXTRACT)
def test_the_release_that_was_taken_shows_no_difference(release, name):
    rows = tables.read(name)
    release.publish(name, rows)
    told = [f"{name}: {len(rows)} rows compared with the release"]
    assert releases.refresh(name, release.data) == ([], told)


def test_a_changed_figure_and_a_lost_row_are_shown_and_the_table_stays(release):
    before = (release.data / "warheads.csv").read_bytes()
    rows = tables.read("warheads")
    prk = rows["country"] == "PRK"
    rows.loc[prk & (rows["year"] == 2022), "warheads"] += 5
    old = tables.read("warheads").set_index(["country", "year"])["warheads"]["PRK", 2022]
    release.publish("warheads", rows[rows["year"] != 1945])
    changed, _ = releases.refresh("warheads", release.data)
    text = "\n".join(changed)
    assert f"@@ PRK, 2022 @@\n- warheads {old}\n+ warheads {old + 5}" in text
    assert "@@ USA, 1945 @@\n- the row, which the release has no more" in text
    assert text.startswith(f"--- data/warheads.csv\n+++ {release.base}/")
    assert (release.data / "warheads.csv").read_bytes() == before


def test_a_figure_that_is_no_longer_there_is_a_difference(release):
    rows = tables.read("world_bank")
    rows.loc[(rows["country"] == "RUS") & (rows["year"] == 2021), "gdp"] = pd.NA
    release.publish("world_bank", rows)
    changed, _ = releases.refresh("world_bank", release.data)
    assert changed[2:] == ["@@ RUS, 2021 @@", changed[3], "+ gdp nothing"]


def test_another_file_under_the_same_address_is_refused(release):
    release.publish("warheads", tables.read("warheads"))
    (path,) = release.files
    release.files[path] += b"2023,1,1,1,1\n"
    with pytest.raises(EditionError, match="does not match the known hash") as error:
        releases.refresh("warheads", release.data)
    assert "\n" not in str(error.value)


def test_half_a_download_is_one_clear_line(release):
    release.publish("warheads", tables.read("warheads"), hashed=False)
    ((path, raw),) = release.files.items()
    release.files[path] = (raw[: len(raw) // 2], len(raw))
    with pytest.raises(EditionError, match=r"\.csv: .*(IncompleteRead|broken)") as error:
        releases.refresh("warheads", release.data)
    assert "\n" not in str(error.value)


def test_a_server_that_says_nothing_is_given_up(release, monkeypatch):
    monkeypatch.setattr(upstream, "TIMEOUT_S", 0.2)
    release.publish("warheads", tables.read("warheads"))
    (path,) = release.files
    release.files[path] = None
    with pytest.raises(EditionError, match=r"\.csv: .*timed out") as error:
        releases.refresh("warheads", release.data)
    assert "\n" not in str(error.value)


def test_a_release_in_another_form_is_one_clear_line(release):
    release.publish("warheads", tables.read("warheads"), hashed=False)
    (path,) = release.files
    release.files[path] = b"<!doctype html>\n<title>Moved</title>\n"
    with pytest.raises(EditionError, match="warheads: the release has another form"):
        releases.refresh("warheads", release.data)


def test_an_unknown_hash_is_told_for_a_person_to_commit(release):
    release.publish("warheads", tables.read("warheads"), hashed=False)
    (raw,) = release.files.values()
    changed, told = releases.refresh("warheads", release.data)
    assert changed == []
    assert f'"hash": "sha256:{hashlib.sha256(raw).hexdigest()}"' in told[0]


def test_a_table_without_extraction_says_where_its_provenance_stands():
    with pytest.raises(EditionError, match="maddison: no automatic extraction; see its provenance"):
        releases.refresh("maddison")


def test_an_unknown_table_lists_the_known_ones():
    with pytest.raises(EditionError, match="no table 'worldbank'.*world_bank"):
        releases.refresh("worldbank")


@pytest.mark.parametrize(("changed", "code"), [([], 0), (["@@ PRK, 2022 @@"], 1)])
def test_the_command_exits_with_1_where_there_is_a_difference(monkeypatch, capsys, changed, code):
    monkeypatch.setattr(upstream, "refresh", lambda name: (changed, ["170 rows compared"]))
    assert main(["source", "refresh", "warheads"]) == code
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [*changed, "170 rows compared"]
    assert ("nothing was written" in captured.err) == bool(changed)


def test_the_descriptor_names_the_release_of_each_table_that_can_be_extracted():
    entries = tables.descriptor()["resources"]
    known = {entry["name"]: entry["upstream"] for entry in entries if "upstream" in entry}
    assert set(known) == set(releases.EXTRACT)
    for file in (file for files in known.values() for file in files):
        assert file["path"].startswith("https://")
        assert len(file["hash"].removeprefix("sha256:")) == 64
