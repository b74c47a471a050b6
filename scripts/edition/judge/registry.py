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


Choices = Mapping[str, Mapping[str, str]]
"""For each choice its values, the default first, each with a sentence that defends it."""


class IncompatibleError(EditionError):
    """Values of two choices that have no meaning together."""


@dataclass(frozen=True)
class Evidence:
    """An evidence function of one claim, and the choices that it offers by keyword."""

    claim: str
    function: Callable[..., Finding]
    choices: Choices

    def __call__(self, **chosen: str) -> Finding:
        """The finding under these choices.

        EditionError lists the right names and values, or says what the tables lack.
        """
        demand(self.claim, self.choices, chosen)
        try:
            found = self.function(**defaults(self.choices) | chosen)
        except EditionError:
            raise
        except Exception as error:
            # A table can be in order and yet lack the row that a function looks for.
            complaint = " ".join(f"{type(error).__name__}: {error}".split())
            raise EditionError(
                f"{self.claim}: the tables lack what {self.place} looks for, or it is wrong: "
                f"{complaint}"
            ) from error
        if not isinstance(found, Finding):
            raise EditionError(f"{self.claim}: {self.place} gives {found!r:.60} and no Finding")
        return found

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


def defaults(choices: Choices) -> dict[str, str]:
    """The value of each choice that the published verdict rests on."""
    return {name: next(iter(values)) for name, values in choices.items()}


def demand(claim: str, choices: Choices, chosen: Mapping[str, str]) -> None:
    """Raises EditionError, with the right names or values, unless these choices are on offer."""
    for name, value in chosen.items():
        if name not in choices:
            known = ", ".join(choices) or "none"
            raise EditionError(f"{claim}: no choice {name!r}; there are: {known}")
        if value not in choices[name]:
            known = ", ".join(choices[name])
            raise EditionError(f"{claim}: {name} cannot be {value!r}; choose: {known}")


def evidence(*claims: str, **choices: Mapping[str, str]) -> Callable[[F], F]:
    """Registers a function as the evidence of claims; each choice says what defends its values."""

    def register(function: F) -> F:
        for claim in claims:
            if claim in EVIDENCE:
                raise EditionError(f"{claim} has two evidence functions")
            EVIDENCE[claim] = Evidence(claim, function, choices)
        return function

    return register
