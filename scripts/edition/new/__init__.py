"""Adds a source, a table, a claim or a section: rows, and stubs that are true as they stand."""
