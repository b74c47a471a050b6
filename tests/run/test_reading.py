import json

from edition.base.project import NOTEBOOKS
from edition.run.reading import write_reading_copy

RIVER = NOTEBOOKS / "01_river.ipynb"


def test_a_copy_shows_by_folded_code_what_has_to_be_filled_in_after_its_parameters(tmp_path):
    write_reading_copy(RIVER, tmp_path / RIVER.name, ["counted"])
    before, after = (
        json.loads(path.read_text())["cells"] for path in (RIVER, tmp_path / RIVER.name)
    )
    first, *rest = after
    assert "parameters" in first["metadata"]["tags"]
    assert [one["id"] for one in rest] == [one["id"] for one in before if one["id"] != first["id"]]
    texts = [cell for cell in before if "{glue:text}" in "".join(cell["source"])]
    shown = [cell for cell in after if "prose(" in cell["source"]]
    assert texts and len(shown) >= len(texts)
    for cell in shown:
        assert cell["cell_type"] == "code" and cell["metadata"]["jupyter"]["source_hidden"]
        assert "counted=counted)" in cell["source"]
    assert not any(
        "{" in "".join(cell["source"]) for cell in after if cell["cell_type"] == "markdown"
    )
