"""Days on charts in UTC, so that every reader sees the same day, wherever their clock stands."""

import re
from typing import Any

CLOCK = re.compile(
    r"(?<![\w.])(year|quarter|month|date|day|dayofyear|week|hours|minutes|seconds|milliseconds)\("
)
"""What an expression reads off the clock where the reader is."""

LOCAL = {
    "timeFormat": "utcFormat",
    "timeParse": "utcParse",
    "timeOffset": "utcOffset",
    "timeSequence": "utcSequence",
    "datetime": "utc",
}
"""Other functions of expressions that go by that clock, and those that do not."""

EXPRESSIONS = {"and", "calculate", "expr", "filter", "labelExpr", "not", "or", "test"}
"""Where a text in a specification is an expression."""

DATE = {"year", "quarter", "month", "date", "day", "hours", "minutes", "seconds", "milliseconds"}
"""What a date has that is written as an object."""

WORDS = {"text", "tooltip"}
"""Channels that write a value, and have no scale that could be set to UTC."""

FINEST = "utcyearmonthdatehoursminutesseconds"
WRITTEN = "%-d %B %Y"
"""How a day is written in a tooltip unless told otherwise: 7 July 1884."""

ZONELESS = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)")


def in_utc(node: Any, key: str = "", ends: frozenset[str] = frozenset()) -> Any:
    """A Vega-Lite specification, or the part of one under a key, with all its times in UTC.

    These are scales, units of time, dates, expressions, and values in ISO form without a zone;
    `ends` are the channels, such as x2, whose first, such as x, is a time around this part.
    """
    if isinstance(node, str):
        return _text(node, key)
    if isinstance(node, list):
        return [in_utc(part, key, ends) for part in node]
    if not isinstance(node, dict):
        return node
    if key in ("datasets", "data"):
        return {name: _rows(part) for name, part in node.items()}
    if isinstance(encoding := node.get("encoding"), dict):  # and no channel to sort by
        ends |= {f"{channel}2" for channel, part in encoding.items() if _is_time(part)}
    found = {name: in_utc(part, name, ends) for name, part in node.items()}
    if key == "encoding":
        return {channel: _channel(part, channel, ends) for channel, part in found.items()}
    return found | {"utc": True} if found and found.keys() <= DATE else found


def _rows(node: Any) -> Any:
    if isinstance(node, list):
        return [_rows(part) for part in node]
    if isinstance(node, dict):
        return {name: _rows(part) for name, part in node.items()}
    return _day(node) if isinstance(node, str) else node


def _text(text: str, key: str) -> str:
    if key in ("timeUnit", "unit") and "utc" not in text:
        return re.sub("^(binned)?", r"\1utc", text)
    if key in EXPRESSIONS:
        text = CLOCK.sub(r"utc\g<0>", text)
        for local, utc in LOCAL.items():
            text = re.sub(rf"(?<![\w.]){local}\(", f"{utc}(", text)
    return _day(text)


def _day(text: str) -> str:
    """A time without a zone as browsers read it in UTC: a day alone, or with a Z."""
    if at := ZONELESS.fullmatch(text):
        return f"{text}Z" if at[2].strip("0:.") else at[1]
    return text


def _is_time(part: Any) -> bool:
    return isinstance(part, dict) and part.get("type") == "temporal"


def _channel(part: Any, channel: str, ends: frozenset[str]) -> Any:
    """A channel whose field, if it is a time, has a scale in UTC, or is written so."""
    if isinstance(part, list):
        return [_channel(one, channel, ends) for one in part]
    if not isinstance(part, dict):
        return part
    if "condition" in part:
        part = part | {"condition": _channel(part["condition"], channel, ends)}
    if "field" not in part or not (_is_time(part) or channel in ends):
        return part
    if channel not in WORDS:
        scale = part.get("scale", {})
        return part if scale is None else part | {"scale": {"type": "utc", **scale}}
    if "timeUnit" in part or "aggregate" in part:
        return part
    head = {"title": str(part["field"]).replace("_", " "), "format": WRITTEN}
    return head | part | {"timeUnit": FINEST}
