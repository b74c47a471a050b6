"""Where things are, named once."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
BUILD = ROOT / "_build"
BIBLIOGRAPHY = BOOK / "references.bib"
CITATION = ROOT / "CITATION.cff"
CONFIG = ROOT / "_config.yml"
DATA = ROOT / "data"
FONTS = BOOK / "_static" / "fonts"
LOCK = ROOT / "requirements.txt"
NOTEBOOKS = ROOT / "notebooks"
PACKAGE = ROOT / "scripts" / "edition"
