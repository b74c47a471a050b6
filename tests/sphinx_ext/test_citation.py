"""The Sphinx side of citing: what a page is, and what is said about it."""

import ast
from types import SimpleNamespace

import pytest
from docutils import nodes
from sphinx.util.docutils import new_document

from edition.sphinx_ext.citation import Bibliography, description, first_words


def test_a_page_is_described_by_its_first_paragraph():
    page = new_document("page")
    page += nodes.title(text="Title")
    page += [nodes.paragraph(text="First\nwords."), nodes.paragraph(text="More.")]
    assert description(first_words(page)) == "First words."
    assert first_words(new_document("empty")) == ""


def test_a_long_description_is_cut_at_a_word():
    text = description("word " * 100)
    assert len(text) <= 202 and text.endswith("word …")


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
