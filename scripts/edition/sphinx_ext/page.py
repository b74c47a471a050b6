"""What a page of the book needs beside its text: scripts, styles, formulas, buttons, a policy."""

import re
import shutil
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from edition.base.project import DATA, FONTS
from edition.book import archive
from edition.book.formulas import mathml
from edition.book.head import POLICY
from edition.judge import verdicts
from edition.sphinx_ext import faces

HERE = Path(__file__).parent

STYLES = ("verdicts.css", "edition.css", "site.css")
SCRIPTS = ("choices.js", "dialogs.js", "ledger.js", "overview.js", "previews.js", "search.js")
"""What every page loads; the layout and the charts ask for the other scripts themselves."""

UNUSED = ("design-tabs", "sphinx_highlight")
FOR_CODE = ("clipboard", "copybutton")
"""Words in the names of scripts and styles that no page needs, or only one that shows code."""

ONE_PARAGRAPH = re.compile(r"(<t[dh]\b[^>]*>)<p>((?:(?!</?p\b).)*)</p>\s*(</t[dh]>)", re.DOTALL)
HIDDEN = re.compile(
    r"<script.*?</script>|<details(?![^>]* open)[^>]*>.*?</details>|<[^>]*>", re.DOTALL
)
"""What of a page is not seen at once: data, folds and tags."""


def _tidy(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Drops scripts and styles that the page does not use, and points its buttons at the book."""
    shows_code = doctree is not None and any(doctree.findall(nodes.literal_block))
    dropped = UNUSED if shows_code else (*UNUSED, *FOR_CODE)
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context.get(kind, []) if _is_used(file, dropped)]
    for script in context["script_files"]:
        if "async" not in script.attributes:
            script.attributes["defer"] = "defer"
    context["body"] = _light(context.get("body", ""))
    # Docutils adds the viewport, which the template has already.
    tags = re.sub(r'<meta name="viewport"[^>]*>\s*', "", context.get("metatags", ""))
    policy = f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}" />'
    context["metatags"] = policy + tags
    for button in _buttons(context.get("header_buttons", [])):
        if button.get("label") == "download-pdf-button":
            _offer_pdf(button, app, context)
        elif button.get("label") == "download-buttons":
            _offer_downloads(button, page, context)
        elif "/edit/" in (button.get("url") or "") and not page.startswith("notebooks/"):
            branch = app.config.html_theme_options.get("repository_branch", "main")
            button["url"] = button["url"].replace(f"/edit/{branch}/", f"/edit/{branch}/book/")


def _light(body: str) -> str:
    """The text of a page without what holds a browser up."""
    # Docutils gives the entries of the bibliography a role that is no longer one.
    body = body.replace('role="doc-biblioentry"', 'role="listitem"')
    # By this name the theme's script measures every table at once; page.js asks each in its turn.
    body = body.replace('class="pst-scrollable-table-container"', 'class="wide-table"')
    # A cell of one paragraph needs no element for it: a fifth of a chapter that is full of tables.
    body = ONE_PARAGRAPH.sub(r"\1\2\3", body)
    # Names, punctuation and white space of code look like the text around them.
    return re.sub(r'<span class="[npw]">([^<]*)</span>', r"\1", body)


def _is_used(file: Any, dropped: tuple[str, ...]) -> bool:
    """Scripts without a file stand in the page itself, where the policy forbids them."""
    name = str(file.filename or "").rpartition("/")[2]
    return bool(name) and not any(word in name for word in dropped)


def _buttons(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for item in items for found in [item, *_buttons(item.get("buttons", []) or [])]]


def _offer_pdf(button: dict[str, Any], app: Sphinx, context: dict[str, Any]) -> None:
    """Turns the theme's print button into a link to the typeset PDF."""
    words = {"text": "PDF edition", "tooltip": "Download the whole book as PDF"}
    address = context["pathto"](f"{app.config.typst_pdf_name}.pdf", 1)
    link = {"type": "link", "url": address, "icon": button.get("icon"), **words}
    button.clear()
    button.update(link, label="download-pdf-edition")


def _offer_downloads(group: dict[str, Any], page: str, context: dict[str, Any]) -> None:
    """Offers all data on every page, and a chapter as notebook twice, not its "source file"."""
    places = {"Data, verdicts and sources": f"{DATA.name}/{archive.name()}"}
    kept = group["buttons"]
    if page.startswith("notebooks/"):
        notebooks = {
            "Notebook with outputs": f"_sources/{page}.ipynb",
            "Notebook without outputs": f"{page}.ipynb",
        }
        kept = [button for button in kept if button.get("label") != "download-source-button"]
        places = notebooks | places
    *notebooks_first, data = [
        {
            "type": "link",
            "url": context["pathto"](place, 1),
            "text": words,
            "tooltip": f"Download: {words.lower()}",
            "icon": "fas fa-file",
            "label": "download-file",
        }
        for words, place in places.items()
    ]
    group["buttons"] = [*notebooks_first, *kept, data]


def _bring_faces(
    scripts: dict[str, set[int]],
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Names the faces that the page needs before it is laid out."""
    seen = set(map(ord, HIDDEN.sub("", context["title"] + context.get("body", ""))))
    context["faces"] = [name for name, signs in scripts.items() if signs & seen]


def _visit_math(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def _visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math notranslate"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(mathml(node.astext(), "block") + "</div>\n")
    raise nodes.SkipNode


def _open_code(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f'<details class="code"><summary>{escape(node["prompt_show"])}</summary>\n')


def _close_code(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</details>\n")


def _add_templates(app: Sphinx, config: Config) -> None:
    # Before those that the theme has put there.
    config.templates_path.insert(0, str(HERE / "templates"))


def _copy_static(app: Sphinx) -> None:
    """Puts scripts, styles and faces beside the pages, and the colours of the verdicts."""
    if app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        shutil.copytree(HERE / "static", static, dirs_exist_ok=True)
        scripts = faces.add_faces(faces.signs(Path(app.srcdir)), static)
        shutil.copy(FONTS / "OFL.txt", static / "fonts")
        app.connect("html-page-context", partial(_bring_faces, scripts))
        (static / "verdicts.css").write_text(verdicts.css(), encoding="utf-8")
        for name in STYLES:
            app.add_css_file(name)
        for name in SCRIPTS:
            app.add_js_file(name)


def setup(app: Sphinx) -> None:
    """Registers the page hooks and a formula renderer that needs no script."""
    # MyST-NB's own has paragraphs in its summary, under a label that says something else.
    app.add_node(HideCodeCellNode, override=True, html=(_open_code, _close_code))
    app.connect("config-inited", _add_templates)
    app.connect("builder-inited", _copy_static)
    app.add_html_math_renderer("mathml", (_visit_math, None), (_visit_math_block, None))
    # After the theme has made its buttons.
    app.connect("html-page-context", _tidy, priority=900)
