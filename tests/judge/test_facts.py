from datetime import date

import pytest

from edition.base.errors import EditionError
from edition.data import tables
from edition.judge import facts, registry
from paper.measures import later_years, uncertainty


def test_the_better_class_of_source_is_believed_first():
    finding = facts.event("npt_withdrawal_announced")
    assert finding.observed == date(2003, 1, 10)
    assert finding.sources[0] == "mid_20030110"
    assert finding.primary


def test_two_reports_of_one_agency_are_one_origin():
    both = facts.backing(["wt_20030110a", "wt_20030128"])
    assert both["origins"] == {"UPI"}


def test_a_figure_carries_the_spread_of_its_sources():
    finding = facts.quantity("debt_total")
    assert (finding.observed, finding.unit) == (10.96, "billion USD")
    assert (finding.low, finding.high) == (10.94, 11.0)


def test_a_plain_figure_is_given_in_the_unit_of_the_text_or_not_at_all():
    assert facts.figure("debt_total") == facts.figure("debt_total", "billion USD") == 10.96
    with pytest.raises(EditionError, match="debt_total is not stated in million USD"):
        facts.figure("debt_total", "million USD")


def test_features_are_those_that_any_source_gives():
    found = facts.features("debt_remainder", "purpose")
    assert found.observed == {"energy", "humanitarian", "health", "education"}


def test_an_interval_counts_days_or_years_between_events():
    days = facts.interval("kim_jong_il_died", "debt_agreement_signed", "days")
    assert days.observed == 275
    years = facts.interval("kim_jong_il_died", "debt_agreement_signed")
    assert years.observed == pytest.approx(275 / 365.2425)
    assert set(days.rows) == {"events:kim_jong_il_died", "events:debt_agreement_signed"}


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: facts.event("never"), "events.csv: no row for never"),
        (lambda: facts.quantity("never"), "quantities.csv: no row for never"),
        (lambda: facts.features("never", "office"), "attributes.csv: no row for never/office"),
        (
            lambda: facts.between(facts.quantity("debt_total"), facts.event("munich_assurances")),
            "two dated findings",
        ),
    ],
)
def test_what_no_table_has_is_a_clear_error(ask, message):
    with pytest.raises(EditionError, match=message):
        ask()


def test_a_claim_that_rests_on_one_fact_needs_no_function_of_its_own(monkeypatch):
    monkeypatch.setattr(registry, "EVIDENCE", {})
    facts.register(
        events={"AA-01": "munich_assurances"},
        quantities={"AA-04": "debt_total"},
        features={"AA-02": ("debt_remainder", "purpose")},
        intervals={"AA-05": ("kim_jong_il_died", "debt_agreement_signed", "days")},
    )
    assert registry.EVIDENCE["AA-01"]().observed == date(2007, 2, 10)
    assert all(item.claim == claim for claim, item in registry.EVIDENCE.items())
    assert "health" in registry.EVIDENCE["AA-02"]().observed
    assert registry.EVIDENCE["AA-04"]() == facts.quantity("debt_total")
    lasted = registry.EVIDENCE["AA-05"]()
    assert (lasted.observed, lasted.unit) == (275, "days")


def test_a_figure_in_several_units_is_a_clear_error(monkeypatch):
    rows = (
        facts.statements("quantities", "quantity", "debt_total").head(2).assign(unit=["USD", "RUB"])
    )
    monkeypatch.setattr(facts, "statements", lambda *names: rows)
    with pytest.raises(EditionError, match="debt_total is stated in several units"):
        facts.quantity("debt_total")


def test_a_fact_that_only_the_source_set_aside_states_is_silent():
    with facts.set_aside("koslov2018"), pytest.raises(facts.SilentError) as error:
        facts.event("paper_received")
    assert str(error.value) == "Only koslov2018 states paper_received."


def test_a_fact_that_is_asked_for_again_is_still_noted_as_read(tmp_path, monkeypatch):
    facts.event("munich_assurances")
    log = tmp_path / "log"
    monkeypatch.setenv(tables.READS_LOG, str(log))
    facts.event("munich_assurances")
    assert log.read_text() == "events\n"


TOLD_IN_UNITS = {
    "south_korean_trade_2014": lambda: later_years.southern_trade("2026-11-01"),
    "south_korean_trade_2024m7": lambda: later_years.southern_trade("2026-11-01"),
    "south_korean_trade_change_2024m7": lambda: later_years.southern_trade("2026-11-01"),
    "chinese_trade_2021": lambda: later_years.chinese_multiple("2026-11-01"),
    "russia_north_korea_trade_2017": lambda: later_years.northern_trade("2026-11-01"),
    "russia_north_korea_trade_growth_2023": lambda: later_years.northern_trade("2026-11-01"),
    "ideal_point_prk_2018": lambda: later_years.distances("2026-11-01"),
    "ideal_point_rus_2018": uncertainty.revisions,
    "quotation_error_rate": uncertainty.quotation_errors,
    "chinese_share_far_east_2022": lambda: afterwards.MEASURES["chinese_investment"]("2026-11-01"),
}


@pytest.mark.parametrize("name", TOLD_IN_UNITS)
def test_a_figure_in_another_unit_than_the_text_names_is_refused(monkeypatch, name):
    rows, read = tables.read("quantities"), tables.read
    other = rows.assign(unit=rows["unit"].mask(rows["quantity"] == name, "furlongs"))
    monkeypatch.setattr(
        tables, "read", lambda table: other if table == "quantities" else read(table)
    )
    forget()
    with pytest.raises(EditionError, match=f"{name} is not stated in"):
        TOLD_IN_UNITS[name]()
