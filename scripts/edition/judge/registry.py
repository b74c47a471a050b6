"""Ties evidence functions to claims and keeps the choices that a reader may make otherwise."""

import inspect
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TypeVar

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.base.project import PAPER_PACKAGE, ROOT
from edition.data.vocabulary import names
from edition.judge.claim import Finding

F = TypeVar("F", bound=Callable[..., Finding])

MODULE = "paper.evidence"
"""The package of an edition that registers the evidence of its claims."""

Values = Mapping[str, str | tuple[str, str]]
"""The values of a choice as an author writes them, the published one first.

Each has a sentence that defends it, behind a label for readers where the value itself is none.
"""


@dataclass(frozen=True)
class Choice:
    """A choice that a reader may make otherwise: its name for readers, and its values.

    The published value comes first; each has a sentence that defends it, and most have a label.
    """

    label: str
    values: Mapping[str, str]
    labels: Mapping[str, str]

    @property
    def published(self) -> str:
        """The value that the published verdict rests on."""
        return next(iter(self.values))

    def named(self, value: str) -> str:
        """A value for readers: its label, the actor with this code, or its own words."""
        return self.labels.get(value) or names().get(value) or value.replace("_", " ")


Choices = Mapping[str, Choice]
"""Choices by the keyword of the evidence function."""


class IncompatibleError(EditionError):
    """Values of two choices that have no meaning together."""


@dataclass(frozen=True)
class Evidence:
    """An evidence function of one claim, and the choices that it offers by keyword.

    `location` is the line of the paper's code that declares it, with the file from the root of the
    edition: scripts/paper/evidence.py#L12.
    """

    claim: str
    function: Callable[..., Finding]
    choices: Choices
    location: str = ""

    def __call__(self, **chosen: str) -> Finding:
        """The finding under these choices.

        EditionError lists the right names and values, or says what the tables lack.
        """
        require_offered(self.claim, self.choices, chosen)
        published = {name: choice.published for name, choice in self.choices.items()}
        try:
            found = self.function(**published | chosen)
        except EditionError as error:
            if type(error) is not EditionError:  # the others mean something to those who ask
                raise
            place = _place(error) or self.location
            raise EditionError(f"{self.claim}: {error} ({place})") from error
        except Exception as error:
            # A table can be in order and yet lack the row that a function looks for.
            raise EditionError(
                f"{self.claim}: the tables lack what {self.location} looks for, or it is wrong: "
                f"{_complaint(error)}"
            ) from error
        if not isinstance(found, Finding):
            raise EditionError(f"{self.claim}: {self.location} gives {found!r:.60} and no Finding")
        return found


_registered: dict[str, Evidence] = {}


@cache
def all_evidence() -> Mapping[str, Evidence]:
    """Every evidence function by the id of its claim, loaded from the paper's own package.

    EditionError, with the place, where that cannot be loaded.
    """
    before = dict(_registered)
    try:
        import_module(MODULE)
    except Exception as error:
        _unload(before)
        if isinstance(error, EditionError):
            raise
        raise EditionError(f"{MODULE} cannot be loaded: {_complaint(error)}") from error
    return _registered


def reload() -> None:
    """Forgets the paper's own code and all that was read or judged, so that both are read anew."""
    all_evidence.cache_clear()
    _unload({})
    invalidate_caches()
    forget()


def _unload(before: Mapping[str, Evidence]) -> None:
    """Forgets what was loaded in part, so that it can be loaded when it has been mended."""
    _registered.clear()
    _registered.update(before)
    package = MODULE.partition(".")[0]
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]


def require_offered(claim: str, choices: Choices, chosen: Mapping[str, str]) -> None:
    """Raises EditionError, with the right names or values, unless these choices are on offer."""
    for name, value in chosen.items():
        if name not in choices:
            known = ", ".join(choices) or "none"
            raise EditionError(f"{claim}: no choice {name!r}; there are: {known}")
        if value not in choices[name].values:
            known = ", ".join(choices[name].values)
            raise EditionError(f"{claim}: {name} cannot be {value!r}; choose: {known}")


def choice(label: str, values: Values) -> Choice:
    """A choice that readers know by another name than the keyword."""
    try:
        pairs = {
            value: ("", said) if isinstance(said, str) else said for value, said in values.items()
        }
        defences = {value: defence for value, (_, defence) in pairs.items()}
    except (AttributeError, TypeError, ValueError) as error:
        expected = '{"value": "sentence that defends it", "other": ("its label", "sentence")}'
        told = f"{label} has values as {expected}, unlike {values!r:.60}"
        raise EditionError(f"{_declared()}: the choice {told}") from error
    return Choice(label, defences, {value: named for value, (named, _) in pairs.items() if named})


def evidence(*claims: str, **choices: Choice | Values) -> Callable[[F], F]:
    """Registers a function as the evidence of claims, with the choices that it takes by keyword."""
    offered = {
        name: given if isinstance(given, Choice) else choice(name, given)
        for name, given in choices.items()
    }

    def register(function: F) -> F:
        taken = inspect.signature(function).parameters
        if unknown := [name for name in offered if name not in taken]:
            told = f"takes no keyword {unknown[0]}, which is a choice of {', '.join(claims)}"
            raise EditionError(f"{_declared()}: the evidence function {told}")
        for claim in claims:
            if claim in _registered:
                places = f"{_registered[claim].location} and {_declared()}"
                raise EditionError(f"{claim} has two evidence functions: {places}")
            _registered[claim] = Evidence(claim, function, offered, _declared())
        return function

    return register


def _complaint(error: Exception) -> str:
    """An error in one line, with the line of the paper's own code that led to it."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    told = " ".join(f"{type(error).__name__}: {said}".split())
    place = _place(error)
    return f"{told} ({place})" if place else told


def _place(error: Exception) -> str:
    """The innermost line of the paper's own code that led to an error; empty where none did."""
    if isinstance(error, SyntaxError):
        file, line, code = error.filename or "", error.lineno, error.text or ""
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if Path(frame.filename).is_relative_to(PAPER_PACKAGE)]
        if not own:
            return ""
        file, line, code = own[-1].filename, own[-1].lineno, own[-1].line or ""
    return f"{_from_root(file)}, line {line}: {code.strip()}"


def _from_root(file: str) -> str:
    path = Path(file).resolve()
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


def _declared() -> str:
    """The line of the paper's own code that is at work; empty where none is."""
    frame = inspect.currentframe()
    while frame and not Path(frame.f_code.co_filename).is_relative_to(PAPER_PACKAGE):
        frame = frame.f_back
    return f"{_from_root(frame.f_code.co_filename)}#L{frame.f_lineno}" if frame else ""
