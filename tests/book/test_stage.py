import json
import shutil
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from edition.base.project import BOOK
from edition.book import figures, pictures, stage
from edition.check.pages import GENERATED
from edition.show.output import CAPTION
from edition.show.vega import COLUMN_WIDTH, FILLS_COLUMN, MIME, SOURCES_LINE

SPEC = {
    "title": {"text": ["One", "point"]},
    "description": 'A "point" & <nothing> else.',
    "datasets": {"a": [{"x": 1, "y": "</script><script>alert(1)</script>"}]},
    "data": {"name": "a"},
    "mark": "point",
    "width": COLUMN_WIDTH,
    "usermeta": {FILLS_COLUMN: True, "claims": ["RI-01"], "sources": ["survey1999"]},
    "encoding": {"x": {"field": "x", "type": "quantitative"}, "tooltip": [{"field": "y"}]},
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """A cache of its own."""
    monkeypatch.setattr(pictures, "CACHE", tmp_path)


def executed():
    """A notebook as papermill leaves it, with one chart."""
    nb = nbformat.v4.new_notebook()
    nb.metadata["papermill"] = {"start_time": "now"}
    cell = nbformat.v4.new_code_cell("chart", id="c0")
    cell.metadata.update({"papermill": {"duration": 1}, "execution": {"iopub": 1}, "tags": ["x"]})
    data = {MIME: SPEC, "text/plain": SPEC["description"]}
    cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
    nb.cells = [cell]
    return json.loads(nbformat.writes(nb))


def staged(tmp_path):
    """The tree staged from one notebook with one chart."""
    source = tmp_path / "02_one.ipynb"
    source.write_text(json.dumps(executed()), encoding="utf-8")
    with ThreadPoolExecutor(1) as pool:
        stage.stage([source], tmp_path / "tree", pool, notebooks=tmp_path)
    return tmp_path / "tree"


def test_a_chart_becomes_a_figure_numbered_by_chapter_and_keeps_its_specification(tmp_path):
    notebook = staged(tmp_path) / "notebooks" / "02_one.ipynb"
    (output,) = json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["outputs"]
    assert output["data"][MIME] == SPEC
    assert output["data"]["text/markdown"].startswith("(figure-2-1)=\n:::{chart} figure-2-1\n")


def test_figures_are_numbered_in_the_order_of_the_chapters_and_not_by_their_names(tmp_path):
    sources = [tmp_path / name for name in ("01_one.ipynb", "09_nine.ipynb", "02_two.ipynb")]
    for source in sources:
        source.write_text(json.dumps(executed()), encoding="utf-8")
    with ThreadPoolExecutor(1) as pool:
        stage.stage(sources, tmp_path / "tree", pool, notebooks=tmp_path)
    found = {page["number"]: page["address"] for page in figures.staged(tmp_path / "tree")}
    assert found["2.1"] == "notebooks/09_nine.html#figure-2-1"
    assert found["3.1"] == "notebooks/02_two.html#figure-3-1"


def test_pictures_beside_a_notebook_go_with_it_and_nothing_else_does(tmp_path):
    source = tmp_path / "source"
    (source / "maps").mkdir(parents=True)
    for name in ("dot.png", "maps/river.SVG", "notes.txt", "02_one-Copy1.ipynb"):
        (source / name).write_text("{}")
    with ThreadPoolExecutor(1) as pool:
        stage.stage([], tmp_path / "tree", pool, notebooks=source)
    there = tmp_path / "tree" / "notebooks"
    found = {str(path.relative_to(there)) for path in there.rglob("*") if path.is_file()}
    assert found == {"dot.png", "maps/river.SVG"}


def test_a_page_can_include_just_what_the_check_knows_as_made(tmp_path):
    with ThreadPoolExecutor(1) as pool:
        stage.stage([], tmp_path / "tree", pool)
    made = {path.name for path in (tmp_path / "tree").glob("*.md")}
    assert made - {path.name for path in BOOK.glob("*.md")} == set(GENERATED)


def test_the_figure_names_the_sources_in_place_of_the_line_below_the_chart(tmp_path):
    notebook = executed()
    line = nbformat.v4.new_output(
        "display_data", data={"text/html": "Sources"}, metadata={SOURCES_LINE: True}
    )
    notebook["cells"][0]["outputs"].append(line)
    stage.number(notebook, "02_history.ipynb", 2)
    assert len(notebook["cells"][0]["outputs"]) == 1


def test_a_table_with_a_caption_is_numbered_by_chapter():
    notebook = executed()
    table = {"data": {"text/markdown": "| a |\n|---|\n| 1 |"}, "metadata": {CAPTION: "All"}}
    notebook["cells"][0]["outputs"] = [table]
    stage.number(notebook, "06_findings.ipynb", 6)
    assert table["data"]["text/markdown"].startswith(":::{table} **Table 6.1** All\n| a |")
    assert table["metadata"] == {}


def test_the_tree_tells_of_each_chart_where_it_stands_and_what_it_bears_on(tmp_path):
    source = tmp_path / "02_one.ipynb"
    source.write_text(json.dumps(executed()), encoding="utf-8")
    with ThreadPoolExecutor(1) as pool:
        stage.stage([source], tmp_path / "tree", pool, notebooks=tmp_path)
    (found,) = figures.staged(tmp_path / "tree")
    assert (found["cell"], found["number"]) == ("c0", "2.1")
    assert found["address"] == "notebooks/02_one.html#figure-2-1"


def test_text_comes_from_the_notebook_and_outputs_from_its_run():
    ran = executed()
    source = json.loads(json.dumps(ran))
    source["cells"][0]["outputs"] = []
    source["cells"][0]["metadata"] = {"tags": ["hide-input"]}
    source["cells"].insert(0, {"cell_type": "markdown", "id": "m0", "source": "A new sentence."})
    merged = stage.with_outputs(source, ran)
    assert merged["cells"][0]["source"] == "A new sentence."
    assert merged["cells"][1]["outputs"] == ran["cells"][0]["outputs"]
    assert merged["cells"][1]["metadata"] == {"tags": ["hide-input"]}


def test_the_same_notebook_gives_the_same_bytes_without_the_cache(tmp_path):
    def bytes_of(tree):
        return {str(p.relative_to(tree)): p.read_bytes() for p in tree.rglob("*") if p.is_file()}

    first = bytes_of(staged(tmp_path))
    (charts,) = tmp_path.glob("charts-*")
    shutil.rmtree(charts)
    assert bytes_of(staged(tmp_path)) == first
