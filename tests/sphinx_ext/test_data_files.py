"""Links to data and code."""

from types import SimpleNamespace

import pytest
from docutils import nodes

from edition.sphinx_ext.data_files import Source

PLACE = "scripts/paper/evidence/river.py#L7"


def source(builder: str, page: str, repository: str, commit: str) -> list[nodes.Node]:
    role = Source()
    role.text = PLACE
    config = SimpleNamespace(
        html_theme_options={"repository_url": repository}, source_commit=commit
    )
    app = SimpleNamespace(builder=SimpleNamespace(format=builder))
    env = SimpleNamespace(app=app, docname=page, config=config)
    settings = SimpleNamespace(env=env)
    role.inliner = SimpleNamespace(document=SimpleNamespace(settings=settings))
    return role.run()[0]


@pytest.mark.parametrize("builder", ["html", "typst"])
def test_code_is_linked_at_the_commit_of_the_build_on_screen_and_on_paper(builder):
    [link] = source(builder, "notebooks/one", "https://example.org/code", "a" * 40)
    assert link["refuri"] == f"https://example.org/code/blob/{'a' * 40}/{PLACE}"
    assert link.astext() == "scripts/paper/evidence/river.py, line 7"


@pytest.mark.parametrize(("repository", "commit"), [("", "a" * 40), ("https://example.org", "")])
def test_without_a_repository_or_a_commit_the_copy_of_the_book_is_linked(repository, commit):
    [link] = source("html", "notebooks/one", repository, commit)
    assert link["refuri"] == "../scripts/paper/evidence/river.py.txt"
    words = source("typst", "notebooks/one", repository, commit)
    assert not any(isinstance(node, nodes.reference) for node in words)
