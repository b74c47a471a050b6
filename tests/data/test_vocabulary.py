import shutil

import pytest

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.data import tables, vocabulary


def test_the_sections_stand_in_the_order_of_the_paper(monkeypatch, tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data")
    rows = "RI,The river,01_river,2,doe2020\nAB,Abstract,01_river,1,doe2020\n"
    (data / "sections.csv").write_text(f"code,title,chapter,order,source\n{rows}")
    read = tables.read
    monkeypatch.setattr(tables, "read", lambda name: read(name, data))
    forget()
    assert list(vocabulary.sections()) == ["AB", "RI"]
    assert vocabulary.section("RI") == vocabulary.Section("RI", "The river", "01_river")


def test_an_unknown_section_lists_the_known_ones():
    with pytest.raises(EditionError, match="no section 'XY' in sections.csv; there are: AB, RI"):
        vocabulary.section("XY")


def test_actors_have_names_and_some_have_colours():
    assert vocabulary.names() == {"ARD": "Arden", "BRN": "Brenna", "CAL": "Calder"}
    assert list(vocabulary.colours()) == ["ARD", "BRN"]


@pytest.mark.parametrize("sources", [[], ["doe2020", "roe2021"]])
def test_the_sections_have_one_source_which_is_the_paper(monkeypatch, sources):
    assert vocabulary.paper_key() == "doe2020"
    monkeypatch.setattr(tables, "sources", lambda name: sources)
    with pytest.raises(EditionError, match=r"sections\.csv: all sections need one source, the key"):
        vocabulary.paper_key()
