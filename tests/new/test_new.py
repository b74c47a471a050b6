import csv
import json
import re
import shutil
from importlib import import_module

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edition import evidence
from edition.base.errors import EditionError
from edition.base.project import ROOT
from edition.check import faults, settings
from edition.check.claims import unfit_unit
from edition.cli import main
from edition.data.bibliography import references
from edition.judge import registry
from edition.judge.comparison import RULES
from edition.new import new_claim, new_table
from edition.new.answers import answer
from edition.new.changes import Changes
from edition.new.questions import CLAIM, QUESTIONS, SOURCE

CLAIM_ANSWERS = dict.fromkeys(question.name for question in CLAIM) | {
    "id": "RI-90",
    "paragraph": "2",
    "sentence": "1",
    "kind": "date",
    "paraphrase": "Something happened in 1902.",
    "actors": "ARD;BRN",
    "rule": "period",
    "asserted": "1902",
}
TABLE_ANSWERS = {
    "name": "bridges",
    "title": "Bridges",
    "description": "A bridge.",
    "coverage": "All.",
    "caveats": "None.",
    "licence": "CC-BY-4.0",
    "source": "atlas2001",
    "field": ["bridge:string:Its name.", "length:number[m]:Its length."],
    "key": "bridge",
}
SOURCE_ANSWERS = dict.fromkeys(question.name for question in SOURCE) | {
    "key": "clerk1900",
    "author": "Roe, Ann and {Clerks & Sons}",
    "title": "Tolls & fords of 5%",
    "published": "Office of the Ford",
    "year": "1900",
    "url": "https://example.org/clerk_1900",
    "nature": "report",
    "origin": "The clerk",
    "copy": "good",
    "read": "page 1",
}
ANSWERS = {
    "claim": CLAIM_ANSWERS,
    "table": TABLE_ANSWERS,
    "section": {"code": "TOL", "title": "The toll"},
    "source": SOURCE_ANSWERS,
}
MODULE = "scripts/paper/evidence.py"


@pytest.fixture
def root(tmp_path):
    """A copy of the edition."""
    ignored = shutil.ignore_patterns("_build", "__pycache__")
    return shutil.copytree(ROOT, tmp_path / "edition", ignore=ignored)


def contents(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def answers_of(what, root, given, ask=False):
    kind = import_module(f"edition.new.new_{what}")
    return answer(QUESTIONS[what], given, ask, lambda name, said: kind.validate(name, said, root))


def add(what, root, **other):
    answers = answers_of(what, root, ANSWERS[what] | other)
    return import_module(f"edition.new.new_{what}").write(answers, root)


def rows(root, table):
    with (root / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def empty(root, table):
    path = root / "data" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")


def test_a_claim_stands_in_the_order_of_the_paper_and_nothing_else_changes(root):
    before, code = rows(root, "claims"), (root / MODULE).read_text(encoding="utf-8")
    assert add("claim", root) == ["data/claims.csv", MODULE]
    after = rows(root, "claims")
    position = [row["id"] for row in after].index("RI-90")
    assert [row for row in after if row["id"] != "RI-90"] == before
    assert (after[position - 1]["id"], after[position + 1]["id"]) == ("RI-04", "RI-05")
    assert after[position]["source"] == "doe2020"
    assert b"\r" not in (root / "data" / "claims.csv").read_bytes()
    grown = code.replace("import Finding", "import NOT_YET_TESTED, Finding")
    assert (
        (root / MODULE).read_text(encoding="utf-8").startswith(f'{grown}\n\n@evidence("RI-90")\n')
    )


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "interpretive", "rule": None, "asserted": None, "indicator": "levels"},
        {"duplicate_of": "RI-01", "rule": None, "asserted": None},
    ],
    ids=["an opinion", "a repetition"],
)
def test_what_no_evidence_tests_is_a_row_alone(root, other):
    assert add("claim", root, **other) == ["data/claims.csv"]


def test_the_evidence_of_a_section_goes_to_the_module_that_bears_its_chapter_s_name(root):
    folder = root / "scripts" / "paper" / "evidence"
    folder.mkdir()
    (root / MODULE).rename(folder / "__init__.py")
    assert add("claim", root) == ["data/claims.csv", "scripts/paper/evidence/river.py"]
    first = (folder / "river.py").read_text(encoding="utf-8")
    compile(first, "river.py", "exec")
    assert first.startswith('"""Evidence for the section The river."""\n\nfrom edition.evidence')
    add("claim", root, id="AB-100", kind="quantity", rule="amount", asserted="3", unit="km")
    assert (folder / "river.py").read_text(encoding="utf-8").startswith(first)
    assert "def ab_100() -> Finding:" in (folder / "river.py").read_text(encoding="utf-8")


def test_evidence_goes_where_most_of_its_section_is_unless_its_chapter_has_a_module(root):
    folder = root / "scripts" / "paper" / "evidence"
    folder.mkdir()
    (root / MODULE).rename(folder / "on_the_arden.py")
    (folder / "a_treaty.py").write_text('"""Beside: \'"RI-01"\'."""\n', encoding="utf-8")
    assert add("claim", root)[1] == "scripts/paper/evidence/on_the_arden.py"
    (folder / "river.py").write_text('"""The river."""\n', encoding="utf-8")
    assert add("claim", root, id="RI-91")[1] == "scripts/paper/evidence/river.py"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Finding, evidence, facts", "NOT_YET_TESTED, Finding, evidence, facts"),
        (
            "(\n    Finding as F,\n    tables,\n)",
            "NOT_YET_TESTED, Finding, Finding as F, evidence, tables",
        ),
    ],
)
def test_a_module_imports_what_a_new_function_takes(root, before, after):
    module, opening = root / MODULE, '"""The river."""\n\nfrom edition.evidence import '
    module.write_text(f"{opening}{before}\n", encoding="utf-8")
    add("claim", root)
    assert module.read_text(encoding="utf-8").startswith(f"{opening}{after}\n\n\n@evidence")
    module.write_text('"""The river."""\n', encoding="utf-8")
    add("claim", root, id="RI-91")
    assert module.read_text(encoding="utf-8").startswith(f"{opening}NOT_YET_TESTED, Finding")


def test_a_module_that_is_no_python_is_named_and_nothing_is_written(root):
    (root / MODULE).write_text("def river(:\n", encoding="utf-8")
    ledger = (root / "data" / "claims.csv").read_bytes()
    with pytest.raises(EditionError, match=f"{MODULE}: line 1: .*; mend it"):
        add("claim", root)
    assert (root / "data" / "claims.csv").read_bytes() == ledger


def test_a_claim_that_nobody_has_looked_up_is_open_and_says_so(root, monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})
    add("claim", root)
    code = (root / MODULE).read_text(encoding="utf-8").rpartition("\n\n\n")[2]
    exec(code, vars(evidence) | {})
    finding = registry._registered["RI-90"]()
    assert (finding.observed, finding.status) == (None, evidence.NOT_YET_TESTED)
    assert finding.missing == "No evidence has been read yet."


@pytest.mark.parametrize(
    ("what", "wrong", "expected"),
    [
        ("claim", {"id": "XX-01"}, "no section XX in data/sections.csv; there are: AB, RI; .*new"),
        ("claim", {"id": "RI-1"}, "id cannot be 'RI-1': expected .* as AB-01 .*Code"),
        ("claim", {"id": "RI-01"}, "RI-01 is in data/claims.csv already"),
        (
            "claim",
            {"source": "atlas"},
            "no source 'atlas' .*near it: atlas2001; .* edition new source",
        ),
        ("claim", {"paragraph": "first"}, "paragraph cannot be 'first': expected a whole number"),
        (
            "claim",
            {"kind": "quantity", "rule": "amount", "asserted": "3", "unit": "parsecs"},
            "unit cannot be 'parsecs': data/units.csv has .*km.*; for a new one add a row there",
        ),
        ("claim", {"unit": "km"}, "unit cannot be 'km': expected no unit"),
        ("claim", {"rule": "amount"}, "rule cannot be 'amount': expected the rule period"),
        ("claim", {"actors": "ARD;XYZ"}, "actors cannot be 'XYZ': data/actors.csv has ARD, BRN.*;"),
        ("claim", {"paraphrase": "=SUM(1)"}, "text, no formula or markup"),
        ("claim", {"duplicate_of": "RI-99", "rule": None}, "duplicate_of: no claim 'RI-99'"),
        ("claim", {"paragraph": "0"}, "paragraph cannot be '0': expected 1 or more"),
        ("claim", {"actors": "ARD, BRN"}, "actors cannot be 'ARD, BRN': expected codes of three"),
        ("claim", {"asserted": "18.9.2012"}, "asserted cannot be '18.9.2012': expected a year"),
        ("table", {"name": "events"}, "events is in data/datapackage.json already"),
        ("table", {"licence": "mine"}, "licence cannot be 'mine'; choose: CC-BY-4.0, CC0-1.0"),
        ("table", {"field": ["bridge:text:Name."]}, "type of bridge cannot be 'text'; choose: int"),
        ("table", {"field": ["bridge:string[m]:Name."]}, "bridge: only numbers have a unit"),
        (
            "table",
            {"field": ["bridge:string:Name.", "length:number:Its length."]},
            r"length needs its unit: length:number\[km\], or \[year\]",
        ),
        ("table", {"title": "Two\nlines"}, "title cannot be .*text in one line"),
        ("table", {"source": "new2001"}, "add it first: edition new source new2001"),
        ("source", {"key": "atlas2001"}, "atlas2001 is in data/sources.csv already"),
        ("source", {"key": "Roe, 1900"}, "key cannot be 'Roe, 1900': expected small letters"),
        ("source", {"author": "Ministry of Tolls"}, "author .* a group in braces"),
        ("source", {"url": "clerk"}, "url cannot be 'clerk': expected an address"),
        (
            "source",
            {"nature": "?"},
            "nature cannot be .*; choose: record, research, report.*What it is",
        ),
        (
            "source",
            {"opened": "May"},
            "opened cannot be 'May': expected a day of the calendar such",
        ),
        ("source", {"opened": "2026-02-30"}, "opened cannot be '2026-02-30': expected a day of"),
        ("source", {"year": "99"}, "year cannot be '99': expected a year such as 2012, or n.d."),
        ("source", {"year": ""}, "year cannot be empty"),
        ("source", {"title": "Пошлина"}, "clerk1900.title: .* Latin letters"),
        ("section", {"code": "RI"}, "code RI is taken, as are: AB, RI"),
        ("section", {"code": "notes"}, "code cannot be 'notes': expected two capitals or more"),
        (
            "section",
            {"title": "1st"},
            "title cannot be '1st': expected a first word in Latin letters",
        ),
        ("section", {"title": '"Fords" & tolls'}, "expected a few words without other signs"),
        ("section", {"title": "N" * 61}, "title cannot be 'N+': expected at most 60 characters"),
    ],
)
def test_a_wrong_answer_is_one_clear_line_and_writes_nothing(root, what, wrong, expected):
    before = contents(root)
    with pytest.raises(EditionError, match=expected) as error:
        add(what, root, **wrong)
    assert "\n" not in str(error.value)
    assert contents(root) == before


def test_a_title_with_accents_names_its_chapter_without(root):
    written = add("section", root, title="Über Brücken", code="UB")
    assert "notebooks/02_uber_brucken.ipynb" in written


def test_each_rule_is_listed_with_what_it_means():
    with pytest.raises(EditionError) as error:
        answers_of("claim", ROOT, CLAIM_ANSWERS | {"rule": "?"})
    head, *lines = str(error.value).splitlines()
    assert head == "rule cannot be '?'; choose:"
    assert all(re.fullmatch(r"  \w+: [A-Z].{20,}\.", line) for line in lines)
    assert [line.strip().partition(":")[0] for line in lines] == list(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_unit_is_asked_for_where_the_rule_needs_one(rule):
    (unit,) = (question for question in CLAIM if question.name == "unit")
    assert unit.needed(CLAIM_ANSWERS | {"rule": rule}) == bool(unfit_unit(rule, ""))


@pytest.mark.parametrize("rule", RULES)
def test_what_is_asserted_is_asked_for_as_the_rule_needs_it(root, monkeypatch, rule):
    kind = {"period": "date", "trend": "trend", "contains": "identity"}.get(rule, "quantity")
    value, needed, observed = {
        "period": ("1902-05", "day, month or year", "facts.event"),
        "trend": ("fall", "rise or fall", "facts.direction"),
        "contains": ("grain;salt", "several with ;", "facts.features"),
    }.get(rule, ("3", "figure", "facts.quantity"))
    asked = {}
    typed = {"asserted": value, "unit": "km"}

    def typing(prompt):
        name = "unit" if prompt.startswith("unit") else "asserted"
        asked[name] = prompt
        return typed[name]

    monkeypatch.setattr("builtins.input", typing)
    given = CLAIM_ANSWERS | {"kind": kind, "rule": rule, "asserted": None}
    answers = answers_of("claim", root, given, ask=True)
    assert answers["asserted"] == value and needed in asked["asserted"]
    assert list(asked) == (["asserted", "unit"] if unfit_unit(rule, "") else ["asserted"])
    new_claim.write(answers, root)
    module = (root / MODULE).read_text(encoding="utf-8")
    stub = module.rpartition("def ri_90")[2]
    assert observed in stub and hasattr(evidence.facts, observed.partition(".")[2])


@pytest.mark.parametrize(("kind", "asked"), [("date", "period"), ("quantity", "? explains")])
def test_the_rule_of_a_date_is_named_and_all_others_can_be_explained(kind, asked):
    (rule,) = (question for question in CLAIM if question.name == "rule")
    assert asked in rule.asked(CLAIM_ANSWERS | {"kind": kind})


@pytest.mark.parametrize("what", QUESTIONS)
def test_nothing_is_added_twice(root, what):
    add(what, root)
    before = contents(root)
    with pytest.raises(EditionError):
        add(what, root)
    assert contents(root) == before


def test_a_file_in_the_way_stays(root):
    file = "data/bridges.csv"
    (root / file).write_text("mine\n")
    before = contents(root)
    with pytest.raises(EditionError, match=f"{file} exists already; nothing was written"):
        add("table", root)
    assert contents(root) == before


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


def test_a_new_section_is_a_row_and_a_chapter_in_its_place(root):
    assert add("section", root) == [
        "book/_toc.yml",
        "data/sections.csv",
        "notebooks/02_the_toll.ipynb",
    ]
    assert list(rows(root, "sections")[-1].values()) == [
        *("TOL", "The toll", "02_the_toll", "3", "doe2020")
    ]
    toc = (root / "book" / "_toc.yml").read_text(encoding="utf-8")
    assert "      - file: notebooks/01_river\n      - file: notebooks/02_the_toll\n  - cap" in toc
    text = (root / "notebooks" / "02_the_toll.ipynb").read_text(encoding="utf-8")
    notebook = json.loads(text)
    assert text == json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    code = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    assert code[0] == 'as_of = "2020-06-01"'
    assert [line for line in code if "cards(" in line or "scoreboard(" in line] == [
        'cards(*[item.claim.id for item in ledger.judged_claims("TOL")], **choices)',
        'boards.scoreboard("TOL", **choices)',
    ]
    assert settings(root) == []
    assert "data/claims.csv" in add("claim", root, id="TOL-01")


CONTENTS = [
    "parts:\n- caption: All\n  chapters:\n  - file: data\n  - file: references\n",
    "chapters:\n- file: data\n",
    "",
]


@pytest.mark.parametrize("given", CONTENTS, ids=["parts", "chapters", "none"])
def test_an_edition_without_sections_claims_and_chapters_takes_its_first(root, given):
    judged = ("footnotes", "readings", "codings", "passages")
    for name in ("sections", "claims", *judged, "theses", "observations", "opinions"):
        empty(root, name)
    shutil.rmtree(root / "scripts")
    (root / "notebooks" / "01_river.ipynb").unlink()
    head = "format: jb-book\nroot: index\n"
    (root / "book" / "_toc.yml").write_text(head + given, encoding="utf-8")
    add("section", root)
    assert list(rows(root, "sections")[0].values()) == [
        *("TOL", "The toll", "01_the_toll", "1", "doe2020")
    ]
    contents = yaml.safe_load((root / "book" / "_toc.yml").read_text(encoding="utf-8"))
    first = contents["parts"][0] if "parts" in contents else contents
    assert first["chapters"][0] == {"file": "notebooks/01_the_toll"}
    assert settings(root) == []
    notebook = (root / "notebooks" / "01_the_toll.ipynb").read_text(encoding="utf-8")
    assert 'as_of = \\"2020-12-31\\"' in notebook
    package = "scripts/paper/__init__.py"
    assert add("claim", root, id="TOL-01") == ["data/claims.csv", package, MODULE]
    assert [row["id"] for row in rows(root, "claims")] == ["TOL-01"]


def test_a_new_table_has_a_head_and_every_column_described(root):
    add("table", root)
    assert (root / "data" / "bridges.csv").read_text() == "bridge,length,source\n"
    package = json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    new, other = package["resources"][-1], package["resources"][0]
    title = references()["atlas2001"].text
    assert new["sources"] == [{"title": title, "key": "atlas2001"}]
    assert [field["type"] for field in new["schema"]["fields"]] == ["string", "number", "string"]
    assert new["schema"]["fields"][1]["unit"] == "m"
    assert new["release"] == {"day": "2001"}
    assert set(new) == {*other, "release"} and set(new["schema"]) == set(other["schema"])
    (root / "data" / "bridges.csv").write_text("bridge,length,source\nFord,12,nobody\n")
    (fault,) = faults(root / "data", root / "book" / "references.bib")
    assert "bridges.csv: row 2" in str(fault) and "nobody" in str(fault)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "id, --paragraph, --sentence, --kind, --paraphrase, --actors, --rule, --asserted"),
        (CLAIM_ANSWERS | {"kind": "causal", "rule": None, "asserted": None}, "--indicator"),
        (CLAIM_ANSWERS | {"asserted": None}, "--asserted"),
        (CLAIM_ANSWERS | {"kind": "quantity", "rule": "amount"}, "--unit"),
    ],
)
def test_what_the_kind_needs_and_nobody_can_be_asked_for_is_named(given, missing):
    with pytest.raises(EditionError, match=rf"^missing: {missing} \(--help says what"):
        answers_of("claim", ROOT, dict.fromkeys(CLAIM_ANSWERS) | given)


def typing(monkeypatch, *lines):
    typed = iter(lines)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))


def test_what_the_ledger_cannot_take_is_asked_for_again(monkeypatch, capsys):
    typing(
        monkeypatch,
        "RI-01",
        " RI-90 ",
        "",
        "hunch",
        "quantity",
        "same",
        "amount",
        "far",
        "2",
        "",
        "km",
    )
    given = CLAIM_ANSWERS | dict.fromkeys(("id", "kind", "rule", "asserted"))
    answers = answers_of("claim", ROOT, given, ask=True)
    assert [answers[name] for name in ("id", "kind", "rule", "asserted", "unit")] == [
        *("RI-90", "quantity", "amount", "2", "km")
    ]
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "RI-01 is in data/claims.csv already; nothing was written"
    assert told[1] == "kind cannot be empty"
    assert told[2].startswith("kind cannot be 'hunch'; choose: date, quantity")
    assert told[3] == "rule cannot be 'same'; choose:"
    assert told[-1] == "unit cannot be empty"
    assert told[-2].startswith("asserted cannot be 'far': expected a finite number such as 0.5, or")


def test_columns_are_asked_for_until_an_empty_line(monkeypatch, capsys):
    typing(monkeypatch, "", "bridge", *TABLE_ANSWERS["field"], "", "lake", "bridge")
    given = TABLE_ANSWERS | dict.fromkeys(("field", "key"))
    assert answers_of("table", ROOT, given, ask=True) == TABLE_ANSWERS
    column = "a column is given as name:type:meaning, its name in small letters, digits and _"
    assert [line.partition(";")[0] for line in capsys.readouterr().out.splitlines()] == [
        f"{column}, unlike ''",
        f"{column}, unlike 'bridge'",
        "key cannot be 'lake'",
    ]


def test_an_input_that_ends_is_one_clear_line(monkeypatch):
    def end(_):
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    with pytest.raises(EditionError, match="the input ended.*nothing was written"):
        answers_of("section", ROOT, {"code": "TOL", "title": None}, ask=True)


def test_the_command_without_a_terminal_is_one_clear_line(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["new", "section", "TOL"]) == 1
    assert capsys.readouterr().err == "edition: missing: --title (--help says what they are)\n"


@given(st.text(min_size=1, max_size=20))
def test_any_name_of_a_table_is_taken_or_refused_in_words(name):
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        with pytest.raises(EditionError, match="a table's name"):
            new_table.validate("name", {"name": name})
