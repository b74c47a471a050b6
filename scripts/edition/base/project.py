"""Where the edition at work lies, and its folders, named once; a process works on one edition."""

import os
import sys
from pathlib import Path

from edition.base.errors import EditionError

VARIABLE = "EDITION_ROOT"
"""The environment variable that names the folder of an edition."""

LEDGER = "data/claims.csv"
"""What makes a folder an edition."""


def find_root(start: Path) -> Path:
    """The folder that EDITION_ROOT names, else the nearest from `start` upwards that is an edition.

    Raises EditionError where there is none.
    """
    if given := os.environ.get(VARIABLE):
        folders, told = [Path(given).resolve()], f"{VARIABLE} names {given}, which has no {LEDGER}"
    else:
        folders = [start, *start.parents]
        told = f"neither {start} nor a folder above it has {LEDGER}"
    for folder in folders:
        if (folder / LEDGER).is_file():
            return folder
    remedy = f"go to the folder of an edition, or name it in {VARIABLE}"
    raise EditionError(f"no edition here: {told}; {remedy}")


ROOT = find_root(Path.cwd())
BOOK = ROOT / "book"
BUILD = ROOT / "_build"
BIBLIOGRAPHY = BOOK / "references.bib"
CITATION_FILE = ROOT / "CITATION.cff"
CONFIG = ROOT / "_config.yml"
DATA = ROOT / "data"
LOCK = ROOT / "requirements.txt"
NOTEBOOKS = ROOT / "notebooks"
SCRIPTS = ROOT / "scripts"

PACKAGE = Path(__file__).resolve().parents[1]
"""The machinery, which need not lie in the edition."""

FONTS = PACKAGE / "book" / "fonts"
"""The faces of charts, pages and headings."""

PAPER_PACKAGE = SCRIPTS / "paper"
"""The code that is the paper's alone: its evidence, and the calculations behind it."""

PUBLISHED = (DATA / "verdicts.csv", DATA / "verdict_changes.csv")
"""What `edition accept` writes, which no verdict and no notebook depends on."""

INPUTS = (BOOK, NOTEBOOKS, DATA, PACKAGE, PAPER_PACKAGE, CONFIG, CITATION_FILE, LOCK)
"""What the book is made from."""

# The edition's own package `paper` comes before that of any other edition which is installed.
sys.path[:] = [str(SCRIPTS), *(place for place in sys.path if place != str(SCRIPTS))]
