"""Faults of a chart's specification that Vega would draw without a word."""

import math
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, NoReturn

from edition.base.errors import EditionError

DATUM = re.compile(r"""(?<![\w.])datum(?:\.(\w+)|\[\s*(["'])(.+?)\2\s*\])""")
"""A field in an expression."""

STEP = re.compile(r"""\[(?:(["'])(.*?)\1|(\d+))\]|((?:\\.|[^.\[\\])+)""")
"""A step of a path to a value that lies within another: properties.name, parts[0]."""

DAY = re.compile(
    r"\d{4}(-\d\d(-\d\d)?)?|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"
)
"""A time in ISO form; others mean another time in each browser."""

EXPRESSIONS = {"and", "calculate", "expr", "filter", "not", "or", "test"}
"""Keys whose text is an expression about a row."""

FIELDS = {"field"}
TRANSFORMED = FIELDS | {
    *("density", "extent", "flatten", "fold", "groupby", "impute", "key", "loess", "lookup"),
    *("on", "pivot", "quantile", "regression", "stack", "value"),
}
"""Keys of channels, and of transforms, whose text names a column."""

OTHER = {"as", "axis", "equal", "from", "header", "legend", "oneOf", "param", "range", "scale"}
"""Keys under which stands no column of the data at hand."""

REPLACING = ("aggregate", "density", "loess", "quantile", "regression")
"""Transforms that leave nothing but what they group by and what they make."""

MADE = {
    "density": ["value", "density"],
    "fold": ["key", "value"],
    "quantile": ["prob", "value"],
}
"""What transforms call their columns unless told."""

WORDS = ("description", "detail", "href", "key", "order", "text", "tooltip", "url")
"""Channels that place or colour no mark."""

FROM_ZERO = ("area", "bar")
"""Marks that reach from zero to their value."""


@dataclass(frozen=True)
class _Columns:
    """Rows, and names that transforms made; either is None where it cannot be known."""

    rows: list[dict[str, Any]] | None = None
    made: frozenset[str] | None = None

    def has(self, name: str) -> bool:
        """Whether there are no rows, or one that has a value, be it null, under a name or path."""
        if self.made is None or self.rows == []:
            return True
        steps = _steps(name)
        if {steps[0], ".".join(steps)} & self.made:
            return True
        return any(_reach(row, steps)[0] for row in self.rows or [])

    def names(self) -> list[str]:
        """The names that there are."""
        return [*(self.rows or [{}])[0], *sorted(self.made or ())]

    def values(self, name: str) -> list[Any] | None:
        """The values of a column that are there, where no transform made them."""
        steps = _steps(name)
        if not self.rows or steps[0] in (self.made or ()):
            return None
        found = (_reach(row, steps)[1] for row in self.rows)
        return [value for value in found if value not in (None, "")]  # as Vega reads them


def require_drawable(spec: dict[str, Any]) -> None:
    """Raises EditionError for a chart without rows, or with a field that its data do not have, a
    number or day that is none, or a value that its scale cannot show."""
    check = _Check(spec)
    check.part(spec, _Columns(), {}, {})
    given = [found.rows for found in check.seen if found.rows is not None]
    if given and not any(given):
        check.fault("has no rows: its table, or what was left of it, is empty")
    for name in _selected(spec):
        check.require(name, check.seen, "a selection")


class _Check:
    def __init__(self, spec: dict[str, Any]) -> None:
        self.spec = spec
        self.seen: list[_Columns] = []

    def fault(self, told: str) -> NoReturn:
        title = self.spec.get("title", "")
        text = title["text"] if isinstance(title, dict) else title
        raise EditionError(f"the chart {' '.join(_texts(text))!r} {told}")

    def require(self, name: str, where: list[_Columns], by: str) -> None:
        if any(columns.has(name) for columns in where):
            return
        known = list(dict.fromkeys(one for columns in where for one in columns.names()))
        told = f"cannot be drawn: {by} names the field {name!r}, which its data do not have"
        if name in known:
            escaped = re.sub(r"[.\[\]]", r"\\\g<0>", name)
            self.fault(f"{told} as one name; with a backslash it is one: {escaped}")
        self.fault(f"{told}; there are: {', '.join(known)}")

    def part(
        self,
        node: dict[str, Any],
        columns: _Columns,
        encoding: dict[str, Any],
        repeated: dict[str, list[str]],
    ) -> None:
        """Checks a chart or a part of one, with the data, the channels of a layer, and the fields
        to repeat that it inherits."""
        if "data" in node:
            columns = self.data(node["data"])
        for transform in node.get("transform", []):
            columns = self.transform(transform, columns)
        self.seen.append(columns)
        encoding = encoding | node.get("encoding", {})
        given = node.get("repeat", {})
        repeated = repeated | (given if isinstance(given, dict) else {"repeat": given})
        facet = node.get("facet", {})
        faceted = {"facet": facet} if "field" in facet else facet
        channels = faceted | ({} if "layer" in node else encoding)
        for by, entry in {**channels, "a mark": node.get("mark")}.items():
            for name in _named(entry, "", FIELDS, repeated):
                self.require(name, [columns], by)
            self.values(by, entry, node.get("mark"), encoding, columns)
        for key in ("layer", "concat", "hconcat", "vconcat", "spec"):
            inner = node.get(key, [])
            for child in [inner] if isinstance(inner, dict) else inner:
                self.part(child, columns, encoding if "layer" in node else {}, repeated)

    def data(self, data: dict[str, Any] | None) -> _Columns:
        """The columns of data that stand in the specification itself."""
        if data and "url" in data:
            self.fault(f"takes its data from {data['url']}: read them in the notebook instead")
        if not data or data.keys() - {"name", "values"}:
            return _Columns()
        rows = data.get("values", self.spec.get("datasets", {}).get(data.get("name")))
        known = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        return _Columns(rows, frozenset()) if known else _Columns()

    def transform(self, transform: dict[str, Any], columns: _Columns) -> _Columns:
        """What a transform makes of the columns."""
        for name in _named(transform, "", TRANSFORMED, {}):
            self.require(name, [columns], "a transform")
        source = transform.get("from", {})
        if "data" in source:
            for name in [source["key"], *source.get("fields", [])]:
                self.require(name, [self.data(source["data"])], "a lookup")
        kinds = transform.keys() & {*REPLACING, *MADE, "lookup", "pivot", "flatten"}
        kind = next(iter(kinds), "")
        if columns.made is None or kind == "pivot" or "param" in source:
            return _Columns()
        made = _texts(transform.get("as", MADE.get(kind, [])))
        for parts in (transform.get(key, []) for key in ("aggregate", "joinaggregate", "window")):
            made += [part["as"] for part in parts]
        if not made and kind in ("loess", "regression"):
            made = [transform["on"], transform[kind]]
        if "as" not in transform:
            made += source.get("fields", [])
        if kind in REPLACING:
            return _Columns(None, frozenset(made) | {*transform.get("groupby", [])})
        return _Columns(columns.rows, columns.made | {*made})

    def values(
        self, by: str, entry: Any, mark: Any, encoding: dict[str, Any], columns: _Columns
    ) -> None:
        """Requires values that are of the type of their channel, and that its scale can show."""
        if isinstance(entry, list):
            for one in entry:
                self.values(by, one, mark, encoding, columns)
        if not isinstance(entry, dict) or not isinstance(name := entry.get("field"), str):
            return
        values = columns.values(name)
        if values is None or "aggregate" in entry:
            return
        told = f"cannot be drawn: {by}, {name!r}:"
        kind = "temporal" if "timeUnit" in entry else entry.get("type")
        if kind in KINDS:
            holds, word = KINDS[kind]
            if wrong := [value for value in values if not holds(value)]:
                self.fault(f"{told} {wrong[0]!r:.60} is no {word}")
            if not values and by not in WORDS:
                self.fault(f"{told} no row has a value")
        scale = entry.get("scale") or {}
        if scale.get("type") == "log":
            domain = scale.get("domain", [])
            for value in [*values, *(domain if isinstance(domain, list) else [])]:
                if isinstance(value, int | float) and value <= 0:
                    self.fault(f"{told} a log scale has no {value}; `symlog` has")
            kind = mark["type"] if isinstance(mark, dict) else mark
            if kind in FROM_ZERO and by in ("x", "y") and f"{by}2" not in encoding:
                self.fault(
                    f"{told} a log scale has no zero, from which a {kind} starts; use points"
                )


def _is_number(value: Any) -> bool:
    try:
        return math.isfinite(float(value))
    except (TypeError, ValueError):
        return False


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and DAY.fullmatch(value) is not None


KINDS = {
    "quantitative": (_is_number, "number"),
    "temporal": (_is_day, "day in ISO form such as 2018-06-30"),
}
"""What the values of a type must be, and what they are called."""


def _steps(name: str) -> list[str]:
    parts = STEP.finditer(name)
    steps = [at[2] or at[3] or re.sub(r"\\(.)", r"\1", at[4] or "") for at in parts]
    return steps or [name]


def _reach(row: Any, steps: list[str]) -> tuple[bool, Any]:
    """Whether a row has a value at the end of a path, and that value."""
    for step in steps:
        if isinstance(row, Mapping) and step in row:
            row = row[step]
        elif isinstance(row, list) and step.isdecimal() and int(step) < len(row):
            row = row[int(step)]
        else:
            return False, None
    return True, row


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _named(node: Any, key: str, keys: Set[str], repeated: Mapping[str, list[str]]) -> Iterator[str]:
    """The columns that a channel, a mark or a transform names."""
    if isinstance(node, str):
        if key in EXPRESSIONS:
            yield from (
                at[1] or re.sub(r"([.\[\]])", r"\\\1", at[3]) for at in DATUM.finditer(node)
            )
        elif key in keys and node not in ("", "*"):
            yield node
    elif isinstance(node, list):
        for part in node:
            yield from _named(part, key, keys, repeated)
    elif isinstance(node, dict):
        if key == "field":
            yield from repeated.get(node.get("repeat", ""), [])
        for name, part in node.items():
            if name not in OTHER and not (name == "value" and "impute" in node):
                yield from _named(part, name, keys, repeated)


def _selected(node: Any) -> Iterator[str]:
    """The columns by which a selection anywhere in a chart selects."""
    if isinstance(node, list):
        for part in node:
            yield from _selected(part)
    elif isinstance(node, dict):
        for key, part in node.items():
            if key == "select" and isinstance(part, dict):
                yield from part.get("fields", [])
            elif key != "datasets":
                yield from _selected(part)
