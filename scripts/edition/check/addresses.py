"""Checks the addresses of sources, data and pages: their form, and on what they stand.

The table hosts.csv beside this module lists test hosts, delivery networks, proxies of libraries,
sites that share documents, mirrors, AMP pages, shorteners and web caches: `host` and `path` are
patterns as in a shell, of which the second takes in the query, and `kind` is what a message says.
A source may stand on one of them only as a copy that is not trusted.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from edition.base.cache import cached
from edition.base.errors import DataError
from edition.base.files import read_text
from edition.data import descriptor, tables
from edition.data.bibliography import archived, entries
from edition.data.descriptor import DESCRIPTOR

HOSTS = Path(__file__).with_name("hosts.csv")
"""The table of hosts on which no source should stand."""

UNFIT = re.compile(r"[\s<>\"{}|\\^`]")
"""What an address never has as it is, but as a per cent sign and two digits."""

HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")
DOI = re.compile(r"10\.\d{4,9}/[^\s?#]+[^\s?#.,;]")
RESOLVER = re.compile(r"(?:www\.|dx\.)?doi\.org")
TRACKING = re.compile(r"utm_\w+|(?:fb|g|y|d|ms|tw)cl(?:k?id|sid)|mc_[ce]id|igsh(?:id)?|ref_src|_ga")

ELSEWHERE = "the address of the publisher, an archive or a library"
POOR = f"{ELSEWHERE}; or else copy poor in sources.csv, as this is "


def unfit_address(address: str) -> str:
    """What an address ought to be that is none; empty where its form is sound."""
    if UNFIT.search(address):
        return "an address without spaces and signs that it cannot have"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "an address that can be read"
    if parts.scheme not in ("http", "https"):
        return "an address that starts with https:// or http://"
    if not HOST.fullmatch(parts.netloc):
        return "the name of a host alone after //, without user, port or a full stop at its end"
    if address[-1] in ".,;:!?']" or address.count(")") > address.count("("):
        return f"an address without {address[-1]} at its end"
    if found := [name for name, _ in parse_qsl(parts.query) if TRACKING.fullmatch(name)]:
        return f"the address without {', '.join(found)}, by which readers are tracked"
    is_doi = parts.netloc == "doi.org" and parts.scheme == "https" and not parts.query
    if RESOLVER.fullmatch(parts.netloc) and not (is_doi and DOI.fullmatch(parts.path[1:])):
        return "a DOI as https://doi.org/10.1234/abc"
    return ""


def kind_of_host(address: str) -> str:
    """What an address stands on where that is none to cite, as a test host; else empty."""
    parts = urlsplit(address)
    where = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for one in _hosts():
        if fnmatchcase(parts.netloc.lower(), one.host) and fnmatchcase(where, one.path or "*"):
            return one.kind
    return ""


def unfit_link(address: str) -> str:
    """What an address of a page or of the data package ought to be; empty where it is sound."""
    kind = "" if (expected := unfit_address(address)) else kind_of_host(address)
    return f"{ELSEWHERE}, as this is {kind}" if kind else expected


def unfit_fields(bibliography: Path) -> Iterator[DataError]:
    """The addresses and the DOIs of references that have not the form of one."""
    for key, entry in entries(bibliography).items():
        if (address := entry.fields.get("url", "")) and (expected := unfit_address(address)):
            yield DataError(bibliography.name, None, f"{key}.url", address, expected)
        if (doi := entry.fields.get("doi", "")) and not DOI.fullmatch(doi):
            yield DataError(bibliography.name, None, f"{key}.doi", doi, "a DOI as 10.1234/abc")


def addresses(data: Path, bibliography: Path) -> Iterator[tuple[str, str]]:
    """Every address of the bibliography, the sources and the descriptor, each with its place."""
    for key, entry in entries(bibliography).items():
        if address := entry.fields.get("url", ""):
            yield f"{bibliography.name}: {key}", address
        if doi := entry.fields.get("doi", ""):
            yield f"{bibliography.name}: {key}", f"https://doi.org/{doi}"
    for key, address in archived(data).items():
        yield f"sources.csv: {key}, archived", address
    for place, address in _described(descriptor.package(data), ""):
        yield f"{DESCRIPTOR}: {place}", address


def address_faults(data: Path, bibliography: Path) -> Iterator[DataError]:
    """What is wrong with the addresses of sources and of the data package.

    A source whose address stands on a host of the table has to be told as a poor copy.
    """
    sources = tables.as_written("sources", data)
    poor = set(sources["key"][sources["copy"] == "poor"])
    for key, entry in entries(bibliography).items():
        kind = kind_of_host(address := entry.fields.get("url", ""))
        if kind and key not in poor:
            yield DataError(bibliography.name, None, f"{key}.url", address, f"{POOR}{kind}")
    for row, address in enumerate(sources["archived"], start=2):
        if address and (expected := unfit_link(address)):
            yield DataError("sources.csv", row, "archived", address, expected)
    for place, address in _described(descriptor.package(data), ""):
        if expected := unfit_link(address):
            yield DataError(DESCRIPTOR, None, place, address, expected)


def _described(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """The addresses of the descriptor, each with the way to it."""
    match value:
        case str():
            if re.match("https?:", value):
                yield place, value
        case dict():
            for key, part in value.items():
                yield from _described(part, f"{place}.{key}".strip("."))
        case list():
            for part in value:
                name = part.get("name", "") if isinstance(part, dict) else ""
                yield from _described(part, f"{place}.{name}".strip("."))


@dataclass(frozen=True)
class Host:
    """A row of the table of hosts."""

    host: str
    path: str
    kind: str


@cached
def _hosts() -> list[Host]:
    return [Host(**row) for row in csv.DictReader(read_text(HOSTS).splitlines())]
