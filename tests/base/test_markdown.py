from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from edition.base.text import literal
from edition.book import build

EXTENSIONS = build.configuration()["parse"]["myst_enable_extensions"]
PARSER = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


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
