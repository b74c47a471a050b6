"""What is made from the data does not depend on where, by whom and under which settings.

The whole book is compared by `tools/benchmarks/same_bytes.py`.
"""

import os
import subprocess
import sys

MAKE = """
import sys
from pathlib import Path

from edition import cli
from edition.book import claim_pages, overview
from edition.data.dictionary import dictionary

target = Path(sys.argv[1])
claim_pages.write(target, "", "book.pdf")
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
