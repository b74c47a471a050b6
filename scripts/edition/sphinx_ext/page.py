"""What a page of the book needs beside its text: formulas, buttons, no scripts from elsewhere."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator


def _tidy(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Drops the theme's rarely used scripts, and points its buttons at what the book has."""
    context["script_files"] = [
        script for script in context.get("script_files", []) if not _is_thebe(script)
    ]
    for button in _buttons(context.get("header_buttons", [])):
        if button.get("label") == "download-pdf-button":
            _offer_pdf(button, app, context)
        elif "/edit/" in (button.get("url") or "") and not page.startswith("notebooks/"):
            branch = app.config.html_theme_options.get("repository_branch", "main")
            button["url"] = button["url"].replace(f"/edit/{branch}/", f"/edit/{branch}/book/")


def _is_thebe(script: Any) -> bool:
    """The theme adds Thebe twice, which ends in an error in the console, and it needs a network."""
    attributes = getattr(script, "attributes", {})
    text = f"{getattr(script, 'filename', script)} {attributes.get('body', '')}"
    return "thebe" in text.lower()


def _buttons(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for item in items for found in [item, *_buttons(item.get("buttons", []) or [])]]


def _offer_pdf(button: dict[str, Any], app: Sphinx, context: dict[str, Any]) -> None:
    """Turns the theme's print button into a link to the typeset PDF."""
    pdf = f"{app.config.typst_pdf_name}.pdf"
    icon = button.get("icon")
    button.clear()
    button.update(
        type="link",
        url=context["pathto"](pdf, 1),
        text="PDF edition",
        tooltip="Download the whole book as PDF",
        icon=icon,
        label="download-pdf-edition",
    )


def _mathml(latex: str, display: str) -> str:
    from latex2mathml.converter import convert

    return convert(latex, display=display)


def _visit_math(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(_mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def _visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math notranslate"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(_mathml(node.astext(), "block") + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the page hooks and a formula renderer that needs no script."""
    app.add_html_math_renderer("mathml", (_visit_math, None), (_visit_math_block, None))
    # After the theme has made its buttons.
    app.connect("html-page-context", _tidy, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
