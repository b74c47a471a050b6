"""Several files of an edition written at once, checked before, or none of them."""

import csv
import io
import json
import shutil
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

from edition.base.errors import EditionError
from edition.base.project import PACKAGE, ROOT

BIBLIOGRAPHY = "book/references.bib"
CLAIMS = "data/claims.csv"
DESCRIPTOR = "data/datapackage.json"
SECTIONS = "data/sections.csv"
SOURCES = "data/sources.csv"


class Changes:
    """The new texts of files, by their path from the root of the edition."""

    def __init__(self, root: Path = ROOT) -> None:
        """Starts with nothing to write."""
        self.root = root
        self.texts: dict[str, str] = {}

    def text(self, path: str) -> str:
        """What a file holds."""
        return (self.root / path).read_text(encoding="utf-8")

    def package(self) -> dict[str, Any]:
        """The descriptor of the data package."""
        package: dict[str, Any] = json.loads(self.text(DESCRIPTOR))
        return package

    def fields(self, table: str) -> dict[str, dict[str, Any]]:
        """What the descriptor says of each column of a table, by name."""
        entries = {entry["name"]: entry for entry in self.package()["resources"]}
        return {field["name"]: field for field in entries[table]["schema"]["fields"]}

    def rows(self, path: str) -> list[dict[str, str]]:
        """The rows of a table as text."""
        return list(csv.DictReader(io.StringIO(self.text(path))))

    def paper(self) -> str:
        """The key of the paper: the source of its sections, or the ledger's where there is none."""
        keys = [row["source"] for row in self.rows(SECTIONS)]
        (claims,) = (one for one in self.package()["resources"] if one["name"] == "claims")
        return keys[0] if keys else str(claims["sources"][0].get("key", ""))

    def require_source(self, key: str) -> None:
        """EditionError that names the nearest keys where no source has this one."""
        known = [row["key"] for row in self.rows(SOURCES)]
        if key not in known:
            near = get_close_matches(key, known, cutoff=0.5)
            hint = f"near it: {', '.join(near)}; " if near else ""
            told = f"{hint}if it is new, add it first: edition new source {key}"
            raise EditionError(f"no source {key!r} in {SOURCES}; {told}")

    def create(self, path: str, text: str) -> None:
        """A new file; EditionError where there is one."""
        if (self.root / path).exists():
            raise EditionError(f"{path} exists already; nothing was written")
        self.texts[path] = text

    def edit(self, path: str, text: str) -> None:
        """A new text for a file."""
        self.texts[path] = text

    def edit_package(self, package: dict[str, Any]) -> None:
        """A new descriptor of the data package."""
        self.texts[DESCRIPTOR] = json.dumps(package, indent=2, ensure_ascii=False) + "\n"

    def edit_rows(self, path: str, columns: Sequence[str], rows: list[dict[str, str]]) -> None:
        """New rows for a table."""
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.texts[path] = text.getvalue()

    def write(self) -> list[str]:
        """Writes all files and gives their paths; EditionError where the data would have faults.

        An error or an interruption leaves every file as it was.
        """
        self._check()
        parts = {self.root / path: self.root / f"{path}.part" for path in self.texts}
        before: dict[Path, bytes | None] = {}
        try:
            for (target, part), text in zip(parts.items(), self.texts.values(), strict=True):
                target.parent.mkdir(parents=True, exist_ok=True)
                part.write_text(text, encoding="utf-8", newline="\n")
            for target, part in parts.items():
                before[target] = target.read_bytes() if target.exists() else None
                part.replace(target)
        except BaseException as error:
            _restore(before)
            for part in parts.values():
                part.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise EditionError(f"nothing was written: {error}") from error
            raise
        return sorted(self.texts)

    def _check(self) -> None:
        from edition.check import faults, require_none

        with TemporaryDirectory() as folder:
            data = shutil.copytree(self.root / "data", Path(folder) / "data")
            bibliography = Path(folder) / Path(BIBLIOGRAPHY).name
            shutil.copyfile(self.root / BIBLIOGRAPHY, bibliography)
            for path, text in self.texts.items():
                if path.startswith("data/"):
                    (data.parent / path).write_text(text, encoding="utf-8", newline="\n")
                elif path == BIBLIOGRAPHY:
                    bibliography.write_text(text, encoding="utf-8", newline="\n")
            try:
                require_none(faults(data, bibliography))
            except EditionError as error:
                raise EditionError(f"nothing was written: {error}") from error


def _restore(before: dict[Path, bytes | None]) -> None:
    for path, raw in before.items():
        if raw is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(raw)


def fill(template: str, **values: str) -> str:
    """A template of this package with its values."""
    text = (PACKAGE / "new" / "templates" / template).read_text(encoding="utf-8")
    return Template(text).substitute(values)
