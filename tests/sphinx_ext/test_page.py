from types import SimpleNamespace

from edition.sphinx_ext.page import _mathml, _tidy

APP = SimpleNamespace(config=SimpleNamespace(typst_pdf_name="book", html_theme_options={}))


def tidied(page, **context):
    context["pathto"] = lambda name, resource: f"../{name}"
    _tidy(APP, page, "page.html", context, None)
    return context


def test_scripts_that_need_a_network_are_dropped():
    scripts = [
        SimpleNamespace(filename="_static/doctools.js", attributes={}),
        SimpleNamespace(filename=None, attributes={"body": 'const THEBE_JS_URL = "https://x"'}),
        SimpleNamespace(filename="_static/sphinx-thebe.js", attributes={}),
    ]
    assert tidied("index", script_files=scripts)["script_files"] == scripts[:1]


def test_the_print_button_becomes_a_link_to_the_pdf():
    button = {"label": "download-pdf-button", "javascript": "print()", "icon": "pdf"}
    group = {"label": "downloads", "buttons": [button]}
    tidied("notebooks/one", header_buttons=[group])
    assert button["url"] == "../book.pdf" and button["type"] == "link"
    assert "javascript" not in button


def test_the_edit_button_of_a_page_leads_to_the_folder_of_the_pages():
    page = {"url": "https://example.org/edit/main/index.md"}
    notebook = {"url": "https://example.org/edit/main/notebooks/one.ipynb"}
    tidied("index", header_buttons=[page])
    tidied("notebooks/one", header_buttons=[notebook])
    assert page["url"] == "https://example.org/edit/main/book/index.md"
    assert notebook["url"] == "https://example.org/edit/main/notebooks/one.ipynb"


def test_a_formula_needs_no_script():
    assert _mathml("a^2", "inline").startswith("<math")
