"""What the notebooks show of tables whose rows stand in another order: the same."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from edition.base.project import DATA, NOTEBOOKS, ROOT
from edition.run.runner import EXECUTED

INPUTS = ["book", "data", "notebooks", "scripts/paper", "requirements.txt"]


def shown(executed: Path) -> dict[str, list[object]]:
    """The outputs of all cells, by notebook."""
    return {
        path.name: [
            cell.get("outputs")
            for cell in json.loads((executed / path.name).read_text(encoding="utf-8"))["cells"]
        ]
        for path in sorted(NOTEBOOKS.glob("*.ipynb"))
    }


def test_notebooks_show_the_same_when_every_table_is_shuffled(book, tmp_path):
    for name in INPUTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy(ROOT / name, tmp_path / name)
    for path in (tmp_path / DATA.name).glob("*.csv"):
        head, *rows = path.read_bytes().splitlines(keepends=True)
        random.Random(7).shuffle(rows)
        path.write_bytes(head + b"".join(rows))
    machinery = os.pathsep.join([str(tmp_path / "scripts"), str(ROOT / "scripts")])
    environment = os.environ | {"EDITION_ROOT": str(tmp_path), "PYTHONPATH": machinery}
    command = [sys.executable, "-m", "edition.cli", "run"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert shown(tmp_path / EXECUTED.relative_to(ROOT)) == shown(EXECUTED)
