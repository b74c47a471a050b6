"""Cuts the faces in scripts/edition/book/fonts out of fonts that others publish.

    pip install fonttools
    npm pack @expo-google-fonts/source-sans-3@0.4.1       (unpack it into a folder)
    apt-get download fonts-noto-cjk=1:20220127+repack1-1  (dpkg-deb -x into the same folder)
    python tools/fonts/cut.py FOLDER

Edition Sans is Source Sans 3, version 3.052, cut to Latin, Greek and Cyrillic with the features
that text needs.  Its licence reserves the name Source, so that a changed face must have another.

Edition CJK is Noto Sans CJK KR, version 2.004, cut to what a text of Korean, Chinese or Japanese
words in another language needs: all modern Hangul and its letters, the Han of KS X 1001, of GB 2312
and of the first level of Big5, kana, punctuation and full-width forms.  Both are under the SIL Open
Font License, which lies beside them.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

Blocks = tuple[tuple[int, int], ...]

FACES = Path(__file__).parents[2] / "scripts" / "edition" / "book" / "fonts"

SANS = {
    "Regular": ("SourceSans3_400Regular.ttf", "393fb5b878ceed04aebc34b097e853ae"),
    "Italic": ("SourceSans3_400Regular_Italic.ttf", "f17facaa9ed293bb38526db3638e2405"),
    "Bold": ("SourceSans3_600SemiBold.ttf", "bd2550fce2d295b0bf20bd8b1b7f1477"),
}
SANS_BLOCKS = (
    *((0x00, 0x24F), (0x2BB, 0x2DD), (0x300, 0x36F), (0x370, 0x52F), (0x1E00, 0x1FFF)),  # letters
    *((0x2000, 0x209F), (0x20A0, 0x20BF), (0x2122, 0x2122)),  # punctuation, small digits, money
    *((0x2191, 0x2191), (0x2193, 0x2193), (0x2212, 0x2212), (0x2215, 0x2215), (0xFEFF, 0xFEFF)),
)
SANS_FEATURES = ["ccmp", "dnom", "frac", "liga", "locl", "numr", "pnum", "kern", "mark", "mkmk"]
CJK = (
    "NotoSansCJK-Regular.ttc",
    "b76b0433203017ca80401b2ee0dd6935",
)
KOREAN = 1
"""The place of Noto Sans CJK KR in the collection."""
CJK_FEATURES = ["ccmp", "ljmo", "vjmo", "tjmo"]  # letters joined to syllables

CJK_BLOCKS = (
    *((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3)),  # Hangul
    *((0x3000, 0x312F), (0x3200, 0x33FF)),  # punctuation, kana, bopomofo, units
    *((0x2121, 0x2121), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF)),  # forms
)
TRAIL = range(0xA1, 0xFF)
LISTS = (
    ("euc_kr", range(0xCA, 0xFE), TRAIL),
    ("gb2312", range(0xB0, 0xF8), TRAIL),
    ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *TRAIL)),
)
"""Where the character sets of Korea, of China and of Taiwan have their Han."""


def han() -> set[str]:
    """The Han of the three character sets."""
    pairs = (
        (codec, bytes([first, second]))
        for codec, lead, trail in LISTS
        for first in lead
        for second in trail
    )
    found = {pair.decode(codec, "ignore") for codec, pair in pairs}
    return {sign for sign in found if "\u4e00" <= sign <= "\u9fff"}


def source(folder: Path, name: str, expected: str) -> Path:
    """A source file by its name, if its SHA-256 starts so."""
    path = next(folder.rglob(name))
    found = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    if found != expected:
        sys.exit(f"{path} is {found}, not {expected}")
    return path


def cut(font: TTFont, blocks: Blocks, others: set[str], features: list[str]) -> None:
    """Keeps of a font the signs of these blocks, some others, and these features."""
    signs = {sign for first, last in blocks for sign in range(first, last + 1)}
    options = subset.Options(glyph_names=False, hinting=False, notdef_outline=True)
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs | set(map(ord, others)))
    cutter.subset(font)


def save(font: TTFont, family: str, style: str, ending: str) -> None:
    """Writes a face under its own name, the same bytes whenever it is cut."""
    names = font["name"]
    names.names = [one for one in names.names if (one.platformID, one.langID) == (3, 0x409)]
    full = f"{family.replace(' ', '')}-{style}"
    for place, name in {
        1: family,
        2: style,
        3: f"{full};2.0",
        4: f"{family} {style}",
        6: full,
    }.items():
        names.setName(name, place, 3, 1, 0x409)
    if "CFF " in font:
        table = font["CFF "].cff
        table.fontNames = [full]
        table.topDictIndex[0].FullName = f"{family} {style}"
        table.topDictIndex[0].FamilyName = family
    if style == "Bold":  # whatever the weight that it was in its own family
        font["OS/2"].usWeightClass = 700
        font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x40 | 0x20
        font["head"].macStyle |= 1
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(FACES / f"{full}{ending}")


def main() -> None:
    """Cuts all faces from the sources in the folder that is given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the sources lie")
    folder = parser.parse_args().folder
    for style, (name, expected) in SANS.items():
        font = TTFont(source(folder, name, expected))
        cut(font, SANS_BLOCKS, set(), SANS_FEATURES)
        save(font, "Edition Sans", style, ".ttf")
    font = TTCollection(source(folder, *CJK)).fonts[KOREAN]
    cut(font, CJK_BLOCKS, han(), CJK_FEATURES)
    save(font, "Edition CJK", "Regular", ".otf")


if __name__ == "__main__":
    main()
