"""What a notebook shows: MyST Markdown for the book, and HTML where no book reads it."""

import html

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
