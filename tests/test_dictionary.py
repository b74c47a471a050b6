from edition import tables
from edition.dictionary import dictionary


def test_every_table_and_column_of_the_descriptor_is_explained():
    text = dictionary()
    for entry in tables.descriptor()["resources"]:
        assert f"## {entry['title']}" in text
        assert f"`data/{entry['path']}`" in text
        for field in entry.get("schema", {}).get("fields", []):
            assert f"| `{field['name']}` | {field['type']} | {field['description']} |" in text


def test_the_number_of_rows_is_counted_not_typed():
    assert f"{len(tables.read('missile_launches'))} rows." in dictionary()
