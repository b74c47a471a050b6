"""What the descriptor says of this paper's tables holds of their rows."""

from edition.data import descriptor
from paper.releases import EXTRACT


def test_each_table_that_can_be_extracted_names_the_files_of_its_release():
    entries = descriptor.package()["resources"]
    upstream = {entry["name"]: entry["upstream"] for entry in entries if "upstream" in entry}
    assert set(upstream) == set(EXTRACT)
    assert all("hash" in file for files in upstream.values() for file in files)
