"""Hands values from a notebook's code to its prose."""

from datetime import date

from edition.words import in_words


def tell(**values: float | str | date) -> None:
    """Makes each value available to the text of the book as {glue:text}`name` or `name:.1f`."""
    from myst_nb import glue

    for name, value in values.items():
        plain: float | str
        if isinstance(value, str):
            # A verdict is a text, but would be shown as what Python calls it.
            plain = str(value)
        elif isinstance(value, date):
            plain = in_words(value)
        else:
            plain = int(value) if float(value).is_integer() else float(value)
        glue(name, plain, display=False)
