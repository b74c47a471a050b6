"""Colours of charts: the few of the house, and the partner that each has on a dark page."""

import re
from collections.abc import Iterable

from edition.judge.verdicts import COLOURS as COLOURS
from edition.judge.verdicts import LOOKS

GROUND, DARK_GROUND = "#ffffff", "#15171a"
"""What charts lie on, on light pages and on dark ones."""

INK, NEUTRAL, GREY, PALE = "#1f2328", "#5c5c5c", "#8a8a8a", "#d9d9d9"
"""Words, lesser words, what stands back, and what is a ground for marks rather than one."""

PAPER_COLOUR = "#b2182b"
"""The colour of what the paper asserts, wherever a chart sets it against the evidence."""

ACCENT = "#0072b2"
"""The colour of the one thing that a chart is about, where that is no actor."""

BY_HAND = {look.light: look.dark for look in LOOKS.values()} | {GROUND: DARK_GROUND}
"""Partners that pages use too, so that a chart and the card beside it are alike."""

HEX = re.compile(r'"(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|white|black)"')
"""A colour as a whole value of a specification."""

NAMES = {"white": "#ffffff", "black": "#000000"}


def luminance(colour: str) -> float:
    """The relative luminance of a colour like #0072b2, as WCAG 2.2 defines it."""
    linear = [_linear(part) for part in _parts(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def on_dark(colour: str) -> str:
    """The colour that stands out from a dark page as this one does from a white one.

    What is pale on white is dim on black, so that grounds stay grounds and no cell glares.
    """
    if colour in BY_HAND:
        return BY_HAND[colour]
    wanted = contrast(colour, GROUND)
    toward = 1.0 if _above(colour) < wanted else 0.0
    near, far = 0.0, 1.0
    for _ in range(12):
        share = (near + far) / 2
        mixed = _mixed(colour, toward, share)
        if (_above(mixed) < wanted) == (toward == 1.0):
            near = share
        else:
            far = share
    return _mixed(colour, toward, far if toward else near)


def on_fill(fill: str) -> str:
    """The ink in which words on a mark of this colour can be read: white or dark."""
    return max((GROUND, INK), key=lambda ink: contrast(ink, fill))


def partners(colours: Iterable[str]) -> dict[str, str]:
    """Each of some colours, as a specification writes it, with its partner on a dark page."""
    return {one: on_dark(_long(one)) for one in sorted(set(colours))}


def partners_in(specification: str) -> dict[str, str]:
    """The partners of all colours that stand in a specification."""
    return partners(HEX.findall(specification))


def _above(colour: str) -> float:
    """The contrast of a colour with a dark page, below 1 where it is darker still."""
    return (luminance(colour) + 0.05) / (luminance(DARK_GROUND) + 0.05)


def _long(colour: str) -> str:
    colour = NAMES.get(colour, colour).lower()
    return colour if len(colour) == 7 else "#" + "".join(2 * sign for sign in colour[1:])


def _parts(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _mixed(colour: str, other: float, share: float) -> str:
    parts = [(1 - share) * part + share * other for part in _parts(colour)]
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
