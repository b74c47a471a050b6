"""Axes: rows whose names break, and scales that have no zero."""

import re
from itertools import pairwise

import pandas as pd
import pytest
from samples import ROWS, YEARS, specification

from edition.base.errors import EditionError
from edition.book import pictures
from edition.show import forms


def test_a_missing_column_and_a_zero_on_a_scale_without_one_are_told():
    with pytest.raises(EditionError, match="no column 'value'"):
        forms.bars(ROWS.drop(columns="value"))
    with pytest.raises(EditionError, match="no zero: give a domain above it"):
        forms.lines(YEARS, log=True, domain=(0, 10))


def test_the_lines_of_a_long_row_name_lie_about_the_middle_of_their_row():
    names = ["Arden", "Claims whose note could be read at all", "Brenna", "Lower and upper Cole"]
    chart = forms.bars(pd.DataFrame({"name": names, "value": [1, 2, 3, 4]}))
    drawn = pictures._draw(specification(chart))
    name = r'text-anchor="end" transform="translate\(-8,([\d.]+)\)"[^>]*>(.*?)</text>'
    middles = [
        float(top) + sum(map(float, re.findall(r'dy="([\d.]+)"', lines))) / 2
        for top, lines in re.findall(name, drawn)
    ]
    steps = [after - before for before, after in pairwise(middles)]
    assert len(steps) == 3
    assert max(steps) - min(steps) < 1
