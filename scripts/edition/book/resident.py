"""One Sphinx application that stays, and renders only the pages that it is asked for."""

import io
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from edition.book import compiler


class Resident:
    """Renders pages of a staged tree as HTML, as the book has them.

    `faults` are those of what was rendered last, one an entry.
    """

    def __init__(self, source: Path, output: Path, config: dict[str, Any]) -> None:
        from jupyter_book.config import get_final_config
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace, patch_docutils

        self._source, self._log, self._asked = source, io.StringIO(), set[str]()
        self._open = ExitStack()
        for context in (patch_docutils(), docutils_namespace()):
            self._open.enter_context(context)
        settings, _ = get_final_config(
            user_yaml=config,
            cli_config={
                "external_toc_path": str(source / "_toc.yml"),
                "latex_individualpages": False,
            },
            sourcedir=source,
        )
        self._app = Sphinx(
            srcdir=source,
            confdir=None,
            outdir=output,
            doctreedir=output.parent / "doctrees",
            buildername="html",
            confoverrides=settings,
            status=None,
            warning=self._log,
            freshenv=True,
        )
        self._app.connect("env-get-outdated", lambda *_: self._asked)
        self._app.connect("html-page-context", _each_once, priority=1000)
        self._complete = False

    def close(self) -> None:
        """Gives docutils its directives back, so that another application can be made."""
        self._open.close()

    def render(self, pages: Collection[str]) -> set[str]:
        """Renders these pages, those that rest on them, and what changed in the tree; names all."""
        from sphinx.util import logging
        from sphinx.util.build_phase import BuildPhase
        from sphinx.util.parallel import SerialTasks

        self._log.seek(0)
        self._log.truncate()
        self._asked = set(pages)
        app = self._app
        builder: Any = app.builder
        app.phase = BuildPhase.READING
        with logging.pending_warnings():
            read = builder.read()
        app.phase = BuildPhase.CONSISTENCY_CHECK
        app.env.check_consistency()
        app.phase = BuildPhase.RESOLVING
        builder.finish_tasks = SerialTasks()
        builder.write([], read, "update")
        builder.copy_image_files()
        if not self._complete:
            self._finish()
        return set(read)

    @property
    def faults(self) -> list[str]:
        """What is wrong with the pages that were rendered last."""
        return compiler.faults_in(self._log.getvalue(), self._source)

    def others(self) -> Iterator[str]:
        """Renders, one after the other, the pages that are made from no source, as of claims; then
        all that stands beside the pages, as what the search finds."""
        app = self._app
        for pages in app.events.emit("html-collect-pages"):
            for name, context, template in pages:
                app.builder.handle_page(name, context, template)  # type: ignore[attr-defined]
                yield name
        self._finish()

    def _finish(self) -> None:
        """Has all extensions put beside the pages what these need."""
        self._app.events.emit("build-finished", None)
        self._complete = True


def _each_once(_app: Any, _page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    """Leaves each script and style once, which Sphinx adds again with every further rendering."""
    for kind in ("script_files", "css_files"):
        context[kind] = [*{file.filename: file for file in context[kind]}.values()]
