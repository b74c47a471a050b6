from edition.judge import facts, registry


def test_a_claim_that_rests_on_one_fact_needs_no_function_of_its_own(monkeypatch):
    registered = {}
    monkeypatch.setattr(registry, "_registered", registered)
    facts.register(
        events={"ZZ-01": "toll_treaty"},
        quantities={"ZZ-02": "river_length"},
        features={"ZZ-03": ("secret_meetings", "setting")},
        intervals={"ZZ-04": ("toll_agreed", "toll_treaty", "days")},
        coded={"ZZ-05": ("river_cargo", "the Arden")},
    )
    assert {claim: found() for claim, found in registered.items()} == {
        "ZZ-01": facts.event("toll_treaty"),
        "ZZ-02": facts.quantity("river_length"),
        "ZZ-03": facts.features("secret_meetings", "setting"),
        "ZZ-04": facts.interval("toll_agreed", "toll_treaty", "days"),
        "ZZ-05": facts.answer("river_cargo", "the Arden"),
    }
    assert all(found.claim == claim for claim, found in registered.items())
