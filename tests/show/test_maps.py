"""Maps: what stands on them has its colour."""

import pandas as pd

from edition.show import maps
from edition.show.colour import ACCENT, GROUND


def test_names_on_a_map_stand_in_their_colours():
    frame = pd.DataFrame({"name": ["Arden"], "lon": [131.0], "lat": [43.0], "colour": [ACCENT]})
    halo, named = maps.names(frame).to_dict()["layer"]
    assert halo["mark"]["stroke"] == GROUND
    assert named["encoding"]["color"]["field"] == "colour"
