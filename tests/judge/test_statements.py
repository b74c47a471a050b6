"""What each source gives, from whatever table."""

from edition.data import tables
from edition.judge.statements import Statement, given, statements


def test_few_rows_of_a_table_are_told_in_words_and_many_by_their_number():
    rows = ["levels:Ford/1999", "quantities:river_length"]
    assert [one.source for one in statements(rows)] == ["survey1999", "atlas2001"]
    words = "Year: 1999; Level: 1.5; Checked: 5 January 2000"
    assert given(rows)[2:] == [Statement("survey1999", "gauge Ford", words)]
    whole = f"{len(tables.read('levels'))} rows of the table levels."
    assert given(["levels:all"]) == [Statement("survey1999", "all", whole)]


def test_an_empty_cell_and_a_map_layer_are_not_told():
    (told,) = given(["levels:Ford/2000", "river:delta"])
    assert told.words == "Year: 2000; Level: 1.7"
