import re
import shutil

from edition.base.project import DATA
from edition.data import descriptor
from edition.data.dictionary import contents, dictionary


def test_every_table_and_column_of_the_descriptor_is_explained():
    text = dictionary()
    for entry in descriptor.package()["resources"]:
        assert f"### {entry['title']}" in text
        assert f"`data/{entry['path']}`" in text
        for field in entry.get("schema", {}).get("fields", []):
            unit = field.get("unit", "as in `unit`" if "unit_column" in field else "")
            told = f"{field['type']} | {unit} | {field['description']}"
            assert f"| `{field['name']}` | {told} |" in text


LEVELS = """(table-levels)=
{.screen-only}
### Levels of the river

The mean level of the river at two gauges by year.

File
: `data/levels.csv`

Source
: The survey {cite:p}`survey1999`

Released
: 1999, [example.org](<https://example.org/levels.csv>)

Taken from
: [levels.csv](<https://example.org/levels.csv>) of 1 May 1999

Coverage
: 1999 to 2003.

Caveats
: Invented.

Licence
: [Creative Commons Zero 1.0](<https://creativecommons.org/publicdomain/zero/1.0/>)

6 rows.

| column | type | unit | meaning |
|---|---|---|---|
| `gauge` | string |  | Where it is measured. |
"""


def test_a_table_has_its_facts_and_links_its_rows_and_its_columns():
    assert f"\n{LEVELS}" in dictionary()
    assert "|\n\n(table-" in dictionary()


def test_a_number_has_its_unit_and_a_release_without_a_day_says_so():
    text = dictionary()
    assert "| `level` | number | m | Mean level, m. |" in text
    assert "| `value` | number | as in `unit` | " in text
    assert "\nReleased\n: on a day that is not known\n" in text


def test_a_source_without_an_entry_is_named_alone():
    titles = [entry["sources"][0] for entry in descriptor.package()["resources"]]
    unlisted = [source["title"] for source in titles if "key" not in source]
    assert unlisted and all(f"\n: {title}\n" in dictionary() for title in unlisted)


def test_the_dictionary_is_that_of_the_data_package_asked_for(tmp_path):
    data = shutil.copytree(DATA, tmp_path / "data")
    (data / "units.csv").write_text("unit,singular\nkm,km\n")
    assert re.search(r"`data/units.csv`.*?\n1 row\.\n", dictionary(data), re.DOTALL)


def test_paper_has_the_tables_in_one_table():
    lines = contents().splitlines()
    assert len(lines) == 2 + len(descriptor.package()["resources"])
    assert any(
        line.startswith("| Levels of the river | `levels.csv` | 6 | Creative") for line in lines
    )
