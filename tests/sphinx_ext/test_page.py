"""What is done to every page: scripts, buttons, policy."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document

from edition.book import archive
from edition.sphinx_ext.page import _bring_faces, _tidy

APP = SimpleNamespace(config=SimpleNamespace(typst_pdf_name="book", html_theme_options={}))


def tidied(page, doctree=None, **context):
    context["pathto"] = lambda name, resource: f"../{name}"
    _tidy(APP, page, "page.html", context, doctree)
    return context


def script(filename, **attributes):
    return SimpleNamespace(filename=filename, attributes=attributes)


def test_scripts_that_stand_in_the_page_or_that_no_page_needs_are_dropped():
    scripts = [
        script("_static/doctools.js"),
        script(None, body="DOCUMENTATION_OPTIONS.pagename = 'index';"),
        script("_static/design-tabs.js"),
    ]
    assert tidied("index", script_files=scripts)["script_files"] == scripts[:1]


def test_no_script_holds_up_the_page():
    charts = script("_static/live-charts.js", **{"async": "async"})
    [other, found] = tidied("index", script_files=[script("_static/doctools.js"), charts])[
        "script_files"
    ]
    assert other.attributes["defer"] and "defer" not in found.attributes


def test_code_looks_the_same_with_fewer_elements_and_tables_are_left_to_the_pages_script():
    body = '<pre><span class="n">a</span><span class="w"> </span><span class="o">=</span></pre>'
    body += '<div class="pst-scrollable-table-container"></div>'
    found = tidied("index", body=body)["body"]
    assert found == '<pre>a <span class="o">=</span></pre><div class="wide-table"></div>'


def test_a_cell_of_one_paragraph_has_no_element_for_it():
    one, two = "<td data-label='a'><p>One <em>a</em></p>\n</td>", "<td><p>One</p><p>two</p></td>"
    body = tidied("index", body=f"<tr>{one}<th><p>b</p></th>{two}</tr>")["body"]
    assert body == f"<tr><td data-label='a'>One <em>a</em></td><th>b</th>{two}</tr>"


@pytest.mark.parametrize(("part", "copies"), [(nodes.literal_block, True), (nodes.literal, False)])
def test_only_pages_with_code_offer_to_copy_it(part, copies):
    page = new_document("page")
    page += part("", "1 + 1")
    files = [SimpleNamespace(filename=f"_static/copybutton.{kind}") for kind in ("js", "css")]
    context = tidied("index", page, script_files=[script("clipboard.min.js")], css_files=files)
    assert bool(context["script_files"]) == bool(context["css_files"]) == copies


def test_the_head_has_a_policy_and_one_viewport():
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
    tags = tidied("index", metatags=f'\n{viewport}<meta name="keywords" content="x" />')["metatags"]
    assert "viewport" not in tags and 'name="keywords"' in tags
    assert "script-src 'self';" in tags


def test_the_print_button_becomes_a_link_to_the_pdf():
    button = {"label": "download-pdf-button", "javascript": "print()", "icon": "pdf"}
    group = {"label": "downloads", "buttons": [button]}
    tidied("notebooks/one", header_buttons=[group])
    assert button["url"] == "../book.pdf" and button["type"] == "link"
    assert "javascript" not in button


def test_a_chapter_is_offered_as_notebook_with_and_without_outputs():
    source = {"label": "download-source-button", "url": "_sources/notebooks/one.ipynb"}
    group = {"label": "download-buttons", "buttons": [source, {"label": "other"}]}
    tidied("notebooks/one", header_buttons=[group])
    first, second, other, data = group["buttons"]
    assert {button["text"]: button["url"] for button in (first, second)} == {
        "Notebook with outputs": "../_sources/notebooks/one.ipynb",
        "Notebook without outputs": "../notebooks/one.ipynb",
    }
    assert other == {"label": "other"}
    assert data["url"].endswith(".zip")


def test_every_page_offers_all_data_in_one_archive():
    source = {"label": "download-source-button"}
    group = {"label": "download-buttons", "buttons": [source]}
    tidied("methods", header_buttons=[group])
    assert group["buttons"][0] == source
    assert group["buttons"][1]["url"] == f"../data/{archive.name()}"


def test_the_edit_button_of_a_page_leads_to_the_folder_of_the_pages():
    page = {"url": "https://example.org/edit/main/index.md"}
    notebook = {"url": "https://example.org/edit/main/notebooks/one.ipynb"}
    tidied("index", header_buttons=[page])
    tidied("notebooks/one", header_buttons=[notebook])
    assert page["url"] == "https://example.org/edit/main/book/index.md"
    assert notebook["url"] == "https://example.org/edit/main/notebooks/one.ipynb"


def test_a_page_gets_before_its_layout_the_faces_of_what_is_seen_at_once():
    scripts = {"latin.js": set(map(ord, "Busan")), "hangul.js": set(map(ord, "부산"))}

    def brought(body):
        context = {"title": "Busan", "body": body}
        _bring_faces(scripts, APP, "index", "page.html", context, None)
        return context["faces"]

    assert brought("<p>Busan</p>") == ["latin.js"]
    for hidden in (
        "<details><p>부산</p></details>",
        '<a title="부산">B</a>',
        "<script>부산</script>",
    ):
        assert brought(hidden) == ["latin.js"]
    for seen in ("<p>부산</p>", "<details open><p>부산</p></details>"):
        assert brought(seen) == ["latin.js", "hangul.js"]
