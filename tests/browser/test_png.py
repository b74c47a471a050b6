"""A reader can have any chart as PNG: the browser makes it, without a server too."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.wait import WebDriverWait

from edition.base.project import NOTEBOOKS


def saved(chromium: Chrome, folder: Path) -> bytes:
    """What the first button of a page saves."""
    where = {"behavior": "allow", "downloadPath": str(folder)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", where)
    button = chromium.find_element("css selector", "figure.chart .chart-files button")
    assert button.text == "PNG"
    button.click()
    WebDriverWait(chromium, 20).until(lambda _: list(folder.glob("figure-*.png")))
    (path,) = folder.iterdir()
    return path.read_bytes()


def first_dot(png: bytes) -> bytes:
    """Red, green, blue and opacity of the dot in the upper left corner."""
    start, parts = 8, b""
    while start < len(png):
        length, kind = struct.unpack(">I4s", png[start : start + 8])
        parts += png[start + 8 : start + 8 + length] if kind == b"IDAT" else b""
        start += length + 12
    return zlib.decompress(parts)[1:5]


def test_the_png_of_a_chart_is_its_svg_on_white_whatever_the_theme(
    book: Path, chromium: Chrome, read: Callable[..., None], tmp_path: Path
) -> None:
    name = min(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
    pictures = []
    for theme in ("light", "dark"):
        read((book / "notebooks" / f"{name}.html").as_uri(), scroll=False)
        chromium.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
        (tmp_path / theme).mkdir()
        pictures.append(saved(chromium, tmp_path / theme))
    png, other = pictures
    assert png == other and first_dot(png) == b"\xff" * 4
    (path,) = (tmp_path / "light").iterdir()
    svg = (book / "_static" / "charts" / f"{path.stem}.svg").read_text(encoding="utf-8")
    size = [2 * float(re.search(rf'\b{side}="([\d.]+)"', svg)[1]) for side in ("width", "height")]
    # The title is part of both; the browser leaves a little more or less room around it.
    assert struct.unpack(">II", png[16:24]) == pytest.approx(size, rel=0.06)
