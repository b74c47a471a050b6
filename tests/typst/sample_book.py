"""The sample, a small book with what an author would ordinarily write, and what comes of it."""

import base64
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdf

SAMPLE = Path(__file__).parent / "sample"

LIST = """::::{claim:list}
:::{claim:line} RI-07
:verdict: contradicted
From a cell, see [the other claim](#claim-ri-01).

The reason.
:::
:::{claim:line} AB-01
:verdict: open
:::
::::
"""


ALIGNED = r"\begin{align} p &= q \\ r &= s \end{align}"

FRAME = """<div>
<style scoped>.dataframe tbody tr th { vertical-align: top; }</style>
<table border="1" class="dataframe">
<thead>
<tr><th></th><th colspan="2">framed pair</th></tr>
<tr><th>name</th><th>one</th><th>two</th></tr>
</thead>
<tbody>
<tr><th>first row</th><td>1 &lt; 2</td><td>NaN</td></tr>
<tr><th>last row</th><td>말</td><td><b>strong</b> cell</td></tr>
</tbody>
</table>
<p>2 rows × 3 columns</p>
</div>"""

RAISED = {
    "output_type": "error",
    "ename": "ZeroDivisionError",
    "evalue": "division by zero",
    "traceback": ["\x1b[31m----\x1b[39m", "\x1b[31mZeroDivisionError\x1b[39m: division by zero"],
}


def compile_tree(work: Path, config: dict[str, Any]) -> None:
    """Compiles the staged tree in a folder, as a book is."""
    from edition.book import compiler

    compiler.compile_book(work, config, lambda: None)


@dataclass(frozen=True)
class Compiled:
    """The pages as HTML, by name, and the PDF."""

    pages: dict[str, str]
    pdf: pypdf.PdfReader

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page of the PDF."""
        return [page.extract_text() for page in self.pdf.pages]

    @cached_property
    def words(self) -> str:
        """The text of the PDF, squeezed."""
        return squeezed("".join(self.texts))

    def page_with(self, phrase: str) -> int:
        """The number of the page that has this phrase, after those of the contents."""
        texts = map(squeezed, self.texts)
        return next(n for n, text in enumerate(texts) if n > 1 and squeezed(phrase) in text)

    def structure(self) -> list[dict[str, Any]]:
        """All elements of the tree of tags."""
        found = map(self.pdf.get_object, range(1, self.pdf.trailer["/Size"]))
        return [one for one in found if isinstance(one, dict) and "/S" in one]


def squeezed(text: str) -> str:
    """Text without white space and the hyphens of line ends, which a page adds at will."""
    return re.sub(r"[\s\u00ad-]", "", unicodedata.normalize("NFKC", text))


def long_page() -> str:
    """A page on which tables, cards and figures meet the end of the sheet."""
    rows = "\n".join(f"| Row {row} | {row} |" for row in range(120))
    plain = [card(f"Card {number}", 9) for number in range(8)]
    claims = [
        f":::{{claim:line}} RI-0{number}\n:verdict: contradicted\n\n"
        + "\n\n".join(f"RI-0{number} line {line}." + " And so on." * 9 for line in range(20))
        + "\n:::"
        for number in range(2, 7)
    ]
    late = "(late)=\n```{figure} plain.svg\n:alt: A late figure\nLate caption\n```"
    parts = [
        "# A long page",
        "See [the late figure](#late).",
        "```{figure} plain.svg\n:alt: An early figure\nEarly caption\n```",
        f"(long-table)=\n| Repeated head | Value |\n|---|---|\n{rows}",
        *plain,
        "\n".join(["::::{claim:list}", *claims, "::::"]),
        card("Endless", 120),
        "\n\n".join(f"Line {number}" for number in range(28)),
        late,
        "After the late figure.",
        "x" * 300,
        f"`{'y' * 300}`",
        f"```python\na = '{'z' * 300}'\n```",
        f"| {'w' * 300} |\n|---|\n| v |",
    ]
    return "\n\n".join(parts) + "\n"


def card(title: str, lines: int) -> str:
    """A card of so many lines, which tell its name and their number."""
    name = title.split(" ·")[0]
    words = "\n\n".join(f"{name} line {line}." for line in range(lines))
    return f":::{{card}} {title}\n\n{words}\n:::"


def notebook() -> str:
    """An executed notebook with the outputs that cells ordinarily have."""
    picture = base64.b64encode((SAMPLE / "dot.png").read_bytes()).decode()
    svg = (SAMPLE / "plain.svg").read_text(encoding="utf-8").replace("640", "320")
    photo = base64.b64encode((SAMPLE / "photo.jpg").read_bytes()).decode()
    titled = svg.replace("</svg>", "<title>A title of its own</title></svg>")
    pixels, lines, photograph = (
        {"mystnb": {"image": {"alt": f"A cell's {name}"}}}
        for name in ("pixels", "lines", "photograph")
    )
    glued = {"scrapbook": {"name": "total", "mime_prefix": "application/papermill.record/"}}
    cells = [
        text("# What cells show\n\nTotal {glue:text}`total:,.0f`."),
        cell("hidden_code", stream("first stream"), tags=["hide-input"]),
        cell("removed_code", stream("second stream"), tags=["remove-input"]),
        cell("visible_code", shown({"text/plain": "plain_result"})),
        cell("picture", shown({"image/png": picture, "text/plain": "<Figure>"}), **pixels),
        cell("chart", shown({"image/svg+xml": svg, "text/plain": "chart as text"}), **lines),
        cell("photograph", shown({"image/jpeg": photo, "text/plain": "<Image>"}), **photograph),
        cell("titled", shown({"image/svg+xml": titled, "text/plain": "<SVG>"})),
        cell("formula", shown({"text/latex": "$\\frac{a}{b}$", "text/plain": "a/b"})),
        cell("aligned", shown({"text/latex": ALIGNED, "text/plain": "<Latex>"})),
        cell("coloured", stream("\x1b[31mred words\x1b[0m\n\rstep 1\rstep 2\nbell\x07 ab\bc\n")),
        cell("framed", shown({"text/html": FRAME, "text/plain": "   first"})),
        cell("warned", stream("warned words", name="stderr")),
        cell("raised", RAISED, tags=["raises-exception"]),
        cell(
            "korean", shown({"text/markdown": "| 한글 | US$5 to US$6 |\n|---|---|\n| 말 | $x$ |"})
        ),
        text("![pasted](attachment:one.png) and ![beside](beside.png)", one=picture),
        cell("card", shown({"text/markdown": LIST, "text/html": "<p></p>", "text/plain": "-"})),
        cell("glue", shown({"application/papermill.record/text/plain": "1234567"}, **glued)),
    ]
    return json.dumps(notebook_of(cells))


def notebook_of(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """A notebook of these cells."""
    kernel = {"name": "python3", "display_name": "Python", "language": "python"}
    metadata = {"kernelspec": kernel}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}


def text(source: str, **pasted: str) -> dict[str, Any]:
    """A cell of text, with the PNG that were pasted into it."""
    attachments = {f"{name}.png": {"image/png": content} for name, content in pasted.items()}
    more = {"attachments": attachments} if attachments else {}
    name = re.sub(r"\W", "", source)[:40]
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source, **more}


def cell(source: str, output: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    """A cell of code with what it gave."""
    code = {"cell_type": "code", "id": source.replace("_", "-"), "execution_count": 1}
    return {**code, "metadata": metadata, "source": source, "outputs": [output]}


def shown(data: dict[str, str], **metadata: Any) -> dict[str, Any]:
    """What a cell displays, by its kind."""
    return {"output_type": "display_data", "metadata": metadata, "data": data}


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    """What a cell prints."""
    return {"output_type": "stream", "name": name, "text": text}
