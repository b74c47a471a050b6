"""Every number has a unit, and what rests on one source has a release."""

import json

import pytest


@pytest.fixture
def described(root):
    """Changes the entry of a table or one of its fields; a value of None takes the key out."""

    def change(table, column="", **values):
        path = root / "data" / "datapackage.json"
        package = json.loads(path.read_text(encoding="utf-8"))
        (entry,) = [one for one in package["resources"] if one["name"] == table]
        if column:
            (entry,) = [one for one in entry["schema"]["fields"] if one["name"] == column]
        entry.update(values)
        for key in [key for key, value in values.items() if value is None]:
            del entry[key]
        path.write_text(json.dumps(package) + "\n", encoding="utf-8")

    return change


UNIT = "expected its unit, such as km, year or number, or the unit_column that has it"


@pytest.mark.parametrize(
    ("table", "column", "values", "told"),
    [
        ("levels", "level", {"unit": None}, f"levels.level: {UNIT}"),
        ("sections", "order", {"unit": None}, f"sections.order: {UNIT}"),
        ("quantities", "value", {"unit_column": None}, f"quantities.value: {UNIT}"),
        ("quantities", "value", {"unit": "km"}, f"quantities.value: {UNIT}"),
        (
            *("quantities", "value", {"unit_column": "units"}),
            "quantities.value.unit_column: 'units': expected a column of the table",
        ),
        (
            *("levels", "gauge", {"unit": "m"}),
            "levels.gauge: 'string': expected a unit for numbers alone",
        ),
        ("levels", "level", {"unit": ""}, "levels.fields.level.unit"),
    ],
)
def test_a_number_without_a_unit_is_refused(described, faults, table, column, values, told):
    described(table, column, **values)
    (found,) = faults()
    assert told.split(":")[0].split(".")[-1] in found and told.partition(": ")[2] in found


def test_a_number_in_the_key_needs_no_unit(described, faults):
    described("levels", "year", unit=None)
    assert faults() == []


@pytest.mark.parametrize("table", ["levels", "river"])
def test_a_table_of_one_source_has_a_release(described, faults, table):
    described(table, release=None)
    (found,) = faults()
    assert found == (
        f"datapackage.json: column {table}.release: expected the day and the path of its release; "
        "unknown for a day that is not known"
    )


@pytest.mark.parametrize("day", ["unknown", "1999", "1999-05", "1999-05-01"])
def test_a_release_has_as_much_of_a_day_as_is_known(described, faults, day):
    described("levels", release={"day": day})
    assert faults() == []


@pytest.mark.parametrize("day", ["May 1999", "1999-13", "1999-02-30", ""])
def test_a_release_has_no_other_day(described, faults, day):
    described("levels", release={"day": day, "path": "https://example.org/levels.csv"})
    (found,) = faults()
    assert "levels.release.day" in found.replace("resources.", "")
