import json
import shutil

import nbformat
import pytest

from edition import stage, vega
from edition.errors import EditionError

SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "title": "One point",
    "description": 'A "point" & <nothing> else.',
    "data": {"values": [{"x": 1, "y": "</script><script>alert(1)</script>"}]},
    "mark": "point",
    "width": vega.COLUMN_WIDTH,
    "usermeta": {vega.FILLS_COLUMN: True},
    "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y"}},
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(vega, "CACHE", tmp_path)


def executed(spec):
    """A notebook as papermill leaves it, with one chart."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["papermill"] = {"start_time": "now"}
    cell = nbformat.v4.new_code_cell("chart", id="c0")
    cell.metadata.update({"papermill": {"duration": 1}, "execution": {"iopub": 1}, "tags": ["x"]})
    data = {vega.MIME: spec, "text/plain": spec["description"]}
    cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
    nb.cells = [cell]
    return json.loads(nbformat.writes(nb))


def bundle(spec=SPEC):
    return stage.prepared(executed(dict(spec)))["cells"][0]["outputs"][0]["data"]


def test_a_chart_gets_a_live_form_and_a_picture_and_keeps_its_specification():
    data = bundle()
    assert set(data) == {vega.MIME, "text/plain", "text/html", "image/svg+xml"}
    assert 'class="vega-live"' in data["text/html"]
    assert data[vega.MIME] == SPEC


def test_no_text_of_a_chart_can_end_its_script_element():
    script = bundle()["text/html"].split('<script type="application/json">')[1]
    assert script.count("</script>") == 1
    assert json.loads(script.split("</script>")[0]) == SPEC | {"width": "container"}


def test_the_picture_is_described_and_fills_the_column():
    picture = bundle()["image/svg+xml"]
    assert "<desc>A &quot;point&quot; &amp; &lt;nothing&gt; else.</desc>" in picture
    assert "<script" not in picture
    wide = float(picture.split('width="')[1].split('"')[0])
    assert wide >= vega.COLUMN_WIDTH


def test_text_comes_from_the_notebook_and_outputs_from_its_run():
    ran = executed(SPEC)
    source = json.loads(json.dumps(ran))
    source["cells"][0]["outputs"] = []
    source["cells"][0]["metadata"] = {"tags": ["hide-input"]}
    source["cells"].insert(0, {"cell_type": "markdown", "id": "m0", "source": "A new sentence."})
    merged = stage.with_outputs(source, ran)
    assert merged["cells"][0]["source"] == "A new sentence."
    assert merged["cells"][1]["outputs"] == ran["cells"][0]["outputs"]
    assert merged["cells"][1]["metadata"] == {"tags": ["hide-input"]}


def test_the_same_chart_gives_the_same_bytes_without_the_cache(tmp_path):
    first = bundle()
    shutil.rmtree(tmp_path / "charts")
    assert bundle() == first


def test_a_chart_that_cannot_be_drawn_is_named():
    with pytest.raises(EditionError, match=r"the chart .* cannot be drawn"):
        bundle(SPEC | {"mark": {"type": "nonsense"}, "encoding": {"x": {"field": 1}}})


def test_the_staged_tree_holds_pages_dictionary_and_notebooks(tmp_path):
    source = tmp_path / "one.ipynb"
    source.write_text(json.dumps(executed(SPEC)), encoding="utf-8")
    stage.stage([source], tmp_path / "tree", notebooks=tmp_path)
    tree = {str(path.relative_to(tmp_path / "tree")) for path in (tmp_path / "tree").rglob("*")}
    assert {
        "index.md",
        "_toc.yml",
        "references.bib",
        "dictionary.md",
        "imprint.md",
        "notebooks/one.ipynb",
    } <= tree
    again = (tmp_path / "tree" / "notebooks" / "one.ipynb").read_bytes()
    stage.stage([source], tmp_path / "tree", notebooks=tmp_path)
    assert (tmp_path / "tree" / "notebooks" / "one.ipynb").read_bytes() == again
