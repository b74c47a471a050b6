"""Finds signs that cannot be seen, which come with text that is pasted from elsewhere."""

import re
import unicodedata
from collections.abc import Iterator

HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
"""The categories of Unicode that have no picture: controls, format, private use, unassigned."""

BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufffc\ufffd\uffa0")
"""What has a picture by its category, and yet shows nothing, or that something got lost."""

VARIANTS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What chooses between the pictures of the sign before."""

JOINER, NON_JOINER = "\u200d", "\u200c"
VIRAMA = 9
"""The combining class of what ends a syllable in the scripts of India."""


def unseen(text: str, but: str = "") -> Iterator[tuple[int, str]]:
    """The place of each sign that cannot be seen, but these, and what it is: U+200B."""
    suspects = {one for one in set(text) if one not in but and _is_suspect(one)}
    for place, sign in enumerate(text) if suspects else ():
        before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
        if sign in suspects and not _shapes(before or " ", sign, after or " "):
            yield place, f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def _is_suspect(sign: str) -> bool:
    hidden = unicodedata.category(sign) in HIDDEN or sign in BLANK
    return hidden or bool(VARIANTS.match(sign))


def _shapes(before: str, sign: str, after: str) -> bool:
    """Whether a sign shapes its neighbours: a variant, a joined emoji, a script that needs it."""
    kind = unicodedata.category(before)
    if VARIANTS.match(sign):
        return kind[0] in "NPS" or before > "\u1000"
    if sign == JOINER and (kind in ("So", "Sk") or VARIANTS.match(before)):
        return unicodedata.category(after) == "So"
    ends_syllable = unicodedata.combining(before) == VIRAMA
    return sign in (JOINER, NON_JOINER) and (
        ends_syllable or unicodedata.bidirectional(before) == "AL"
    )
