"""What Jupyter Book is told: `_config.yml`, with what the edition says of itself elsewhere."""

import os
import re
from typing import Any

from edition.base.files import read_yaml
from edition.base.project import CONFIG, FONTS
from edition.base.text import listed
from edition.book import compiler, overview
from edition.book.citations import citation_file, whole_work
from edition.book.imprint import ADDRESSES, imprint, source_commit
from edition.data import bibliography, descriptor
from edition.show.vega import FONT

HOSTS = r"https?://(www\.)?(github\.com|gitlab\.com|bitbucket\.org)/[^/]+/[^/]+"
"""The repositories whose pages the theme knows to link; it stops at any other."""


def addresses() -> dict[str, str]:
    """The public addresses that are set, by their key in CITATION.cff."""
    citation = citation_file()
    found = {key: os.environ.get(name) or citation.get(key) for name, key in ADDRESSES.items()}
    return {key: value for key, value in found.items() if value}


def configuration(draft: str = "") -> dict[str, Any]:
    """Jupyter Book's configuration: `_config.yml` with what CITATION.cff and the addresses say.

    The mark of a draft stands on every page.
    """
    config: dict[str, Any] = read_yaml(CONFIG)
    citation = citation_file()
    public = addresses()
    config["title"] = citation["title"]
    config["author"] = listed([str(author) for author in whole_work(citation).authors])
    config["latex"] = {"use_jupyterbook_latex": False}
    config["copyright"] = f"{citation['date-released'][:4]}, {config['author']}"
    sphinx = config["sphinx"]["config"]
    sphinx |= {
        "project": citation["title"],
        "citation": citation,
        "source_commit": source_commit(),
        "extensions": compiler.extensions(),
        "typst_pdf_name": descriptor.package()["name"],
        "typst_date": citation["date-released"],
        "typst_edition": imprint(),
        "typst_fonts": [str(FONTS)],
        "typst_sans": FONT,
        "typst_subtitle": sphinx.get("typst_subtitle") or subtitle(),
        "typst_cover": overview.PICTURE,
        "typst_description": citation["abstract"],
        "typst_keywords": citation["keywords"],
        "typst_mark": draft,
    }
    # The cover has the book's name in its window already, so the theme takes it from here.
    sphinx["html_theme_options"]["logo"] = {"text": citation["title"]}
    sphinx["html_theme_options"]["announcement"] = draft
    # Jupyter Book's own repository stands there else, and every link to the code leads astray.
    config["repository"] = {"url": ""}
    if re.match(HOSTS, public.get("repository-code", "")):
        address = re.sub(r"(\.git)?/?$", "", public["repository-code"])
        config["repository"] = {"url": address, "branch": "main"}
        config["html"] |= {"use_repository_button": True, "use_edit_page_button": True}
        config["launch_buttons"] = {
            "binderhub_url": "https://mybinder.org",
            "notebook_interface": "jupyterlab",
        }
    if "url" in public:
        config["html"]["baseurl"] = public["url"]
    return config


def subtitle() -> str:
    """What the title page says below the title, unless `_config.yml` says it otherwise."""
    paper = bibliography.paper()
    work = f"{paper.signed}’s {paper.kind} of {paper.year}"
    return f"The claims of {work}, tested against open evidence"
