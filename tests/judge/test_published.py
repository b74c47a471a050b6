"""What is published of each claim, what moved it, and how a move is accepted."""

import csv
import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.data import tables
from edition.judge import comparison, grounds, published
from edition.judge.comparison import Stand
from edition.judge.grounds import ELSEWHERE
from edition.judge.ledger import judged, judged_claims
from edition.judge.published import Outcome

DAY = date(2021, 5, 2)


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the tables, which is read and written in place of them."""
    folder, read = shutil.copytree(DATA, tmp_path / "data"), tables.read
    monkeypatch.setattr(tables, "read", lambda name, place=folder: read(name, place))
    monkeypatch.setattr(published, "DATA", folder)
    return folder


def change(table, old, new):
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new), encoding="utf-8")
    forget()


def told():
    return [str(move) for move in published.moved()]


def test_of_what_is_published_nothing_moved_by_itself(data):
    assert told() == []


@pytest.mark.parametrize(
    ("table", "old", "new", "expected"),
    [
        (
            "quantities.csv",
            "toll_share,57,per cent,1999",
            "toll_share,50,per cent,1999",
            "RI-03 contradicted → supported with a caveat, by quantities:toll_share (survey1999)",
        ),
        (
            "quantities.csv",
            "toll_share,57,per cent,1999-05-01,Its share came to 57 per cent.,table 2,yes,"
            "survey1999\n",
            "",
            "RI-03 contradicted → open, by quantities:toll_share (survey1999), sources:survey1999",
        ),
        (
            "passages.csv",
            "3,river_cargo,the Arden,",
            "3,river_cargo,the Brenn,",
            "RI-04 supported with a caveat → supported, "
            "by codings:3, passages:river_cargo/the Arden (gazette1901)",
        ),
        (
            "sources.csv",
            "gazette1901,report",
            "gazette1901,party",
            "RI-04 supported with a caveat → supported, by sources:gazette1901",
        ),
        (
            "codings.csv",
            "3,third,not timber",
            "3,third,cannot tell",
            "RI-04 supported with a caveat → supported, by codings:3",
        ),
        (
            "readings.csv",
            "with_delta,natural",
            "with_delta,possible",
            "AB-01 disputed → supported with a caveat, by readings:RI-02\n"
            "RI-02 disputed → supported with a caveat, by readings:RI-02",
        ),
        (
            "quantities.csv",
            "river_length_with_delta,131",
            "river_length_with_delta,109",
            "AB-01 disputed → supported, by quantities:river_length_with_delta (survey1999)\n"
            "RI-02 disputed → supported, by quantities:river_length_with_delta (survey1999)",
        ),
        (
            "claims.csv",
            "toll.,BRN,,50,per cent",
            "toll.,BRN,,60,per cent",
            "RI-03 contradicted → supported, by claims:RI-03",
        ),
    ],
)
def test_a_move_names_the_rows_and_sources_behind_it(data, table, old, new, expected):
    change(data / table, old, new)
    assert "\n".join(told()) == expected


def test_the_day_on_which_a_source_was_opened_is_no_ground(data):
    change(data / "quantities.csv", "toll_share,57", "toll_share,50")
    before = told()
    change(
        data / "sources.csv",
        "survey1999,record,The Survey,,good,,2021-02-01",
        "survey1999,record,The Survey,,good,,2021-03-01",
    )
    assert told() == before


def test_a_move_without_a_changed_row_is_laid_to_the_code(data, monkeypatch):
    monkeypatch.setitem(comparison.RULES, "at_least", lambda *_: Stand.AGAINST)
    forget()
    assert told() == [f"RI-05 supported → contradicted, by {ELSEWHERE}"]


def test_a_changed_function_is_named_by_its_module(data, monkeypatch):
    change(data / "verdicts.csv", "RI-05,supported,20 days", "RI-05,contradicted,20 days")
    monkeypatch.setattr(grounds, "hash_of", lambda *_: "another hash")
    assert told() == ["RI-05 contradicted → supported, by scripts/paper/evidence.py"]


def test_new_claims_and_lost_ones_are_moves_too(data):
    change(data / "verdicts.csv", "RI-07,opinion,", "RI-99,supported,")
    assert told() == ["RI-07 not published → opinion", "RI-99 supported → no longer a claim"]
    assert all(move.turned for move in published.moved())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_rows_moves_nothing(data, order):
    before = {item.claim.id: grounds.grounds(item) for item in judged_claims()}
    for name in ("quantities", "attributes", "events", "sources", "verdicts"):
        head, *rows = (data / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        order.shuffle(rows)
        (data / f"{name}.csv").write_text("".join([head, *rows]), encoding="utf-8")
    forget()
    assert {item.claim.id: grounds.grounds(item) for item in judged_claims()} == before
    assert not [move for move in published.moved() if move.turned]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(row=st.integers(0, 4), value=st.integers(1, 500))
def test_whatever_a_figure_becomes_its_row_is_named_and_no_other(data, row, value):
    path = data / "quantities.csv"
    published_text = path.read_text(encoding="utf-8")
    head, *rows = [line.split(",") for line in published_text.splitlines()]
    quantity, source, rows[row][1] = rows[row][0], rows[row][-1], str(value)
    path.write_text("\n".join(map(",".join, [head, *rows])) + "\n", encoding="utf-8")
    forget()
    moves = published.moved()
    path.write_text(published_text, encoding="utf-8")
    assert {move.grounds for move in moves} <= {(f"quantities:{quantity} ({source})",)}
    assert {move.claim for move in moves} <= {"AB-01", "RI-02", "RI-03"}


def test_an_acceptance_publishes_what_is_found_and_logs_what_moved(data):
    change(data / "quantities.csv", "toll_share,57,per cent,1999", "toll_share,50,per cent,1999")
    moves = published.accept(" The survey was misread. ", DAY)
    assert [move.claim for move in moves] == ["RI-03"]
    assert told() == []
    with (data / "verdict_changes.csv").open(encoding="utf-8", newline="") as file:
        *older, last = csv.DictReader(file)
    assert {row["acceptance"] for row in older} == {"1"}
    assert last == {
        "acceptance": "2",
        "day": "2021-05-02",
        "version": "0.3.0",
        "claim": "RI-03",
        "verdict_before": "contradicted",
        "observed_before": "57 per cent",
        "verdict": "supported with a caveat",
        "observed": "50 per cent",
        "reason": "The survey was misread.",
    }
    with (data / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        stated = {row["claim"]: row["verdict"] for row in csv.DictReader(file)}
    assert stated == {item.claim.id: str(item.verdict) for item in judged_claims()}


def test_the_first_acceptance_publishes_all_claims(data):
    for name in ("verdicts.csv", "verdict_changes.csv"):
        head, *_ = (data / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (data / name).write_text(head, encoding="utf-8")
    forget()
    assert len(published.accept("First.", DAY)) == len(judged_claims())
    assert told() == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_accepted_without_a_reason(data, reason):
    change(data / "quantities.csv", "toll_share,57,per cent,1999", "toll_share,50,per cent,1999")
    with pytest.raises(EditionError, match="accepted with a reason"):
        published.accept(reason, DAY)


def test_where_nothing_moved_nothing_is_accepted(data):
    before = (data / "verdict_changes.csv").read_bytes()
    with pytest.raises(EditionError, match="nothing moved"):
        published.accept("To be sure.", DAY)
    assert (data / "verdict_changes.csv").read_bytes() == before


def test_what_is_observed_is_told_in_words_that_a_cell_may_have():
    assert published.outcome(judged("RI-01")) == Outcome("supported", "14 May 1901")
    assert published.outcome(judged("RI-07")) == Outcome("opinion", "")
    item = judged("RI-05", reckoned="backwards")
    assert published.outcome(item).observed == "\N{MINUS SIGN}20 days"


def test_of_several_moves_some_can_be_accepted_with_a_reason_of_their_own(data):
    change(data / "quantities.csv", "toll_share,57,per cent,1999", "toll_share,50,per cent,1999")
    change(data / "passages.csv", "3,river_cargo,the Arden,", "3,river_cargo,the Brenn,")
    assert [move.claim for move in published.accept("Misread.", DAY, ["RI-03"])] == ["RI-03"]
    assert [move.claim for move in published.moved()] == ["RI-04"]
    published.accept("Another river.", DAY, ["RI-04"])
    assert told() == []
    reasons = tables.read("verdict_changes").tail(2)["reason"].tolist()
    assert reasons == ["Misread.", "Another river."]
    with pytest.raises(EditionError, match="nothing moved of RI-03"):
        published.accept("Again.", DAY, ["RI-03"])


def test_when_a_source_was_opened_and_where_it_is_archived_is_no_ground(monkeypatch):
    before, read = grounds.grounds(judged("RI-02")), tables.read

    def told_otherwise(**told):
        def asked(name, *data):
            table = read(name, *data)
            return table.assign(**told) if name == "sources" else table

        monkeypatch.setattr(tables, "read", asked)
        forget()
        return grounds.grounds(judged("RI-02"))

    assert told_otherwise(archived="https://web.archive.org/x", read="all") == before
    assert told_otherwise(copy="poor") != before
