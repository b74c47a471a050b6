"""What would turn the observations on the shared sense of threat."""

import pandas as pd
from observed import result, with_value

from edition.data import tables
from edition.judge.theses import Result


def test_one_statement_of_putin_that_stands_firm_is_too_few(otherwise):
    stated = with_value("events", "event", "putin_on_libya_2017", "source", "infox_189721")
    otherwise("events", stated)
    assert result("T8-7") is Result.SEEN
    stated.loc[stated["event"] == "putin_on_iraq_2017", "source"] = "rt_402020"
    otherwise("events", stated)
    assert result("T8-7") is Result.OPEN


def all_breaks_listed():
    coverage = tables.read("acts_coverage")
    pair = (coverage["one"] == "RUS") & (coverage["other"] == "NATO")
    row = coverage[pair & (coverage["source"] == "nato_50090")]
    return pd.concat([coverage, row.assign(extent="complete")])


def test_breaks_are_a_share_only_of_a_complete_list(otherwise):
    assert result("T8-4") is Result.OPEN
    otherwise("acts_coverage", all_breaks_listed())
    firm = tables.read("acts")
    another = firm[firm["act"] == "russia_halts_nato2008"].assign(source="jamestown_19990325")
    otherwise("acts", pd.concat([firm, another]))
    assert result("T8-4") is Result.SEEN


def test_a_break_a_year_and_a_day_after_the_war_does_not_follow_it(otherwise):
    otherwise("acts_coverage", all_breaks_listed())
    broken = tables.read("acts")
    other = broken[broken["act"] == "russia_halts_nato2008"].assign(source="jamestown_19990325")
    late = pd.Timestamp("2000-03-24") + pd.Timedelta(days=1)
    broken.loc[broken["act"] == "russia_suspends_nato", "date"] = late
    otherwise("acts", pd.concat([broken, other]))
    assert result("T8-4") is Result.NOT_SEEN
