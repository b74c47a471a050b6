"""The list of sources."""

import ast
from types import SimpleNamespace

import pytest

from edition.sphinx_ext.reference_list import Bibliography


class AskedError(Exception):
    """Somebody looked up which pages cite a source."""


def listed(monkeypatch, entries_that):
    def ask(domain):
        raise AskedError

    domain = Bibliography.__new__(Bibliography)
    wanted = SimpleNamespace(filter_=ast.parse(entries_that), keyprefix="", bibfiles=[], keys=[])
    domain.data = {"bibliographies": {"list": wanted}}
    sources = [SimpleNamespace(key="b"), SimpleNamespace(key="a")]
    monkeypatch.setattr(Bibliography, "get_entries", lambda *_: sources)
    monkeypatch.setattr(Bibliography, "citation_refs", property(ask))
    return [key for key, _ in domain.get_filtered_entries("list")]


def test_a_list_of_all_sources_is_made_without_asking_who_cites_each(monkeypatch):
    assert listed(monkeypatch, "True") == ["b", "a"]


def test_a_list_of_some_sources_is_made_as_sphinx_makes_it(monkeypatch):
    with pytest.raises(AskedError):
        listed(monkeypatch, "cited")
