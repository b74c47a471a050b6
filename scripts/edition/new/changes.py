"""Several files of the repository written at once, checked before, or none of them."""

import ast
import csv
import io
import json
import shutil
import subprocess
import sys
from difflib import get_close_matches
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

from edition.base.errors import EditionError
from edition.base.project import PACKAGE, ROOT


class Changes:
    """The new texts of files, by their path from the root of the repository."""

    def __init__(self, root: Path = ROOT) -> None:
        """Starts with nothing to write."""
        self.root = root
        self.texts: dict[str, str] = {}

    def text(self, path: str) -> str:
        """What a file is going to hold."""
        if path in self.texts:
            return self.texts[path]
        return (self.root / path).read_text(encoding="utf-8")

    def package(self) -> dict[str, Any]:
        """The descriptor of the data package."""
        package: dict[str, Any] = json.loads(self.text("data/datapackage.json"))
        return package

    def resource(self, name: str) -> dict[str, Any]:
        """The descriptor's entry of one table."""
        entries: list[dict[str, Any]] = self.package()["resources"]
        return next(entry for entry in entries if entry["name"] == name)

    def rows(self, path: str) -> list[dict[str, str]]:
        """The rows of a table as text."""
        return list(csv.DictReader(io.StringIO(self.text(path))))

    def require_source(self, key: str) -> None:
        """EditionError that names the nearest keys where no source has this one."""
        known = [row["key"] for row in self.rows("data/sources.csv")]
        if key not in known:
            near = get_close_matches(key, known, cutoff=0.5)
            hint = f"; near it: {', '.join(near)}" if near else ""
            raise EditionError(f"no source {key!r} in data/sources.csv{hint}")

    def exists(self, path: str) -> bool:
        """Whether a file is there or is going to be."""
        return path in self.texts or (self.root / path).exists()

    def create(self, path: str, text: str) -> None:
        """A new file; EditionError where there is one."""
        if self.exists(path):
            raise EditionError(f"{path} exists already; nothing was written")
        self.texts[path] = text

    def edit(self, path: str, text: str) -> None:
        """A new text for a file."""
        self.texts[path] = text

    def edit_json(self, path: str, value: Any) -> None:
        """A new value for a file, set as the descriptor is."""
        self.texts[path] = json.dumps(value, indent=2, ensure_ascii=False) + "\n"

    def add_code(self, path: str, imports: str, code: str) -> None:
        """Code at the end of a module, with the imports that it needs."""
        old = self.text(path)
        body = ast.parse(old).body
        start = body[0].end_lineno if body and isinstance(body[0], ast.Expr) else 0
        lines = old.splitlines()
        texts = ["\n".join(lines[:start]), imports, "\n".join(lines[start:]), code]
        self.texts[path] = tidy("\n".join(texts), path)

    def add_entry(self, path: str, name: str, key: str, value: str) -> None:
        """One more entry at the end of the dictionary that a module assigns to a name."""
        lines = self.text(path).splitlines()
        (end,) = [
            node.value.end_lineno or 0
            for node in ast.parse(self.text(path)).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
        ]
        lines.insert(end - 1, f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},")
        self.texts[path] = tidy("\n".join(lines), path)

    def write(self) -> list[str]:
        """Writes all files and gives their paths; EditionError where the data would have faults.

        An error or an interruption leaves every file as it was.
        """
        self._check()
        parts = {self.root / path: self.root / f"{path}.part" for path in self.texts}
        kept: dict[Path, bytes | None] = {}
        try:
            for path, text in self.texts.items():
                (self.root / f"{path}.part").write_text(text, encoding="utf-8", newline="\n")
            for target, part in parts.items():
                kept[target] = target.read_bytes() if target.exists() else None
                part.replace(target)
        except BaseException as error:
            _restore(kept)
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
            for path, text in self.texts.items():
                if path.startswith("data/"):
                    (data.parent / path).write_text(text, encoding="utf-8", newline="\n")
            try:
                require_none(faults(data, self.root / "book" / "references.bib"))
            except EditionError as error:
                raise EditionError(f"nothing was written: {error}") from error


def _restore(kept: dict[Path, bytes | None]) -> None:
    for path, raw in kept.items():
        if raw is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(raw)


def fill(template: str, **values: str) -> str:
    """A template of this package with its values."""
    text = (PACKAGE / "templates" / template).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def tidy(code: str, path: str) -> str:
    """Python with its imports sorted and its lines set as `make check` wants them."""
    for words in (["check", "--fix", "--quiet", "--select", "I,RUF022"], ["format", "--quiet"]):
        command = [sys.executable, "-m", "ruff", *words, "--stdin-filename", path, "-"]
        done = subprocess.run(
            command, cwd=ROOT, input=code, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise EditionError(f"{path}: ruff cannot read what is to be written: {done.stderr}")
        code = done.stdout
    return code
