"""Leaves in the built site what its pages use: style rules and files."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import tinycss2

TEXT = {".css", ".html", ".js"}


def slim(site: Path) -> None:
    """Drops the style rules that no page can match and the theme's files that no page asks for.

    A rule goes only where a class or an id that it needs occurs in no page and in no script.
    """
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.suffix in TEXT and "_sources" not in path.parts
    }
    asked = [path for path in sorted(_asked(site, texts)) if path in texts]
    used = {word for path in asked if path.suffix != ".css" for word in _words(texts[path])}
    for path in asked:
        if path.suffix == ".css":
            texts[path] = trimmed(texts[path], used)
            path.write_text(texts[path], encoding="utf-8")
    # Once more: what only the dropped rules named is not asked for.
    for path in set(site.glob("_static/**/*")) - _asked(site, texts):
        # Licences are asked for by law.
        if path.is_file() and path.suffix != ".txt":
            path.unlink()


def _asked(site: Path, texts: dict[Path, str]) -> set[Path]:
    """The pages, and the files whose names stand in them or in a file that is asked for."""
    files = {path for path in site.rglob("*") if path.is_file()}
    asked = {path for path in files if "_static" not in path.relative_to(site).parts}
    fresh = set(asked)
    while fresh:
        named = {word for path in fresh for word in _names(texts.get(path, ""))}
        fresh = {path for path in files - asked if path.name in named}
        asked |= fresh
    return asked


@cache
def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w.-]+", text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]+", text))


def trimmed(css: str, words: set[str]) -> str:
    """A style sheet without rules whose selectors need a class or an id that is not in `words`.

    Licences, which open with `/*!`, stay.
    """
    return "".join(_kept(tinycss2.parse_stylesheet(css), words)).strip() + "\n"


def _kept(rules: Iterable[Any], words: set[str]) -> Iterable[str]:
    for rule in rules:
        if rule.type == "comment":
            yield f"/*{rule.value}*/\n" if rule.value.startswith("!") else ""
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports", "layer"):
            if rule.content is None:
                yield rule.serialize() + "\n"
            elif inner := "".join(_kept(tinycss2.parse_rule_list(rule.content), words)):
                head = tinycss2.serialize(rule.prelude)
                yield f"@{rule.at_keyword}{head}{{\n{inner}}}\n"
        elif rule.type == "qualified-rule":
            selectors = [part for part in _parts(rule.prelude) if _can_match(part, words)]
            if selectors:
                head = ",".join(tinycss2.serialize(part).strip() for part in selectors)
                yield f"{head}{{{tinycss2.serialize(rule.content).strip()}}}\n"
        elif rule.type != "whitespace":
            yield rule.serialize() + "\n"


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
        if (is_class or token.type == "hash") and not _words(token.value) <= words:
            return False
    return True
