import pytest

from edition.base.errors import EditionError
from edition.judge.claim import OPINION, Finding
from edition.judge.ledger import read_claims
from edition.judge.registry import EVIDENCE, Evidence, IncompatibleError, evidence


def test_every_testable_claim_has_evidence_and_no_other_claim_has():
    testable = {
        claim.id
        for claim in read_claims().values()
        if claim.kind not in OPINION and not claim.duplicate_of
    }
    assert set(EVIDENCE) == testable


def test_a_claim_cannot_have_two_functions():
    with pytest.raises(EditionError, match="AB-06 has two evidence functions"):
        evidence("AB-06")(lambda: Finding(observed=1))


def test_a_wrong_choice_lists_the_right_ones():
    with pytest.raises(
        EditionError, match="AB-06: no choice 'start'; there are: origin, target, earth"
    ):
        EVIDENCE["AB-06"](start="port")
    with pytest.raises(EditionError, match="AB-06: origin cannot be 'harbour'; choose: port, city"):
        EVIDENCE["AB-06"](origin="harbour")


def test_evidence_tells_its_claim_and_where_its_function_stands():
    assert all(item.claim == claim for claim, item in EVIDENCE.items())
    folder = "scripts/edition/evidence"
    assert EVIDENCE["AB-06"].place.startswith(f"{folder}/introduction.py#L")
    assert EVIDENCE["HO-65"].place.startswith(f"{folder}/facts.py#L"), "behind a partial function"


def test_every_choice_gives_a_finding_with_rows_and_sources():
    for item in EVIDENCE.values():
        for name, values in item.choices.items():
            for value in values:
                try:
                    finding = item(**{name: value})
                except IncompatibleError:
                    continue
                assert finding.rows and finding.sources
                assert values[value].endswith("."), "no sentence defends it"


def test_every_finding_that_observes_something_names_rows_sources_and_origins():
    for item in EVIDENCE.values():
        finding = item()
        if finding.observed is None:
            assert finding.missing
        else:
            assert finding.rows and finding.sources and finding.origins, item.claim


def test_a_finding_has_the_unit_of_its_claim_or_none():
    for claim, item in EVIDENCE.items():
        assert item().unit in ("", read_claims()[claim].unit), claim


def test_a_table_that_lacks_a_row_is_one_clear_error_with_the_place():
    def looks():
        return {}["port"]

    with pytest.raises(EditionError) as error:
        Evidence("XX-01", looks, {})()
    message = str(error.value)
    assert message.startswith("XX-01: the tables lack what tests/")
    assert message.endswith("looks for, or it is wrong: KeyError: 'port'")


def test_a_function_that_gives_no_finding_is_one_clear_error():
    with pytest.raises(EditionError, match=r"XX-01: tests/.* gives None and no Finding"):
        Evidence("XX-01", lambda: None, {})()


def test_a_function_with_a_slip_is_one_clear_error():
    with pytest.raises(EditionError, match="or it is wrong: NameError: name 'cit' is not defined"):
        Evidence("XX-01", lambda: cit(), {})()  # noqa: F821
