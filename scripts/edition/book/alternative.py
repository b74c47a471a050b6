"""What a picture shows, in words: those that stand in an SVG."""

import xml.etree.ElementTree as ET
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def svg_description(path: Path) -> str:
    """The description, else the title, of an SVG; empty where it has none."""
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError:
        return ""
    found = (root.find(f"{SVG}{name}") for name in ("desc", "title"))
    return next((" ".join("".join(one.itertext()).split()) for one in found if one is not None), "")
