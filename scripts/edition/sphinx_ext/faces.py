"""The faces of the site, of which a book gets what its own text needs.

Every page offers Edition Sans with the signs of western Europe.  What a text has beyond them, down
to its Hangul and Han, is cut from the whole faces, so that a word in Hangul costs a reader some
kilobytes, and a page without one nothing.

A script gives a page those of its own text before anything is laid out, since what comes later, be
it within a style sheet, moves lines that a reader sees already.  By the style sheet come those of
what a page shows later, and all where there are no scripts.
"""

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from edition.base import cache
from edition.base.files import hash_of, write_whole
from edition.base.project import CITATION_FILE, DATA, FONTS

EVERYWHERE = (
    "U+0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+304, U+308, U+329, U+2000-206F,"
    " U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
"""The signs of the faces that are shipped as woff2."""

REGULAR, BOLD, ITALIC = {"weight": "400"}, {"weight": "700"}, {"style": "italic"}
FACES = {
    "EditionSans-Regular.woff2": [REGULAR],
    "EditionSans-Bold.woff2": [BOLD],
    "EditionSans-Italic.woff2": [ITALIC],
    "EditionSans-Regular.ttf": [REGULAR],
    "EditionSans-Bold.ttf": [BOLD],
    "EditionSans-Italic.ttf": [ITALIC],
    # For all, as browsers look for a sign only among the faces of the very style at hand.
    "EditionCJK-Regular.otf": [REGULAR, BOLD, ITALIC],
}
"""The faces, and the styles of Edition Sans that each is good for."""

CODE = """@font-face {{ font-family: "Edition CJK"; src: url("fonts/{}"); unicode-range: {}; }}
html {{ --pst-font-family-monospace: var(--pst-font-family-monospace-system), "Edition CJK"; }}
"""
"""For code, which is set in a face of the reader's."""

TEXTS = (".bib", ".csv", ".ipynb", ".json", ".md", ".yml", ".cff")


def signs(source: Path) -> set[int]:
    """What stands in the sources of a book, its tables and its citation, beyond EVERYWHERE."""
    files = [*source.rglob("*"), *DATA.glob("*.csv"), CITATION_FILE]
    texts = (path.read_text(encoding="utf-8") for path in files if path.suffix in TEXTS)
    return {ord(sign) for sign in set().union(*texts)} - set(_members(EVERYWHERE))


def add_faces(wanted: set[int], static: Path) -> dict[str, set[int]]:
    """Puts the faces beside the pages, the whole ones cut to these signs, and into the style sheet
    that every page loads; gives the script of each with the signs for which a page needs it."""
    (static / "fonts").mkdir(parents=True, exist_ok=True)
    scripts = {}
    with (static / "edition.css").open("a", encoding="utf-8") as sheet:
        for name in FACES:
            path = static / "fonts" / name
            if found := _put(name, wanted, path):
                sheet.write(_rules(name, ranges(found)))
                script = path.with_name(f"{name}.js")
                script.write_text(_script(name, path.read_bytes(), ranges(found)), "utf-8")
                scripts[script.name] = found
    return scripts


def _put(name: str, wanted: set[int], target: Path) -> set[int]:
    """Copies a face, or cuts a whole one to those of the signs that it has; gives its signs."""
    import fontTools
    from fontTools import subset
    from fontTools.ttLib import TTFont

    if name.endswith(".woff2"):
        shutil.copy(FONTS / name, target)
        return set(_members(EVERYWHERE))
    font = TTFont(FONTS / name, lazy=True, recalcTimestamp=False)
    found = wanted & set(font.getBestCmap())
    if found:
        kept = cache.place(name, fontTools.version, hash_of(FONTS / name), ranges(found))
        if not kept.exists():
            cutter = subset.Subsetter(subset.Options(glyph_names=False))
            cutter.populate(unicodes=found)
            cutter.subset(font)
            whole = BytesIO()
            font.save(whole)
            write_whole(kept, whole.getvalue())
        shutil.copyfile(kept, target)
    return found


def _rules(name: str, listed: str) -> str:
    rules = "".join(
        f'@font-face {{ font-family: "Edition Sans"; src: url("fonts/{name}");'
        f" {'; '.join(f'font-{kind}: {value}' for kind, value in style.items())};"
        f" unicode-range: {listed}; font-display: swap; }}\n"
        for style in FACES[name]
    )
    return rules + CODE.format(name, listed) if name.endswith(".otf") else rules


def _script(name: str, face: bytes, listed: str) -> str:
    added = (
        'document.fonts.add(new FontFace("Edition Sans", face,'
        f" {json.dumps(style | {'unicodeRange': listed})}));\n"
        for style in FACES[name]
    )
    packed = b64encode(face).decode()
    read = f'const face = Uint8Array.from(atob("{packed}"), (byte) => byte.charCodeAt(0));\n'
    return f"{{\n{read}{''.join(added)}}}\n"


def ranges(found: set[int]) -> str:
    """Numbers of signs as CSS lists them: U+41-42, U+44."""
    ordered = sorted(found)
    breaks = [place for place, (one, two) in enumerate(pairwise(ordered), 1) if two > one + 1]
    runs = (ordered[a:b] for a, b in pairwise([0, *breaks, len(ordered)]))
    return ", ".join(f"U+{run[0]:X}" + (f"-{run[-1]:X}" if run[1:] else "") for run in runs)


def _members(listed: str) -> Iterator[int]:
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", listed):
        yield from range(int(first, 16), int(last or first, 16) + 1)
