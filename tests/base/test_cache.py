from edition.base import cache
from edition.base.cache import cached, forget


def test_what_was_worked_out_is_kept_until_it_is_forgotten():
    worked_out = []

    @cached
    def times(number, by=2):
        worked_out.append(number)
        return number * by

    assert [times(2), times(2), times(2, by=3)] == [4, 4, 6]
    assert worked_out == [2, 2]
    forget()
    assert times(2) == 4
    assert worked_out == [2, 2, 2]


def test_a_file_is_kept_for_the_very_words_that_it_depends_on(monkeypatch, tmp_path):
    monkeypatch.setattr(cache, "CACHE", tmp_path / "new")
    kept = cache.place("face.ttf", "ab", "c")
    assert kept.parent.is_dir()
    assert kept == cache.place("face.ttf", "ab", "c")
    assert len({kept, cache.place("face.ttf", "a", "bc"), cache.place("other.ttf", "ab", "c")}) == 3
