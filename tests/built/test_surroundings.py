"""What is made from the data does not depend on where, by whom and under which settings.

The whole book is compared by `tools/benchmarks/same_bytes.py`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SMALL = REPOSITORY / "tests" / "editions" / "small"

MAKE = """
import sys
from pathlib import Path

from edition import cli
from edition.book import archive, citations, claim_pages, overview
from edition.data.dictionary import dictionary
from edition.judge.ledger import judged_claims

target = Path(sys.argv[1])
book = claim_pages.Book(citations.whole_work(citations.citation_file()))
for item in judged_claims():
    path = target / f"{item.claim.id}.html"
    path.write_text(claim_pages.tags(item, book) + claim_pages.body(item, book), encoding="utf-8")
    citations.write(claim_pages.work_of(item, book.whole), path)
archive.write(target)
overview.write(target)
(target / "dictionary.md").write_text(dictionary(), encoding="utf-8")
cli.main(["verdicts", "--universes"])
"""


def made(folder, umask, **settings):
    folder.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", MAKE, folder],
        env=os.environ | settings,
        umask=umask,
        cwd=folder,
        check=True,
        capture_output=True,
    )
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return ran.stdout, {path.relative_to(folder): path.read_bytes() for path in paths}


def test_pages_and_verdicts_are_the_same_bytes_in_other_surroundings(tmp_path):
    here = made(tmp_path / "a", 0o077, LC_ALL="C", TZ="Pacific/Niue", PYTHONHASHSEED="1")
    there = made(
        tmp_path / "b b", 0o002, LC_ALL="de_DE.UTF-8", TZ="Pacific/Kiritimati", PYTHONHASHSEED="2"
    )
    assert len(here[1]) > 500
    assert here == there


LOOKED = """
import os, sys, time
import pandas as pd
print(sys.flags.optimize, open(os.devnull).encoding, time.tzname[0], os.environ.get("MARKED"))
print(pd.DataFrame({f"a long head {n}": [n] for n in range(9)}))
print(sorted(name for name in globals() if name.startswith("set_up")))
1
2
"""
WARNED = "import warnings\nwarnings.warn('told')"


@pytest.fixture
def root(tmp_path):
    """A copy of the small edition in a folder whose name has what shells and templates mean."""
    odd = tmp_path / "an 'edition' of {name} #1 & 100 %20 für $HOME"
    return shutil.copytree(SMALL, odd, ignore=shutil.ignore_patterns("_build"))


def test_no_variable_and_no_setting_of_the_machine_reaches_a_notebook(
    root, tmp_path, write_notebook
):
    for name, source in {
        "01_river": LOOKED,
        "02_assert": "assert False",
        "03_warn": WARNED,
    }.items():
        write_notebook(root / "notebooks" / f"{name}.ipynb", source)
    toc = root / "book" / "_toc.yml"
    chapters = "\n".join(f"      - file: notebooks/{name}" for name in ("02_assert", "03_warn"))
    whole = toc.read_text().replace(
        "- file: notebooks/01_river", f"- file: notebooks/01_river\n{chapters}"
    )
    toc.write_text(whole)
    shown = "c.InteractiveShell.ast_node_interactivity = 'all'\n"
    (root / "ipython_config.py").write_text(
        f"{shown}c.InteractiveShellApp.exec_lines = ['set_up = 1']"
    )
    kernel = tmp_path / "jupyter" / "kernels" / "python3" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    kernel.write_text(json.dumps({"argv": ["false"], "display_name": "x", "language": "python"}))
    hostile = {
        **{"PYTHONOPTIMIZE": "2", "PYTHONWARNINGS": "ignore", "PYTHONIOENCODING": "ascii"},
        **{"PYTHONUTF8": "0", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "MARKED": "here"},
        **{"JUPYTER_PATH": str(tmp_path / "jupyter"), "MPLBACKEND": "none", "COLUMNS": "20"},
        **{"GIT_DIR": "/nowhere", "SOURCE_DATE_EPOCH": "0", "EDITION_ROOT": str(root)},
    }
    home = {name: value for name, value in os.environ.items() if name != "HOME"}
    command = [sys.executable, "-m", "edition.cli", "run"]
    done = subprocess.run(command, cwd=root, env=home | hostile, capture_output=True, text=True)
    assert done.returncode == 1
    assert "02_assert.ipynb: cell 1 failed: AssertionError" in done.stderr
    assert "03_warn.ipynb: cell 1 wrote a warning: " in done.stderr
    executed = json.loads((root / "_build" / "executed" / "01_river.ipynb").read_text())
    printed, last = executed["cells"][0]["outputs"]
    first, *frame, named = "".join(printed["text"]).splitlines()
    assert first == "0 utf-8 UTC None"
    assert "a long head 4" in frame[0]  # as wide as pandas is without a terminal
    assert (named, "".join(last["data"]["text/plain"])) == ("[]", "2")


def test_make_installs_whatever_pip_and_python_are_told_elsewhere():
    told = {"PIP_USER": "1", "PIP_TARGET": "/x", "PIP_REQUIRE_HASHES": "1", "PIP_CONSTRAINT": "/x"}
    told |= {
        "UV_SYSTEM_PYTHON": "1",
        "PYTHONPATH": "/x",
        "PYTHONOPTIMIZE": "2",
        "EDITION_ROOT": "/x",
    }
    mirror = {"PIP_INDEX_URL": "https://mirror.example", "UV_INDEX_URL": "https://mirror.example"}
    done = subprocess.run(
        ["make", "--silent", "--eval=surroundings: ; @env", "surroundings"],
        cwd=REPOSITORY,
        env=os.environ | told | mirror,
        capture_output=True,
        text=True,
        check=True,
    )
    found = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    assert not told.keys() & found.keys()
    assert mirror.items() <= found.items()
