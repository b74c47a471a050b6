"""What the descriptor says of this paper's tables holds of their rows."""

import re

from edition.data import descriptor, tables
from paper.releases import EXTRACT


def test_the_years_that_a_coverage_names_are_those_of_the_rows():
    for entry in descriptor.package()["resources"]:
        table = tables.read(entry["name"]) if "schema" in entry else {}
        if len(table) and ("date" in table or "year" in table):
            years = table["date"].dt.year if "date" in table else table["year"]
            named = [int(year) for year in re.findall(r"\d{4}", entry["coverage"])[:2]]
            assert named == [years.min(), years.max()], entry["name"]


def test_each_table_that_can_be_extracted_names_the_files_of_its_release():
    entries = descriptor.package()["resources"]
    upstream = {entry["name"]: entry["upstream"] for entry in entries if "upstream" in entry}
    assert set(upstream) == set(EXTRACT)
    assert all("hash" in file for files in upstream.values() for file in files)
