"""Pictures of charts, which the cache knows by all that they are made from."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from edition.base.cache import forget
from edition.base.errors import EditionError
from edition.book import pictures
from edition.show.vega import FONT

SPEC = {
    "description": r'A "point" & <nothing> else, but a \1, a \g<7> and a \d.',
    "data": {"values": [{"x": 1}]},
    "mark": "point",
    "encoding": {"x": {"field": "x", "type": "quantitative"}},
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "CACHE", tmp_path / "cache")


def test_a_description_stands_in_the_picture_as_it_is_and_escaped():
    svg = pictures.picture(SPEC)
    told = r"A &quot;point&quot; &amp; &lt;nothing&gt; else, but a \1, a \g&lt;7&gt; and a \d."
    assert f"><desc>{told}</desc>" in svg


def test_a_chart_that_cannot_be_drawn_is_named():
    with pytest.raises(EditionError, match=r"the chart .* cannot be drawn"):
        pictures.picture(SPEC | {"mark": {"type": "nonsense"}})


SIZE_LOG = {"field": "x", "type": "quantitative", "scale": {"type": "log"}}


def drawn(*, rows=(1, 2), **channels):
    """What is said of a chart of some rows, drawn under the name `here`; empty if nothing is."""
    spec = SPEC | {"description": "One.", "data": {"values": [{"x": x} for x in rows]}, **channels}
    try:
        with ThreadPoolExecutor(1) as pool:
            pictures.draw({"here": spec, "there": SPEC}, pool)
    except EditionError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("chart", "complaint"),
    [
        ({"transform": [{"filter": "datum.x > 9"}]}, "No row is left to be drawn."),
        ({"rows": ["a", "b"]}, "No row is left to be drawn."),
        (
            {"rows": [0, 10, -5], "encoding": {"x": {"field": "x"}, "size": SIZE_LOG}},
            "A mark or an axis has no place",
        ),
        (
            {"encoding": {"x": {"field": "x"}, "size": {"field": "x", "type": "nominal"}}},
            "Channel size should not be used with an unsorted discrete field.",
        ),
        (
            {"rows": range(40), "encoding": {"color": {"field": "x", "type": "nominal"}}},
            "A legend leaves entries out: 11 entries.",
        ),
        ({"data": {"url": "https://127.0.0.1:9/a.csv"}}, "not allowed"),
    ],
    ids=["none left", "none that is a number", "no place", "a warning", "a legend", "an address"],
)
def test_what_vega_warns_of_is_told_with_the_name_of_the_chart_and_not_kept(chart, complaint):
    for _ in range(2):
        told = drawn(**chart)
        assert told.startswith("here: the chart 'One.' cannot be drawn")
        assert complaint in told and "\n" not in told
    assert drawn() == ""


def test_a_picture_is_drawn_once_and_again_with_other_faces(tmp_path, monkeypatch):
    drawn = []
    monkeypatch.setattr(pictures, "_draw", lambda spec: drawn.append(spec) or "<svg/>")
    pictures.picture(SPEC)
    pictures.picture(SPEC)
    assert len(drawn) == 1
    faces = shutil.copytree(pictures.FONTS, tmp_path / "fonts")
    (faces / "EditionSans-Bold.ttf").write_bytes(b"another face")
    monkeypatch.setattr(pictures, "FONTS", faces)
    forget()
    pictures.picture(SPEC)
    assert len(drawn) == 2


def test_words_in_hangul_get_the_room_that_the_shipped_face_needs():
    def width(label):
        axis = {"labelFontSize": 100, "labelLimit": 0}
        spec = SPEC | {"data": {"values": [{"y": label}]}, "config": {"font": FONT, "axis": axis}}
        spec["encoding"] = {"y": {"field": "y", "type": "nominal"}}
        return pictures.size(pictures._draw(spec))[0]

    # A syllable is 0.92 em wide there; the box of a sign that no face has is much narrower.
    assert width("부" * 6) - width("부" * 2) == pytest.approx(4 * 92, rel=0.1)


def test_ids_count_from_the_first_of_the_picture():
    svg = '<clipPath id="clip7"/><g clip-path="url(#clip7)" id="b"/><g fill="url(#none)"/>'
    same = '<clipPath id="part0"/><g clip-path="url(#part0)" id="part1"/><g fill="url(#none)"/>'
    assert pictures.own_names(svg) == same


def test_the_title_of_a_picture_stands_above_it_in_lines_that_fit():
    svg = '<svg class="a" width="80" height="50" viewBox="0 0 80 50"><desc>A</desc><g/></svg>'
    found = pictures.titled(svg, "Nine & ten times")
    assert 'width="80" height="100" viewBox="0 -50 80 100"' in found
    assert found.count("<text") == 2 and ">Nine &amp; ten<" in found
    with pytest.raises(EditionError, match="whose frame is not its size"):
        pictures.titled(svg.replace("0 0 80 50", "0 0 8 5"), "x")


def test_what_draws_in_the_browser_has_what_vega_lite_may_ask_for_but_not_vega_lite():
    script = pictures.bundle().read_text(encoding="utf-8")
    assert "vega-lite" not in script.lower()
    for kind in ("Voronoi", "Regression", "Loess", "GeoShape", "KDE", "Stack", "Impute"):
        assert f'type:"{kind}"' in script


def test_a_chart_is_compiled_once():
    first = pictures.compiled(SPEC)
    assert first["marks"][0]["type"] == "symbol"
    (place,) = pictures.CACHE.glob("charts-*/*.json")
    place.write_text('{"kept": true}', encoding="utf-8")
    assert pictures.compiled(SPEC) == {"kept": True}
