"""Holds what a JSON or YAML file says against a JSON Schema."""

from collections.abc import Iterator
from typing import Any

from edition.base.errors import DataError
from edition.check.signs import unseen

VISIBLE = "text without signs that cannot be seen"
TEXT: dict[str, Any] = {"type": "string", "minLength": 1, "format": VISIBLE}


def matching(pattern: str) -> dict[str, Any]:
    """The schema of a text that a regular expression finds something in."""
    return {"type": "string", "pattern": pattern}


def array(items: dict[str, Any], least: int = 1) -> dict[str, Any]:
    """The schema of a list of at least so many items of one kind."""
    return {"type": "array", "minItems": least, "items": items}


def holding(optional: dict[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    """The schema of an object that has these keys, whatever else it has."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties}


def closed(optional: dict[str, Any] | None = None, **required: Any) -> dict[str, Any]:
    """The schema of an object that has these keys and no others."""
    return holding(optional, **required) | {"additionalProperties": False}


def breaches(file: str, value: Any, schema: dict[str, Any]) -> Iterator[DataError]:
    """Where a value is unlike a schema; the place is a path of keys, and of names in lists."""
    from jsonschema import Draft202012Validator, FormatChecker

    formats = FormatChecker(["regex"])
    formats.checkers[VISIBLE] = (lambda text: not any(unseen(str(text))), ())
    validator = Draft202012Validator(schema, format_checker=formats)
    for error in validator.iter_errors(value):
        found = "" if error.validator == "required" else str(error.instance)
        if error.validator == "additionalProperties":
            found = ", ".join(sorted(set(error.instance) - set(error.schema["properties"])))
        yield DataError(file, None, _place(value, error.absolute_path), found, _expected(error))


def _expected(error: Any) -> str:
    match error.validator:
        case "required":
            return f"a key {error.message.removesuffix(' is a required property')}"
        case "additionalProperties":
            return f"no keys but {', '.join(error.schema['properties'])}"
        case "format" if error.validator_value == VISIBLE:
            return VISIBLE
        case "anyOf":
            return " or ".join(map(_expected, error.context))
    return f"{error.validator} {error.validator_value}"


def _place(value: Any, path: Any) -> str:
    """The way to a part of a value, where an item of a list goes by its name if it has one."""
    steps = []
    for step in path:
        value = value[step]
        name = value.get("name") if isinstance(step, int) and isinstance(value, dict) else None
        steps.append(name if isinstance(name, str) else str(step))
    return ".".join(steps)
