"""Leaves out of the built site what the theme brings and no page uses: files and style rules."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tinycss2

UNASKED = (
    *("locales", "images", "scripts/bootstrap.js", "scripts/fontawesome.js", "**/*.map"),
    *("design-tabs.js", "vendor"),
)
"""Files of the theme and of its helpers that no page asks for: seven megabytes."""

SHEETS = ("styles/pydata-sphinx-theme.css", "sphinx-design.min.css")
"""The large style sheets of others, which every page loads: 73 kB, packed, of which 18 are used."""


def slim(site: Path) -> None:
    """Drops those files, and from those sheets the rules that no page can match."""
    static = site / "_static"
    for pattern in UNASKED:
        for path in list(static.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    pages = [path for path in site.rglob("*") if path.suffix in (".html", ".js")]
    words = {word for path in pages for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}
    for name in SHEETS:
        path = static / name
        path.write_text(trimmed(path.read_text(encoding="utf-8"), words), encoding="utf-8")


def trimmed(css: str, words: set[str]) -> str:
    """A style sheet without its faces, since the book has its own and draws its icons, and without
    rules whose selectors need a class or an id that is not in `words`.

    A word that ends in a hyphen stands for all that begin with it, since a script may compose
    them.  Licences, which open with `/*!`, stay.
    """
    return "".join(_kept(tinycss2.parse_stylesheet(css), words)).strip() + "\n"


def _kept(rules: Iterable[Any], words: set[str]) -> Iterable[str]:
    for rule in rules:
        if rule.type == "comment":
            yield f"/*{rule.value}*/\n" if rule.value.startswith("!") else ""
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            if inner := "".join(_kept(tinycss2.parse_rule_list(rule.content), words)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{\n{inner}}}\n"
        elif rule.type == "qualified-rule":
            selectors = [part for part in _parts(rule.prelude) if _can_match(part, words)]
            if selectors:
                head = ",".join(tinycss2.serialize(part).strip() for part in selectors)
                yield f"{head}{{{tinycss2.serialize(rule.content).strip()}}}\n"
        elif rule.type != "whitespace" and not _is_face(rule):
            yield rule.serialize() + "\n"


def _is_face(rule: Any) -> bool:
    return bool(rule.type == "at-rule" and rule.lower_at_keyword == "font-face")


def _parts(prelude: list[Any]) -> list[list[Any]]:
    """The selectors of a rule, which commas part."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return parts


def _can_match(selector: list[Any], words: set[str]) -> bool:
    """Whether every class and id that a selector needs occurs; what stands in brackets may vary."""
    for before, token in zip([None, *selector], selector, strict=False):
        is_class = token.type == "ident" and before is not None and before == "."
        if (is_class or token.type == "hash") and not _is_used(token.value, words):
            return False
    return True


def _is_used(name: str, words: set[str]) -> bool:
    starts = (name[: place + 1] for place, sign in enumerate(name) if sign == "-")
    return name in words or any(start in words for start in starts)
