import html
import json
from types import SimpleNamespace

import pytest

from edition.judge.ledger import judged
from edition.judge.universes import robustness
from edition.show import controls
from edition.sphinx_ext.claim_roles import ClaimDomain


def run(role, claim, form):
    env = SimpleNamespace(app=SimpleNamespace(builder=SimpleNamespace(format=form)))
    settings = SimpleNamespace(env=env)
    role.text, role.inliner = claim, SimpleNamespace(document=SimpleNamespace(settings=settings))
    found, messages = role.run()
    assert not messages
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tolerance", controls.tolerance(judged("RI-02"))),
        ("choices", controls.choices(robustness("RI-02"))),
    ],
)
def test_a_reader_gets_controls_on_screen_and_nothing_on_paper(name, data):
    role = ClaimDomain.roles[name]
    (made,) = run(role, "RI-02", "html")
    start, end = f'<span class="{name}" data-controls="', '"></span>'
    text = made.astext()
    assert text.startswith(start) and text.endswith(end)
    inside = text[len(start) : -len(end)]
    assert not {'"', "<"} & set(inside) and json.loads(html.unescape(inside)) == json.loads(data)
    assert run(role, "RI-02", "typst") == []
