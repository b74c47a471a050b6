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

SOURCES = (BOOK, NOTEBOOKS, DATA, PACKAGE, CONFIG, CITATION, LOCK)
"""What the book is made from."""

CHAPTERS = {
    "AB": "01_introduction",
    "IN": "01_introduction",
    "HO": "02_historical_overview",
    "NC": "03_nuclear_crisis",
    "SK": "04_russia_and_south_korea",
    "CO": "05_conclusion",
}
"""The notebook that shows the claims of each section of the paper."""
