"""The table of names: scripts, spellings that mean one thing, and names that occur."""

import pytest

HEAD = "name,original,language,kind,also,source\n"
COURIER = "Courier,Курьер,ru,work,,courier1901\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Brenna,Brenna,ko,place,,\n", "row 2: column original: 'Brenna': expected the name in"),
        ("Brenna,布連那,ko,place,,\n", "'布連那': expected the name in the script of ko"),
        ("Brenna,브렌나,ko-Hani,place,,\n", "'브렌나': expected the name in the script of ko-Hani"),
        ("Brenna,브렌나,ru,place,,\n", "'브렌나': expected the name in the script of ru"),
        ("Brenna,Бренна,zh,place,,\n", "'Бренна': expected the name in the script of zh"),
        ("Brenna,브렌나,fr,place,,\n", "column language: 'fr'"),
        ("brenna,브렌나,ko,place,,\n", "column name: 'brenna'"),
        ("Brenna,브렌나,ko,river,,\n", "column kind: 'river'"),
        ("Brenna,브렌나,ko,place,Brennan; Bren,\n", "column also: 'Brennan; Bren': expected spel"),
        ("Brenna,브렌나,ko,place,Courier,\n", "'Courier': expected a spelling that is not that of"),
        ("Brenna,브렌나,ko,place,,nobody\n", "column source: 'nobody': expected a key that sourc"),
        ("Calderon,브렌나,ko,place,,\n", "'Calderon': expected a name that another table or the"),
        ("Bren,브렌나,ko,place,,\n", "'Bren': expected a name that another table or the bibliog"),
    ],
)
def test_a_row_that_is_unfit_is_told(root, faults, rows, told):
    (root / "data" / "names.csv").write_text(HEAD + rows + COURIER, encoding="utf-8")
    found = faults()
    assert len(found) == 1 and found[0].startswith("names.csv: ") and told in found[0], found


def test_a_name_that_occurs_by_another_spelling_is_in_order(root, faults):
    row = "Brenna Land,브렌나,ko,place,Brenna;Бренна,\n"
    (root / "data" / "names.csv").write_text(HEAD + row + COURIER, encoding="utf-8")
    assert faults() == []


def test_an_edition_may_have_no_names(root, faults):
    (root / "data" / "names.csv").write_text(HEAD, encoding="utf-8")
    assert faults() == []
