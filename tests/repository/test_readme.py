import re
import subprocess

import pytest

from edition.base.project import ROOT
from edition.cli import _parser, main

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines()
]
GRID = re.search(r"```csv\n(.*?)```", README, re.S).group(1)
INLINE = re.findall(r"`((?:make|\.venv/bin/edition) [^`]+)`", README)


@pytest.mark.parametrize("command", [c for c in COMMANDS + INLINE if c.startswith("make ")])
def test_each_make_command_that_the_readme_shows_exists(command):
    target = command.split()[1]
    known = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True).stdout
    assert f"make {target} " in known


@pytest.mark.parametrize("command", [c for c in COMMANDS + INLINE if "edition" in c])
def test_each_edition_command_that_the_readme_shows_runs(command, capsys, tmp_path):
    grid = tmp_path / "grid.csv"
    grid.write_text(GRID)
    words = command.replace(grid.name, str(grid)).split(" > ")[0].split()[1:]
    if words[0] == "serve" or "--scheduler" in words:
        _parser().parse_args(words)
    else:
        assert main(words) == 0
        assert capsys.readouterr().out


def test_each_file_that_the_readme_names_exists():
    named = set(re.findall(r"`([\w./_-]+(?:/|\.\w+))`", README)) - {"_build/html", "_build/runs"}
    named |= set(re.findall(r"\]\((?!http)([^)]+)\)", README))
    assert len(named) > 8
    for name in named - {"rules.py"}:
        assert (ROOT / name).exists(), name
    assert (ROOT / "scripts" / "edition" / "rules.py").exists()
