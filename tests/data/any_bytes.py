"""What the property test and the fuzzer hold true of the readers of files."""

import json
from pathlib import Path

from edition.base.cache import forget
from edition.base.errors import DataError
from edition.data import bibliography, descriptor, tables

FIELDS = [{"name": kind, "type": kind} for kind in ("string", "integer", "number", "date")]
SCHEMA = {"fields": FIELDS, "primaryKey": ["string"]}
PACKAGE = {
    "resources": [
        {"name": "small", "path": "small.csv", "schema": SCHEMA},
        {"name": "layer", "path": "layer.geojson"},
    ]
}
HEAD = b"string,integer,number,date\n"


def read_anything(folder: Path, raw: bytes) -> None:
    """Any bytes as table, layer, descriptor or bibliography are read or end in one line."""
    (folder / "datapackage.json").write_text(json.dumps(PACKAGE))
    (folder / "small.csv").write_bytes(raw)
    (folder / "layer.geojson").write_bytes(raw)
    (folder / "any.bib").write_bytes(raw)
    forget()
    _one_line(lambda: tables.read("small", folder))
    _one_line(lambda: tables.features("layer", folder))
    _one_line(lambda: bibliography.references(folder / "any.bib"))
    (folder / "datapackage.json").write_bytes(raw)
    forget()
    _one_line(lambda: descriptor.package(folder))
    forget()


def _one_line(read) -> None:
    try:
        read()
    except DataError as error:
        assert len(str(error).splitlines()) == 1, str(error)
