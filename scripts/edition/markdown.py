"""Text from data in MyST Markdown: it shows as it stands and is never read as markup."""

import re

INLINE = re.compile(r"[\\`*_{}\[\]<>$|~#&^]")
AT_START = re.compile(r"^(\d*)([-+:=%(.)])")
"""What opens a list, a heading, a comment or a target."""


def literal(text: str) -> str:
    """A text in one line, with a backslash before every sign that Markdown or MyST would read."""
    line = INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return AT_START.sub(r"\1\\\2", line)
