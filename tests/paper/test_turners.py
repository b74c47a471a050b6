from types import SimpleNamespace

from edition.notebook import universes
from paper import turners


def claim(name, *turning):
    return SimpleNamespace(
        claim=SimpleNamespace(id=name), turning=lambda: {one: ["other"] for one in turning}
    )


def test_a_choice_is_about_the_words_where_its_values_were_marked_as_readings():
    marked, choice, _ = next(iter(universes.marks()))
    found = [claim(marked, choice, "sources"), claim("XX-00", choice, "margin"), claim("XX-01")]
    assert turners.turned(found).to_numpy().tolist() == [
        [marked, turners.READING],
        [marked, "a source set aside"],
        ["XX-00", turners.MEASURE],
        ["XX-00", "the strictness"],
    ]
    assert list(turners.turned([])) == ["claim", "kind"]


def test_a_kind_of_choice_counts_once_a_claim():
    marked = {}
    for name, choice, _ in universes.marks():
        marked.setdefault(name, set()).add(choice)
    name = next(one for one, choices in marked.items() if len(choices) > 1)
    assert len(turners.turned([claim(name, *marked[name])])) == 1
