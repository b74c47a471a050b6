import json

import pytest

from edition.base.errors import EditionError
from edition.judge.claim import Verdict
from edition.judge.ledger import judged, judged_claims, record


def test_every_claim_is_judged_or_says_why_not():
    for item in judged_claims():
        assert item.verdict in Verdict
        assert item.judgement.reason.strip()


def test_a_repeated_claim_has_the_verdict_of_its_original():
    for item in judged_claims("IN"):
        if item.claim.duplicate_of:
            assert item.judgement == judged(item.claim.duplicate_of).judgement


def test_an_unknown_claim_tells_the_nearest_ones():
    with pytest.raises(EditionError, match="no claim 'NC18'; there are: NC-18, "):
        judged("NC18")


def test_a_choice_where_there_is_none_is_an_error():
    with pytest.raises(EditionError, match="AB-01: no choice 'origin'; there are: none"):
        judged("AB-01", origin="port")


def test_a_record_is_plain_json_with_asserted_and_observed():
    records = {row["id"]: row for row in json.loads(json.dumps(list(map(record, judged_claims()))))}
    assert records["NC-14"]["observed"] == "2006-07-15"
    assert records["NC-23"]["observed"] == ["education", "energy", "health", "humanitarian"]
    assert records["AB-01"]["observed"] is None
    assert records["AB-06"]["unit"] == "km"
    wanted = {"id", "section", "kind", "verdict", "reason", "asserted", "observed", "unit"}
    assert all(wanted | {"sources"} <= set(row) for row in records.values())
