"""The Typst builder: what a reader of the PDF sees, and what it refuses to print."""

import io
import json
import re
import struct
import subprocess
import sys
import unicodedata
import zlib

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.errors import ConfigError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.judge.claim import Verdict
from edition.typst import html_table, markup
from edition.typst.builder import TEMPLATE
from edition.typst.columns import column_widths


def svg(description=""):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200" viewBox="0 0 640 200">'
        f'{description}<rect width="640" height="200" fill="#dde6ee"/></svg>'
    )


def png(width=60, height=20):
    def chunk(kind, data):
        checked = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checked

    rows = b"".join(b"\0" + bytes((30, 90, 150)) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


# A book that holds everything ---------------------------------------------------------------

CONFIG = """\
title: A Book of *Everything*
author: Ann Author
copyright: "2024"
execute: {execute_notebooks: "off"}
bibtex_bibfiles: [references.bib]
only_build_toc_files: true
parse:
  myst_enable_extensions:
    [amsmath, attrs_inline, colon_fence, deflist, dollarmath, fieldlist, substitution]
  myst_substitutions: {who: substituted words}
sphinx:
  extra_extensions: [sphinx_design, edition.sphinx_ext.typst]
  config:
    project: A Book of *Everything*
    bibtex_reference_style: author_year
    numfig: true
    typst_pdf_name: sample
    typst_subtitle: All that one's page can "hold"
    typst_date: "2024-05-06"
    typst_edition: Version 7 of the sample
    typst_keywords: [alpha, beta]
    typst_description: A test of everything.
    nb_render_markdown_format: myst
    nb_mime_priority_overrides:
      - [typst, text/markdown, 1]
      - [typst, image/svg+xml, 2]
      - [typst, image/png, 3]
      - [typst, image/jpeg, 4]
      - [typst, text/html, 5]
      - [typst, text/latex, 6]
      - [typst, text/plain, 7]
    suppress_warnings: [mystnb.unknown_mime_type]
"""

TOC = """\
format: jb-book
root: index
parts:
- caption: First part
  numbered: 2
  chapters:
  - file: inline
  - file: blocks
    sections:
    - file: nested
- caption: Second part
  chapters:
  - file: tables
  - file: notebooks/charts
  - file: components
  - file: sources
"""

REFERENCES = """\
@book{smith, author={Smith, Jane}, title={The Long Road}, publisher={Press}, year={2001}}
@article{doe, author={Doe, John and Roe, Ann}, title={Short Ways}, journal={Ways}, year={1999}}
"""

INDEX = """\
# About this book

See [](inline.md), {doc}`blocks`, [the long table](#long-table), {numref}`fig-line`,
{ref}`deep-section` and {numref}`the-table`.

```{tableofcontents}
```
"""

INLINE = r"""
# Inline markup

*Emphasised*, **strong**, `literal code`, {sub}`subscripted`, {sup}`superscripted`,
{abbr}`DPRK (the Democratic Republic)`, {{ who }}, {title-reference}`A Title`,
[spanned]{.some-class}, {manpage}`ls(1)`, {download}`dot.png`, forced line\
break, café Ελληνικά Кириллица.

Hostile: `#import "x"` #import \* \_ \$ @label &lt;l&gt; // comment /* c */ \\ ~ #let x = [y].

<https://example.org/a/very/long/path/that/does/not/fit/on/one/line/because_it_goes_on_and_on_and_on>

Note[^one], again[^one], other[^two]. Inline $E = mc^2$. {cite:p}`smith` and {cite:t}`doe`.

[^one]: First *note* text.
[^two]: Second note text,

    with a second paragraph.

$$ \bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i $$ (mean)

Equation {eq}`mean` is numbered.

\begin{align}
a &= b \\
c &= d
\end{align}

## Second level {cite:p}`smith` $x^2$

### Third level

#### Fourth level

##### Fifth level

(target-paragraph)=
A paragraph to [link to](#target-paragraph). A small ![dot](dot.png) in a line.

% an author's comment

<!-- an HTML comment -->
"""

BLOCKS = """
# Blocks

```{contents}
:local:
```

(deep-section)=
## A section to link to

- bullet one
  - nested bullet

    nested paragraph

1. number one

Term one
: Definition one
: Definition two

:field name: field body

> Quoted words
>
> -- Attribution person

```{eval-rst}
| Line one
|   Line indented

c. letter start

iv) roman start

-o FILE, --output=FILE  option description

.. centered:: Centred words

.. hlist::

   * hlist one
   * hlist two

.. only:: typst

   Only in Typst.

.. only:: html

   Only in HTML.

.. versionadded:: 1.2
   Version words.

.. highlight:: python

.. tabularcolumns:: |l|l|

.. parsed-literal::

   parsed *literal* words
```

```python
def function(argument):
    return "@decorated"
```

```{code-block} python
:caption: A captioned listing
:name: the-listing
print("listed")
```

See {numref}`the-listing`.

```{warning}
Warning words.
```

```{seealso}
Seealso words.
```

```{admonition} Own *title*
:class: dropdown
Admonition words.
```

```{margin} Margin title
Margin words.
```

```{margin}
Untitled margin.
```

```{sidebar} Sidebar title
Sidebar words.
```

```{topic} Topic title
Topic words.
```

```{rubric} Rubric words
```

---

```{glossary}
juche
  Self-reliance.
```

The term {term}`juche`.

```{figure} plain.svg
:alt: A line
:name: fig-line
:width: 60%

The *caption* words {cite:p}`smith`

Legend words.
```

```{figure} plain.svg
:alt: A line with its own number

**Figure 9.9** A finding *in words*

Sources of the finding.
```

![A block image](dot.png)

```{image} described.svg
:width: 200px
```
"""

TABLES = (
    """
# Tables

```{list-table} List table caption
:header-rows: 1
:widths: 30 70
:name: the-table

* - Head A
  - Head B
* - Cell *a*
  - First paragraph

    Second paragraph
```

| Left | Right |
|:-----|------:|
| md cell {cite:p}`smith` | [x](#deep-section) |

```{csv-table} CSV caption
:header: a, b
:stub-columns: 1

csv cell, 2
```

```{eval-rst}
+-----------+-----------+
| Span head | B         |
+===========+===========+
| spanning two columns  |
+-----------+-----------+
| rows      | first row |
|           +-----------+
|           | second    |
+-----------+-----------+
```

(long-table)=
```{list-table}
:header-rows: 1

* - Repeated head
  - Value
"""
    + "".join(f"* - Row {row}\n  - {row}\n" for row in range(120))
    + "```\n"
)

COMPONENTS = """
# Components

See [the claim](#claim-nc-18), [the claim of the cell](#claim-ab-06), [the box](#box), [a
tab](#tab-two) and [the grid card](#grid-card).

(claim-nc-18)=
:::{card} Card title {bdg-primary}`supported`
:link: https://example.com
:link-alt: Card link words
:header: Card header words
:footer: Card footer words

Card body **words** {bdg-secondary-line}`badge`
:::

::::{grid} 1 2 3 3
:::{grid-item-card} Grid card one
(grid-card)=
Grid body one
:::
:::{grid-item}
Grid item two
:::
::::

::::{tab-set}
:::{tab-item} Tab one
Tab one body
:::
:::{tab-item} Tab two
:name: tab-two
Tab two body
:::
::::

:::{dropdown} Dropdown title
Dropdown body
:::

:::::{card} HO-99 · ≈ supported with a caveat
:class-card: claim verdict-caveat

The paraphrase.

The reason.

::::{dropdown} Evidence in detail
| source | says |
|---|---|
| Someone | something |
::::

:::{card-footer}
Place of the claim.
:::
:::::

(box)=
:::{container} some-class
Container words
:::

```{button-link} https://example.net
Button words
```

```{button-ref} claim-nc-18
:ref-type: ref
Ref button words
```

Glued {glue:text}`/notebooks/charts.ipynb::total:,.0f`.
"""

FRAME = """<div>
<style scoped>.dataframe th { color: red; }</style>
<table class="dataframe">
  <caption>Frame caption</caption>
  <thead>
    <tr style="text-align: right;"><th></th><th colspan="2">trade</th></tr>
    <tr style="text-align: right;"><th>country</th><th>share</th><th>note &amp; link</th></tr>
  </thead>
  <tbody>
    <tr><th>PRK</th><td>1,234.5</td><td>a <b>bold</b> <a href="https://example.edu">word</a></td></tr>
    <tr><th rowspan="2">KOR</th><td>-7.1%</td><td>x</td></tr>
    <tr><td>3.0</td><td>y</td></tr>
  </tbody>
</table>
<p>3 rows × 2 columns</p>
</div>"""

CARD = """(claim-ab-06)=
:::{card} Claim AB-06
From a cell, see [the other claim](#claim-nc-18).
:::
"""


def cell(source, *outputs, tags=(), **metadata):
    return {
        "cell_type": "code",
        "id": f"cell-{zlib.crc32(source.encode())}",
        "execution_count": 1,
        "metadata": {"tags": list(tags), **metadata},
        "source": source,
        "outputs": list(outputs),
    }


def shown(data, **metadata):
    return {"output_type": "display_data", "metadata": metadata, "data": data}


def printed(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


CELLS = [
    {
        "cell_type": "markdown",
        "id": "title",
        "metadata": {},
        "source": "# Charts\n\nTotal {glue:text}`total:,.0f`, see {numref}`chart-rise`.",
    },
    cell("hidden_code", printed("first stream"), tags=["hide-input"]),
    cell("removed_code", printed("second stream"), tags=["remove-input"]),
    cell("hidden_cell_code", printed("third stream"), tags=["hide-cell"]),
    cell("visible_code", shown({"text/plain": "plain_result"})),
    cell(
        "chart",
        shown(
            {
                "application/vnd.vegalite.v5+json": {"mark": "line"},
                "text/html": "<div class='chart'></div>",
                "image/svg+xml": svg("<desc>The chart rises</desc>"),
                "text/plain": "chart as text",
            }
        ),
        mystnb={"figure": {"caption": "A *rising* chart", "name": "chart-rise"}},
    ),
    cell("frame", shown({"text/html": FRAME, "text/plain": "frame as text"})),
    cell("card", shown({"text/markdown": CARD, "text/html": "<p></p>", "text/plain": "-"})),
    cell(
        "glue",
        shown(
            {"application/papermill.record/text/plain": "1234567"},
            scrapbook={"name": "total", "mime_prefix": "application/papermill.record/"},
        ),
    ),
]

NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {
        "kernelspec": {"name": "python3", "display_name": "Python", "language": "python"},
        "language_info": {"name": "python"},
    },
    "cells": CELLS,
}

BOOK = {
    "_config.yml": CONFIG,
    "src/_toc.yml": TOC,
    "src/references.bib": REFERENCES,
    "src/index.md": INDEX,
    "src/inline.md": INLINE,
    "src/blocks.md": BLOCKS,
    "src/nested.md": "# Nested page\n\n## Nested section\n\nNested words.\n",
    "src/tables.md": TABLES,
    "src/components.md": COMPONENTS,
    "src/sources.md": "# Sources\n\n```{bibliography}\n```\n",
    "src/notebooks/charts.ipynb": json.dumps(NOTEBOOK),
    "src/plain.svg": svg(),
    "src/described.svg": svg("<desc>A line that rises</desc>"),
    "src/dot.png": png(),
}


def write_files(directory, files):
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def build_book(directory):
    """Builds the whole sample with the command that readers of the documentation use."""
    write_files(directory, BOOK)
    command = (
        "from jupyter_book.cli.main import main; main("
        "['build', 'src', '--config', '_config.yml', '--path-output', 'out',"
        " '--builder', 'custom', '--custom-builder', 'typst', '-W', '--keep-going'])"
    )
    subprocess.run(
        [sys.executable, "-c", command], cwd=directory, check=True, capture_output=True, timeout=300
    )
    return (directory / "out/_build/typst/sample.pdf").read_bytes()


def build(directory, files, **config):
    """Builds a small book with Sphinx alone; returns the PDF and the warnings."""
    write_files(directory, files)
    warnings = io.StringIO()
    settings = {
        "extensions": ["myst_parser", "sphinx_design", "edition.sphinx_ext.typst"],
        "myst_enable_extensions": ["colon_fence", "dollarmath"],
        "project": "Small",
        "author": "Ann",
        "typst_date": "2024-05-06",
        **config,
    }
    out = directory / "out"
    with patch_docutils(), docutils_namespace():
        app = Sphinx(directory, None, out, out, "typst", settings, None, warnings, freshenv=True)
        app.build()
    return pypdf.PdfReader(out / "book.pdf"), warnings.getvalue()


def squeezed(text):
    """Text without white space and the hyphens of line ends, which a page adds at will."""
    return re.sub(r"[\s\u00ad-]", "", unicodedata.normalize("NFKC", text))


def text_of(reader):
    return squeezed("".join(page.extract_text() for page in reader.pages))


@pytest.fixture(scope="module")
def pdf_bytes(tmp_path_factory):
    return build_book(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def pdf(pdf_bytes):
    return pypdf.PdfReader(io.BytesIO(pdf_bytes))


@pytest.fixture(scope="module")
def words(pdf):
    return text_of(pdf)


# What the reader finds ----------------------------------------------------------------------

PRINTED = {
    "title page": [
        "A Book of *Everything*",
        "All that one’s page can “hold”",
        "Ann Author",
        "6 May 2024",
        "Version 7 of the sample",
    ],
    "parts": ["First part", "Second part"],
    "inline markup": [
        "Emphasised, strong, literal code, subscripted, superscripted",
        "DPRK (the Democratic Republic), substituted words, A Title",
        "spanned, ls(1), dot.png, forced line break, café Ελληνικά Кириллица",
    ],
    "hostile text": ['#import "x" #import * _ $ @label <l> // comment /* c */ \\ ~ #let x = [y].'],
    "long address": ["does/not/fit/on/one/line/because_it_goes_on_and_on_and_on"],
    "footnotes": ["Note1, again1, other2", "1First note text.", "2Second note text, with a second"],
    "citations": ["[Smith, 2001] and Doe and Roe [1999]", "[Smi01]", "The Long Road"],
    "equation number": ["(1.1)", "Equation (1.1) is numbered"],
    "numbered headings": ["1.1 Second level [Smith, 2001]", "Third level", "Fifth level"],
    "lists": ["bullet one", "nested bullet", "nested paragraph", "1. number one"],
    "list signs": ["c. letter start", "iv) roman start"],
    "definitions": ["Term one", "Definition one", "Definition two", "field name", "field body"],
    "options": ["-o FILE, --output=FILE option description"],
    "quotation": ["Quoted words", "Attribution person"],
    "lines": ["Line one", "Line indented", "Centred words", "hlist one", "hlist two"],
    "only": ["Only in Typst."],
    "version": ["Added in version 1.2", "Version words."],
    "code": ["parsed literal words", 'def function(argument): return "@decorated"'],
    "listing": ["Listing 2.1", "A captioned listing", 'print("listed")', "See Listing 2.1"],
    "admonitions": ["Warning Warning words.", "See also Seealso words.", "Own title Admonition"],
    "boxes": ["Margin title Margin words.", "Untitled margin.", "Sidebar title Sidebar words."],
    "topic and rubric": ["Topic title Topic words.", "Rubric words"],
    "glossary": ["juche Self-reliance.", "The term juche."],
    "figure": ["Fig. 2.1 The caption words [Smith, 2001]", "Legend words.", "Fig. 2.1, A section"],
    "figure with its own number": [
        "Figure 9.9 A finding in words",
        "Sources of the finding.",
    ],
    "claim": [
        "HO-99 ≈ supported with a caveat The paraphrase. The reason.",
        "Evidence in detail source says Someone something Place of the claim.",
    ],
    "list table": ["Table 1 List table caption", "Cell a First paragraph Second paragraph"],
    "other tables": ["md cell [Smith, 2001]", "CSV caption", "csv cell", "spanning two columns"],
    "row span": ["Span head B", "rows", "first row", "second"],
    "cards": ["Card header words Card title supported Card body words badge", "Card footer words"],
    "card link": ["Card link words", "Button words", "Ref button words"],
    "grid": ["Grid card one Grid body one", "Grid item two"],
    "tabs": ["Tab one Tab one body Tab two Tab two body"],
    "dropdown": ["Dropdown title Dropdown body", "Container words"],
    "glue": ["Total 1,234,567, see Fig. 1.", "Glued 1,234,567."],
    "notebook text": ["first stream", "second stream", "third stream", "plain_result"],
    "chart": ["Fig. 1 A rising chart"],
    "frame": ["Frame caption trade country share note & link PRK 1,234.5 a bold word", "KOR"],
    "beside frame": ["3 rows × 2 columns"],
    "markdown output": ["Claim AB-06 From a cell, see the other claim."],
    "visible code": ["visible_code"],
    "nested": ["2.2 Nested page", "Nested section", "Nested words."],
}

NOT_PRINTED = [
    "Only in HTML.",
    "author's comment",
    "an HTML comment",
    "hidden_code",
    "removed_code",
    "hidden_cell_code",
    "chart as text",
    "frame as text",
    "color: red",
    "kernelName",
    "Fig. 2.2",
]


@pytest.mark.parametrize("construct", PRINTED)
def test_construct_is_printed(words, construct):
    missing = [phrase for phrase in PRINTED[construct] if squeezed(phrase) not in words]
    assert not missing


@pytest.mark.parametrize("phrase", NOT_PRINTED)
def test_only_what_a_rule_names_is_left_out(words, phrase):
    assert squeezed(phrase) not in words


def test_file_describes_itself(pdf):
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "A Book of *Everything*"
    assert pdf.metadata.author == "Ann Author"
    assert pdf.metadata.subject == "A test of everything."
    assert pdf.metadata["/Keywords"] == "alpha, beta"
    assert pdf.metadata.creation_date.date().isoformat() == "2024-05-06"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    declared = root["/Metadata"].get_object().get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in declared
    assert b"<pdfaid:part>2</pdfaid:part>" in declared


def test_every_font_is_embedded(pdf):
    descriptors = [
        entry
        for number in range(1, pdf.trailer["/Size"])
        if isinstance(entry := pdf.get_object(number), dict)
        and entry.get("/Type") == "/FontDescriptor"
    ]
    assert descriptors
    assert all(any(key.startswith("/FontFile") for key in entry) for entry in descriptors)


def structure(node):
    """All elements of the tree of tags."""
    if isinstance(node, pypdf.generic.IndirectObject):
        node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from structure(child)
    elif isinstance(node, dict):
        yield node
        yield from structure(node.get("/K", []))


def test_images_and_formulas_say_what_they_show(pdf):
    said = {
        str(node["/Alt"])
        for node in structure(pdf.trailer["/Root"]["/StructTreeRoot"])
        if "/Alt" in node
    }
    assert {"A line", "A block image", "dot", "A line that rises", "The chart rises"} <= said
    assert {"E = mc^2", "x^2"} <= said


def bookmarks(items):
    for item in items:
        if isinstance(item, list):
            yield from bookmarks(item)
        else:
            yield squeezed(item.title)


def test_headings_are_bookmarks(pdf):
    found = list(bookmarks(pdf.outline))
    chapters = ["About this book", "First part", "1 Inline markup", "2 Blocks", "2.2 Nested page"]
    sections = ["2.1 A section to link to", "Fifth level", "Nested section", "Sources"]
    assert {squeezed(title) for title in chapters + sections} <= set(found)


def link_targets(reader):
    """Internal links: page of the link and the page and height where it leads."""
    names = reader.named_destinations
    for number, page in enumerate(reader.pages):
        for annotation in page.get("/Annots") or []:
            target = annotation.get_object().get("/Dest")
            if isinstance(target, str):
                place = names[target]
                yield number, reader.get_destination_page_number(place), float(place.top)
            elif target is not None:
                page_of = reader.get_page_number(target[0].get_object())
                yield number, page_of, float(target[3])


def page_with(reader, phrase, *, skip=()):
    return next(
        number
        for number, page in enumerate(reader.pages)
        if number not in skip and squeezed(phrase) in squeezed(page.extract_text())
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("About this book See Inline markup", "Emphasised, strong"),
        ("About this book See Inline markup", "Fig. 2.1 The caption"),
        ("About this book See Inline markup", "Table 1 List table"),
        ("Equation (1.1) is numbered", "[Smi01]"),
        ("Equation (1.1) is numbered", "A paragraph to link to"),
        ("md cell", "nested paragraph"),
        ("the box, a tab and the grid card", "Card title supported"),
        ("the box, a tab and the grid card", "Claim AB-06"),
        ("From a cell, see the other claim", "Card title supported"),
    ],
)
def test_links_lead_to_their_page(pdf, source, target):
    contents = [1]
    start = page_with(pdf, source, skip=contents)
    assert page_with(pdf, target, skip=contents) in {
        to for number, to, _ in link_targets(pdf) if number == start
    }


def test_links_to_the_web(pdf):
    addresses = {
        annotation.get_object()["/A"]["/URI"]
        for page in pdf.pages
        for annotation in page.get("/Annots") or []
        if "/A" in annotation.get_object()
    }
    assert {"https://example.com", "https://example.net", "https://example.edu"} <= addresses


def test_long_table_repeats_its_head(pdf):
    pages = [squeezed(page.extract_text()) for page in pdf.pages]
    with_rows = [text for text in pages if re.search(r"Row\d+", text)]
    assert len(with_rows) >= 3
    assert all("RepeatedheadValue" in text for text in with_rows)


def test_running_heads_and_page_numbers(pdf):
    pages = [page.extract_text().splitlines() for page in pdf.pages]
    blocks = page_with(pdf, "2 Blocks", skip=[1])
    assert pages[blocks][0] == "2 Blocks"
    assert squeezed(pages[blocks + 1][0]) == "ABookof*Everything*2Blocks"
    assert [pages[number][-1] for number in (1, 2, blocks)] == ["ii", "1", str(blocks - 1)]
    assert list(pdf.page_labels[1:4]) == ["ii", "1", "2"]


def test_long_words_and_code_stay_within_the_line(tmp_path):
    long = "x" * 300
    body = f"# Title\n\n{long}\n\n`{long}`\n\n```python\na = '{long}'\n```\n\n| {long} |\n|---|\n"
    reader, _ = build(tmp_path, {"index.md": body})
    lines = [line for page in reader.pages[2:] for line in page.extract_text().splitlines()]
    assert sum(line.count("x") for line in lines) == 4 * len(long)
    assert max(map(len, lines)) <= 110


def test_same_sources_give_the_same_bytes(pdf_bytes, tmp_path):
    assert build_book(tmp_path / "elsewhere") == pdf_bytes


# What it refuses ----------------------------------------------------------------------------


def refuses(tmp_path, body, *expected, **config):
    with pytest.raises(SphinxError) as caught:
        build(tmp_path, {"index.md": f"# Title\n\n{body}\n", "plain.svg": svg()}, **config)
    for part in expected:
        assert part in str(caught.value)


def test_unknown_node(tmp_path):
    refuses(tmp_path, "```{py:function} f()\n```", "index:3", "class desc")


@pytest.mark.parametrize(
    "body",
    [
        "<div>lost?</div>",
        "a <b>bold</b> word",
        "<script>draw()</script>",
        "```{raw} latex\n\\x\n```",
    ],
)
def test_raw_text_that_a_page_cannot_show(tmp_path, body):
    refuses(tmp_path, body, "index:", "cannot print raw")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ("<td><table><tr><td>x</td></tr></table></td>", "table within a table"),
        ("<td><input></td>", "<input>"),
        ("<td><a href='#x'>x</a></td>", "'#x' is not a web address"),
        ("<td>x</td> stray", "'stray'"),
    ],
)
def test_table_that_a_page_cannot_show(tmp_path, cells, problem):
    refuses(tmp_path, f"<table><tr>{cells}</tr></table>", "index:3", problem)


def test_image_without_alternative_text(tmp_path):
    refuses(tmp_path, "![](plain.svg)", "index:3", "plain.svg", "alternative text")


def test_component_without_a_rule(tmp_path):
    body = "::::{card-carousel} 2\n:::{card} x\n:::\n::::"
    refuses(tmp_path, body, "index:3", "card-carousel")


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ({"typst_date": "2024-02-30"}, "typst_date"),
        ({"typst_pdf_name": "a/b"}, "typst_pdf_name"),
        ({"typst_fonts": ["nowhere"]}, "nowhere"),
    ],
)
def test_configuration_that_cannot_work(tmp_path, config, problem):
    with pytest.raises(ConfigError, match=problem):
        build(tmp_path, {"index.md": "# Title"}, **config)


def test_character_without_a_glyph(tmp_path):
    refuses(tmp_path, "\u5317\u671d\u9bae", "could not be displayed")


@pytest.mark.parametrize("body", ["[a](#nowhere)", "{ref}`nowhere`", "[a](orphan.md)"])
def test_link_that_leads_nowhere(tmp_path, body):
    files = {"index.md": f"# Title\n\n{body}\n", "orphan.md": "---\norphan: true\n---\n# Orphan\n"}
    _, warnings = build(tmp_path, files)
    assert "nowhere" in warnings


# Details of single constructs ---------------------------------------------------------------


def test_every_id_can_be_linked_to(tmp_path):
    places = {
        "list": "- item",
        "quote": "> quote",
        "code": "```python\ncode\n```",
        "table": "| a |\n|---|\n| b |",
        "note": "```{note}\nnote\n```",
        "figure": "```{figure} plain.svg\n:alt: x\ncaption\n```",
        "image": "```{image} plain.svg\n:alt: x\n```",
        "math": "$$x$$",
        "card": ":::{card}\ncard\n:::",
        "tabs": "::::{tab-set}\n:::{tab-item} t\nx\n:::\n::::",
        "grid": "::::{grid} 2\n:::{grid-item}\nx\n:::\n::::",
        "dropdown": ":::{dropdown} t\nx\n:::",
        "section": "## Section",
    }
    body = "\n\n".join(f"({name}-here)=\n{block}" for name, block in places.items())
    links = " ".join(f"[{name}](#{name}-here)" for name in places)
    reader, warnings = build(
        tmp_path, {"index.md": f"# Title\n\n{links}\n\n{body}\n", "plain.svg": svg()}
    )
    assert warnings == ""
    assert len(list(link_targets(reader))) >= len(places)


def test_anchor_follows_a_block_to_the_next_page(tmp_path):
    filler = "\n\n".join(f"Line {number}" for number in range(28))
    figure = "(late)=\n```{figure} plain.svg\n:alt: x\nLate caption\n```"
    body = f"# Title\n\n[link](#late)\n\n{filler}\n\n{figure}\n"
    reader, _ = build(tmp_path, {"index.md": body, "plain.svg": svg()})
    assert page_with(reader, "Late caption") in {to for _, to, _ in link_targets(reader)}


def test_places_in_words_that_are_printed_twice(tmp_path):
    rows = "".join(f"* - cell {row}\n" for row in range(100))
    table = f"```{{list-table}}\n:header-rows: 1\n\n* - [head]{{#spot}}\n{rows}```\n"
    body = f"# Title\n\nGo [there](#spot) or [here](#word).\n\n{table}\n## A [word]{{#word}}\n"
    extensions = ["attrs_inline"]
    reader, warnings = build(tmp_path, {"index.md": body}, myst_enable_extensions=extensions)
    assert warnings == ""
    assert len({page for _, page, _ in link_targets(reader)}) == 2


def cards(*sizes, head=""):
    """Cards of so many lines each, between which a page must end somewhere."""
    return "\n\n".join(
        f":::{{card}}{head}\n"
        + "\n\n".join(f"Card {number} line {line}." for line in range(size))
        + "\n:::"
        for number, size in enumerate(sizes)
    )


def test_card_stays_on_one_page(tmp_path):
    reader, _ = build(tmp_path, {"index.md": f"# Title\n\n{cards(*[9] * 8)}\n"})
    for number in range(8):
        assert page_with(reader, f"Card {number} line 0.") == page_with(
            reader, f"Card {number} line 8."
        )


CLAIM_HEAD = " AB-06 · ✗ contradicted\n:class-card: claim\n"


def test_claim_stays_on_one_page_unless_it_is_long(tmp_path):
    body = cards(*[9] * 8, 90, head=CLAIM_HEAD)
    reader, _ = build(tmp_path, {"index.md": f"# Title\n\n{body}\n"})
    spans = [
        [page_with(reader, f"Card {number} line {line}.") for line in (0, last)]
        for number, last in enumerate([8] * 8 + [89])
    ]
    assert [first == last for first, last in spans] == [True] * 8 + [False]
    # The long one starts where the others end instead of on a page of its own.
    assert spans[8][0] == spans[7][0]


def test_card_longer_than_a_page_goes_on(tmp_path):
    reader, _ = build(tmp_path, {"index.md": f"# Title\n\n{cards(120)}\n"})
    assert page_with(reader, "Card 0 line 0.") + 2 <= page_with(reader, "Card 0 line 119.")


def test_sizes_of_images_stay_within_the_page(tmp_path):
    wide = svg().replace('width="640"', 'width="6400"')
    tall = svg().replace(
        'height="200" viewBox="0 0 640 200"', 'height="6400" viewBox="0 0 640 6400"'
    )
    body = "# Title\n\n![wide](wide.svg)\n\n![tall](tall.svg)\n\nAfter.\n"
    reader, warnings = build(tmp_path, {"index.md": body, "wide.svg": wide, "tall.svg": tall})
    assert warnings == ""
    assert "After." in text_of(reader)


def test_language_and_further_fonts(tmp_path):
    (tmp_path / "fonts").mkdir()
    reader, _ = build(
        tmp_path,
        {"index.md": "# Titel"},
        language="de_CH",
        typst_fonts=["fonts"],
        typst_pdf_name="book",
    )
    assert reader.trailer["/Root"]["/Lang"] == "de-CH"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("300", "225pt"),
        ("300px", "225pt"),
        ("50%", "50%"),
        ("8.5 cm", "8.5cm"),
        ("2pc", "24pt"),
        ("wide", None),
        ("1furlong", None),
    ],
)
def test_lengths(given, expected):
    assert markup.length(given) == expected


SHORT = st.text("a#%/", max_size=3)


@given(st.lists(st.tuples(SHORT, SHORT), unique=True))
def test_labels_are_distinct(places):
    assert len({markup.label(*place) for place in places}) == len(places)


def test_short_columns_take_what_they_need_and_long_texts_share_the_rest():
    cells = [(0, "AB-01"), (1, "w" * 400), (2, "w" * 100), (0, "AB-02"), (1, ""), (2, "")]
    assert column_widths(3, cells) == ["auto", "20fr", "10fr"]
    assert column_widths(2, []) == ["auto", "auto"]


def test_the_verdicts_have_the_colours_of_the_charts():
    names = {verdict.name.lower().replace("_", "-"): str(verdict) for verdict in Verdict}
    look = TEMPLATE.with_name("look.typ").read_text(encoding="utf-8")
    found = dict(re.findall(r'"([a-z-]+)": rgb\("(#\w{6})"\)', look))
    assert {names[name]: colour for name, colour in found.items()} == VERDICTS


def test_a_claim_without_a_title_is_refused(tmp_path):
    body = ":::{card}\n:class-card: claim\nWords.\n:::"
    refuses(tmp_path, body, "index:3", "the card of a claim has no card-title")


def test_figures_stand_below_the_title_of_their_chapter(tmp_path):
    figure = "```{figure} plain.svg\n:alt: x\nA caption\n```"
    body = f"# Title\n\nWords.\n\n{figure}\n\nMore words.\n"
    reader, _ = build(tmp_path, {"index.md": body, "plain.svg": svg()})
    lines = [line for line in reader.pages[2].extract_text().splitlines() if line.strip()]
    assert lines[0] == "Title"


def test_columns_of_numbers_are_flush_right():
    (table,) = html_table.parse(
        "<table><tr><th>n</th><th>t</th></tr>"
        "<tr><td>1,000</td><td>1 to 3</td></tr><tr><td>-2.5%</td><td>4</td></tr>"
        "<tr><td>NaN</td><td style='text-align: center'>5</td></tr></table>"
    )
    assert [cell.align for cell in table.head[0]] == ["right", "left"]
    assert [[cell.align for cell in row] for row in table.body] == [
        ["right", "left"],
        ["right", "left"],
        ["right", "center"],
    ]


# Any text stays text ------------------------------------------------------------------------

LETTERS = st.characters(
    min_codepoint=0x20,
    max_codepoint=0x17E,
    # Soft hyphens vanish, and these few have no glyph or come back as two letters.
    exclude_characters="\u00ad\u0132\u0133\u013f\u0140\u0149",
    exclude_categories=["Cc"],
)
OTHER_SCRIPTS = st.sampled_from("αβγδεζηθλμπσφψωΔΩбвгджзиклмнБГДЯ–—“”„…•€×−≤≥")
HOSTILE = st.sampled_from("#*_$`@<>\\[](){}~=-+/'\"") | st.sampled_from(
    ["//", "/*", "*/", "--", "---", "...", "#let x", '#import "x"', '";', "\\u{41}", "http://x.y"]
)
TEXTS = st.lists(LETTERS | OTHER_SCRIPTS | HOSTILE, min_size=1, max_size=60).map("".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.sampled_from([markup.text, markup.code]))
def test_any_text_stays_text(texts, spell):
    paragraphs = "\n\n".join(map(spell, texts))
    source = f'#set document(title: "t", date: none)\n#let may-break = box()\n{paragraphs}'
    made = typst.compile(source.encode(), ignore_system_fonts=True)
    assert text_of(pypdf.PdfReader(io.BytesIO(made))) == squeezed("".join(texts))
