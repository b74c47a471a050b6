"""The constraints of columns in words."""

from collections.abc import Iterator, Mapping
from typing import Any

FORMS = {
    r"^[A-Z]{2,}-\d{2,}$": "the code of a section and two digits or more, as AB-01",
    r"^[A-Z]{2,}$": "two capitals or more",
    r"^[A-Z]{2,5}$": "two to five capitals",
    r"^[A-Z]{3}$": "a code of three capitals",
    r"^[A-Z]{3}(;[A-Z]{3})*$": "codes of three capitals, with ; between them",
    r"^[a-z0-9_]+$": "small letters, digits and _",
    r"^[a-z0-9_]+(;[a-z0-9_]+)*$": "small letters, digits and _, with ; between several",
    r"^[A-Za-z0-9_-]+$": "letters, digits, _ and -",
    r"^[A-Z][A-Za-z. -]*[a-z]$": "a name in Latin letters",
    r"^T[1-9][0-9]?$": "the id of a thesis, as T1",
    r"^T[1-9][0-9]?-[1-9][0-9]?$": "the id of an observation, as T1-2",
    r"^\d{2,}_[a-z0-9_]+$": "the name of a notebook, as 01_river",
    r"^#[0-9a-f]{6}$": "a colour, as #1f77b4",
    r"^https://\S+$": "an address that starts with https://",
}
"""The patterns of text; another one is told as it is."""

BOUNDS = {
    "minimum": "{} or more",
    "maximum": "{} or less",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
}


def required_by(constraints: Mapping[str, Any], cell: str) -> str:
    """What a cell ought to be that does not keep the constraints of its column."""
    return " and ".join(_words(constraints)) if cell else "a cell that is not empty"


def _words(constraints: Mapping[str, Any]) -> Iterator[str]:
    for name, bound in constraints.items():
        if name == "enum":
            yield f"one of {', '.join(map(str, bound))}"
        elif name == "pattern":
            yield FORMS.get(bound, f"text of the form {bound}")
        elif name in BOUNDS:
            yield BOUNDS[name].format(bound)
