"""Starts an edition, or adds to one: rows, and stubs that are true as they stand."""
