"""Words on charts: how they break, how numbers are written, and places where none hides another."""

import math
import re
from collections.abc import Iterable, Sequence

LETTER, LINE = 6.8, 15
"""Pixels that a letter and a line of words take at most, on average, at the size of labels."""

BROKEN = r"(.{14,}?) "
"""Where the name of a row breaks: at the first space after this many letters."""

ROW_NAME = f"split(replace(datum.label, regexp('{BROKEN}', 'g'), '$1\\n'), '\\n')"
"""The same for an axis, as Vega says it."""

ROW_LIFT = f"-7 * (length({ROW_NAME}) - 1)"
"""Pixels by which the first line of such a name moves, so that its lines have the row's middle."""


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The middles nearest to those wanted at which labels of these sizes do not overlap.

    They keep their order, and lie between `low` and `high` where there is room for them all.
    """
    order = sorted(range(len(wanted)), key=lambda one: (wanted[one], one))
    ahead: list[float] = []  # how far each must at least lie behind the first
    for place, one in enumerate(order):
        before = order[place - 1]
        ahead.append(ahead[-1] + (sizes[before] + sizes[one]) / 2 if place else 0.0)
    blocks: list[list[float]] = []  # sum and number of those that touch each other
    for one, room in zip(order, ahead, strict=True):
        blocks.append([wanted[one] - room, 1])
        while len(blocks) > 1 and _mean(blocks[-2]) >= _mean(blocks[-1]):
            total, number = blocks.pop()
            blocks[-1] = [blocks[-1][0] + total, blocks[-1][1] + number]
    flat = [_mean(block) for block in blocks for _ in range(int(block[1]))]
    found = [0.0] * len(wanted)
    for one, shift, room in zip(order, flat, ahead, strict=True):
        last = high - ahead[-1] - sizes[order[-1]] / 2
        found[one] = max(low + sizes[order[0]] / 2, min(shift, last)) + room
    return found


def _mean(block: Sequence[float]) -> float:
    return block[0] / block[1]


def broken(name: str) -> list[str]:
    """The lines into which the name of a row is broken."""
    return re.sub(BROKEN, r"\1\n", name).split("\n")


def width(words: Iterable[str]) -> int:
    """Pixels that the longest of some words takes."""
    return math.ceil(LETTER * max((len(one) for one in words), default=0))


def number_format(values: Iterable[float]) -> str:
    """A format in which all of some numbers can be told apart, for Vega and for Python."""
    given = [abs(value) for value in values if not math.isnan(value)]
    if all(float(value).is_integer() for value in given):
        return ",d"
    greatest = max(given)
    return ",.0f" if greatest >= 1000 else ",.1f" if greatest >= 20 else ",.2f"


def written(value: float, form: str) -> str:
    """A number in such a format, with a minus sign that is none of the hyphens."""
    if math.isnan(value):
        return ""
    text = format(round(value) if form.endswith("d") else value, form)
    return text.replace("-", "−")


SMALLEST = 1e-12
"""What is nearer to nothing than this is drawn as nothing."""


def ticks(low: float, high: float) -> tuple[float, float]:
    """The round numbers around some values between which an axis runs."""
    wide = high - low or abs(high)
    wide = wide if wide > SMALLEST else 1.0
    power = 10.0 ** math.floor(math.log10(wide / 4))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if wide / step <= 5)
    start, end = math.floor(low / step) * step, math.ceil(high / step) * step
    return start, end if end > start else start + step


def decades(low: float, high: float) -> tuple[float, float]:
    """The powers of ten around some values."""
    start, end = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return 10.0**start, 10.0 ** max(end, start + 1)


def log(value: float) -> float:
    """The power of ten that a number is."""
    return math.log10(value)
