"""Sphinx extensions of the edition."""
