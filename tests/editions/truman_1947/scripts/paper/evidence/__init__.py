"""Evidence: for each testable claim a function that computes a finding from the tables."""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__, f"{__name__}."):
    import_module(module.name)
