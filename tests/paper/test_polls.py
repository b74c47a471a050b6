from paper.measures import polls


def test_a_year_without_a_poll_stays_a_gap_so_that_no_line_joins_its_neighbours():
    table = polls.favourable().set_index(["name", "year"])["value"]
    assert table.isna().groupby(level="name").sum().to_dict() == {
        polls.AMERICANS: 1,
        polls.ALLIANCE: 1,
    }
    assert list(table[polls.AMERICANS].loc[2010:2012].isna()) == [False, True, False]
    assert list(table[polls.ALLIANCE].dropna()) == [37, 26]
