"""The list of sources."""

import ast
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from docutils import nodes
from docutils.utils import new_document
from pybtex.database.input.bibtex import Parser
from sphinx import addnodes
from sphinxcontrib.bibtex.domain import BibtexDomain

from edition.base import cache
from edition.judge.ledger import resting
from edition.sphinx_ext.reference_list import (
    Bibliography,
    Claims,
    LanguageBackend,
    Plain,
    _brief,
)


class Place(NamedTuple):
    docname: str


class AskedError(Exception):
    """Somebody looked up which pages cite a source."""


def listed(monkeypatch, entries_that):
    def ask(domain):
        raise AskedError

    domain = Bibliography.__new__(Bibliography)
    wanted = SimpleNamespace(filter_=ast.parse(entries_that), keyprefix="", bibfiles=[], keys=[])
    domain.data = {"bibliographies": {"list": wanted}}
    sources = [
        SimpleNamespace(key="b", fields={"title": "US\\$5"}),
        SimpleNamespace(key="a", fields={}),
    ]
    monkeypatch.setattr(Bibliography, "get_entries", lambda *_: sources)
    monkeypatch.setattr(Bibliography, "citation_refs", property(ask))
    found = [key for key, _ in domain.get_filtered_entries("list")]
    assert sources[0].fields["title"] == "US$5"
    return found


def test_a_list_of_all_sources_is_made_without_asking_who_cites_each(monkeypatch):
    assert listed(monkeypatch, "True") == ["b", "a"]


def test_a_list_of_some_sources_is_made_as_sphinx_makes_it(monkeypatch):
    with pytest.raises(AskedError):
        listed(monkeypatch, "cited")


@pytest.fixture
def formatted(monkeypatch, tmp_path):
    """The texts of a bibliography, each time as by a new build."""
    monkeypatch.setattr(cache, "CACHE", tmp_path / "cache")
    file = tmp_path / "references.bib"

    def texts(works):
        file.write_text(works, encoding="utf-8")
        domain = Bibliography.__new__(Bibliography)
        asked = {"filter_": ast.parse("True"), "bibfiles": [str(file)], "style": "plain"}
        asked |= {"keyprefix": "", "labelprefix": "", "line": 1}
        place = Place("list")
        domain.data = {"bibliographies": {place: SimpleNamespace(**asked)}, "citation_refs": []}
        entries = Parser().parse_string(works).entries
        monkeypatch.setattr(Bibliography, "get_entries", lambda *_: entries.values())
        return [str(text.text) for _, text in domain._formatted(place, [])]

    return texts


def test_sources_are_formatted_anew_only_where_one_has_changed(formatted, monkeypatch):
    river = "@misc{a, title = {The River}, year = {2001}}"
    first = formatted(river)
    with monkeypatch.context() as later:
        later.setattr(BibtexDomain, "get_formatted_entries", None)
        assert formatted(river) == first
    assert formatted(river.replace("2001", "2002")) != first


def test_a_source_that_lacks_a_field_is_told_by_every_build(formatted, caplog):
    for _ in range(2):
        caplog.clear()
        formatted("@book{a, title = {The River}}")
        assert "missing" in caplog.text


WORKS = """
@misc{1, author = {{Agency of Arden}}, title = {The Lower Arden}, year = {2001}}
@misc{2, author = {Ban, Ki-moon}, title = {On Rivers}, year = {2002}}
@misc{3, title = {{Beacons of the Arden}}, year = {2003}}
@article{4, author = {Bolt, Ada and van Zanden, Jan Luiten}, title = {The Ford of Arden and
  {Brenna}}, journal = {Tolls}, year = {2004}}
@misc{5, author = {Étienne, Jr., Bo}, title = {Locks}, year = {2005}}
@misc{6, author = {{Federation of Fords} and Roe, Ann and others}, title = {Weirs}, year = {2006}}
@misc{7, author = {van Zanden, Jan Luiten}, title = {Mills}, year = {2007}}
"""
LISTED = [
    "The Lower Arden. 2001.",
    "Ki-moon Ban. On Rivers. 2002.",
    "Beacons of the Arden. 2003.",
    "Ada Bolt and Jan Luiten van Zanden. The Ford of Arden and Brenna. Tolls, 2004.",
    "Bo Étienne, Jr. Locks. 2005.",
    "Federation of Fords, Ann Roe, and others. Weirs. 2006.",
    "Jan Luiten van Zanden. Mills. 2007.",
]


def test_people_and_groups_stand_in_one_alphabet_and_titles_as_they_are_written():
    """A single group has no name beside its label."""
    entries = list(Parser().parse_string(WORKS).entries.values())
    found = [one.text.render_as("text") for one in Plain().format_entries(reversed(entries))]
    assert [" ".join(text.split()) for text in found] == LISTED


def test_entries_are_in_the_order_of_their_labels_which_are_as_in_the_text():
    works = """
    @misc{1, author = {Kim, Jin and Lee, Bo}, title = {B}, year = {2001}}
    @misc{2, author = {Kim, Zoe}, title = {A}, year = {2010b}}
    @misc{3, author = {Kim, Zoe}, title = {Z}, year = {2010a}}
    @misc{4, title = {Kilns}, year = {n.d.}}
    """
    entries = list(Parser().parse_string(works).entries.values())
    assert [one.label for one in Plain().format_entries(entries)] == [
        *("Kilns n.d.", "Kim 2010a", "Kim 2010b", "Kim and Lee 2001")
    ]


def opened(monkeypatch, builder, persons=True):
    """An entry of the list, as a builder gets it."""
    (key, claims) = next(iter(resting().items()))
    document = new_document("references")
    entry = nodes.citation("", nodes.label("", "Ness 2001"), nodes.paragraph("", "Atlas."))
    entry["ids"] = ["id1"]
    own = nodes.citation("", nodes.label("", "own"), nodes.paragraph("", "Note."), ids=["own"])
    document += [entry, own]
    cited = SimpleNamespace(
        citation_id="id1", key=key, entry=SimpleNamespace(persons={"author": []} if persons else {})
    )
    domain = SimpleNamespace(data={"citations": [cited]})
    env = SimpleNamespace(docname="references", get_domain=lambda _: domain)
    transform = Claims(document)
    monkeypatch.setattr(Claims, "env", env)
    monkeypatch.setattr(
        Claims, "app", SimpleNamespace(builder=SimpleNamespace(format=builder)), raising=False
    )
    transform.run()
    assert own.astext() == "own\n\nNote."
    return entry, claims


def test_an_entry_opens_with_its_label_and_ends_with_the_claims_that_rest_on_it(monkeypatch):
    entry, claims = opened(monkeypatch, "html")
    assert entry.astext() == f"Ness 2001 Atlas. Claims: {', '.join(claims)}."
    assert [one["refuri"] for one in entry.findall(nodes.reference)] == [
        f"claims/{claim}.html" for claim in claims
    ]


def test_on_paper_the_claims_are_linked_to_their_cards(monkeypatch):
    entry, claims = opened(monkeypatch, "typst")
    assert [one["reftarget"] for one in entry.findall(addnodes.pending_xref)] == [
        f"claim-{claim.lower()}" for claim in claims
    ]


def test_on_paper_an_address_is_its_host():
    address = "https://www.example.org/a/long/way"
    link = nodes.reference("", address, refuri=address)
    words = nodes.paragraph(
        "", "", nodes.Text("Atlas."), nodes.Text(" "), nodes.Text("URL: "), link
    )
    entry = nodes.citation("", words)
    _brief(entry)
    assert entry.astext() == "Atlas. example.org" and link["refuri"] == address


def test_an_entry_where_nobody_is_named_opens_with_its_title(monkeypatch):
    assert opened(monkeypatch, "html", persons=False)[0].astext().startswith("Atlas.")


ORIGINALS = """
@misc{annals1902, author = {Kim, Jin}, author_original = {김진}, title = {Annals},
  title_original = {연대기}, year = {1902}}
@book{courier1901, editor = {Ivanov, Ivan}, editor_original = {Иван Иванов}, title = {The Courier},
  title_original = {Курьер}, publisher = {Orme}, year = {1901}, url = {https://example.org/courier}}
@misc{survey1999, title = {Rivers}, title_original = {Flüsse}, year = {1999}}
"""
ARCHIVE = "https://web.archive.org/web"


def paragraphs():
    style = Plain()
    style.sort = list
    entries = list(Parser().parse_string(ORIGINALS).entries.values())
    return [LanguageBackend().paragraph(one) for one in style.format_entries(entries)]


def test_authors_and_titles_stand_in_their_own_script_too_and_in_their_language():
    annals, courier, survey = paragraphs()
    assert annals.astext().startswith("Jin Kim [김진]. Annals [연대기]. 1902.")
    assert "The Courier [Курьер]." in courier.astext()
    assert survey.astext() == "Rivers [Flüsse]. 1999."
    spoken = [
        [(one["classes"], one.astext()) for one in entry.findall(nodes.inline)]
        for entry in (annals, courier, survey)
    ]
    assert spoken == [
        [(["language-ko"], "김진"), (["language-ko"], "연대기")],
        [(["language-ru"], "Иван Иванов"), (["language-ru"], "Курьер")],
        [],
    ]


def test_the_year_is_said_once_where_a_note_tells_the_day():
    entries = """@misc{day, title = {A}, year = {1999}, note = {2 May 1999}}
        @misc{year, title = {B}, year = {1999}, note = {page 3}}"""
    style = Plain()
    style.sort = list
    parsed = Parser().parse_string(entries).entries.values()
    told = [LanguageBackend().paragraph(one).astext() for one in style.format_entries(list(parsed))]
    assert told == ["A. 2 May 1999.", "B. 1999. page 3."]


def test_an_archived_copy_is_a_second_link():
    annals, courier, survey = paragraphs()
    linked = [
        [one["refuri"] for one in entry.findall(nodes.reference)]
        for entry in (annals, courier, survey)
    ]
    assert linked == [
        [f"{ARCHIVE}/2020/https://example.org/annals"],
        ["https://example.org/courier", f"{ARCHIVE}/2021/https://example.org/courier"],
        [],
    ]
    assert courier.astext().endswith("URL: https://example.org/courier (archived).")
    assert annals.astext().endswith("1902. archived.")
