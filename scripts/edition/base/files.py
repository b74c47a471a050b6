"""Reads text, JSON and YAML, where what cannot be read is one clear error, and hashes files."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import uuid4

from edition.base.errors import DataError


def read_text(path: Path) -> str:
    """The text of a file in UTF-8; DataError names the row of a byte that is none."""
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        value = repr(raw[error.start : error.start + 1])
        raise DataError(path.name, row, "", value, "text in UTF-8") from error
    except OSError as error:
        expected = f"a file that can be read ({error.strerror})"
        raise DataError(path.name, None, "", "", expected) from error


def read_json(path: Path) -> Any:
    """What a JSON file says; a key that stands twice in one object is an error too."""
    try:
        return json.loads(read_text(path), object_pairs_hook=_without_repetition)
    except RecursionError as error:
        raise DataError(path.name, None, "", "", "JSON that is less deep") from error
    except ValueError as error:
        raise DataError(path.name, None, "", "", f"JSON: {error}") from error


def read_yaml(path: Path) -> Any:
    """What a YAML file says."""
    import yaml

    try:
        return yaml.safe_load(read_text(path))
    except (RecursionError, ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or error
        raise DataError(path.name, row, "", "", f"YAML: {problem}") from error


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes a file whole or not at all, also while another process writes it."""
    part = path.with_name(f"{uuid4().hex}.part")
    try:
        part.write_bytes(content if isinstance(content, bytes) else content.encode())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a key stands twice among {', '.join(key for key, _ in pairs)}")
    return found


LEFT_BEHIND = ("__pycache__", ".ipynb_checkpoints", ".DS_Store", "node_modules")
"""What Python, JupyterLab, macOS and npm leave in folders."""


def hash_of(*roots: Path, without: Collection[Path] = ()) -> str:
    """One hash of the names and bytes of files and of all files in folders but `LEFT_BEHIND`.

    It does not depend on the files `without` which it is asked for.
    """
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            place = path.relative_to(root.parent)
            left = path in without or set(LEFT_BEHIND) & set(place.parts)
            if path.is_file() and not left:
                digest.update(str(place).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
