"""Spells Typst source: every piece of text is a string literal, so nothing needs escaping."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONG_WORD = re.compile(r"\S{30,}")
_BREAKABLE = re.compile(r"[^\s/._?&=#:@-]{0,20}[/._?&=#:@-]+|[^\s/._?&=#:@-]{1,20}")
_LENGTH = re.compile(r"^(\d+(?:\.\d+)?|\.\d+)\s*([a-z%]*)$")
_UNITS = {
    "": (0.75, "pt"),
    "px": (0.75, "pt"),
    "pc": (12.0, "pt"),
    "ex": (0.5, "em"),
    "%": (1.0, "%"),
    **{unit: (1.0, unit) for unit in ("pt", "mm", "cm", "in", "em")},
}


def string(value: str) -> str:
    """A Typst string literal."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    escaped = _CONTROL.sub(lambda found: rf"\u{{{ord(found[0]):x}}}", escaped)
    return f'"{escaped}"'


def text(value: str) -> str:
    """Running text: white space collapses, and words too long for a line may break."""
    return _with_breaks(re.sub(r"[ \t\r\n\f\v]+", " ", value), lambda part: f"#{string(part)};")


def code(value: str) -> str:
    """Code within a line."""
    return _with_breaks(value.replace("\n", " "), lambda part: f"#raw({string(part)});")


def call(function: str, *bodies: str, **arguments: str | None) -> str:
    """A call with content blocks; arguments that are None are left to their defaults."""
    given = ", ".join(f"{name}: {value}" for name, value in arguments.items() if value is not None)
    return f"#{function}({given})" + "".join(f"[{body}]" for body in bodies) + ";"


def array(items: Iterable[str]) -> str:
    """A Typst array, also of none or one item."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def label(docname: str, node_id: str = "") -> str:
    """The name of a place in the book; distinct for every document and id."""
    return f"{quote(docname)}#{node_id}"


def length(value: str) -> str | None:
    """A docutils length (300px, 50%, 8cm, 300) as a Typst length; None where it is none."""
    found = _LENGTH.match(value.strip())
    if not found or found[2] not in _UNITS:
        return None
    factor, unit = _UNITS[found[2]]
    return f"{float(found[1]) * factor:g}{unit}"


def _with_breaks(value: str, spell: Callable[[str], str]) -> str:
    """Spell a text, with a chance to break inside each word that could overflow a line."""
    out, end = [], 0
    for word in _LONG_WORD.finditer(value):
        out += [spell(value[end : word.start()])] if word.start() > end else []
        out.append("#may-break;".join(spell(part) for part in _BREAKABLE.findall(word[0])))
        end = word.end()
    return "".join([*out, spell(value[end:])] if end < len(value) else out)
