import json
import re
import subprocess
import sys

import pytest

from edition import check
from edition.base.errors import DataError, EditionError
from edition.cli import main
from edition.judge import ledger


def call(capsys, *words):
    """Exit code, standard output and standard error of a call."""
    try:
        code = main(words)
    except SystemExit as error:
        code = error.code
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_verdicts_print_one_line_a_claim(capsys):
    code, out, _ = call(capsys, "verdicts")
    assert code == 0
    assert len(out.splitlines()) == len(ledger.judged_claims())
    assert any(
        line.startswith("AB-06  quantity") and "contradicted" in line for line in out.splitlines()
    )


def test_verdicts_as_json_are_the_ledger(capsys):
    code, out, _ = call(capsys, "verdicts", "--format", "json")
    assert code == 0
    assert json.loads(out) == json.loads(
        json.dumps([ledger.record(i) for i in ledger.judged_claims()])
    )


def test_a_claim_is_found_however_its_id_is_typed(capsys):
    assert main(["claim", " nc-18 "]) == 0
    assert capsys.readouterr().out.startswith("NC-18")


def test_a_syntax_error_in_the_evidence_is_one_clear_line(capsys, monkeypatch):
    def broken(_):
        raise SyntaxError("invalid syntax", ("evidence/notes.py", 9, 1, "def (", 9, 2))

    monkeypatch.setattr("edition.ledger.judged", broken)
    assert main(["claim", "NC-18"]) == 1
    assert capsys.readouterr().err == "edition: evidence/notes.py: line 9: invalid syntax\n"


def test_a_parameter_that_is_named_twice_is_refused(capsys):
    words = ["run", "-p", "origin", "port", "-p", "origin", "city_centre", "01_introduction"]
    assert main(words) == 1
    assert capsys.readouterr().err == "edition: a parameter is named twice\n"


def test_universes_are_counted_a_claim_a_line(capsys):
    code, out, _ = call(capsys, "verdicts", "--universes")
    *lines, total = out.splitlines()
    assert code == 0
    assert any(
        re.match(r"AB-06 +contradicted +144 +50 % +origin: popov_island", li) for li in lines
    )
    counted = sum(int(re.search(r"(\d+) +\d+ %", li)[1]) for li in lines)
    assert total.startswith(f"{counted:,} universes; ")
    code, out, _ = call(capsys, "verdicts", "--universes", "--format", "json")
    assert sum(row["universes"] for row in json.loads(out)) == counted


@pytest.mark.parametrize("name", ["NC-18", "nc-18"])
def test_a_card_tells_verdict_reason_sources_and_place(capsys, name):
    code, out, _ = call(capsys, "claim", name)
    assert code == 0
    for part in (
        "NC-18  ✓ supported",
        "90.1 per cent",
        "Reuters",
        "note 8",
        "quantities:debt_total",
    ):
        assert part in out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["claim", "XX-1"], 1, "edition: no claim 'XX-1'; there are: "),
        (["run", "9_nothing"], 1, "edition: no notebook '9_nothing'; there are: 01_introduction"),
        (
            ["run", "-p", "origin", "moon", "01_introduction"],
            1,
            "origin cannot be 'moon'; choose: port",
        ),
        (
            ["run", "-p", "moon", "1", "01_introduction"],
            1,
            "no parameter 'moon'; there are: as_of, ",
        ),
        (
            ["run", "-p", "as_of", "today"],
            1,
            "as_of cannot be 'today'; choose a day from 2018-06-18",
        ),
        (["run", "-p", "origin"], 2, "expected 2 arguments"),
        (
            ["sweep", "9_nothing", "--grid", "x.csv"],
            1,
            "no notebook '9_nothing'; there are: 01_intro",
        ),
        (["sweep", "01_introduction", "--grid", "x.csv"], 1, "x.csv: cannot be read as CSV"),
        (["sweep", "01_introduction"], 2, "the following arguments are required: --grid"),
        (["serve", "--port", "99999999"], 1, "edition: cannot serve on port 99999999"),
        (["serve", "--port", "many"], 2, "invalid int value: 'many'"),
        (["verdicts", "--format", "xml"], 2, "choose from"),
        (["frobnicate"], 2, "invalid choice: 'frobnicate'"),
        ([], 2, "COMMAND"),
    ],
)
def test_a_wrong_call_ends_in_one_clear_line(capsys, book, words, code, message):
    found, out, err = call(capsys, *words)
    assert found == code
    assert message in err
    assert out == ""
    assert "Traceback" not in err


def test_a_fault_in_the_data_is_printed_and_exits_with_1(capsys, monkeypatch):
    fault = DataError("events.csv", 7, "date", "2017-02-30", "a value of type date")
    monkeypatch.setattr(check, "check", lambda *_: [fault])
    code, _, err = call(capsys, "check")
    assert code == 1
    assert "events.csv: row 7: column date: '2017-02-30': expected a value of type date" in err


def test_data_in_order_say_so(capsys):
    assert call(capsys, "check")[:2] == (
        0,
        "data, bibliography and settings are in order\n",
    )


def test_ctrl_c_ends_quietly(capsys, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "demand", stop)
    assert call(capsys, "check") == (130, "", "edition: stopped\n")


def test_an_error_of_the_program_itself_is_not_hidden(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(check, "demand", fail)
    with pytest.raises(ZeroDivisionError):
        main(["check"])
    assert not issubclass(ZeroDivisionError, EditionError)


def test_a_closed_pipe_is_no_traceback():
    process = subprocess.run(
        f"{sys.executable} -m edition.cli verdicts --format json | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in process.stderr
