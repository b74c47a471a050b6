"""Ties evidence functions to claims and keeps the choices that a reader may make otherwise."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from edition.claims import Finding
from edition.errors import EditionError
from edition.paths import ROOT

F = TypeVar("F", bound=Callable[..., Finding])


@dataclass(frozen=True)
class Evidence:
    """An evidence function of one claim, and its choices by keyword, the default first."""

    claim: str
    function: Callable[..., Finding]
    choices: Mapping[str, tuple[str, ...]]

    def __call__(self, **chosen: str) -> Finding:
        """The finding under these choices.

        EditionError lists the right names and values, or says what the tables lack.
        """
        for name, value in chosen.items():
            if name not in self.choices:
                known = ", ".join(self.choices) or "none"
                raise EditionError(f"{self.claim}: no choice {name!r}; there are: {known}")
            if value not in self.choices[name]:
                known = ", ".join(self.choices[name])
                raise EditionError(f"{self.claim}: {name} cannot be {value!r}; choose: {known}")
        defaults = {name: values[0] for name, values in self.choices.items()}
        try:
            return self.function(**defaults | chosen)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # A table can be in order and yet lack the row that a function looks for.
            complaint = " ".join(f"{type(error).__name__}: {error}".split())
            raise EditionError(
                f"{self.claim}: the tables lack what {self.place} looks for: {complaint}"
            ) from error

    @property
    def place(self) -> str:
        """Where the function stands: its file in the repository and its first line."""
        function = self.function
        while isinstance(function, partial):
            function = function.func
        code = inspect.unwrap(function).__code__
        path = Path(code.co_filename).resolve().relative_to(ROOT)
        return f"{path.as_posix()}#L{code.co_firstlineno}"


EVIDENCE: dict[str, Evidence] = {}
"""Every evidence function by the id of its claim."""


def evidence(*claims: str, **choices: list[str]) -> Callable[[F], F]:
    """Registers a function as the evidence of claims; each choice lists its values."""

    def register(function: F) -> F:
        for claim in claims:
            if claim in EVIDENCE:
                raise EditionError(f"{claim} has two evidence functions")
            frozen = {name: tuple(values) for name, values in choices.items()}
            EVIDENCE[claim] = Evidence(claim, function, frozen)
        return function

    return register
