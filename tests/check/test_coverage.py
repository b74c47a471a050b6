import json
import re
import shutil

import pytest

from edition.base.project import DATA
from edition.check.coverage import coverage_faults


@pytest.mark.parametrize(
    ("table", "coverage", "fault"),
    [
        ("levels", "1999 to 2003.", ""),
        ("levels", "June 1999 to May 2003, each June.", ""),
        ("levels", "Both gauges.", ""),
        ("levels", "1998 to 2003.", "levels.coverage: '1998 to 2003': expected 1999 to 2003"),
        ("levels", "1999 to 1 May 2004.", "'1999 to 1 May 2004': expected 1999 to 2003, the years"),
        ("quantities", "1901 to 2000.", "quantities.coverage: .*: expected 1901 to 2001"),
        ("replies", "1901 to 2000.", ""),
        ("river", "1901 to 2000.", ""),
    ],
    ids=["the years", "months", "no years", "begin", "end", "days", "no rows", "a layer"],
)
def test_a_span_of_years_is_that_of_the_rows(tmp_path, table, coverage, fault):
    data = shutil.copytree(DATA, tmp_path / "data")
    path = data / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    (entry,) = (one for one in package["resources"] if one["name"] == table)
    entry["coverage"] = coverage
    path.write_text(json.dumps(package), encoding="utf-8")
    found = [str(one) for one in coverage_faults(data)]
    assert len(found) == bool(fault) and re.search(fault, "".join(found))
