"""The two days on which an observation on a thesis is looked at, and what is asked on the second.

An observation whose words name a time that is over is asked again today of the years since; which
years these are was frozen with it (column data of the table of observations).
"""

from datetime import date

from edition.evidence import LATER

PUBLISHED, TODAY = "2018-06-18", "2026-11-27"

NOW = f"{date.fromisoformat(TODAY):%B %Y}"
SINCE = f"19 June 2018 to {NOW}"
"""From the day after publication to today."""


def asked(window: str = LATER) -> dict[str, tuple[str, str]]:
    """The two days for the choice of an observation: the label of the second is the time of which
    it is asked today, where that is not the time that its words name."""
    return {
        PUBLISHED: ("at publication", "What could be known when the paper appeared."),
        TODAY: (window, "What is known now."),
    }
