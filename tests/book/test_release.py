"""What an archive gets: CodeMeta, Zenodo's file, and an RO-Crate."""

import json

import pytest
from jsonschema import Draft202012Validator
from rocrate.rocrate import ROCrate

from edition.base.errors import EditionError
from edition.base.project import DATA, NOTEBOOKS, PACKAGE
from edition.book import citations, release
from edition.book.imprint import DRAFT
from edition.data import descriptor

CITATION = citations.citation_file()
TEXT = {"type": "string", "minLength": 1}
DAY = {"pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
PERSON = {"required": ["@type"], "properties": {"@type": {"enum": ["Person", "Organization"]}}}
CODEMETA = {
    "properties": {
        "@context": {"const": "https://w3id.org/codemeta/3.0"},
        "@type": {"const": "SoftwareSourceCode"},
        "license": {"pattern": "^https://spdx.org/licenses/[\\w.-]+$"},
        "author": {"minItems": 1, "items": PERSON},
        "datePublished": DAY,
        "version": TEXT,
    },
    "required": ["@context", "@type", "name", "description", "author", "license", "version"],
}
ZENODO = {
    "properties": dict.fromkeys(["title", "description", "version", "license", "notes"], TEXT)
    | {name: {"type": "array", "items": TEXT} for name in ("keywords", "references")}
    | {
        "upload_type": {"const": "software"},
        "creators": {"minItems": 1, "items": {"required": ["name"]}},
        "publication_date": DAY,
        "language": {"pattern": "^[a-z]{3}$"},
        "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
    },
    "required": ["title", "upload_type", "description", "creators", "access_right", "license"],
    "additionalProperties": False,
}
"""The fields of Zenodo's deposit metadata that the edition uses; no other is known."""


@pytest.mark.parametrize(
    ("make", "shape"), [(release.codemeta, CODEMETA), (release.zenodo, ZENODO)]
)
def test_they_have_what_an_archive_asks_for(make, shape):
    Draft202012Validator(shape).validate(make(CITATION))


def test_each_licence_and_the_paper_are_named_as_they_are_told_elsewhere():
    found = release.zenodo(CITATION)
    assert found["license"] == CITATION["license"]
    assert "Text and figures are under CC-BY-4.0, " in found["notes"]
    assert found["references"] == ["J. Doe and R. M. Roe (2020). The Toll of the Arden."]


def test_the_public_address_and_the_doi_are_in_codemeta_once_they_are_known():
    address = "https://example.org/team/book"
    assert not {"identifier", "codeRepository", "url"} & set(release.codemeta(CITATION))
    known = release.codemeta(CITATION | {"doi": "10.1234/x", "repository-code": address})
    assert known["identifier"] == "https://doi.org/10.1234/x"
    assert known["codeRepository"] == address


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    """Writes a release with a book of two files into a folder of its own."""
    book = tmp_path_factory.mktemp("book")
    for name in ("index.html", "small.pdf"):
        (book / name).write_text(name)
    return lambda: release.release(
        book, book / "small.pdf", tmp_path_factory.mktemp("release") / "release"
    )


@pytest.fixture(scope="module")
def folder(make):
    return make()


def test_the_crate_says_what_it_is_and_under_which_terms(folder):
    crate = ROCrate(folder)
    assert crate.name == CITATION["title"]
    assert crate.license.id == "https://creativecommons.org/licenses/by/4.0/"
    assert [author.id for author in crate.root_dataset["author"]] == ["#author-1", "#author-2"]
    assert crate.root_dataset["author"][1]["name"] == "The Arden group"
    assert str(crate.datePublished)[:10] == CITATION["date-released"]
    paper = crate.root_dataset["isBasedOn"]
    assert (paper.id, paper["name"]) == ("#paper", "The Toll of the Arden")
    assert [author["name"] for author in paper["author"]] == ["Jane Doe", "Richard Miles Roe"]


def test_every_part_exists_once_and_has_a_licence_with_a_name(folder):
    crate = ROCrate(folder)
    graph = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    assert len({entity["@id"] for entity in graph}) == len(graph)
    assert {"html/", "scripts/", "data/", "book/"} < {part.id for part in crate.data_entities}
    for part in crate.data_entities:
        assert (folder / part.id).exists(), part.id
        licences = part["license"] if isinstance(part["license"], list) else [part["license"]]
        assert licences and all(licence["name"] for licence in licences), part.id


def test_every_table_and_chapter_is_a_part_and_keeps_its_terms(folder):
    crate = ROCrate(folder)
    for entry in descriptor.package()["resources"]:
        part = crate.dereference(f"data/{entry['path']}")
        assert part["license"].id == entry["licenses"][0]["path"]
        assert part["encodingFormat"] == entry["mediatype"]
    for notebook in NOTEBOOKS.glob("*.ipynb"):
        assert crate.dereference(f"notebooks/{notebook.name}")["name"].startswith("Chapter: ")
    assert crate.dereference("html/small.pdf")["encodingFormat"] == "application/pdf"


def test_the_log_of_every_published_verdict_and_the_replies_are_in_it(folder):
    for name in (descriptor.CHANGES, descriptor.REPLIES):
        assert (folder / "data" / f"{name}.csv").read_bytes() == (DATA / f"{name}.csv").read_bytes()


def test_a_release_twice_is_the_same_and_holds_nothing_left_over(make, folder):
    def files(root):
        return {
            path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()
        }

    found = files(folder)
    assert files(make()) == found
    assert not [path for path in found if {"__pycache__", "_build"} & set(path.parts)]


def test_machinery_that_is_installed_elsewhere_is_part_of_the_release(folder):
    inside = folder / "scripts" / "edition"
    assert (inside / "cli.py").read_bytes() == (PACKAGE / "cli.py").read_bytes()
    assert (folder / "scripts" / "paper").is_dir()


def test_a_draft_is_not_released(tmp_path):
    (tmp_path / "index.html").write_text(f"<p>{DRAFT}</p>")
    with pytest.raises(EditionError, match="is a draft, which is not released"):
        release.release(tmp_path, tmp_path / "small.pdf", tmp_path / "release")
    assert not (tmp_path / "release").exists()


@pytest.mark.parametrize(("day", "fits"), [("2021-02-01", True), ("2021-01-31", False)])
def test_a_release_is_dated_no_earlier_than_what_it_publishes(monkeypatch, day, fits):
    """The last source of the small edition was opened on 1 February 2021."""
    written = []
    monkeypatch.setattr(citations, "citation_file", lambda: CITATION | {"date-released": day})
    monkeypatch.setattr(type(DATA), "write_text", lambda path, *_, **__: written.append(path.name))
    if fits:
        release.write_metadata()
        assert written == ["codemeta.json", ".zenodo.json"]
    else:
        with pytest.raises(
            EditionError, match=f"date-released {day} is before 2021-02-01, the las"
        ):
            release.write_metadata()
        assert written == []
