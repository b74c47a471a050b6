import json
import os
import re
import subprocess
import sys

import pytest

from edition import check
from edition.base.errors import DataError, EditionError
from edition.base.project import PACKAGE, ROOT
from edition.cli import IN_ORDER, main
from edition.judge import ledger, published
from edition.judge.published import Move, Outcome


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
    assert re.search(r"^RI-03  quantity +contradicted ", out, re.MULTILINE)


def test_verdicts_as_json_are_the_ledger(capsys):
    code, out, _ = call(capsys, "verdicts", "--format", "json")
    assert code == 0
    rows = [json.loads(json.dumps(ledger.verdict_record(one))) for one in ledger.judged_claims()]
    assert json.loads(out) == {"format": 2, "verdicts": rows}


def test_the_check_tells_a_source_that_nothing_cites_and_passes(capsys, monkeypatch):
    fault = DataError("sources.csv", 2, "key", "new2001", "a row of a table that cites it")
    monkeypatch.setattr(check, "uncited", lambda: [fault])
    assert call(capsys, "check") == (0, f"{IN_ORDER}\n", f"edition: {fault}\n")


def test_universes_are_counted_a_claim_a_line(capsys):
    code, out, _ = call(capsys, "verdicts", "--universes")
    *lines, total = out.splitlines()
    assert code == 0
    assert re.search(r"^RI-02  disputed +\d+ +\d+ %  counted: with_delta$", out, re.MULTILINE)
    counted = sum(int(re.search(r"(\d+) +\d+ %", line)[1]) for line in lines)
    assert re.fullmatch(rf"{counted:,} combinations of choices; \d claims have a choice", total)
    code, out, _ = call(capsys, "verdicts", "--universes", "--format", "json")
    assert sum(row["universes"] for row in json.loads(out)) == counted


@pytest.mark.parametrize(
    ("words", "told"),
    [([], ""), (["--universes"], "0 combinations of choices; 0 claims have a choice\n")],
)
def test_an_empty_ledger_has_no_verdicts(capsys, monkeypatch, words, told):
    monkeypatch.setattr(ledger, "read_claims", dict)
    monkeypatch.setattr("edition.judge.universes.read_claims", dict)
    assert call(capsys, "verdicts", *words) == (0, told, "")


@pytest.mark.parametrize("name", ["RI-02", " ri-02 "])
def test_a_card_tells_verdict_reason_and_rows_however_the_id_is_typed(capsys, name):
    code, out, _ = call(capsys, "claim", name)
    assert code == 0
    for part in ("RI-02  ⇄ disputed", "100 km", "note 1", "quantities:river_length"):
        assert part in out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["claim", "XX-1"], 1, "edition: no claim 'XX-1'; there are: "),
        (["run", "9_nothing"], 1, "edition: no notebook '9_nothing'; there are: 01_river"),
        (["run", "-p", "counted", "moon"], 1, "counted cannot be 'moon'; choose: main_stream"),
        (["run", "-p", "a", "1", "-p", "a", "2"], 1, "edition: a parameter is named twice"),
        (["run", "-p", "counted"], 2, "expected 2 arguments; see `edition run --help`"),
        (["sweep", "01_river", "--grid", "x.csv"], 1, "x.csv: cannot be read as CSV"),
        (["new"], 2, "edition new: the following arguments are required: source|table|claim|se"),
        (["new", "claim", "--colour"], 2, "unknown: --colour; see `edition new claim --help`\n"),
        (["check", "all"], 2, "edition check: unknown: all; see `edition check --help`\n"),
        (["--colour"], 2, "edition: unknown: --colour; see `edition --help`\n"),
        (["frobnicate"], 2, "invalid choice: 'frobnicate'"),
    ],
)
def test_a_wrong_call_ends_in_one_clear_line(capsys, words, code, message):
    found, out, err = call(capsys, *words)
    assert found == code
    assert message in err
    assert err.count("\n") == 1 and out == ""


def test_the_command_alone_prints_its_help(capsys):
    code, out, err = call(capsys)
    assert (code, err) == (0, "")
    assert "COMMAND" in out and "judge every claim" in out


TURNED = Move("RI-03", Outcome("supported"), Outcome("contradicted"), ("claims:RI-03",))
SAME = Move("RI-05", Outcome("supported", "9 km"), Outcome("supported", "8 km"), ("quantities:x",))


@pytest.mark.parametrize(
    ("words", "moves", "code", "told"),
    [
        ("check", [], 0, (f"{IN_ORDER}\n", "")),
        (
            "check",
            [SAME],
            0,
            (f"{SAME}\n{IN_ORDER}\n", ""),
        ),
        ("check", [SAME, TURNED], 1, ("", f"edition: {TURNED}\n")),
        ("diff", [], 0, ("nothing moved\n", "")),
        ("diff", [SAME, TURNED], 0, (f"{SAME}\n{TURNED}\n", "")),
        ("accept --reason why", [], 1, ("", "edition: nothing moved: ")),
        ("accept --reason =why", [TURNED], 1, ("", "edition: --reason: expected text, no formula")),
        ("accept --reason", [TURNED], 2, ("", "edition accept: argument --reason: exp")),
        ("accept", [TURNED], 2, ("", "edition accept: the following arguments are ")),
    ],
)
def test_what_moved_is_told_and_only_a_reason_accepts_it(
    capsys, monkeypatch, words, moves, code, told
):
    monkeypatch.setattr(published, "moved", lambda: moves)
    monkeypatch.setattr(published, "_write", lambda *_: pytest.fail("written"))
    found, out, err = call(capsys, *words.split())
    assert found == code
    assert out == told[0]
    assert err.startswith(told[1]) and bool(err) == bool(told[1])


FAULT = DataError("events.csv", 7, "date", "2017-02-30", "a value of type date")


@pytest.mark.parametrize(
    "words", ["check", "verdicts", "claim RI-01", "run", "sweep 01_river --grid x.csv"]
)
def test_no_command_goes_on_with_a_fault_in_the_data(capsys, monkeypatch, tmp_path, words):
    monkeypatch.setattr(check, "faults", lambda *_: [FAULT])
    monkeypatch.setattr(check, "STAMP", tmp_path / "check.stamp")
    assert call(capsys, *words.split()) == (1, "", f"edition: {FAULT}\n")


def test_neither_check_nor_book_goes_on_with_a_fault_of_judging(capsys, monkeypatch):
    monkeypatch.setattr(check, "judging_faults", lambda: [FAULT])
    assert call(capsys, "check") == (1, "", f"edition: {FAULT}\n")
    with pytest.raises(EditionError, match="2017-02-30"):
        check.validate_book()


def test_a_book_tells_what_is_left_out(capsys, monkeypatch):
    monkeypatch.setattr("edition.book.build.build_book", lambda draft: True)
    monkeypatch.setattr(check, "strays", lambda: [FAULT])
    code, out, err = call(capsys, "book")
    assert (code, err) == (0, f"edition: {FAULT}\n")
    assert out.startswith("built: ")


def test_ctrl_c_ends_quietly(capsys, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "require_none", stop)
    assert call(capsys, "check") == (130, "", "edition: stopped\n")


def test_an_error_of_the_program_itself_is_not_hidden(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(check, "require_none", fail)
    with pytest.raises(ZeroDivisionError):
        main(["check"])


def outside(folder, *words):
    """A call of the command in a folder that is no edition."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    del environment["EDITION_ROOT"]
    return subprocess.run(
        [sys.executable, "-m", "edition.cli", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_help_is_given_outside_any_edition_and_all_else_says_that_there_is_none(tmp_path):
    done = outside(tmp_path, "new", "claim", "--help")
    assert done.returncode == 0 and "--paraphrase" in done.stdout
    assert outside(tmp_path, "frobnicate").returncode == 2
    done = outside(tmp_path, "check")
    assert done.returncode == 1
    assert re.fullmatch("edition: no edition here: .*EDITION_ROOT\n", done.stderr)


def test_a_closed_pipe_is_no_traceback():
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "edition.cli", "verdicts"]
    done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")
