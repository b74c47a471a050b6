"""What an archive gets: CodeMeta, Zenodo's file, and an RO-Crate."""

import json
import subprocess

import pytest
from jsonschema import Draft202012Validator
from rocrate.rocrate import ROCrate

from edition.base.project import ROOT
from edition.book import build, citations, release
from edition.data import tables

CITATION = citations.citation_file()
TEXT = {"type": "string", "minLength": 1}
PERSON = {"required": ["@type"], "properties": {"@type": {"enum": ["Person", "Organization"]}}}
CODEMETA = {
    "properties": {
        "@context": {"const": "https://w3id.org/codemeta/3.0"},
        "@type": {"const": "SoftwareSourceCode"},
        "license": {"pattern": "^https://spdx.org/licenses/[\\w.-]+$"},
        "author": {"type": "array", "minItems": 1, "items": PERSON},
        "datePublished": {"pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
        "version": TEXT,
    },
    "required": ["@context", "@type", "name", "description", "author", "license", "version"],
}
ZENODO = {
    "$comment": "The fields of Zenodo's deposit metadata that the edition uses; no other is known.",
    "properties": {
        "title": TEXT,
        "upload_type": {"const": "software"},
        "description": TEXT,
        "creators": {"type": "array", "minItems": 1, "items": {"required": ["name"]}},
        "publication_date": {"pattern": "^\\d{4}-\\d{2}-\\d{2}$"},
        "version": TEXT,
        "language": {"pattern": "^[a-z]{3}$"},
        "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
        "license": TEXT,
        "keywords": {"type": "array", "items": TEXT},
        "notes": TEXT,
        "references": {"type": "array", "items": TEXT},
    },
    "required": ["title", "upload_type", "description", "creators", "access_right", "license"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("path", release.metadata(), ids=lambda path: path.name)
def test_the_files_in_the_root_are_those_that_the_citation_file_gives(path):
    assert path.read_text(encoding="utf-8") == release.metadata()[path], "run: edition release"


@pytest.mark.parametrize(
    ("make", "shape"), [(release.codemeta, CODEMETA), (release.zenodo, ZENODO)]
)
def test_they_have_what_an_archive_asks_for(make, shape):
    Draft202012Validator(shape).validate(make(CITATION))


def test_the_public_address_and_the_doi_are_in_codemeta_once_they_are_known():
    address = "https://example.org/team/book"
    assert not {"identifier", "codeRepository", "url"} & set(release.codemeta(CITATION))
    known = release.codemeta(CITATION | {"doi": "10.1234/x", "repository-code": address})
    assert known["identifier"] == "https://doi.org/10.1234/x"
    assert known["codeRepository"] == address


@pytest.fixture(scope="module")
def folder(book, tmp_path_factory):
    """A release, in a folder of its own."""
    target = tmp_path_factory.mktemp("release") / "release"
    return release.release(book, build.output()[1], target)


def test_the_crate_says_what_it_is_and_under_which_terms(folder):
    crate = ROCrate(folder)
    assert crate.name == CITATION["title"]
    assert crate.license.id == "https://creativecommons.org/licenses/by/4.0/"
    assert crate.root_dataset["author"]["name"] == CITATION["authors"][0]["name"]
    assert crate.root_dataset["isBasedOn"]["name"] == "Russia and the Korean Crisis"
    assert str(crate.datePublished)[:10] == CITATION["date-released"]


def test_every_part_exists_and_has_a_licence_with_a_name(folder):
    crate = ROCrate(folder)
    for part in crate.data_entities:
        assert (folder / part.id).exists(), part.id
        licences = part["license"] if isinstance(part["license"], list) else [part["license"]]
        assert licences and all(licence["name"] for licence in licences), part.id


def test_every_table_and_chapter_is_a_part_and_keeps_its_terms(folder):
    crate = ROCrate(folder)
    for entry in tables.descriptor()["resources"]:
        part = crate.dereference(f"data/{entry['path']}")
        assert part["license"].id == entry["licenses"][0]["path"]
        assert part["encodingFormat"] == entry["mediatype"]
    for notebook in (ROOT / "notebooks").glob("*.ipynb"):
        assert crate.dereference(f"notebooks/{notebook.name}")["name"].startswith("Chapter: ")
    assert crate.dereference(f"html/{build.PDF_NAME}.pdf")["encodingFormat"] == "application/pdf"


def test_a_release_twice_is_the_same_and_holds_nothing_left_over(book, folder, tmp_path):
    def files(root):
        return {
            path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()
        }

    again = release.release(book, build.output()[1], tmp_path / "again")
    assert files(again) == files(folder)
    assert not [path for path in files(folder) if "__pycache__" in path.parts]


def test_the_release_can_be_built_again(folder):
    """It holds every file that git keeps of what the book is made from."""
    places = [path.relative_to(ROOT).as_posix() for path in release.SOURCES]
    command = ["git", "ls-files", "-z", "--", *places]
    kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.split("\0")
    assert [name for name in kept if name and not (folder / name).exists()] == []


def test_the_metadata_is_json_in_one_style(folder):
    graph = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    assert len({entity["@id"] for entity in graph}) == len(graph)
