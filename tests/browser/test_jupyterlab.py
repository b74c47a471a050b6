"""A reader runs a chapter in JupyterLab, without a network."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import NOTEBOOKS
from edition.judge.ledger import judged
from edition.judge.verdicts import LOOKS
from edition.run.reading import write_reading_copy
from edition.run.runner import EXECUTED
from edition.show.vega import MIME

CHAPTER, CLAIM = "01_introduction", "AB-06"
"""A chapter, and a claim whose card it shows."""

CHOICES = ["origin", "target"]
"""The parameters of the chapter that are choices."""

ALL_CHARTS = "all_charts"
"""A notebook with the charts of every chapter, as they were put out when the book was made."""

FOLDERS = {
    "IPYTHONDIR": "ipython",
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
}
"""Where JupyterLab would otherwise write into the reader's own folders."""

SETTINGS = "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
"""Keeps cells on the page that are out of sight."""

LIVE_CHART = ".jp-RenderedVegaCommon5 .vega-embed :is(canvas, svg).marks"
READABLE_WIDTH = 500
"""In pixels; a chart that has not found its column is 200 wide."""

TOKEN = "for-this-test-only"
RUN_ALL = """
const [done] = arguments;
window.jupyterapp.commands.execute("notebook:run-all-cells").then(
  () => done(""), (error) => done(String(error)));
"""
NOTEBOOK = "[...(window.jupyterapp?.shell.widgets('main') ?? [])].find((one) => one.sessionContext)"
KERNEL_IS_READY = f"return {NOTEBOOK}?.sessionContext.session?.kernel?.status === 'idle'"
OUTPUTS = f"""
return ({NOTEBOOK}?.content.widgets ?? [])
  .filter((cell) => cell.model.type === "code")
  .map((cell) => ({{
    number: cell.model.executionCount,
    outputs: cell.model.outputs.toJSON(),
  }}));
"""


@pytest.fixture(scope="module")
def lab(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on a chapter without outputs, and on the charts of all."""
    home = tmp_path_factory.mktemp("jupyter")
    notebooks = home / "notebooks"
    notebooks.mkdir()
    write_reading_copy(NOTEBOOKS / f"{CHAPTER}.ipynb", notebooks / f"{CHAPTER}.ipynb", CHOICES)
    for name, notebook in [
        (CHAPTER, bare(read(CHAPTER, notebooks))),
        (ALL_CHARTS, with_all_charts()),
    ]:
        (notebooks / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    settings = home / "config" / "lab" / "user-settings" / SETTINGS
    settings.parent.mkdir(parents=True)
    settings.write_text('{"windowingMode": "none"}', encoding="utf-8")
    command = [str(Path(sys.executable).with_name("jupyter-lab")), "--no-browser", "--allow-root"]
    command += ["--expose-app-in-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={notebooks}"]
    command += ["--LabApp.extension_manager=readonly"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    folders = {name: str(home / folder) for name, folder in FOLDERS.items()}
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            command, env={**os.environ, **folders}, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield running(server, home / "data" / "runtime", home / "log")
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def read(chapter: str, folder: Path = NOTEBOOKS) -> dict[str, Any]:
    """A notebook."""
    return json.loads((folder / f"{chapter}.ipynb").read_text(encoding="utf-8"))


def bare(notebook: dict[str, Any]) -> dict[str, Any]:
    """A notebook without outputs, so that whatever a reader sees was made just now."""
    for cell in code_of(notebook):
        cell |= {"outputs": [], "execution_count": None}
    return notebook


def with_all_charts() -> dict[str, Any]:
    """A notebook whose cells have put out the charts of every chapter, one each."""
    chapters = [read(path.stem, EXECUTED) for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
    cells = [cell for chapter in chapters for cell in code_of(chapter)]
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert [output for output in outputs if is_fault(output)] == []
    charts = [output for output in outputs if MIME in output.get("data", {})]
    shown = [{**cells[0], "id": f"chart-{n}", "outputs": [one]} for n, one in enumerate(charts)]
    return {**chapters[0], "cells": shown}


def code_of(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells of a notebook that have outputs."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def running(server: subprocess.Popen[bytes], runtime: Path, log: Path, seconds: int = 60) -> str:
    """The address of the server as soon as it says so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        for record in runtime.glob(f"jpserver-{server.pid}.json"):
            if text := record.read_text(encoding="utf-8"):
                return f"http://127.0.0.1:{json.loads(text)['port']}"
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")


def until(driver: Chrome, met: Callable[[Chrome], Any], seconds: float) -> Any:
    """What `met` gives as soon as it is true."""
    return WebDriverWait(driver, seconds, poll_frequency=0.2).until(met)


def cells(driver: Chrome) -> list[dict[str, Any]]:
    """The code cells of the open notebook, with their numbers and outputs."""
    return driver.execute_script(OUTPUTS)


def open_notebook(lab: str, driver: Chrome, name: str) -> None:
    """Opens a notebook in JupyterLab and waits until its cells are there."""
    driver.get(f"{lab}/lab/workspaces/{name}/tree/{name}.ipynb?token={TOKEN}")
    until(driver, cells, 60)


def test_a_chapter_runs_with_live_charts_and_cards(lab: str, own_chromium: Chrome) -> None:
    driver = own_chromium
    open_notebook(lab, driver, CHAPTER)
    until(driver, lambda driver: driver.execute_script(KERNEL_IS_READY), 60)
    assert driver.find_elements("css selector", ".jp-Dialog") == []
    assert not any(cell["outputs"] for cell in cells(driver))
    assert driver.execute_async_script(RUN_ALL) == ""
    until(driver, lambda driver: all(cell["number"] for cell in cells(driver)), 60)
    outputs = [output for cell in cells(driver) for output in cell["outputs"]]
    assert [output for output in outputs if is_fault(output)] == []
    require_charts(driver)
    card = driver.find_element("xpath", f"//pre[starts-with(normalize-space(), '{CLAIM}')]")
    driver.execute_script("arguments[0].scrollIntoView()", card)
    assert card.is_displayed() and str(judged(CLAIM).verdict) in card.text
    require_prose(driver)


def require_prose(driver: Chrome) -> None:
    """The text of the open notebook has its values, citations, and claims by their signs."""
    content = driver.find_element("css selector", ".jp-Notebook")
    item = judged(CLAIM)
    told = " ".join(content.text.split())
    for words in [
        f"Vladivostok (port) lies {item.finding.observed:.1f} km from North Korea",
        "(NK News, 2018)",
        f"({LOOKS[item.verdict].sign} {CLAIM}: {item.verdict})",
    ]:
        assert words in told
    shown = [text.text for text in driver.find_elements("css selector", ".jp-RenderedMarkdown")]
    assert shown and not any(raw in text for text in shown for raw in ("{", "](#", "…"))


def test_the_charts_of_every_chapter_are_drawn(lab: str, own_chromium: Chrome) -> None:
    driver = own_chromium
    open_notebook(lab, driver, ALL_CHARTS)
    require_charts(driver)


def require_charts(driver: Chrome) -> None:
    """Waits until every chart of the open notebook is drawn as wide as its column."""
    charts = until(driver, charts_in, 20)
    until(driver, lambda driver: len(live_charts(driver)) + len(failures(driver)) >= charts, 60)
    assert failures(driver) == []
    widths = [chart.size["width"] for chart in live_charts(driver)]
    assert len(widths) == charts and min(widths) > READABLE_WIDTH


def charts_in(driver: Chrome) -> int:
    """How many charts the cells of the open notebook have put out."""
    outputs = [output for cell in cells(driver) for output in cell["outputs"]]
    return sum(MIME in output.get("data", {}) for output in outputs)


def live_charts(driver: Chrome) -> list[WebElement]:
    """The charts that JupyterLab has drawn."""
    return driver.find_elements("css selector", LIVE_CHART)


def failures(driver: Chrome) -> list[str]:
    """What JupyterLab shows in place of a chart that it cannot draw."""
    found = driver.find_elements(
        "xpath", "//pre[starts-with(normalize-space(), 'Javascript Error')]"
    )
    return [failure.text for failure in found]


def is_fault(output: dict[str, Any]) -> bool:
    """Whether a cell has put out an error or a warning."""
    return output["output_type"] == "error" or output.get("name") == "stderr"
