"""What a notebook shows, and the values that it hands to its text."""

import html
import math
from datetime import date

from edition.base.errors import EditionError
from edition.base.text import day_in_words

CAPTION = "edition-caption"
"""Marks the output of a table that is to be numbered."""


def preformatted(text: str) -> str:
    """Plain text as HTML that keeps its lines."""
    style = "white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere"
    return f'<pre style="{style}">{html.escape(text)}</pre>'


def show(myst: str, plain: str, caption: str = "") -> None:
    """Shows MyST Markdown in the book, and plain HTML where it cannot be read.

    A table that is given a caption gets a number in the book.
    """
    from IPython.display import display

    display(  # type: ignore[no-untyped-call]
        {"text/markdown": myst, "text/html": plain},
        raw=True,
        metadata={CAPTION: caption} if caption else {},
    )


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
            plain = day_in_words(value)
        elif not math.isfinite(value):
            raise EditionError(f"tell: {name} is {value}, which is no number to print")
        else:
            plain = int(value) if float(value).is_integer() else float(value)
        glue(name, plain, display=False)
