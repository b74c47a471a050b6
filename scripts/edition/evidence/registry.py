"""Ties evidence functions to claims and keeps the choices that a reader may make otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from edition.claims import Finding
from edition.errors import EditionError

F = TypeVar("F", bound=Callable[..., Finding])


@dataclass(frozen=True)
class Evidence:
    """An evidence function of one claim, and its choices by keyword, the default first."""

    claim: str
    function: Callable[..., Finding]
    choices: Mapping[str, tuple[str, ...]]

    def __call__(self, **chosen: str) -> Finding:
        """The finding under these choices; EditionError lists the right names and values."""
        for name, value in chosen.items():
            if name not in self.choices:
                known = ", ".join(self.choices) or "none"
                raise EditionError(f"{self.claim}: no choice {name!r}; there are: {known}")
            if value not in self.choices[name]:
                known = ", ".join(self.choices[name])
                raise EditionError(f"{self.claim}: {name} cannot be {value!r}; choose: {known}")
        return self.function(**{name: values[0] for name, values in self.choices.items()} | chosen)


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
