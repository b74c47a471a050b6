"""Keeps what was read or worked out until the tables change, and files for later builds."""

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from edition.base.project import BUILD

CACHE = BUILD / "cache"
"""What no build needs to make again."""

P = ParamSpec("P")
R = TypeVar("R")

_clear: list[Callable[[], None]] = []


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """Keeps what a function worked out from the tables, until `forget` is called."""
    memory = cache(function)
    _clear.append(memory.cache_clear)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return memory(*args, **kwargs)  # type: ignore[arg-type]

    return call


def forget() -> None:
    """Forgets everything that is kept, so that changed tables are read anew."""
    for clear in _clear:
        clear()


def place(name: str, *depends_on: str) -> Path:
    """Where a file is kept that depends on nothing but these words; its folder is there."""
    word = hashlib.sha256("\0".join(depends_on).encode()).hexdigest()[:16]
    CACHE.mkdir(parents=True, exist_ok=True)
    return CACHE / f"{word}-{name}"
