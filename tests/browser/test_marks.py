"""Whatever a chart draws stands out from the page, light or dark, as the browser paints it."""

from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver import Chrome

from edition.base.project import NOTEBOOKS
from edition.show.colour import GROUND, PALE, contrast, on_dark
from edition.show.curve import BAND
from edition.show.maps import LAND

LEAST = 3
"""The contrast of marks with the page by the Web Content Accessibility Guidelines 2.2, 1.4.11."""

GROUNDS = [GROUND, PALE, BAND, LAND]
"""What marks lie on, or what only fills up a whole."""

CHAPTERS = sorted(f"notebooks/{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb"))

MARKS = """
const parts = (colour) => {
  const [red, green, blue, alpha = 1] = (colour.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  return { rgb: [red, green, blue], alpha };
};
const hex = (rgb) => "#" + rgb.map((one) => Math.round(one).toString(16).padStart(2, "0")).join("");
const ancestry = (element) => element ? [...ancestry(element.parentElement), element] : [];
const page = ancestry(document.querySelector(".vega-drawn")).reduce((below, holder) => {
  const { rgb, alpha } = parts(getComputedStyle(holder).backgroundColor);
  return rgb.map((value, place) => alpha * value + (1 - alpha) * below[place]);
}, [255, 255, 255]);
const kinds = ":is(.role-mark, .role-legend-symbol) :is(path, line, rect)";
return [...document.querySelectorAll(".vega-drawn")].flatMap((chart) =>
  [...chart.querySelectorAll(kinds)].flatMap((mark) => {
    const style = getComputedStyle(mark);
    const painted = ["fill", "stroke"].map((paint) => {
      const { rgb, alpha } = parts(style[paint]);
      const share = alpha * style.opacity * style[`${paint}Opacity`];
      const seen = rgb.map((value, place) => share * value + (1 - share) * page[place]);
      return { share, colour: hex(rgb), seen: hex(seen) };
    });
    return {
      painted: painted.filter(({ share }, at) => share && (!at || parseFloat(style.strokeWidth))),
      shade: Boolean(mark.closest("[aria-hidden=true]")) && painted.every(({ share }) => share < 1),
      figure: chart.closest("figure").id,
      page: hex(page),
    };
  }).filter(({ painted }) => painted.length));
"""


def faint(marks: list[dict[str, Any]], theme: str) -> dict[str, float]:
    """The marks that do not stand out, by figure and colour, with their contrast."""
    grounds = {one if theme == "light" else on_dark(one) for one in GROUNDS}
    return {
        f"{mark['figure']}, {one['colour']}, {theme}": round(contrast(one["seen"], mark["page"]), 2)
        for mark in marks
        if not mark["shade"]
        for one in [max(mark["painted"], key=lambda one: contrast(one["seen"], mark["page"]))]
        if not grounds & {paint["colour"] for paint in mark["painted"]}
        and contrast(one["seen"], mark["page"]) < LEAST
    }


@pytest.mark.parametrize("page", CHAPTERS)
def test_every_mark_stands_out_from_a_light_and_from_a_dark_page(
    opened: Callable[..., Chrome], repaint: Callable[[str], None], page: str
) -> None:
    driver = opened(page)
    for theme in ("light", "dark"):
        repaint(theme)
        marks = driver.execute_script(MARKS)
        assert marks
        assert faint(marks, theme) == {}
