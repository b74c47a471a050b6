"""Tells which of the signs it reads none of the faces in a folder has, nor any of Typst's own.

A program of its own: a process that has set a page with Typst may not fork, as the build does.
"""

import sys
import unicodedata

import typst

NONE = ("Co", "Cn", "Cs")
"""The categories of what Unicode gives no meaning; a face may have a box for it."""


def missing(signs: str, faces: typst.Fonts) -> str:
    """Those of some signs that no face has: asked for all at once, then for each half."""
    if not signs or prints(signs, faces):
        return ""
    half = len(signs) // 2
    return missing(signs[:half], faces) + missing(signs[half:], faces) if half else signs


def prints(signs: str, faces: typst.Fonts) -> bool:
    """Whether Typst can print all of these signs."""
    if any(unicodedata.category(sign) in NONE or sign == "\ufffd" for sign in signs):
        return False
    words = " ".join(f'#"\\u{{{ord(sign):x}}}"' for sign in signs)
    source = f'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n{words}'.encode()
    try:
        typst.compile(source, font_paths=faces, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a file, as it is read
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    asked = sys.stdin.read()
    print(missing(asked, typst.Fonts(include_system_fonts=False, font_paths=[sys.argv[1]])), end="")
