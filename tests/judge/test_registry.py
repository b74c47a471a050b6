import sys
from functools import partial

import pytest

from edition.base.errors import EditionError
from edition.judge import registry
from edition.judge.claim import Finding
from edition.judge.registry import Evidence, IncompatibleError, all_evidence, choice, evidence


def test_the_evidence_of_the_paper_is_found_by_claim():
    assert sorted(all_evidence()) == ["RI-01", "RI-02", "RI-03", "RI-04", "RI-05", "RI-06", "T1-3"]
    assert all_evidence()["RI-02"](counted="with_delta").observed == 131
    assert all_evidence()["RI-02"]().observed == 104
    with pytest.raises(EditionError, match="RI-05: no choice 'counted'; there are: start, reckon"):
        all_evidence()["RI-05"](counted="x")


def test_a_claim_cannot_have_two_functions():
    assert "RI-02" in all_evidence()
    with pytest.raises(EditionError, match="RI-02 has two evidence functions: scripts/paper/ev"):
        evidence("RI-02")(lambda: Finding(1))


def test_one_function_can_be_the_evidence_of_several_claims_and_stays_itself(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})

    def shared(*, end="first"):
        return Finding(end)

    offered = {"first": "It comes first.", "last": "It comes last."}
    assert evidence("ZZ-01", "ZZ-02", end=offered)(shared) is shared
    for claim in ("ZZ-01", "ZZ-02"):
        found = registry._registered[claim]
        assert (found.claim, found.choices) == (claim, {"end": choice("end", offered)})
        assert [found().observed, found(end="last").observed] == ["first", "last"]


def test_the_published_value_is_asked_for_whatever_the_function_takes_by_default():
    found = Evidence("ZZ-01", lambda end="other": Finding(end), {"end": choice("end", {"a": "."})})
    assert found().observed == "a"


def test_evidence_tells_where_the_paper_declares_it():
    assert all_evidence()["RI-02"].location == "scripts/paper/evidence.py#L12"
    assert all_evidence()["RI-01"].location == "scripts/paper/evidence.py#L5", "not the machinery"


def test_a_value_is_named_by_its_label_an_actor_or_its_own_words():
    made = choice("who", {"x": ("the label", "A."), "BRN": "B.", "two_words": "C."})
    assert [made.named(value) for value in made.values] == ["the label", "Brenna", "two words"]
    assert (made.label, made.published) == ("who", "x")
    assert made.values == {"x": "A.", "BRN": "B.", "two_words": "C."}


@pytest.mark.parametrize("values", [["first", "last"], {"first": ("a", "b", "c")}, "first"])
def test_values_without_their_sentences_are_one_clear_error(values):
    with pytest.raises(EditionError, match=r'choice end has values as \{"value": "sentence that'):
        choice("end", values)


def test_a_choice_that_its_function_does_not_take_is_told_at_once(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})
    with pytest.raises(EditionError, match="takes no keyword end, which is a choice of ZZ-01"):
        evidence("ZZ-01", end={"first": "It comes first."})(lambda *, start="": Finding(start))


def test_a_function_that_gives_no_finding_is_one_clear_error():
    with pytest.raises(EditionError, match="^ZZ-01: a.py#L1 gives None and no Finding$"):
        Evidence("ZZ-01", lambda: None, {}, "a.py#L1")()


def test_an_error_of_the_edition_is_told_with_its_claim_and_one_with_a_meaning_as_it_is():
    def refuse(error):
        raise error

    with pytest.raises(EditionError, match=r"^ZZ-01: so it is \(a.py#L1\)$"):
        Evidence("ZZ-01", partial(refuse, EditionError("so it is")), {}, "a.py#L1")()
    with pytest.raises(IncompatibleError, match="^so it is$"):
        Evidence("ZZ-01", partial(refuse, IncompatibleError("so it is")), {}, "a.py#L1")()


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """Writes modules of a paper of its own, whose evidence is the module `ownevidence`."""
    monkeypatch.setattr(registry, "PAPER_PACKAGE", tmp_path)
    monkeypatch.setattr(registry, "ROOT", tmp_path)
    monkeypatch.setattr(registry, "MODULE", "ownevidence")
    monkeypatch.syspath_prepend(tmp_path)

    def write(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.py").write_text(text)

    yield write
    for file in tmp_path.glob("*.py"):
        sys.modules.pop(file.stem, None)


def test_a_slip_deep_in_the_paper_is_told_with_its_line_and_not_that_of_a_library(
    paper, monkeypatch
):
    monkeypatch.setattr(registry, "_registered", {})
    paper(
        ownhelper="def level(table):\n    return table['depth']\n",
        ownevidence=(
            "import pandas\nimport ownhelper\nfrom edition.evidence import evidence\n"
            "@evidence('ZZ-01')\ndef deep():\n    return ownhelper.level(pandas.DataFrame())\n"
        ),
    )
    with pytest.raises(EditionError) as error:
        all_evidence.__wrapped__()["ZZ-01"]()
    assert str(error.value) == (
        "ZZ-01: the tables lack what ownevidence.py#L4 looks for, or it is wrong: "
        "KeyError: 'depth' (ownhelper.py, line 2: return table['depth'])"
    )
    assert isinstance(error.value.__cause__, KeyError), "a notebook shows the whole traceback"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1\nimport nothing_here\n", "ModuleNotFoundError: No module named 'nothing_here'"),
        ("x = 1\nundefined()\n", "NameError: name 'undefined' is not defined"),
        ("x = 1\ndef (:\n", "SyntaxError: invalid syntax"),
    ],
)
def test_evidence_that_cannot_be_loaded_is_told_with_its_line(paper, text, told):
    with pytest.raises(EditionError, match="^ownevidence cannot be loaded: .* 'ownevidence'$"):
        all_evidence.__wrapped__()
    paper(ownevidence=text)
    with pytest.raises(EditionError) as error:
        all_evidence.__wrapped__()
    code = text.splitlines()[1]
    place = f"(ownevidence.py, line 2: {code})"
    assert str(error.value) == f"ownevidence cannot be loaded: {told} {place}"


def test_evidence_that_failed_to_load_says_why_again_and_can_be_mended(paper, monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})
    begin = "from edition.evidence import evidence\n@evidence('ZZ-01')\ndef first(): pass\n"
    paper(ownevidence=begin + "undefined()\n")
    for _ in range(2):
        with pytest.raises(EditionError, match="NameError: name 'undefined' is not defined"):
            all_evidence.__wrapped__()
    paper(ownevidence=begin + "# mended, and of another length\n")
    assert set(all_evidence.__wrapped__()) == {"ZZ-01"}


def test_an_error_of_the_edition_in_loading_comes_through_as_it_is(paper):
    paper(ownevidence="from edition.evidence import EditionError\nraise EditionError('so it is')\n")
    with pytest.raises(EditionError, match="^so it is$"):
        all_evidence.__wrapped__()
