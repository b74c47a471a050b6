"""Hands values from a notebook's code to its prose."""

import math
from datetime import date

from edition.errors import EditionError
from edition.words import in_words


def tell(**values: float | str | date) -> None:
    """Makes each value available to the text of the book as {glue:text}`name` or `name:.1f`.

    Raises EditionError for a number that is none: a reader would be shown nan.
    """
    from myst_nb import glue

    for name, value in values.items():
        plain: float | str
        if isinstance(value, str):
            # A verdict is a text, but would be shown as what Python calls it.
            plain = str(value)
        elif isinstance(value, date):
            plain = in_words(value)
        elif not math.isfinite(value):
            raise EditionError(f"tell: {name} is {value}, which is no number to print")
        else:
            plain = int(value) if float(value).is_integer() else float(value)
        glue(name, plain, display=False)
