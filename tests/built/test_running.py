"""What kernels do: notebooks of all kinds in one run, and chapters with other choices."""

import json
import os
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from edition.base.project import NOTEBOOKS
from edition.book.rerun import write_page
from edition.judge.ledger import judged
from edition.judge.verdicts import LOOKS
from edition.run import execute, kernels, parameters

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
ALONE = ["unshare", "--map-root-user", "--net"]

SHOWN = [
    "import os, sys\nfrom edition.notebook import ledger, tables, tell",
    "print([str(item.verdict) for item in ledger.judged_claims()])",
    "tables.read('claims').head(2)",
    "print('__main__' in sys.modules, os.getcwd(), sorted(globals()))",
    "import asyncio\nawait asyncio.sleep(0)\nget_ipython().getoutput('echo a command')",
]
OWN_ERROR = "from edition.evidence import EditionError\nclass OwnError(EditionError): pass\n"
LATE = "from pathlib import Path\nplace = Path({!r})\n"
LATE += "place.write_text(place.read_text().replace('first', 'second'))\nprint('first')"
SILENT = "import warnings\nwarnings.filterwarnings('ignore')"
KINDS = {
    "shown": SHOWN,
    "bad": ["before = 1", "before / 0"],
    "known": ["from edition.notebook import ledger\nledger.judged('XX99')"],
    "own": [OWN_ERROR + "raise OwnError('all in a line')"],
    "warns": ["import warnings\nwarnings.warn('old')"],
    "dies": ["1", "import os\nos._exit(0)"],
    "exits": [SILENT, "import sys\nsys.exit()", "print('unrun')"],
    "quits": [SILENT, "quit()"],
    "raises": ["import pandas\npandas.DataFrame()['x']", "print('and goes on')"],
}
RUN = """
import sys
from pathlib import Path
from edition.judge import ledger
from edition.run import runner
ledger.read_claims().clear()  # what this process has read, a notebook reads anew
runner.run(notebooks=Path(sys.argv[1]), executed=Path(sys.argv[2]))
"""


def outputs(path):
    """What the code cells of a notebook show."""
    cells = nbformat.read(path, 4).cells
    return [cell.outputs for cell in cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def ran(tmp_path_factory, write_notebook):
    """Notebooks of all kinds that were run once, and what was said: without a network where that
    can be, with settings in the builder's home, and temporary files in a folder with a long path.
    """
    base = tmp_path_factory.mktemp("run {n}")
    for name, sources in KINDS.items():
        path = write_notebook(base / "nb" / f"{name}.ipynb", *sources)
        if name == "raises":
            notebook = nbformat.read(path, 4)
            notebook.cells[0].metadata["tags"] = ["raises-exception"]
            nbformat.write(notebook, path)
    path = write_notebook(base / "nb" / "late.ipynb", LATE.format(str(base / "nb" / "late.ipynb")))
    (base / "out").mkdir()
    (base / "out" / "bad.ipynb").write_text("the last good one")
    profile = base / ".ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "00.py").write_text("started = 1")
    (profile / "ipython_config.py").write_text("c.InteractiveShellApp.exec_lines = ['set_up = 1']")
    (base / "python.py").write_text("python_started = 1")
    spec = base / ".local" / "share" / "jupyter" / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["false"], "display_name": "x", "language": "python"}))
    long = base / ("long" * 30)
    long.mkdir()
    hidden = ("IPYTHONDIR", "XDG_DATA_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"HOME": str(base), "TMPDIR": str(long)}
    environment |= {"PYTHONSTARTUP": str(base / "python.py")}
    apart = ALONE if shutil.which("unshare") else []
    if subprocess.run([*apart, "true"], check=False, capture_output=True).returncode:
        apart = []
    # In a process of its own, since pytest catches the warnings of this one and of its forks.
    command = [*apart, sys.executable, "-c", RUN, str(path.parent), str(base / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    return base, done.stderr


def test_a_notebook_shows_what_an_ordinary_kernel_does_and_nothing_of_the_builders_settings(
    ran, tmp_path, monkeypatch
):
    base, told = ran
    assert "shown.ipynb" not in told
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "local-provisioner")
    assert not execute.execute(base / "nb" / "shown.ipynb", tmp_path / "shown.ipynb").error
    assert outputs(base / "out" / "shown.ipynb") == outputs(tmp_path / "shown.ipynb")
    assert "started" not in str(outputs(base / "out" / "shown.ipynb"))
    assert "set_up" not in str(outputs(base / "out" / "shown.ipynb"))
    assert not any(outputs(base / "nb" / "shown.ipynb"))


def test_a_failure_names_notebook_cell_and_error_and_keeps_the_last_good_run(ran):
    base, told = ran
    message = "bad.ipynb: cell 2 failed: ZeroDivisionError: division by zero\n    before / 0\n"
    assert message in told and "\x1b" not in told
    assert (base / "out" / "bad.ipynb").read_text() == "the last good one"


ENDS = "ends the run, so that the rest of the notebook would be missing\n"
DIED = "the kernel ended, as it does for want of memory or by os._exit\n"


@pytest.mark.parametrize(
    "line",
    [
        "own.ipynb: cell 1: all in a line\n",
        "known.ipynb: cell 1: no claim 'XX99'; there are: ",
        "warns.ipynb: cell 1 wrote a warning: ",
        f"dies.ipynb: cell 2: {DIED}",
        f"exits.ipynb: cell 2 {ENDS}",
        f"quits.ipynb: cell 2 {ENDS}",
    ],
    ids=lambda line: line.partition(".")[0],
)
def test_what_goes_wrong_is_told_with_the_notebook_and_the_cell(ran, line):
    base, told = ran
    assert f"\n{line}" in told
    assert "OwnError" not in told and "Kernel died" not in told
    assert not (base / "out" / line.partition(":")[0]).exists()


def test_an_error_that_is_meant_is_shown_without_the_folders_of_this_machine(ran):
    base, told = ran
    assert "raises.ipynb" not in told
    ((error,), (text,)) = outputs(base / "out" / "raises.ipynb")
    assert (error.ename, text.text) == ("KeyError", "and goes on\n")
    shown = "".join(error.traceback)
    assert "KeyError" in shown and "site-packages" not in shown


def test_only_a_notebook_that_changed_while_it_ran_is_run_again(ran):
    base, _ = ran
    assert {path.stem for path in (base / "out").glob("*.key")} == {"shown", "raises"}
    assert (base / "out" / "late.ipynb").exists()


def test_the_limit_of_time_holds_for_a_notebook_and_not_for_each_cell(
    write_notebook, tmp_path, monkeypatch
):
    monkeypatch.setattr(execute, "TIME_LIMIT_S", 3)
    path = write_notebook(tmp_path / "slow.ipynb", *["import time\ntime.sleep(1.6)"] * 2)
    result = execute.execute(path, tmp_path / "out.ipynb")
    told = r"slow.ipynb: cell [12]: stopped after 3 seconds, the limit for a notebook"
    assert re.fullmatch(told, result.error)
    assert not (tmp_path / "out.ipynb").exists()


def test_every_chapter_runs_as_of_another_day_with_other_choices(tmp_path):
    running = []
    with kernels.kernel_pool(len(PATHS)) as pool:
        for path in PATHS:
            known = parameters.parameters(path)
            offered = {name: next(iter(one.values()), None) for name, one in known.choices.items()}
            given = {name: list(one.values)[-1] for name, one in offered.items() if one}
            chosen = known.parse(given | {parameters.DAY: known.days[1]})
            running.append(pool.submit(execute.execute, path, tmp_path / path.name, chosen, "Copy"))
        assert [future.result().error for future in running] == [""] * len(PATHS)
    for path in PATHS:
        first, *rest = nbformat.read(tmp_path / path.name, 4).cells
        assert first.source == "Copy"
        assert any(cell.get("outputs") for cell in rest)


def test_a_rerun_is_a_page_with_its_text_its_charts_and_what_moved(tmp_path):
    known = parameters.parameters(NOTEBOOKS / "01_introduction.ipynb")
    given = {"origin": "popov_island"}
    (copy,) = parameters.run_copies([known.notebook], given, runs=tmp_path)
    page = BeautifulSoup(write_page(copy).read_text(encoding="utf-8"), "html.parser")
    text = " ".join(page.get_text().split())
    judged_so = judged("AB-06", **given)
    assert f"{judged_so.finding.observed:.1f} km from North Korea" in text
    label, story = text.split(judged("AB-06").claim.paraphrase, 1)
    assert "origin (AB-06) is “Popov Island”, not “port”." in label
    assert f"AB-06 {judged('AB-06').verdict} → {judged_so.verdict}, by “Popov Island”" in label
    assert "popov" not in story.replace("land:popov_island", "")
    assert LOOKS[judged("AB-06").verdict].sign not in story.partition("How far is")[0]
    assert f"{LOOKS[judged_so.verdict].sign} AB-06: {judged_so.verdict}" in text
    assert "(NK News, 2018)" in text and "{glue" not in text and "…" not in page.find("h2").text
    assert len(page.find_all("svg")) > 3 and "\nReason:   " in page.find("pre").get_text()
    outside = [tag for tag in page.find_all(src=True) if not tag["src"].startswith("data:")]
    assert outside == [] and page.find_all(["script", "link"]) == []
