"""The forms of chart that chapters share: a tidy frame goes in, an ordinary Altair chart comes out.

Columns have fixed names, which each form tells, and no form has an option for a single chart: that
one is plain Altair.  `colours` gives values of `name`, or of `kind` where the frame has one, their
colours; all else is grey.  `tips` names more columns for tooltips and for the table behind a chart.
`paper` is the paper's figure: the same dashed red line everywhere, with its name.
"""

from edition.show.forms.additions import filtered, notes, strips
from edition.show.forms.by_name import bars, dots, matrix, share, stacks
from edition.show.forms.days import intervals, timeline
from edition.show.forms.marks import words
from edition.show.forms.over_time import columns, lines, on_years, panels

__all__ = [
    "bars",
    "columns",
    "dots",
    "filtered",
    "intervals",
    "lines",
    "matrix",
    "notes",
    "on_years",
    "panels",
    "share",
    "stacks",
    "strips",
    "timeline",
    "words",
]
