import csv
import json
import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import new
from edition.base.errors import EditionError
from edition.base.project import NOTEBOOKS, ROOT
from edition.cli import main
from edition.new.changes import Changes
from edition.new.questions import CLAIM, answer

CLAIM_ANSWERS = {
    "id": "NC-90",
    "paragraph": "1",
    "sentence": "8",
    "kind": "date",
    "paraphrase": "Something happened in 2006.",
    "actors": "RUS;PRK",
    "duplicate_of": None,
    "rule": "same_period",
    "asserted": "2006",
    "unit": None,
    "tolerance": None,
    "indicator": None,
    "footnote": None,
    "source": None,
}
TABLE_ANSWERS = {
    "name": "rivers",
    "title": "Rivers",
    "description": "A river.",
    "coverage": "All.",
    "caveats": "None.",
    "licence": "CC-BY-4.0",
    "source": "naturalearth",
    "field": ["river:string:Its name.", "length:number:Its length, km."],
    "key": "river",
}
NEXT = f"{1 + len(list(NOTEBOOKS.glob('*.ipynb'))):02}"
"""The number of the next chapter."""

ANSWERS = {
    "claim": CLAIM_ANSWERS,
    "table": TABLE_ANSWERS,
    "section": {"code": "QZ", "title": "Queries"},
}


@pytest.fixture
def root(tmp_path):
    """A copy of what the command reads and writes."""
    for name in ("data", "book/_toc.yml", "book/references.bib", "notebooks", "tests/evidence"):
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    (tmp_path / "tests" / "test_claims.py").touch()
    package = tmp_path / "scripts" / "edition"
    shutil.copytree(ROOT / "scripts" / "edition" / "evidence", package / "evidence")
    for name in ("paths.py", "labels.py"):
        shutil.copyfile(ROOT / "scripts" / "edition" / name, package / name)
    return tmp_path


def contents(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def answers_of(what, root, given, ask=False):
    kind = new.ADD[what]
    return answer(kind.questions, given, ask, lambda name, said: kind.demand(name, said, root))


def add(what, root, **other):
    answers = answers_of(what, root, ANSWERS[what] | other)
    return new.ADD[what].write(answers, root)


def ledger(root):
    with (root / "data" / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_claim_stands_in_the_order_of_the_paper_and_nothing_else_changes(root):
    before = ledger(root)
    add("claim", root)
    after = ledger(root)
    ids = [row["id"] for row in after]
    position = ids.index("NC-90")
    assert [row for row in after if row["id"] != "NC-90"] == before
    assert after[position - 1]["sentence"] == "8" and after[position + 1]["sentence"] == "9"
    assert after[position]["source"] == "koslov2018"
    assert b"\r" not in (root / "data" / "claims.csv").read_bytes()


def test_an_opinion_is_a_row_alone(root):
    opinion = {"kind": "interpretive", "rule": None, "asserted": None, "indicator": "votes"}
    assert add("claim", root, **opinion) == ["data/claims.csv"]


def test_a_repetition_is_a_row_alone(root):
    repeats = {"duplicate_of": "NC-01", "rule": None, "asserted": None}
    assert add("claim", root, **repeats) == ["data/claims.csv"]


@pytest.mark.parametrize("section", ["AB", "IN", "HO", "NC", "SK", "CO"])
def test_the_stub_of_each_section_goes_to_its_module(root, monkeypatch, section):
    monkeypatch.setattr(Changes, "_check", lambda _: None)
    modules = {
        "AB": "introduction",
        "IN": "introduction",
        "HO": "historical_overview",
        "NC": "nuclear_crisis",
        "SK": "south_korea",
        "CO": "conclusion",
    }
    module = f"scripts/edition/evidence/{modules[section]}.py"
    assert module in add("claim", root, id=f"{section}-99")
    text = (root / module).read_text(encoding="utf-8")
    assert f'@evidence("{section}-99")\ndef {section.lower()}_99() -> Finding:' in text
    assert text.count("from edition.errors import EditionError") == 1
    compile(text, module, "exec")


@pytest.mark.parametrize(
    ("what", "wrong", "expected"),
    [
        ("claim", {"id": "XX-01"}, "id cannot be 'XX-01': .*AB.IN.HO"),
        ("claim", {"id": "NC-1"}, "id cannot be 'NC-1': .*pattern"),
        ("claim", {"id": "NC-01"}, "NC-01 is in data/claims.csv already"),
        ("claim", {"kind": "hunch"}, "kind cannot be 'hunch'; choose: date, quantity"),
        ("claim", {"rule": "roughly"}, "rule cannot be 'roughly'; choose: within_percent"),
        ("claim", {"source": "guardian"}, "no source 'guardian' .*near it: .*guardian2012"),
        ("claim", {"paragraph": "first"}, "paragraph cannot be 'first': .*integer"),
        ("claim", {"actors": "Russia"}, "actors cannot be 'Russia': .*pattern"),
        ("claim", {"rule": "within_units"}, "missing: --tolerance"),
        ("claim", {"paraphrase": "=SUM(1)"}, "text, no formula or markup"),
        (
            "claim",
            {"duplicate_of": "NC-99", "rule": None},
            "duplicate_of: no claim 'NC-99' in data/claims.csv",
        ),
        ("table", {"name": "events"}, "events is in data/datapackage.json already"),
        ("table", {"name": "../x"}, "a table's name has small letters"),
        ("table", {"licence": "mine"}, "licence cannot be 'mine'; choose: CC-BY-4.0"),
        ("table", {"source": "nobody_"}, "no source 'nobody_'"),
        ("table", {"field": ["river"]}, "name:type:meaning, unlike 'river'"),
        ("table", {"field": ["river:text:Name."]}, "type of river cannot be 'text'; choose: date"),
        ("table", {"key": "lake"}, "key cannot be 'lake'; choose: river, length, source"),
        ("section", {"code": "CO"}, "two capital letters, none of AB, IN, .*, CO.*, unlike 'CO'"),
        ("section", {"code": "notes"}, "two capital letters, none of AB, .* unlike 'notes'"),
        ("section", {"title": "1st"}, "a title is a few words that begin with a letter"),
        ("section", {"title": 'The "notes"'}, "a title is a few words"),
        ("section", {"title": "Conclusion"}, "evidence/conclusion.py exists already"),
        ("section", {"title": "Claims"}, "tests/test_claims.py exists already"),
        ("section", {"title": "Class"}, "'Class' would make a module that Python cannot have"),
        ("claim", {"asserted": "18.9.2012"}, "asserted cannot be '18.9.2012': expected a year"),
        ("table", {"title": "Rivers\nLakes"}, "title cannot be .*text in one line"),
        ("table", {"caveats": ""}, "caveats cannot be empty"),
    ],
)
def test_a_wrong_answer_is_one_clear_line_and_writes_nothing(root, what, wrong, expected):
    before = contents(root)
    with pytest.raises(EditionError, match=expected) as error:
        add(what, root, **wrong)
    assert "\n" not in str(error.value)
    assert contents(root) == before


def test_the_module_of_a_section_is_the_one_that_bears_its_whole_name(root, monkeypatch):
    monkeypatch.setattr(Changes, "_check", lambda _: None)
    (root / "scripts" / "edition" / "evidence" / "korea.py").write_text('"""Another."""\n')
    assert "scripts/edition/evidence/south_korea.py" in add("claim", root, id="SK-99")


def test_a_table_of_contents_without_the_part_of_results_is_one_clear_line(root):
    path = root / "book" / "_toc.yml"
    path.write_text(path.read_text().replace("The result", "The end"))
    before = contents(root)
    with pytest.raises(EditionError, match=r"_toc\.yml: no part 'The result'"):
        add("section", root)
    assert contents(root) == before


@pytest.mark.parametrize("what", new.ADD)
def test_nothing_is_added_twice(root, what):
    add(what, root)
    before = contents(root)
    with pytest.raises(EditionError):
        add(what, root)
    assert contents(root) == before


def test_a_file_in_the_way_stays(root):
    (root / "data" / "rivers.csv").write_text("mine\n")
    with pytest.raises(EditionError, match=r"data/rivers\.csv exists already; nothing was written"):
        add("table", root)
    assert (root / "data" / "rivers.csv").read_text() == "mine\n"


@pytest.mark.parametrize("error", [OSError("the disk is full"), KeyboardInterrupt()])
def test_an_interruption_half_way_leaves_every_file_as_it_was(root, monkeypatch, error):
    before = contents(root)
    replace = type(root).replace

    def stop(part, target):
        if target.name == "works.txt":
            raise error
        return replace(part, target)

    monkeypatch.setattr(type(root), "replace", stop)
    changes = Changes(root)
    changes.edit("book/_toc.yml", "spoiled")
    changes.create("tests/new.py", "")
    changes.create("works.txt", "")
    with pytest.raises(EditionError if isinstance(error, OSError) else KeyboardInterrupt):
        changes.write()
    assert contents(root) == before


def test_a_new_section_is_listed_wherever_sections_are(root):
    add("section", root)
    notebook = json.loads(
        (root / "notebooks" / f"{NEXT}_queries.ipynb").read_text(encoding="utf-8")
    )
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code[0]["metadata"]["tags"][0] == "parameters"
    assert all(cell["outputs"] == [] for cell in code)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    for name, line in {
        "book/_toc.yml": f"      - file: notebooks/{NEXT}_queries\n  - caption: The result",
        "scripts/edition/paths.py": f'"QZ": "{NEXT}_queries"',
        "scripts/edition/labels.py": '"QZ": "Queries"',
        "data/datapackage.json": ", QZ queries.",
    }.items():
        assert line in (root / name).read_text(encoding="utf-8"), name
    assert "data/claims.csv" in add("claim", root, id="QZ-01")


def test_a_new_table_has_a_head_and_every_column_described(root):
    add("table", root)
    assert (root / "data" / "rivers.csv").read_text() == "river,length,source\n"
    package = json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    entry = package["resources"][-1]
    assert entry["sources"][0]["key"] == "naturalearth" and entry["sources"][0]["title"]
    assert [field["type"] for field in entry["schema"]["fields"]] == ["string", "number", "string"]
    assert entry["schema"]["foreignKeys"][0]["reference"]["resource"] == "sources"


def test_what_is_missing_is_named_where_nobody_can_be_asked():
    given = dict.fromkeys(question.name for question in CLAIM)
    with pytest.raises(EditionError, match="missing: id, --paragraph, --sentence, --kind"):
        answers_of("claim", ROOT, given)


def test_what_is_missing_is_asked_for_on_a_terminal(monkeypatch):
    asked = []

    def reply(prompt):
        asked.append(prompt)
        return " Queries "

    monkeypatch.setattr("builtins.input", reply)
    assert (
        answers_of("section", ROOT, {"code": "QZ", "title": None}, ask=True)["title"] == "Queries"
    )
    assert asked == ["title of the section and its chapter: "]


def typing(monkeypatch, *lines):
    typed = iter(lines)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))


def test_what_the_ledger_cannot_take_is_asked_for_again(monkeypatch, capsys):
    typing(monkeypatch, "NC-01", "NC-90", "", "hunch", "date", "first", "2")
    given = CLAIM_ANSWERS | {"id": None, "kind": None, "tolerance": None, "rule": "within_units"}
    answers = answers_of("claim", ROOT, given, ask=True)
    assert (answers["id"], answers["kind"], answers["tolerance"]) == ("NC-90", "date", "2")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "NC-01 is in data/claims.csv already; nothing was written"
    assert told[1] == "kind cannot be empty"
    assert told[2].startswith("kind cannot be 'hunch'; choose: date, quantity")
    assert told[3].startswith("tolerance cannot be 'first': ") and "number" in told[3]


def test_what_no_table_can_have_is_asked_for_again(monkeypatch, capsys):
    columns = ["", "river", "river:text:Name.", *TABLE_ANSWERS["field"], ""]
    typing(
        monkeypatch, "Rivers", "events", "rivers", "mine", "CC-BY-4.0", *columns, "lake", "river"
    )
    given = TABLE_ANSWERS | dict.fromkeys(("name", "licence", "field", "key"))
    assert answers_of("table", ROOT, given, ask=True) == TABLE_ANSWERS
    assert [line.partition("; ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "a table's name has small letters, digits and _ only, unlike 'Rivers'",
        "events is in data/datapackage.json already",
        "licence cannot be 'mine'",
        "a column is given as name:type:meaning, unlike ''",
        "a column is given as name:type:meaning, unlike 'river'",
        "type of river cannot be 'text'",
        "key cannot be 'lake'",
    ]


def test_what_no_section_can_have_is_asked_for_again(monkeypatch, capsys):
    typing(monkeypatch, "notes", "QZ", "Conclusion", "Queries")
    answers = answers_of("section", ROOT, {"code": None, "title": None}, ask=True)
    assert answers == {"code": "QZ", "title": "Queries"}
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("code: two capital letters")
    assert "evidence/conclusion.py exists already" in second


def test_an_input_that_ends_is_one_clear_line(monkeypatch):
    def end(_):
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    with pytest.raises(EditionError, match="the input ended.*nothing was written"):
        answers_of("section", ROOT, {"code": "QZ", "title": None}, ask=True)


def test_only_what_the_kind_needs_is_asked_for():
    given = CLAIM_ANSWERS | {"kind": "causal", "rule": None, "asserted": None}
    with pytest.raises(EditionError, match=r"^missing: --indicator$"):
        answers_of("claim", ROOT, given)
    given = CLAIM_ANSWERS | {"kind": "quantity", "rule": "within_percent"}
    with pytest.raises(EditionError, match=r"^missing: --tolerance$"):
        answers_of("claim", ROOT, given)


def test_the_command_without_a_terminal_is_one_clear_line(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", "section", "QZ"]) == 1
    assert capsys.readouterr().err == "edition: missing: --title\n"


@given(st.text(min_size=1, max_size=20))
def test_any_name_of_a_table_is_taken_or_refused_in_words(name):
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        with pytest.raises(EditionError, match="a table's name"):
            add("table", ROOT, name=name)
