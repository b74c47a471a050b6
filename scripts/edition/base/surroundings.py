"""Frees a command from settings of the machine that would reach what it makes."""

import locale
import os
import sys
from collections.abc import Mapping

STEERING = (
    *("COLUMNS", "FORCE_COLOR", "IPYTHON", "JUPYTER", "LINES", "MPL", "NO_COLOR", "PYTHON"),
    "SOURCE_DATE_EPOCH",
)
"""How the variables begin that steer Python, Jupyter and the libraries that draw and compile."""

KEPT = {
    *("PYTHONDONTWRITEBYTECODE", "PYTHONFAULTHANDLER", "PYTHONHASHSEED", "PYTHONHOME"),
    *("PYTHONNOUSERSITE", "PYTHONPATH", "PYTHONPYCACHEPREFIX", "PYTHONUNBUFFERED", "PYTHONUTF8"),
}
"""Those among them that say where things lie, or reach nothing."""


def start_clean() -> None:
    """Starts this command anew where a variable steers it, without that, and with text in UTF-8.

    Python reads such variables before a program can: asserts would be left out, or warnings lost.
    """
    if (clean := cleaned(os.environ)) != os.environ:
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], clean)


def cleaned(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without what steers."""
    clean = {k: v for k, v in environment.items() if k in KEPT or not k.startswith(STEERING)}
    if locale.getencoding().lower().replace("-", "") != "utf8":
        clean["PYTHONUTF8"] = "1"
    return clean
