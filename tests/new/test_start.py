import csv
import json
import os
import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.cli import main
from edition.new import start
from edition.new.repository import REPOSITORY

GIVEN = {
    "title": "Bridges – a survey: what’s left?",
    "author": "Doe, Jane and Roe, Richard",
    "date": "2012-09-18",
    "name": "bridges-2012",
    "section": ["AB:Abstract", "BR: Bridges and fords"],
    "edition_author": ["Poe, Ann", "The bridge group"],
}


def options(folder, **others):
    """The command with these answers."""
    words = ["start", str(folder)]
    for name, value in (GIVEN | others).items():
        for one in value if isinstance(value, list) else [value]:
            words += ["--" + name.replace("_", "-"), one]
    return words


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """An edition that was started in a folder that was not there."""
    folder = tmp_path_factory.mktemp("work") / "deep" / "edition"
    assert main(options(folder)) == 0
    return folder


def test_it_is_in_order_by_its_own_machinery_and_has_no_claim(started):
    place = {"EDITION_ROOT": str(started), "PYTHONPATH": str(started / "scripts")}
    command = [
        sys.executable,
        "-c",
        "import edition.cli as c; c.main(['check']); print(c.__file__)",
    ]
    done = subprocess.run(command, env=os.environ | place, capture_output=True, text=True)
    in_order, used = done.stdout.splitlines()
    assert in_order.endswith("are in order") and used.startswith(str(started))
    assert rows(started / "data" / "claims.csv") == []


def test_what_is_known_of_the_paper_stands_where_it_belongs(started):
    assert [row["chapter"] for row in rows(started / "data" / "sections.csv")] == [
        "01_abstract",
        "02_bridges_and_fords",
    ]
    assert {row["source"] for row in rows(started / "data" / "sections.csv")} == {"doe2012"}
    assert [row["key"] for row in rows(started / "data" / "sources.csv")] == ["doe2012"]
    citation = yaml.safe_load((started / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["title"] == f"{GIVEN['title']}: an executable edition"
    assert citation["authors"] == [
        {"family-names": "Poe", "given-names": "Ann"},
        {"name": "The bridge group"},
    ]
    project = tomllib.loads((started / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = json.loads((started / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert project["name"] == package["name"] == "bridges-2012"
    assert project["version"] == package["version"] == citation["version"]


def test_each_chapter_stands_in_the_contents_as_of_the_day_of_the_paper(started):
    contents = (started / "book" / "_toc.yml").read_text(encoding="utf-8")
    notebooks = sorted((started / "notebooks").glob("*.ipynb"))
    assert len(notebooks) == 5
    for path in notebooks:
        assert f"- file: notebooks/{path.stem}\n" in contents
        text = path.read_text(encoding="utf-8")
        assert 'as_of = \\"2012-09-18\\"' in text
        assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def test_the_machinery_is_copied_and_what_looks_at_one_paper_is_not(started):
    names = {path.relative_to(started).as_posix() for path in started.rglob("*")}
    assert {
        "Makefile",
        ".gitignore",
        ".ci/run",
        "scripts/edition/cli.py",
        "tests/test_cli.py",
    } <= names
    assert {"tests/editions/small/data/claims.csv", "tests/paper/test_any_verdicts.py"} <= names
    assert {"README.md", "LICENSE", "requirements.txt", "book/_static/favicon.svg"} <= names
    strange = {"_build", ".git", ".venv", "tools", "tests/browser", "tests/editions/truman_1947"}
    assert not names & strange and not any("__pycache__" in name for name in names)


def test_the_tables_are_those_that_the_machinery_knows():
    def columns(package, names):
        return {
            entry["name"]: [
                {key: value for key, value in field.items() if key != "description"}
                for field in entry["schema"]["fields"]
            ]
            for entry in package["resources"]
            if entry["name"] in names
        }

    small = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    new = (start.TEMPLATES / "data" / "datapackage.json").read_text(encoding="utf-8")
    package = json.loads(new.replace("$$", "$"))
    names = {entry["name"] for entry in package["resources"]}
    assert columns(package, names) == columns(small, names)


def test_a_work_can_be_that_of_a_group(tmp_path):
    assert start.validate("author", GIVEN | {"author": "{Tolls and Fords} and Doe, Jane"}) is None
    start.write_paper(tmp_path, GIVEN | {"author": "{Tolls and Fords}", "year": None, "kind": None})
    assert "  author = {{Tolls and Fords}},\n" in (tmp_path / "book/references.bib").read_text()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "note.txt").write_text("mine")
    assert main(options(tmp_path)) == 1
    assert "is not an empty folder; name one that is empty or not there" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_an_empty_folder_is_taken(tmp_path, capsys):
    folder = tmp_path / "edition"
    folder.mkdir()
    assert main(options(folder)) == 0
    assert (folder / "Makefile").exists()
    assert capsys.readouterr().out.splitlines() == [
        f"cd {folder}",
        "make book",
        ".venv/bin/edition new claim",
    ]


def test_a_fault_leaves_nothing_behind(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(start, "_source_row", lambda paper: {"key": paper})
    assert main(options(tmp_path / "edition")) == 1
    assert "nothing was written: " in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_no_edition_is_started_inside_the_repository_that_it_is_copied_from(capsys):
    assert main(options(REPOSITORY / "another")) == 1
    assert "name one beside that" in capsys.readouterr().err
    assert not (REPOSITORY / "another").exists()


def test_another_work_than_a_paper_is_called_by_its_kind(tmp_path):
    start.write_paper(tmp_path, GIVEN | {"year": None, "kind": "address"})
    texts = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in tmp_path.rglob("*.*")
    }
    assert "  type = {address}," in texts["book/references.bib"]
    assert "- caption: The address" in texts["book/_toc.yml"]
    assert [name for name, text in texts.items() if re.search(r"\b(the|this) paper\b", text)] == []


@pytest.mark.parametrize(
    ("author", "key"),
    [
        ("Doe, Jane and Roe, Richard", "doe2012"),
        ("{Office of Tolls and Fords} and Doe, Jane", "fords2012"),
        ("Müller-Ihlenfeldt, Jürgen", "mullerihlenfeldt2012"),
        ("王某", "paper2012"),
    ],
)
def test_the_key_of_the_paper_is_made_of_its_first_author(tmp_path, author, key):
    start.write_paper(tmp_path, GIVEN | {"author": author, "year": None, "kind": None})
    assert f"@misc{{{key},\n" in (tmp_path / "book" / "references.bib").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", 'The "toll"'),
        ("title", "The {toll}"),
        ("title", "–"),
        ("author", "Doe\\Roe"),
        ("author", "Jane Doe"),
        ("author", "Office of the Ford"),
        ("author", "{Office of the Ford"),
        ("date", "2012-02-30"),
        ("date", "last May"),
        ("year", "12"),
        ("kind", "An address"),
        ("name", "My edition"),
        ("section", ["Abstract"]),
        ("section", ["AB:Abstract", "AB:Bridges"]),
        ("title", "Tolls [and] fords"),
        ("edition_author", ["Poe <poe>"]),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_what_is_expected(tmp_path, name, value):
    with pytest.raises(EditionError, match=f"^{name}"):
        start.validate(name, GIVEN | {name: value})
    assert main(options(tmp_path / "edition", **{name: value})) == 1
    assert not (tmp_path / "edition").exists()


def test_titles_are_quoted_as_in_print_and_chapters_named_without_accents(tmp_path):
    title, section = "Rede über „Hilfe“ – «Zoll»", "AB:Ärger"
    start.validate("title", GIVEN | {"title": title})
    start.validate("section", GIVEN | {"section": [section]})
    given = GIVEN | {"title": title, "section": [section], "year": None, "kind": None}
    start.write_paper(tmp_path, given)
    (row,) = rows(tmp_path / "data" / "sections.csv")
    assert (row["title"], row["chapter"]) == ("Ärger", "01_arger")
    with pytest.raises(EditionError, match="title cannot be 'Ответ': expected .* Latin letters"):
        start.validate("section", GIVEN | {"section": ["AB:Ответ"]})


def test_on_a_terminal_each_thing_is_asked_for_until_it_can_be(tmp_path, capsys, monkeypatch):
    typed = [str(tmp_path / "edition"), "Bridges", "Doe, Jane", "soon", "2012-09-18", "bridges"]
    typed += ["AB:Abstract", "AB:Bridges", "BR:Bridges", "", "The bridge group", ""]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: typed.pop(0))
    assert main(["start"]) == 0
    told = capsys.readouterr().out
    assert "date cannot be 'soon': expected a day" in told
    assert "each needs a code of its own, unlike AB" in told
    sections = rows(tmp_path / "edition" / "data" / "sections.csv")
    assert [row["code"] for row in sections] == ["AB", "BR"]


def test_what_is_missing_is_named(tmp_path, capsys):
    assert main(["start", str(tmp_path / "edition"), "--title", "Bridges"]) == 1
    told = "missing: --author, --date, --name, --section, --edition-author"
    assert told in capsys.readouterr().err
