import re

from edition.data import descriptor
from edition.data.dictionary import dictionary


def test_every_table_and_column_of_the_descriptor_is_explained():
    text = dictionary()
    for entry in descriptor.package()["resources"]:
        assert f"### {entry['title']}" in text
        assert f"`data/{entry['path']}`" in text
        for field in entry.get("schema", {}).get("fields", []):
            assert f"| `{field['name']}` | {field['type']} | {field['description']} |" in text


def test_the_rows_are_counted_and_the_release_and_the_source_linked():
    (levels,) = re.findall(r"### Levels of the river\n(.*?)\(table-", dictionary(), re.DOTALL)
    assert "\n6 rows.\n" in levels
    assert "Source\n: The survey {cite:p}`survey1999`" in levels
    assert "[levels.csv](<https://example.org/levels.csv>)" in levels
