"""What charts in notebooks, pages and pictures have in common: type, face, widths, marks."""

FONT = "Edition Sans"

MIME = "application/vnd.vegalite.v5+json"
"""The newest MIME type that JupyterLab draws; the specification itself is that of Vega-Lite 6."""

COLUMN_WIDTH = 640
"""Width in pixels of a chart that fills its column, where the column is not known."""

FILLS_COLUMN = "fills column"
"""Marks in a specification, under `usermeta`, that the chart takes the width it is given."""

SOURCES_LINE = "edition-sources"
"""Marks the output, below a chart, that names its sources where no book does."""
