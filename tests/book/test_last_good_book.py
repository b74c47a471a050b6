import pytest

from edition.book import build


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A last good book and a fresh one, in folders of their own."""
    for name, folder in (("HTML", "html"), ("OLD", "html.old"), ("STAMP", "book.stamp")):
        monkeypatch.setattr(build, name, tmp_path / folder)
    for folder, text in (("html", "good"), ("fresh", "fresh")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(text)
    build.STAMP.write_text("good")
    return tmp_path


def test_a_book_taken_away_by_a_build_that_was_killed_is_put_back(places):
    build.HTML.rename(build.OLD)
    build._restore()
    assert (build.HTML / "index.html").read_text() == "good"


def test_ctrl_c_between_the_old_and_the_new_book_leaves_the_old_one(places, monkeypatch):
    real = type(places).rename

    def stopped(path, target):
        if path.name == "fresh":
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(type(places), "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        build._replace(places / "fresh")
    assert (build.HTML / "index.html").read_text() == "good"
    assert not build.STAMP.exists(), "the next build must not take the old book for a new one"
