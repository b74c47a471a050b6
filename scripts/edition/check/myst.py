"""Reads MyST Markdown as the book does, for what a text names: roles, links, pictures, targets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from edition.base.errors import DataError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

VERBATIM = {
    "bibliography",
    "code",
    "code-block",
    "code-cell",
    "csv-table",
    "eval-rst",
    "literalinclude",
    "math",
    "parsed-literal",
    "raw",
    "sourcecode",
    "toctree",
}
"""Directives whose content is no Markdown."""

FENCE = re.compile(r"\{([^{}\s]+)\}(?:\s+(.*))?", re.DOTALL)
NAME = re.compile(r"^(?::name:|name:)[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
WEB = re.compile(r"\s(?:src|srcset|poster|data)\s*=\s*[\"']?\s*((?:https?:)?//[^\s\"'>]+)", re.I)
"""What a piece of HTML would load from the web."""


@dataclass(frozen=True)
class Mention:
    """What a text names, in a line from 1.

    The kind is role, directive, link, picture or target; a role and a directive have a name, a
    directive and a link a content, which is empty where the reader is to see the title of a place.
    """

    kind: str
    value: str
    line: int
    name: str = ""
    content: str = ""


def parser(config: dict[str, Any]) -> "MarkdownIt":
    """The parser that `_config.yml` asks for; DataError where it asks for what MyST does not know.

    Jupyter Book hands on what stands under `parse`, and Sphinx what stands under `sphinx.config`.
    """
    from markdown_it.renderer import RendererHTML
    from myst_parser.config.main import MdParserConfig
    from myst_parser.parsers.mdit import create_md_parser

    known = {f"myst_{field.name}": field.name for field in fields(MdParserConfig)}
    try:
        asked = {**config["sphinx"]["config"], **(config.get("parse") or {})}
        chosen = {known[name]: value for name, value in asked.items() if name in known}
        return create_md_parser(MdParserConfig(**chosen), RendererHTML)
    except (TypeError, ValueError) as error:
        raise DataError("_config.yml", None, "parse", "", f"settings of MyST: {error}") from error


def mentions(
    md: "MarkdownIt", text: str, env: dict[str, Any], before: int = 0
) -> Iterator[Mention]:
    """What a text names, which begins after so many lines; `env` keeps what links stand for."""
    for token in md.parse(text, env):
        line = before + (token.map or [0])[0] + 1
        if token.type in ("fence", "colon_fence"):
            yield from _fence(md, token, env, line)
        elif token.type == "inline":
            yield from _inline(token.children or [], line)
        elif token.type == "myst_target":
            yield Mention("target", token.content, line)
        elif token.type == "html_block":
            yield from _web(token.content, line)
        if "id" in token.attrs:
            yield Mention("target", str(token.attrs["id"]), line)


def _fence(md: "MarkdownIt", token: "Token", env: dict[str, Any], line: int) -> Iterator[Mention]:
    found = FENCE.fullmatch(token.info.strip())
    name, argument = found.groups("") if found else ("", "")
    if found:
        yield Mention("directive", argument, line, name, token.content)
        for label in NAME.findall(token.content):
            yield Mention("target", label, line)
    if (found or token.type == "colon_fence") and name not in VERBATIM:
        yield from mentions(md, argument, env, line - 1)
        yield from mentions(md, token.content, env, line)


def _inline(tokens: Sequence["Token"], line: int) -> Iterator[Mention]:
    for place, token in enumerate(tokens):
        match token.type:
            case "softbreak" | "hardbreak":
                line += 1
            case "myst_role":
                yield Mention("role", token.content, line, str(token.meta["name"]))
            case "link_open":
                words = "" if tokens[place + 1].type == "link_close" else "words"
                yield Mention("link", str(token.attrs["href"]), line, content=words)
            case "image":
                yield Mention("picture", str(token.attrs["src"]), line)
                yield from _inline(token.children or [], line)
            case "html_inline":
                yield from _web(token.content, line)


def _web(markup: str, line: int) -> Iterator[Mention]:
    for found in WEB.finditer(markup):
        yield Mention("picture", found[1], line + markup.count("\n", 0, found.start(1)))
