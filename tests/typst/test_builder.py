"""The PDF as a whole: how it is found through, what it says of itself, and what stops it."""

import io
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pypdf
import pytest
from sample_book import Compiled, cell, notebook_of, shown, squeezed, text
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.typst.builder import configure

FACE = 118 / 25.4 * 72
"""The height of the coloured face of a cover, in points."""


def build(
    directory: Path, files: dict[str, str], told: io.StringIO, **config: object
) -> pypdf.PdfReader:
    """The PDF of a small book, made by Sphinx alone; `told` takes warnings and errors."""
    for name, content in files.items():
        (directory / name).write_text(content, encoding="utf-8")
    settings = {
        "extensions": ["myst_nb", "edition.typst"],
        "nb_execution_mode": "off",
        "typst_date": "2024-05-06",
        **config,
    }
    out = directory / "out"
    with patch_docutils(), docutils_namespace():
        app = Sphinx(directory, None, out, out, "typst", settings, None, told, freshenv=True)
        app.build()
    return pypdf.PdfReader(out / "book.pdf")


def test_the_file_describes_itself(sample: Compiled) -> None:
    found = sample.pdf.metadata
    assert found and found.creation_date and found.creation_date.date().isoformat() == "2024-05-06"
    assert found.subject and found["/Keywords"]
    assert "Version seven" in sample.texts[0] and "6 May 2024" in sample.texts[0]


@pytest.mark.parametrize("words", [3, 14, 30])
def test_a_title_of_any_length_leaves_the_cover_room_for_all_that_stands_under_it(
    tmp_path: Path, words: int
) -> None:
    title = f"{' '.join(['Remarks'] * words)}: an executable edition"
    told = {"project": title, "author": "Doe, Jane", "typst_subtitle": "The claims of a paper."}
    files = {"index.md": "# Remarks\n\nA text.\n"}
    (cover, *_) = build(tmp_path, files, io.StringIO(), root_doc="index", **told).pages
    heights: dict[str, float] = {}
    cover.extract_text(
        visitor_text=lambda text, page, line, *_: heights.setdefault(
            text.strip(), line[4] * page[1] + line[5] * page[3] + page[5]
        )
    )
    lines = [
        next(height for said, height in heights.items() if said.startswith(start))
        for start in ("an executable", "The claims", "Doe")
    ]
    foot = float(cover.mediabox.height) - FACE
    assert lines == sorted(lines, reverse=True) and len({*lines}) == 3 and lines[-1] > foot


def test_headings_with_their_numbers_are_bookmarks(sample: Compiled) -> None:
    def titles(items: list) -> list[str]:
        return [
            found
            for item in items
            for found in (titles(item) if isinstance(item, list) else [squeezed(item.title)])
        ]

    chapters = [
        "About the sample",
        "The first part",
        "1 What an author writes",
        "2 What cells show",
    ]
    sections = [
        "1.2 Lists and quotations",
        "1.1.1.1.1 Fifth level",
        "1.7 A nested page",
        "A long page",
    ]
    assert {squeezed(title) for title in chapters + sections} <= set(titles(sample.pdf.outline))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("About the sample See", "Emphasised, strong"),
        ("About the sample See", "Nested words."),
        ("About the sample See", "Repeated head"),
        ("About the sample See", "The paraphrase."),
        ("From a cell, see the other claim", "The paraphrase."),
        ("Emphasised, strong", "The caption words"),
        ("Emphasised, strong", "The Long Road"),
        ("See the late figure", "Late caption"),
    ],
)
def test_links_lead_to_the_page_of_their_target(sample: Compiled, source: str, target: str) -> None:
    names = sample.pdf.named_destinations
    found = set()
    for annotation in sample.pdf.pages[sample.page_with(source)].get("/Annots") or []:
        place = annotation.get_object().get("/Dest")
        if isinstance(place, str):
            found.add(sample.pdf.get_destination_page_number(names[place]))
        elif place is not None:
            found.add(sample.pdf.get_page_number(place[0].get_object()))
    assert sample.page_with(target) in found


def test_links_lead_to_the_web(sample: Compiled) -> None:
    actions = [
        annotation.get_object().get("/A", {})
        for page in sample.pdf.pages
        for annotation in page.get("/Annots") or []
    ]
    assert {"https://example.com", "https://example.net"} <= {each.get("/URI") for each in actions}


def test_running_heads_and_page_numbers(sample: Compiled) -> None:
    title = str(sample.pdf.metadata.title)
    first = sample.page_with("1 What an author writes")
    lines = [text.splitlines() for text in sample.texts]
    assert title not in sample.texts[first]
    assert squeezed(lines[first + 1][0]) == squeezed(f"{title} 1 What an author writes")
    assert [lines[number][-1] for number in (1, 2, first)] == ["ii", "1", str(first - 1)]
    assert list(sample.pdf.page_labels[1:4]) == ["ii", "1", "2"]


def test_a_place_that_does_not_exist_is_only_words_and_a_warning(tmp_path: Path) -> None:
    body = "# Titel\n\n[one](#nowhere) {ref}`two <nowhere>` [three](orphan.md)\n"
    files = {"index.md": body, "orphan.md": "---\norphan: true\n---\n# Orphan\n"}
    told = io.StringIO()
    reader = build(tmp_path, files, told, language="de_CH")
    assert "one two three" in reader.pages[2].extract_text()
    assert "index:3: the link to 'orphan#' leads nowhere" in told.getvalue()
    assert reader.trailer["/Root"]["/Lang"] == "de-CH"


def test_html_that_is_no_table_is_refused_with_its_notebook_and_cell(tmp_path: Path) -> None:
    form = "<form><input></form>"
    frame = shown({"text/html": form, "text/plain": "1"})
    cells = [cell("first", shown({"text/plain": "1"})), cell("second", frame)]
    told = io.StringIO()
    with pytest.raises(SphinxError):
        build(tmp_path, {"index.ipynb": json.dumps(notebook_of(cells))}, told)
    [line] = told.getvalue().splitlines()
    assert re.search(r"ERROR: .*index, cell 2, line 1: .*<form>.*IPython\.display\.Markdown", line)


def test_all_that_cannot_be_printed_is_told_with_cell_and_line(tmp_path: Path) -> None:
    cells = [text("# Title\n\n<blink>"), text("Words\n\n- item\n\n  <marquee>"), text("Fine.")]
    told = io.StringIO()
    with pytest.raises(SphinxError):
        build(tmp_path, {"index.ipynb": json.dumps(notebook_of(cells))}, told)
    assert [line.partition("cannot")[0] for line in told.getvalue().splitlines()] == [
        "\x1b[31mERROR: index, cell 1, line 3: ",
        "\x1b[31mERROR: index, cell 2, line 5: ",
    ]


@pytest.mark.parametrize("block", ["```\nnothing\n\u0e19\u0e32\n```", "$$\nx\n$$\n\n- \u0e19\n"])
def test_what_typst_refuses_is_told_with_the_page_it_comes_from(tmp_path: Path, block: str) -> None:
    # The design draws code and lists, so that Typst names the design.
    note = "A note[^n], again[^n], [a link](#last).\n\n[^n]: Words.\n"
    other = f"# Other\n\n{note}\n{block}\n\n(last)=\n## Last\n\nWords.\n"
    files = {"index.md": "# Title\n\n```{toctree}\nother\n```\n", "other.md": other}
    with pytest.raises(SphinxError, match=r"^other:(7|11): no face of the book has .*NO NU$"):
        build(tmp_path, files, io.StringIO(), myst_enable_extensions=["dollarmath"])


def test_a_character_that_no_font_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        SphinxError, match="index:3: no face of the book has .* THAI CHARACTER NO NU$"
    ):
        build(tmp_path, {"index.md": "# Title\n\n\u0e19\u0e32\n"}, io.StringIO())


@pytest.mark.parametrize(
    "wrong",
    [
        {"typst_date": "2024-02-30"},
        {"typst_pdf_name": "a/b"},
        {"typst_fonts": ["nowhere"]},
    ],
)
def test_configuration_that_cannot_work(tmp_path: Path, wrong: dict[str, object]) -> None:
    good = {"typst_date": "2024-05-06", "typst_pdf_name": "book", "typst_fonts": []}
    config = SimpleNamespace(**{**good, **wrong}, nb_mime_priority_overrides=[])
    with pytest.raises(ConfigError, match=next(iter(wrong))):
        configure(SimpleNamespace(srcdir=tmp_path), config)
