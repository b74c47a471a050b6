"""Downloads the release that a table was taken from and shows where the two differ."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from edition.base.errors import EditionError
from edition.base.project import DATA
from edition.data import descriptor, tables

MODULE = "paper.releases"
"""The module of an edition whose EXTRACT says how rows are taken from a release, by table."""

TIMEOUT_S = 30.0
"""How long a server may be silent."""


def refresh(name: str, data: Path = DATA) -> tuple[list[str], list[str]]:
    """Where a table differs from its release, line by line, and what else is to be told.

    The table is never written.  Raises EditionError for a download that failed or is not the file
    that the descriptor names, and for a table that no function extracts.
    """
    entry = descriptor.resource(name, data)
    extract: dict[str, Callable[..., pd.DataFrame]] = (
        import_module(MODULE).EXTRACT if find_spec(MODULE) else {}
    )
    if name not in extract:
        raise EditionError(
            f"{name}: no automatic extraction; see its provenance in {data.name}/datapackage.json. "
            f"There is one for: {', '.join(extract) or 'none'}"
        )
    told: list[str] = []
    with TemporaryDirectory() as folder:
        files = [_download(file, Path(folder), told) for file in entry["upstream"]]
        try:
            released = extract[name](*files)
        except (KeyError, TypeError, ValueError) as error:
            raise EditionError(
                f"{name}: the release has another form than before: {error}"
            ) from error
    shipped = tables.read(name, data).drop(columns="source")
    changed = difference(shipped, released, entry["schema"]["primaryKey"])
    if changed:
        changed = [f"--- data/{entry['path']}", f"+++ {entry['upstream'][0]['path']}", *changed]
    return changed, [*told, f"{name}: {len(shipped)} rows compared with the release"]


def difference(shipped: pd.DataFrame, released: pd.DataFrame, key: list[str]) -> list[str]:
    """For each shipped row that the release lacks or has otherwise: its key, old and new values.

    Rows that only the release has do not count: a table ships those that the edition uses.
    """
    columns = [column for column in shipped if column not in key]
    others = {tuple(row[name] for name in key): row for row in released.to_dict("records")}
    lines = []
    for row in shipped.to_dict("records"):
        place = tuple(row[name] for name in key)
        changes = ["- the row, which the release has no more"]
        if other := others.get(place):
            pairs = [(column, _text(row[column]), _text(other[column])) for column in columns]
            told = [
                (f"- {column} {old}", f"+ {column} {new}")
                for column, old, new in pairs
                if old != new
            ]
            changes = [line for both in told for line in both]
        if changes:
            lines += [f"@@ {', '.join(map(str, place))} @@", *changes]
    return lines


def _text(value: Any) -> str:
    if pd.isna(value):
        return "nothing"
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def _download(file: dict[str, str], folder: Path, told: list[str]) -> Path:
    """One file of a release, its SHA-256 checked where the descriptor has it and told where not."""
    import pooch

    pooch.get_logger().setLevel("WARNING")
    address, known = file["path"], file.get("hash")
    name = address.rpartition("/")[2]
    try:
        found = pooch.retrieve(
            address, known, name, folder, downloader=pooch.HTTPDownloader(timeout=TIMEOUT_S)
        )
    except (OSError, ValueError) as error:
        raise EditionError(f"{address}: {' '.join(str(error).split())}") from error
    if not known:
        told.append(
            f"{name}: no hash in the descriptor yet; look at the file, then commit "
            f'"hash": "sha256:{pooch.file_hash(found)}"'
        )
    return Path(found)
