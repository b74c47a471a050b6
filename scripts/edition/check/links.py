"""Asks every address of the edition whether it answers, by the link checker of Sphinx.

This alone of all checks goes to the network, so that no build waits for it.
"""

import json
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edition.base.errors import EditionError
from edition.base.project import BIBLIOGRAPHY, BUILD, DATA, ROOT
from edition.check.addresses import addresses
from edition.check.texts import linked_addresses

REPORT = BUILD / "links.md"
"""What is dead, for the issue that tells of it; there is no such file where nothing is."""

UNKNOWN = re.compile("NameResolution|Failed to resolve|getaddrinfo|Name or service not known")
"""How the checker tells of a host that nobody knows."""

DEAD = re.compile("(404|410) |unknown host$")
"""What is told of a page that is gone, or of a host that nobody knows.

Whatever else it tells may pass: a server that is busy, slow, or refuses programs.
"""

SETTINGS = {
    "extensions": [],
    "linkcheck_allow_unauthorized": False,
    "linkcheck_anchors": False,
    "linkcheck_report_timeouts_as_broken": False,
    "linkcheck_retries": 2,
    "linkcheck_timeout": 30,
    "linkcheck_workers": 10,
}

MOST_TOLD = 200
"""How many addresses a report names, which an issue must be able to hold."""

MOST_PLACES = 3
"""How many places of an address are named."""


@dataclass(frozen=True)
class Answer:
    """What the asking of an address gave: whether it is dead, and what the checker said of it.

    What was said is empty where the page answered.
    """

    address: str
    places: tuple[str, ...]
    said: str

    @property
    def is_dead(self) -> bool:
        """Whether the page is gone, or its host unknown."""
        return bool(DEAD.search(self.said))


def all_addresses(root: Path = ROOT) -> dict[str, tuple[str, ...]]:
    """Every address of bibliography, tables, descriptor, pages and notebooks, with its places."""
    found: dict[str, list[str]] = {}
    named = addresses(root / DATA.name, root / "book" / BIBLIOGRAPHY.name)
    for place, address in [*named, *linked_addresses(root)]:
        found.setdefault(address, []).append(place)
    return {address: tuple(dict.fromkeys(places)) for address, places in found.items()}


def ask(addresses: Mapping[str, tuple[str, ...]]) -> list[Answer]:
    """What each address answers, in the order given; EditionError where none answers at all."""
    with TemporaryDirectory() as folder, warnings.catch_warnings(action="ignore"):
        told = _check(list(addresses), Path(folder))
    if addresses and told.keys() == addresses.keys():
        raise EditionError("no address answers: is there a way to the network?")
    return [Answer(one, places, told.get(one, "")) for one, places in addresses.items()]


def report(answers: Iterable[Answer], path: Path = REPORT) -> str:
    """How many addresses answer, and which do not; what is dead is also written to a file."""
    answers = list(answers)
    dead = [one for one in answers if one.is_dead]
    unclear = [one for one in answers if one.said and not one.is_dead]
    path.unlink(missing_ok=True)
    if dead:
        path.parent.mkdir(exist_ok=True)
        head = f"{len(dead)} of {_count(answers)} lead nowhere.\n\n"
        path.write_text(head + "\n".join(map(_line, dead[:MOST_TOLD])) + "\n", encoding="utf-8")
    lines = [f"dead: {_plain(one)}" for one in dead]
    lines += [f"unclear: {_plain(one)}" for one in unclear]
    total = f"{_count(answers)}: {len(dead)} dead, {len(unclear)} unclear"
    return "\n".join([*lines, total])


def _count(answers: list[Answer]) -> str:
    return "1 address" if len(answers) == 1 else f"{len(answers)} addresses"


def _plain(one: Answer) -> str:
    return f"{one.address} ({_places(one)}): {one.said}"


def _line(one: Answer) -> str:
    return f"- <{one.address}>, in {_places(one)}: {one.said}"


def _places(one: Answer) -> str:
    more = len(one.places) - MOST_PLACES
    return "; ".join([*one.places[:MOST_PLACES], *([f"{more} more"] if more > 0 else [])])


def _check(addresses: list[str], folder: Path) -> dict[str, str]:
    """What Sphinx says of those addresses that do not answer, on a page that has them all."""
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    def fill(app: Sphinx, page: Any) -> None:
        links = [nodes.reference("", address, refuri=address) for address in addresses]
        page += nodes.paragraph("", "", *links)

    (folder / "index.rst").write_text("Addresses\n=========\n", encoding="utf-8")
    places = (folder, None, folder / "out", folder / "trees")
    with docutils_namespace():
        app = Sphinx(*places, "linkcheck", confoverrides=SETTINGS, status=None, warning=None)
        app.connect("doctree-read", fill)
        app.build()
    text = (folder / "out" / "output.json").read_text(encoding="utf-8")
    return {
        one["uri"]: _said(one)
        for one in map(json.loads, text.splitlines())
        if one["status"] not in ("working", "redirected")
    }


def _said(one: dict[str, Any]) -> str:
    """The words of the checker in a line, without the address that they repeat."""
    if UNKNOWN.search(str(one["info"])):
        return "unknown host"
    words = re.sub(r" for url: \S+", "", str(one["info"]))
    return " ".join(words.split()) or str(one["status"])
