"""Adds a claim, a table or a section: rows, and what fails until a person has filled it in."""
