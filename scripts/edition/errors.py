"""What the command reports in one line and turns into a non-zero exit code."""


class EditionError(Exception):
    """Something a reader or author of the edition can put right; the message says how."""
