"""The site gets of the faces what its text has, and no more."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.project import FONTS
from edition.sphinx_ext.faces import _members, add_faces, ranges, signs


@pytest.fixture(autouse=True)
def without_tables(monkeypatch, tmp_path):
    monkeypatch.setattr("edition.sphinx_ext.faces.DATA", tmp_path / "data")


def css(tmp_path, words):
    """The rules that are added for these words."""
    (tmp_path / "edition.css").write_text("")
    (tmp_path / "page.md").write_text(words, encoding="utf-8")
    scripts = add_faces(signs(tmp_path), tmp_path)
    for name, found in scripts.items():
        face = (tmp_path / "fonts" / name.removesuffix(".js")).read_bytes()
        script = (tmp_path / "fonts" / name).read_text()
        assert b64encode(face).decode() in script and f'"unicodeRange": "{ranges(found)}"' in script
    return (tmp_path / "edition.css").read_text(encoding="utf-8")


def test_words_of_western_europe_need_nothing_more(tmp_path):
    css(tmp_path, "Größe, café – “5 €”")
    assert not list((tmp_path / "fonts").glob("*CJK*"))


def test_a_word_of_korean_brings_its_signs_alone(tmp_path):
    rules = css(tmp_path, "Busan is 부산")
    assert "unicode-range: U+BD80, U+C0B0;" in rules
    cut = (tmp_path / "fonts" / "EditionCJK-Regular.otf").stat().st_size
    assert 0 < cut < 20_000 < (FONTS / "EditionCJK-Regular.otf").stat().st_size


def test_cyrillic_is_there_in_every_style(tmp_path):
    rules = css(tmp_path, "Волга")
    for style in ("Regular", "Bold", "Italic"):
        assert f"fonts/EditionSans-{style}.ttf" in rules
        assert (tmp_path / "fonts" / f"EditionSans-{style}.ttf").exists()


@given(st.sets(st.integers(0, 0x10FFFF), min_size=1))
def test_ranges_say_which_signs_there_are(found):
    assert set(_members(ranges(found))) == found
