import os
import subprocess
import sys

DRAW = """
import altair as alt, pandas as pd
from edition.book.pictures import _draw

days = pd.DataFrame({"day": pd.to_datetime(["1994-12-01", "1995-06-01"]), "n": [1, 2]})
chart = alt.Chart(days, description="days").mark_point().encode(x="day:T", y="n:Q")
print(_draw(chart.to_dict()))
"""


def test_a_picture_does_not_depend_on_where_it_was_drawn():
    # Kiribati left out a day as 1995 began.
    drawn = [
        subprocess.run(
            [sys.executable, "-c", DRAW],
            env=os.environ | {"TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for zone in ("Pacific/Niue", "Pacific/Kiritimati")
    ]
    assert drawn[0] == drawn[1] and "<svg" in drawn[0]
