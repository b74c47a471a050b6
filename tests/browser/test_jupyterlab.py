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
from edition.show.vega import MIME

CHAPTERS = {
    "01_introduction": "AB-06",
    "02_historical_overview": "HO-27",
    "03_nuclear_crisis": "NC-18",
    "04_russia_and_south_korea": "SK-13",
    "05_conclusion": "CO-09",
    "06_findings": "HO-27",
    "07_robustness": "AB-06",
    "08_afterwards": "CO-01",
}
"""A claim of each chapter."""

TOLD = {"07_robustness": "universes", "08_afterwards": "came true"}
"""What a chapter says of its claim, where it is not the verdict."""

FOLDERS = {
    "IPYTHONDIR": "ipython",
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "runtime",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
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
KERNEL_IS_READY = """
const panel = window.jupyterapp?.shell.currentWidget;
return panel?.sessionContext?.session?.kernel?.status === "idle";
"""
OUTPUTS = """
return window.jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === "code")
  .map((cell) => ({
    number: cell.model.executionCount,
    outputs: cell.model.outputs.toJSON(),
  }));
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on a copy of the notebooks without outputs."""
    home = tmp_path_factory.mktemp("jupyter")
    notebooks = home / "notebooks"
    notebooks.mkdir()
    for path in NOTEBOOKS.glob("*.ipynb"):
        copy = bare(path.read_text(encoding="utf-8"))
        (notebooks / path.name).write_text(copy, encoding="utf-8")
    settings = home / "settings" / SETTINGS
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
        yield running(server, home / "runtime", home / "log")
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def bare(notebook: str) -> str:
    """A notebook without outputs, so that whatever a reader sees was made just now."""
    parsed = json.loads(notebook)
    for cell in parsed["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return json.dumps(parsed)


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


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_runs_in_jupyterlab_with_live_charts_and_cards(
    lab: str, new_chromium: Chrome, name: str
) -> None:
    driver = new_chromium
    driver.get(f"{lab}/lab/workspaces/{name}/tree/{name}.ipynb?token={TOKEN}")
    until(driver, lambda driver: driver.execute_script(KERNEL_IS_READY), 60)
    assert driver.find_elements("css selector", ".jp-Dialog") == []
    assert not any(cell["outputs"] for cell in cells(driver))

    assert driver.execute_async_script(RUN_ALL) == ""
    until(driver, lambda driver: all(cell["number"] for cell in cells(driver)), 60)
    outputs = [output for cell in cells(driver) for output in cell["outputs"]]
    assert [output for output in outputs if is_fault(output)] == []

    charts = sum(MIME in output.get("data", {}) for output in outputs)
    assert charts > 0
    until(driver, lambda driver: len(live_charts(driver)) + len(failures(driver)) >= charts, 20)
    assert failures(driver) == []
    widths = [chart.size["width"] for chart in live_charts(driver)]
    assert len(widths) == charts and min(widths) > READABLE_WIDTH

    claim = CHAPTERS[name]
    card = driver.find_element("xpath", f"//pre[starts-with(normalize-space(), '{claim}')]")
    driver.execute_script("arguments[0].scrollIntoView()", card)
    assert card.is_displayed() and TOLD.get(name, str(judged(claim).verdict)) in card.text


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
