"""The command `edition`."""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from edition.base.errors import EditionError
from edition.base.surroundings import start_clean
from edition.new.answers import Validate, answer
from edition.new.questions import QUESTIONS, START, Answers, Question
from edition.run.processes import stop_as_by_interrupt

FORMAT = 2
"""The form in which verdicts are printed as JSON."""

IN_ORDER = "data, bibliography, settings, pages and notebooks are in order"

# All else is imported by the command that needs it, since help is given outside any edition too.


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a subcommand; gives the exit code: 0 if all is well, 1 for a fault, 130 for Ctrl-C.

    A wrong call exits with 2; a call without a subcommand prints the help.
    """
    if argv is None:
        start_clean()
    parser = _parser()
    arguments = parser.parse_args(argv)
    if not arguments.command:
        parser.print_help()
        return 0
    stop_as_by_interrupt()
    try:
        arguments.run(arguments)
        if sys.stdout:  # there is none where it was closed
            sys.stdout.flush()
    except EditionError as error:
        print(f"edition: {error}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, RuntimeError) as error:
        # Python 3.11 wraps a Ctrl-C that comes while a class is made, as by an import.
        if not any(isinstance(one, KeyboardInterrupt) for one in (error, error.__cause__)):
            raise
        print("edition: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"edition: {place}{error.strerror or error}", file=sys.stderr)
        return 1
    return 0


class _Parser(argparse.ArgumentParser):
    """Tells of a wrong call in one line, with the command whose help shows a right one."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What is asked for; a word that the command does not know ends the program."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unknown: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Ends the program with 2."""
        self.exit(2, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="edition", description="Judge, run and build an executable edition of a paper."
    )
    commands = parser.add_subparsers(metavar="COMMAND", dest="command")

    def command(name: str, run: Any, help: str, **more: Any) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=help, description=help, **more)
        found.set_defaults(run=run)
        return found

    command("check", _check, "check data, settings, pages and notebooks, and judge every claim")
    verdicts = command("verdicts", _verdicts, "print the verdict on every claim")
    verdicts.add_argument("--format", choices=["table", "json"], default="table")
    verdicts.add_argument(
        "--universes",
        action="store_true",
        help="judge each claim in every combination of its choices",
    )
    claim = command("claim", _claim, "print the card of one claim")
    claim.add_argument("id", help="the claim's id, such as AB-01")
    thesis = command(
        "thesis", _thesis, "print a thesis of the paper, its rival and where it stands"
    )
    thesis.add_argument("id", help="the thesis's id, such as T1")
    thesis.add_argument("--as-of", default="", help="a day on offer; that of publication if none")
    run = command("run", _run, "run the notebooks that are out of date", add_help=False)
    run.add_argument("notebook", nargs="*", help="names without .ipynb; all if none")
    run.add_argument(
        *("-h", "--help"),
        nargs=0,
        action=_ParametersHelp,
        help="show this, and the parameters of all notebooks or of those named before it",
    )
    run.add_argument(
        *("-p", "--parameter"),
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="run labelled copies with another choice or as_of date, apart from the book, each "
        "also as a page, and tell which verdicts move",
    )
    lab = command("lab", _lab, "write chapters that read as prose in JupyterLab into _build/lab")
    lab.add_argument("notebook", nargs="*", help="names without .ipynb; all if none")
    sweep = command("sweep", _sweep, "run one notebook over many rows of parameters")
    sweep.add_argument("notebook", help="its name without .ipynb")
    sweep.add_argument("--grid", type=Path, required=True, help="a CSV file, a parameter a column")
    sweep.add_argument("--scheduler", default="", help="of a Dask cluster: tcp://HOST:8786")
    sweep.add_argument("--retry", action="store_true", help="run rows again that failed")
    command("diff", _diff, "tell which verdicts are not the published ones, and what follows")
    accept = command("accept", _accept, "publish the verdicts of now, and log what moved")
    accept.add_argument("claim", nargs="*", help="ids of claims; all that moved if none")
    accept.add_argument("--reason", required=True, help="why the verdicts that moved are right")
    book = command("book", _book, "build the book in HTML and PDF if anything has changed")
    book.add_argument(
        "--draft", action="store_true", help="also with verdicts that nobody has accepted, marked"
    )
    _new_parser(command("new", _new, "add a source, a table, a claim or a section"))
    start = command("start", _start, "start an edition of another paper in a folder of its own")
    _options(start, START)
    source = command("source", _source, "show how a table differs from its upstream release")
    source.add_argument("action", choices=["refresh"], help="download and compare; writes nothing")
    source.add_argument("table", help="its name without .csv")
    command("links", _links, "ask every address whether it answers; the report is _build/links.md")
    command("release", _release, "write the metadata and the folder of a release")
    serve = command("serve", _serve, "show the built book on a local port")
    preview = command("preview", _preview, "show what is being written, again after each save")
    for shown in (serve, preview):
        shown.add_argument("--port", type=int, default=8000, help="8000 unless told; 0: a free one")
    return parser


def _new_parser(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="|".join(QUESTIONS), dest="what")
    for name, questions in QUESTIONS.items():
        found = kinds.add_parser(name, help=f"add a {name}", description=f"Add a {name}.")
        _options(found, questions)


def _options(parser: argparse.ArgumentParser, questions: Sequence[Question]) -> None:
    """An argument for the first question, and an option for each other."""
    first, *rest = questions
    parser.add_argument(first.name, nargs="?", help=first.help)
    for question in rest:
        option = "--" + question.name.replace("_", "-")
        parser.add_argument(
            option, action="append" if question.many else "store", help=question.help
        )


def _check(_: argparse.Namespace) -> None:
    from edition import check
    from edition.check.moves import require_accepted, told
    from edition.judge import published

    check.require_none(check.everything())
    moves = published.moved()
    require_accepted(moves)
    for fault in check.uncited():
        print(f"edition: {fault}", file=sys.stderr)
    print("\n".join([*told(moves), IN_ORDER]))


def _diff(_: argparse.Namespace) -> None:
    from edition import check
    from edition.check.moves import told
    from edition.judge import published

    check.validate()
    print("\n".join(told(published.moved()) or ["nothing moved"]))


def _accept(arguments: argparse.Namespace) -> None:
    from datetime import date

    from edition import check
    from edition.base.project import PUBLISHED, ROOT
    from edition.check.cells import unfit
    from edition.judge import published

    check.validate()
    if expected := unfit(arguments.reason):
        raise EditionError(f"--reason: expected {expected}")
    moves = published.accept(arguments.reason, date.today(), arguments.claim)
    written = [path.relative_to(ROOT).as_posix() for path in PUBLISHED]
    print("\n".join([*map(str, moves), *written]))


def _verdicts(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.judge.ledger import judged_claims, verdict_record

    check.validate()
    if arguments.universes:
        _universes(arguments.format)
        return
    rows = [verdict_record(item) for item in judged_claims()]
    if arguments.format == "json":
        print(json.dumps({"format": FORMAT, "verdicts": rows}, indent=2, ensure_ascii=False))
        return
    widths = {
        name: max((len(row[name]) for row in rows), default=0) for name in ("id", "kind", "verdict")
    }
    for row in rows:
        cells = [row[name].ljust(width) for name, width in widths.items()]
        print("  ".join([*cells, row["reason"]]))


def _universes(form: str) -> None:
    from edition.judge.universes import all_claims, robustness_record

    rows = [robustness_record(found) for found in all_claims()]
    if form == "json":
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    widest = max((len(row["verdict"]) for row in rows), default=0)
    for row in rows:
        turned = "; ".join(f"{name}: {', '.join(v)}" for name, v in row["turned_by"].items())
        counts = f"{row['universes']:5}  {100 * row['share']:4.0f} %"
        print(f"{row['id']}  {row['verdict'].ljust(widest)}  {counts}  {turned}".rstrip())
    several = sum(row["universes"] > 1 for row in rows)
    number = sum(row["universes"] for row in rows)
    print(f"{number:,} combinations of choices; {several} claims have a choice")


def _claim(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.judge.ledger import judged
    from edition.show.cards import card_text

    check.validate()
    print(card_text(judged(arguments.id.strip().upper())))


def _thesis(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.judge.theses import conclude
    from edition.show.thesis import thesis_text

    check.validate()
    print(thesis_text(conclude(arguments.id.strip().upper(), arguments.as_of)))


def _run(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.book.rerun import write_page
    from edition.run import runner
    from edition.run.parameters import NONE_MOVED, moves, run_copies

    check.validate()
    given = dict(arguments.parameter)
    if len(given) < len(arguments.parameter):
        raise EditionError("a parameter is named twice")
    names = arguments.notebook
    if not given:
        print("\n".join(map(str, runner.run(names))))
        return
    for path in run_copies(names, given):
        print("\n".join([str(path), str(write_page(path))]))
    for notebook in runner.select(names):
        for line in moves(notebook.stem, given) or [NONE_MOVED]:
            print(f"{notebook.stem}: {line}")


def _lab(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.run.lab import reading_copies

    check.validate()
    for path in reading_copies(arguments.notebook):
        print(path)


class _ParametersHelp(argparse.Action):
    """Prints the help, and after it the parameters of the notebooks that were named before."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, *_: Any) -> None:
        """Ends the program."""
        print(parser.format_help())
        try:
            from edition.run.parameters import described

            print(described(namespace.notebook or ()))
        except EditionError as error:
            print(error)
        parser.exit()


def _sweep(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.run.sweep import sweep

    check.validate()
    written = sweep(arguments.notebook, arguments.grid, arguments.scheduler, arguments.retry)
    print("\n".join(map(str, written)))


def _book(arguments: argparse.Namespace) -> None:
    from edition.book import build

    built = build.build_book(arguments.draft)
    if built:
        from edition import check

        for fault in [*check.strays(), *check.uncited()]:
            print(f"edition: {fault}", file=sys.stderr)
    page, pdf = build.output()
    print(f"{'built' if built else 'nothing has changed'}: {page} and {pdf.name}")


def _new(arguments: argparse.Namespace) -> None:
    kind = import_module(f"edition.new.new_{arguments.what}")
    questions = QUESTIONS[arguments.what]
    print("\n".join(kind.write(_answers(arguments, questions, kind.validate))))


def _start(arguments: argparse.Namespace) -> None:
    from edition.new import start

    print("\n".join(start.write(_answers(arguments, START, start.validate))))


def _answers(arguments: argparse.Namespace, questions: Any, validate: Validate) -> Answers:
    """The answers that were given as options, and those that are typed on a terminal."""
    if find_spec("readline"):
        import_module("readline")  # what is typed can be corrected
    return answer(questions, vars(arguments), sys.stdin.isatty(), validate)


def _source(arguments: argparse.Namespace) -> None:
    from edition.data import releases

    changed, told = releases.refresh(arguments.table)
    print("\n".join([*changed, *told]))
    if changed:
        raise EditionError(f"{arguments.table}: the release differs; nothing was written")


def _links(_: argparse.Namespace) -> None:
    from edition import check
    from edition.check import links

    check.validate()
    answers = links.ask(links.all_addresses())
    print(links.report(answers))


def _release(_: argparse.Namespace) -> None:
    from edition.book import build
    from edition.book.release import release, write_metadata

    for path in write_metadata():
        print(path)
    build.build_book()
    page, pdf = build.output()
    print(release(page.parent, pdf))


def _serve(arguments: argparse.Namespace) -> None:
    from edition.book.serve import serve

    serve(arguments.port)


def _preview(arguments: argparse.Namespace) -> None:
    from edition.book.preview import preview

    preview(arguments.port)


if __name__ == "__main__":
    sys.exit(main())
