import re

from edition.data import tables
from edition.data.dictionary import dictionary


def test_every_table_and_column_of_the_descriptor_is_explained():
    text = dictionary()
    for entry in tables.descriptor()["resources"]:
        assert f"### {entry['title']}" in text
        assert f"`data/{entry['path']}`" in text
        for field in entry.get("schema", {}).get("fields", []):
            assert f"| `{field['name']}` | {field['type']} | {field['description']} |" in text


def test_the_number_of_rows_is_counted_not_typed():
    assert f"{len(tables.read('missile_launches'))} rows." in dictionary()


def test_the_years_that_a_coverage_names_are_those_of_the_rows():
    for entry in tables.descriptor()["resources"]:
        table = tables.read(entry["name"]) if "schema" in entry else {}
        if "date" in table or "year" in table:
            years = table["date"].dt.year if "date" in table else table["year"]
            named = [int(year) for year in re.findall(r"\d{4}", entry["coverage"])[:2]]
            assert named == [years.min(), years.max()], entry["name"]


def test_a_table_that_can_be_refreshed_links_the_release_it_was_taken_from():
    for entry in tables.descriptor()["resources"]:
        for file in entry.get("upstream", []):
            assert f"](<{file['path']}>)" in dictionary()
