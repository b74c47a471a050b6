"""The actors of this paper can be told from the page, light or dark."""

import pytest

from edition.data import vocabulary
from edition.show.colour import DARK_GROUND, GROUND, contrast, on_dark


@pytest.mark.parametrize("code", [code for code, one in vocabulary.colours().items() if one])
def test_the_colour_of_an_actor_serves_for_words_on_light_and_dark_pages(code):
    colour = vocabulary.colours()[code]
    assert contrast(colour, GROUND) >= 4.5
    assert contrast(on_dark(colour), DARK_GROUND) >= 4.5
