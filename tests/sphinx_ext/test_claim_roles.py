from datetime import date
from types import SimpleNamespace

import pytest

from edition.data.replies import Reply
from edition.sphinx_ext import claim_roles
from edition.sphinx_ext.claim_roles import ClaimDomain, ThesisDomain

REPLY = Reply("Jane Doe", "", date(2021, 5, 2), "Half.", "", "", None)
TOLD = "Reply by Jane Doe, 2 May 2021"


def run(role, claim, form):
    env = SimpleNamespace(
        docname="notebooks/01_river", app=SimpleNamespace(builder=SimpleNamespace(format=form))
    )
    settings = SimpleNamespace(env=env)
    role.text, role.inliner = claim, SimpleNamespace(document=SimpleNamespace(settings=settings))
    found, messages = role.run()
    assert not messages
    return found


@pytest.mark.parametrize("form", ["html", "typst"])
def test_a_sentence_gets_the_verdict_in_words(form):
    (found,) = run(ClaimDomain.roles["verdict"], "RI-04", form)
    assert found.astext() == "supported with a caveat"


@pytest.mark.parametrize(
    ("role", "thesis", "words"),
    [
        ("standing", "T1", "holds up"),
        ("today", "T1", "cannot be told"),
        ("course", "T1", "holds up at publication and cannot be told today"),
        ("course", "T2", "does not hold up, then and now"),
        (
            "why",
            "T1",
            "The three things that it needs are seen, and something that its rival cannot have.",
        ),
        ("now", "T1", "it cannot be told. One of the three things that it needs is open."),
        ("why", "T2", "“Each side paid half” is needed and was not seen."),
        ("because", "T1", "all 3 needed seen, one that tells; today 1 of 3 needed open"),
        ("because", "T2", "1 of 1 needed missing"),
        ("now", "T2", "it stands as at publication."),
    ],
)
def test_a_sentence_gets_where_a_thesis_stands(role, thesis, words):
    (found,) = run(ThesisDomain.roles[role], thesis, "html")
    assert found.astext() == words


def test_who_replied_is_a_link_on_screen_and_words_on_paper(monkeypatch):
    role = ClaimDomain.roles["replies"]
    assert run(role, "RI-04", "html") == run(role, "RI-04", "typst") == []
    monkeypatch.setattr(claim_roles, "replies", lambda claim: [REPLY])
    (link,) = run(role, "RI-04", "html")
    assert (link["refuri"], link.astext()) == ("../claims/RI-04.html#replies", TOLD)
    (words,) = run(role, "RI-04", "typst")
    assert words == f"{TOLD}."


def test_a_verdict_on_no_claim_is_told_with_its_place(monkeypatch):
    told = []
    monkeypatch.setattr(claim_roles.log, "warning", lambda *words, location: told.append(words))
    role = ClaimDomain.roles["verdict"]
    monkeypatch.setattr(role, "get_location", lambda: "index:4")
    assert run(role, "RI-77", "html") == []
    assert "no claim 'RI-77'" in str(told[0][1])


def test_the_search_finds_a_claim_by_its_number_and_by_every_spelling_of_its_names():
    domain = ClaimDomain.__new__(ClaimDomain)
    domain.data = {"objects": {"RI-02": "notebooks/01_river", "RI-03": "notebooks/01_river"}}
    found = {name: (shown, anchor) for name, shown, _, _, anchor, _ in domain.get_objects()}
    assert found == {
        "RI-02": ("RI-02", "claim-ri-02"),
        "RI-03": (
            "RI-03: Brenna, 브렌나, 布連那, Brennan, Brenna Town, Бренна",
            "claim-ri-03",
        ),
    }
