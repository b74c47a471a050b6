"""What an author of MyST and Jupyter ordinarily writes comes out as HTML and as PDF alike."""

import re
from collections import Counter

from bs4 import BeautifulSoup, Tag
from sample_book import Compiled, squeezed

NOT_THE_PAGE = ".headerlink, .colon, .fn-bracket, .backrefs, .cite, details.code, math"
"""What pages have beside the author's words, and formulas, which are pictures on paper."""

APART = ", .claim-lines .chip, .claim-lines .said, .claims summary"
"""What hangs beside a claim on paper, and the words above a fold, which paper has not."""

BLOCKS = "h1, h2, h3, h4, h5, p, dt, td, th, pre, figcaption, label, summary, .sd-card-title"


def articles(sample: Compiled, unwanted: str = NOT_THE_PAGE) -> list[Tag]:
    """What stands on each of the pages, without some parts."""
    found = []
    for html in sample.pages.values():
        article = BeautifulSoup(html, "html.parser").find("article")
        if isinstance(article, Tag):
            for part in article.select(unwanted):
                part.decompose()
            for short in article.select("abbr"):
                short.append(f" ({short['title']})")
            found.append(article)
    return found


def test_every_block_on_the_screen_is_on_paper(sample: Compiled) -> None:
    blocks = [
        block.get_text().replace("·", "")
        for page in articles(sample, NOT_THE_PAGE + APART)
        for block in page.select(BLOCKS)
    ]
    numbered = [re.sub(r"^([\d.]+)\. ", r"\1 ", block) for block in blocks]
    assert len(numbered) > 200
    assert [block for block in numbered if squeezed(block) not in sample.words] == []


def test_every_word_on_paper_is_on_the_screen(sample: Compiled) -> None:
    screen = squeezed(" ".join(page.get_text() for page in articles(sample)))
    furniture = f"{sample.pdf.metadata.title} The first part The second part Version seven"
    paper = " ".join(sample.texts[2:]).split()
    assert len(paper) > 1000
    own = {
        re.sub(r"^\W+|[\W\u00ad]+$", "", word) for word in paper if not word.strip("()").isdigit()
    }
    own -= set(re.findall(r"\w+", furniture))
    assert sorted(word for word in own if squeezed(word) not in screen) == []


def test_every_picture_and_formula_is_on_both_and_says_what_it_shows(sample: Compiled) -> None:
    pages = articles(sample, ".headerlink")
    shown = Counter(str(image["alt"]) for page in pages for image in page.select("img"))
    formulas = [formula for page in pages for formula in page.select("math")]
    said = Counter(str(node["/Alt"]) for node in sample.structure() if "/Alt" in node)
    assert shown.total() > 15 and shown <= said
    assert len(formulas) == 17
    assert (said - shown).total() == len(formulas) + 1  # the contents of the PDF repeat a heading


def test_what_an_author_hides_or_remarks_is_printed_on_neither(sample: Compiled) -> None:
    screen = " ".join(page.get_text() for page in articles(sample))
    for words in ("remark", "hidden_code", "removed_code", "chart as text", "kernelName"):
        assert words not in screen
        assert squeezed(words) not in sample.words
