import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from edition.base.files import read_yaml
from edition.base.project import CONFIG
from edition.base.text import known, language, listed, literal, period, slug, typographic

EXTENSIONS = read_yaml(CONFIG)["parse"]["myst_enable_extensions"]
PARSER = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


def test_a_list_reads_as_english():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"


def test_a_name_for_a_file_has_small_latin_letters_and_one_joint_between_words():
    assert slug(" Über – die  Brücke (2)", "_") == "uber_die_brucke_2"
    assert slug("Müller-Ihlenfeldt", "") == "mullerihlenfeldt"
    assert slug("Ответ", "_") == ""


def test_apostrophes_are_those_of_print_and_other_signs_stay():
    words = "The paper's and the coders' marks aren't 'so'; 5' is a length"
    told = "The paper’s and the coders’ marks aren’t 'so'; 5' is a length"
    assert typographic(words) == told
    assert typographic("the parties'") == "the parties’"


@given(st.dates(), st.sampled_from(["day", "month", "year"]))
def test_as_much_of_a_day_is_written_as_is_known(day, precision):
    iso = known(day, precision)
    assert day.isoformat().startswith(iso)
    words = {"day": f"{day.day} {day:%B %Y}", "month": f"{day:%B %Y}", "year": iso}
    assert period(iso) == words[precision]


@pytest.mark.parametrize("text", ["", "12", "2012-9", "2012-13", "2012-02-30", "٢٠١٢", "2012-W01"])
def test_what_is_no_year_month_or_day_is_refused(text):
    with pytest.raises(ValueError):
        period(text)


@given(st.text())
@example("{glue:text}`x` and {cite:p}`y`")
@example("<script>alert(1)</script> &lt; &#60; [a](javascript:b) ![c](d)")
@example("1. a\n- b\n# c\n:::{note}\n(target)=\n% comment\n+++")
@example("*a* _b_ `c` $d$ ^e^ ~f~ | g | \\h [^1] {{i}} https://example.org a@example.org")
def test_no_text_is_read_as_markup(text):
    tokens = PARSER.parse(literal(text))
    words = " ".join(text.replace("\0", "\ufffd").split())
    if not words:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children} == {"text"}
    assert "".join(child.content for child in tokens[1].children) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("왕국 연대기", "ko"),
        ("金日成과 함께", "ko"),
        ("毛泽东", "zh"),
        ("下関の条約", "ja"),
        ("Плата на реке", "ru"),
        ("Annals of the Kingdom, Größe", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_title_is_told_by_its_script(text, expected):
    assert language(text) == expected
