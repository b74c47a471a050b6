"""Keeps what was read or worked out, until the tables change."""

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

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
