"""Tables of the PDF."""

import re

from sample_book import Compiled, squeezed

from edition.typst.tabular import column_widths


def test_a_long_table_repeats_its_head(sample: Compiled) -> None:
    with_rows = [text for text in map(squeezed, sample.texts) if re.search(r"Row\d+", text)]
    assert len(with_rows) >= 2
    assert all("RepeatedheadValue" in text for text in with_rows)


def test_short_columns_take_what_they_need_and_long_texts_share_the_rest() -> None:
    cells = [(0, "AB-01"), (1, "w" * 400), (2, "w" * 100), (0, "AB-02"), (1, ""), (2, "")]
    assert column_widths(3, cells) == ["auto", "20fr", "10fr"]
    assert column_widths(2, []) == ["auto", "auto"]
