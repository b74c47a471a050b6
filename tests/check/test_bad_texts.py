"""What is broken in a page or a notebook is told before anything runs: where, what, what else."""

import inspect
import json
import shutil
import sys

import nbformat
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edition import check
from edition.base.cache import forget
from edition.base.errors import DataError
from edition.check import myst
from edition.check.pages import Text, named

CHAPTER = "notebooks/01_river.ipynb"


@pytest.fixture
def told(root):
    """The faults of the copy's pages and notebooks, each in one line."""

    def find():
        forget()
        return [str(fault) for fault in check.text_faults(root)]

    return find


@pytest.fixture
def edit(root):
    """Changes the cells of the chapter, counted from 1, by what is asked for."""

    def change(spoil):
        path = root / CHAPTER
        notebook = json.loads(path.read_text(encoding="utf-8"))
        spoil({number: cell for number, cell in enumerate(notebook["cells"], start=1)})
        path.write_text(json.dumps(notebook), encoding="utf-8")

    return change


def after(number, text):
    """A spoiler that puts a text at the end of a cell."""

    def spoil(cells):
        cells[number]["source"] = "".join(cells[number]["source"]) + text

    return spoil


def instead(number, text):
    return lambda cells: cells[number].update(source=text)


def tagged(number, *tags):
    return lambda cells: cells[number]["metadata"].update(tags=list(tags))


def test_what_the_small_edition_says_is_in_order(told):
    assert told() == []


TEXT = {
    "{cite:p}`survey1899`": (
        "'survey1899': expected a key that references.bib has; is it survey1999?"
    ),
    "{cite:t}`{see}doe2020{page 3, 4},nobody`": (
        "'{see}doe2020{page 3, 4},nobody': expected a key that references.bib has, unlike 'nobody'"
    ),
    "{cite}`a b`": "'a b': expected a key that references.bib has",
    "{glue:text}`/notebooks/01_river.ipynb::kmm:.0f`": (
        "'/notebooks/01_river.ipynb::kmm:.0f': expected a name that tell hands over in "
        "notebooks/01_river.ipynb; is it km?"
    ),
    "{glue:text}`/notebooks/02_sea.ipynb::km:.0f`": (
        "'/notebooks/02_sea.ipynb::km:.0f': expected a name from a chapter: "
        "/notebooks/01_chapter.ipynb::name:s"
    ),
    "{glue:text}`/notebooks/01_river.ipynb::km`": (
        "'/notebooks/01_river.ipynb::km': expected a format at the end, such as s for text: "
        "path::name:s"
    ),
    "{glue:txt}`/notebooks/01_river.ipynb::km:s`": (
        "'/notebooks/01_river.ipynb::km:s': expected glue:txt to be one of any, figure, math, md, "
        "text"
    ),
    "[](#claim-ri-01)": (
        "'#claim-ri-01': expected words in the brackets, as this place has no title: "
        "[words](#claim-ri-01)"
    ),
    "[x](#claim-ri-99)": "'#claim-ri-99': expected a claim that claims.csv has",
    "{claim:page}`RI-70`": "'RI-70': expected a claim that claims.csv has",
    "[](#nowhere)": "'#nowhere': expected a label that a page or a chapter sets, as (label)=",
    "{ref}`words <nowhere>`": (
        "'words <nowhere>': expected a label that a page or a chapter sets, as (label)="
    ),
    "[](methods.md)": (
        "'methods.md': expected a page that the contents of the book name, a file in book/, or a "
        "#label"
    ),
    "[](/data.md#the-tables)": (
        "'/data.md#the-tables': expected a link to a label, [](#label), with (label)= above its "
        "place"
    ),
    "[](../../secret.txt)": (
        "'../../secret.txt': expected a page that the contents of the book name, a file in book/, "
        "or a #label"
    ),
    "{doc}`/methods`": "'/methods': expected a page that the contents of the book name",
    "{download}`/table.csv`": "'/table.csv': expected a file in book/, by its path from this page",
    "![A boat](https://example.org/boat.png)": (
        "'https://example.org/boat.png': expected a picture that lies in book/: a reader's browser "
        "loads none from elsewhere"
    ),
    "<img alt='' src='//example.org/boat.png'>": (
        "'//example.org/boat.png': expected a picture that lies in book/: a reader's browser loads "
        "none from elsewhere"
    ),
    "![A boat](/boat.png)": "'/boat.png': expected a file in book/, by its path from this page",
    "![A boat](attachment:boat.png)": (
        "'attachment:boat.png': expected a picture that is attached to this cell"
    ),
}


def test_a_chapter_and_a_page_begin_with_a_heading(root, edit, told):
    edit(instead(1, "## The river\n\nWords."))
    page = root / "book" / "references.md"
    page.write_text("Words alone.\n", encoding="utf-8")
    expected = "expected a heading of the first level, such as `# Title`"
    assert told() == [f"book/references.md: {expected}", f"{CHAPTER}: {expected}"]


def test_what_a_text_names_is_there(root, edit, told):
    text = "\n\n".join(f"One line,\nand {text}." for text in TEXT)
    page = root / "book" / "index.md"
    before = page.read_text(encoding="utf-8") + "\n"
    page.write_text(before + text, encoding="utf-8")
    edit(instead(5, text))
    below = before.count("\n")
    places = {"book/index.md: line": below, f"{CHAPTER}: cell 5, line": 0}
    expected = [
        f"{place} {first + 2 + 3 * number}: {line}"
        for place, first in places.items()
        for number, line in enumerate(TEXT.values())
    ]
    assert told() == expected


@pytest.mark.parametrize(
    ("text", "sign"),
    {"zero\u200bwidth": "U+200B ZERO WIDTH SPACE", "two\ue000\ue001": "U+E000 and 1 more"}.items(),
)
def test_signs_that_cannot_be_seen_are_told(root, edit, told, text, sign):
    (root / "book" / "index.md").write_text(f"One line\n{text}\n", encoding="utf-8")
    edit(instead(8, f"# A title\n\n{text}"))
    remedy = "expected no sign that cannot be seen: delete it and type what stands around it"
    assert told() == [
        f"book/index.md: line 2: '{sign}': {remedy}",
        f"notebooks/01_river.ipynb: cell 8, line 3: '{sign}': {remedy}",
    ]


NESTED = """
(a place)=
:::{note} Words {cite:p}`one`
:name: box

```{figure} https://example.org/boat.png
Caption {cite:p}`two`
```

| a | b |
|---|---|
| x | ![a {cite:p}`three`](/dot.png) |
:::

term
: - {cite:p}`four`

```{include} part.md
```
"""


def test_a_chapter_has_no_front_matter(edit, told):
    edit(instead(8, "---\n{cite:p}`nobody`\n---"))
    assert told() == [
        "notebooks/01_river.ipynb: cell 8, line 2: 'nobody': expected a key that references.bib has"
    ]


def test_names_within_directives_tables_lists_and_included_pages_are_found(root, told):
    (root / "book" / "dot.png").touch()
    (root / "book" / "part.md").write_text("Part\n\n{cite:p}`five`\n", encoding="utf-8")
    (root / "book" / "index.md").write_text(NESTED, encoding="utf-8")
    assert [line.partition(": expected")[0] for line in told()] == [
        "book/index.md: line 3: 'one'",
        "book/index.md: line 6: 'https://example.org/boat.png'",
        "book/index.md: line 7: 'two'",
        "book/index.md: line 12: 'three'",
        "book/index.md: line 16: 'four'",
        "book/part.md: line 3: 'five'",
    ]


FITTING = """
# What passes {cite:t}`{see}doe2020{page 3, 4},survey1999`

(a-place)=
{#by-id}
Links: [](#a-place) [](#by-id) [x](#box) [x](#claim-ri-01) [](#table-levels)
[x](#figure-1-1) [x](data.md) [](/notebooks/01_river.ipynb) [x](mailto:a@example.org) {doc}`data`
<https://example.org/x.png> [x](https://example.org/x.png) {ref}`words <box>` {download}`part.txt`
![x](/part.png) ![x](charts/overview.svg) {glue:text}`/notebooks/01_river.ipynb::km:,.1f`
{abbr}`A (B)` `{cite:p}`x`` $a_{cite}$ <!-- {cite:p}`x` --> \\![x](https://example.org)

% {cite:p}`nobody`

```{note}
:name: box
{cite}`doe2020`
```

```python
"{cite:p}`nobody` ![](https://example.org/x.png)"
```

    [](#nowhere)

Persian \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, Hindi \u0915\u094d\u200d\u0937,
\U0001f469\u200d\U0001f680 \u2764\ufe0f 1\ufe0f\u20e3, no\u00a0break, thin\u2009space.
"""


def test_what_builds_rightly_passes(root, edit, told):
    for name in ("part.txt", "part.png"):
        (root / "book" / name).touch()
    (root / "book" / "index.md").write_text(FITTING, encoding="utf-8")
    edit(after(5, "\n\n![A dot](attachment:dot.png) [](../data.md) [x](#shown)"))
    edit(instead(7, "boards.sentence('(shown)=\\nWords')"))
    edit(instead(8, "{cite:p}`nobody`"))
    edit(tagged(8, "remove-cell"))
    edit(instead(9, "tell("))
    edit(tagged(9, "raises-exception"))
    edit(lambda cells: cells[5].update(attachments={"dot.png": {"image/png": ""}}))
    assert told() == []


CODE = {
    "Python that ends too soon": (
        instead(4, "x = 1\ntell(km=1"),
        "cell 4, line 2: 'tell(km=1': expected Python: '(' was never closed",
    ),
    "a return outside a function": (
        after(6, "\nreturn 1"),
        "cell 6, line 21: expected Python: 'return' outside function",
    ),
    "a claim of a section": (
        after(11, "\nboards.choices('RI-20')"),
        "cell 11, line 3: 'RI-20': expected a claim that claims.csv has",
    ),
    "a claim of no section": (
        after(9, "\ncards('XY-1')"),
        "cell 9, line 2: 'XY-1': expected a claim that claims.csv has",
    ),
    "a claim of a chart": (
        lambda cells: instead(6, "".join(cells[6]["source"]).replace("RI-07", "SO-07"))(cells),
        "cell 6, line 19: 'SO-07': expected a claim that claims.csv has",
    ),
    "a tag with a slip": (
        tagged(9, "remove-inptu"),
        "cell 9: 'remove-inptu': expected a tag that has an effect; is it remove-input?",
    ),
    "the tag of another text": (
        tagged(1, "parameters"),
        "cell 1: 'parameters': expected this tag on a cell of code",
    ),
    "parameters in two cells": (
        tagged(3, "parameters"),
        "cell 3: 'parameters': expected one cell with the tag parameters, and cell 2 has it",
    ),
    "no parameters": (
        tagged(2),
        'expected a code cell with the tag parameters, such as as_of = "2020-06-01"',
    ),
    "a day that is none": (
        after(2, "\nas_of = '2020-02-30'"),
        "cell 2, line 3: \"as_of = '2020-02-30'\": expected a day such as 2020-06-01",
    ),
    "a value that no claim of the chapter offers": (
        after(2, "\ncounted: str = 'all'"),
        "cell 2, line 3: \"counted: str = 'all'\": expected a value of this choice: main_stream, "
        "with_delta",
    ),
    "a value that is worked out": (
        after(2, "\nyears = 2 * n"),
        "cell 2, line 3: 'years = 2 * n': expected a plain value, such as 5 or a text in quotation "
        "marks",
    ),
    "two names at once": (
        after(2, "\na, b = 1, 2"),
        "cell 2, line 3: 'a, b = (1, 2)': expected a parameter: a name and a plain value, such as "
        "years = 5",
    ),
    "a count": (
        lambda cells: cells[4].update(execution_count=3),
        "cell 4: 'outputs or counts': expected a notebook saved without them (Edit, Clear Outputs "
        "of All Cells)",
    ),
    "outputs of many cells": (
        lambda cells: [
            cells[number].update(outputs=[nbformat.v4.new_output("stream", text="x")])
            for number in (4, 6, 7)
        ],
        "cell 4: 'outputs or counts and 2 more cells': expected a notebook saved without them "
        "(Edit, Clear Outputs of All Cells)",
    ),
    "a sign that cannot be seen": (
        after(4, "\n'\u00ad'"),
        "cell 4, line 3: 'U+00AD SOFT HYPHEN': expected no sign that cannot be seen: delete it and "
        "type what stands around it",
    ),
    "a cell twice": (
        lambda cells: cells[4].update(id=cells[3]["id"]),
        "expected a notebook: two cells have the id 01-02",
    ),
}


@pytest.mark.parametrize(("spoil", "line"), CODE.values(), ids=CODE)
def test_a_fault_of_code_is_told_with_its_cell(edit, told, spoil, line):
    edit(spoil)
    assert f"{CHAPTER}: {line}" in told()


def test_an_extension_of_markdown_that_there_is_not_is_told(root, told):
    path = root / "_config.yml"
    path.write_text(path.read_text().replace("attrs_block,", "attrs_blok,"), encoding="utf-8")
    (line,) = told()
    assert line.startswith("_config.yml: column parse: expected settings of MyST: 'enable_exten")
    assert "attrs_blok" in line


def test_a_file_that_is_no_notebook_is_told_once(root, told):
    (root / CHAPTER).write_text("{", encoding="utf-8")
    (line,) = told()
    assert line.startswith(f"{CHAPTER}: expected a notebook: JSON: ")


@pytest.mark.parametrize(
    "code",
    [
        "%time 1 + 1\n!ls\n?len",
        "%%bash\necho (",
        "import asyncio\nawait asyncio.sleep(0)",
        "cards(*[f'RI-{n:02}' for n in range(9)])",
        "'\\d'",
    ],
)
def test_code_that_ipython_runs_passes(edit, told, code):
    edit(instead(9, code))
    assert told() == []


@pytest.mark.parametrize(
    "code",
    [
        "tell(new=1)",
        "tell(**{'new': 1})",
        "tell(**{name: 1 for name in names})",
        "from edition.notebook import tell as say\nsay(new=1)",
        "list(map(tell, []))",
        "%%time\ntell(new=1)",
        "from myst_nb import glue\nglue('new', 1)",
        "output.tell(new=1)",
    ],
)
def test_a_name_that_may_be_handed_over_passes(edit, told, code):
    edit(instead(9, code))
    edit(after(5, " {glue:text}`new`"))
    assert told() == []


def test_the_word_for_an_outcome_has_a_name(edit, told):
    edit(instead(9, "tell_outcome('RI-02', supported='holds')"))
    edit(after(5, " {glue:text}`outcome_ri_02` {glue:text}`outcome_ri_03`"))
    (line,) = told()
    assert "outcome_ri_03" in line and line.endswith("is it outcome_ri_02?")


def test_the_words_for_where_a_thesis_stands_have_names(edit, told):
    edit(instead(9, "tell_standing('T1', up='stands')"))
    edit(after(5, " {glue:text}`outcome_t1` {glue:text}`outcome_t1_today`"))
    assert told() == []


def test_a_notebook_that_the_contents_do_not_name_is_told(root):
    names = ("01_river-Copy1", "05_scratch", "Untitled")
    for name in names:
        (root / "notebooks" / f"{name}.ipynb").write_text("{}")
    assert check.settings(root) == []
    assert list(map(str, check.strays(root))) == [
        f"notebooks/{name}.ipynb: expected a chapter that book/_toc.yml names; else it is neither "
        "run nor published"
        for name in names
    ]


def test_two_chapters_of_one_number_are_told(root):
    names = ("1_sea", "sea", "02")
    for name in names:
        shutil.copy(root / CHAPTER, root / "notebooks" / f"{name}.ipynb")
    contents = root / "book" / "_toc.yml"
    more = "\n      - file: notebooks/".join(["notebooks/01_river", *names])
    contents.write_text(contents.read_text().replace("notebooks/01_river", more))
    named = "expected a name that starts with the chapter's number, such as 09_river.ipynb"
    assert list(map(str, check.settings(root))) == [
        "notebooks/1_sea.ipynb: expected another number than that of 01_river",
        f"notebooks/sea.ipynb: {named}",
        f"notebooks/02.ipynb: {named}",
    ]


def test_text_that_is_too_deep_is_told(root):
    text = Text("book/index.md", "index", "".join(f"{':' * n}{{note}}\n" for n in range(90, 2, -1)))
    md = myst.parser({"sphinx": {"config": {"myst_enable_extensions": ["colon_fence"]}}})
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        with pytest.raises(DataError, match="^book/index.md: expected text that is less deep$"):
            list(named(md, text, {}, root))
    finally:
        sys.setrecursionlimit(limit)


PIECES = st.sampled_from(
    [
        *("{cite:p}`", "{glue:text}`", "/notebooks/01_river.ipynb::", "`", "[](#", "](", "![", ")"),
        *("```", ":::", "{include} ", "{figure} ", "{note} ", "{#x}", "(a)=", "|", "$", "<!--"),
        *("<img src=//", "% ", "- ", "1. ", "> ", "attachment:", "path:", "../", "index.md"),
        *("\n", "\n\n", "\t", "\0", "\x1b", "\\", "tell(a=", "**{", "cards('", "%%", "!", "?"),
        *("lambda ", "await ", "return ", "@", "=", "f'{", "(", "[", "{", "]", "}", "'", "#"),
    ]
)
GARBAGE = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(GARBAGE, GARBAGE)
@example("[" * 1000, "(" * 1000)
@example(">" * 1000, "-" * 10_000 + "1")
@example("".join(f"{':' * (30 - n)}{{note}}\n" for n in range(28)), "a = " * 300 + "1")
@example("```{include} index.md\n```\n![](" + "x" * 5000 + ".png)", "f'{" * 200)
def test_no_garbage_ends_in_a_traceback(root, edit, text, code):
    (root / "book" / "index.md").write_text(text, encoding="utf-8", errors="replace")
    for number in (5, 8):
        edit(instead(number, text))
    for number in (2, 4):
        edit(instead(number, code))
    for line in map(str, check.text_faults(root)):
        assert line.startswith(("book/", CHAPTER)) and "\n" not in line and len(line) < 1000
