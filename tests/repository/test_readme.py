"""Each command of the README runs."""

import re

import pytest

from edition.base.project import ROOT
from edition.cli import _parser, main

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = "".join(re.findall(r"```sh\n(.*?)```", README, re.S)).splitlines()
INLINE = re.findall(r"`(\.venv/bin/edition [^`]+)`", README)
COMMANDS = dict.fromkeys(line.split(" > ")[0] for line in BLOCKS + INLINE if "edition" in line)
GRID = re.search(r"```csv\n(.*?)```", README, re.S).group(1)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_edition_command_that_the_readme_shows_runs(command, capsys, tmp_path):
    grid = tmp_path / "grid.csv"
    grid.write_text(GRID)
    words = command.replace(grid.name, str(grid)).split()[1:]
    if words[0] in ("preview", "serve") or "--scheduler" in words:
        _parser().parse_args(words)
    elif "--help" in words:
        with pytest.raises(SystemExit, match="^0$"):
            main(words)
        assert "published" in capsys.readouterr().out
    else:
        assert main(words) == 0
        assert capsys.readouterr().out
