"""Starts an edition, or adds a claim, a table or a section, to be filled by a person."""
