"""The command `edition`."""

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from typing import Any

from edition.errors import EditionError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a subcommand; exit code 0 if all is well, 1 for a fault, 2 for a wrong call."""
    arguments = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        arguments.run(arguments)
        sys.stdout.flush()
    except EditionError as error:
        print(f"edition: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="edition", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, help: str) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=help, description=help)
        found.set_defaults(run=run)
        return found

    command("check", _check, "check the data, the bibliography and the settings")
    verdicts = command("verdicts", _verdicts, "print the verdict on every claim")
    verdicts.add_argument("--format", choices=["table", "json"], default="table")
    claim = command("claim", _claim, "print the card of one claim")
    claim.add_argument("id", help="the claim's id, such as NC-18")
    run = command("run", _run, "run the notebooks that are out of date")
    run.add_argument("notebook", nargs="*", help="names such as 01_introduction; all if none")
    command("book", _book, "build the book in HTML and PDF if anything has changed")
    command("release", _release, "write the metadata and the folder of a release")
    serve = command("serve", _serve, "show the built book on a local port")
    serve.add_argument("--port", type=int, default=8000, help="8000 unless told; 0 for a free one")
    return parser


def _check(_: argparse.Namespace) -> None:
    from edition import check

    check.demand([*check.check(), *check.settings()])
    print("data, bibliography and settings are in order")


def _verdicts(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.ledger import judged_claims, record

    check.demand_once()
    rows = [record(item) for item in judged_claims()]
    if arguments.format == "json":
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    widths = {name: max(len(row[name]) for row in rows) for name in ("id", "kind", "verdict")}
    for row in rows:
        cells = [row[name].ljust(width) for name, width in widths.items()]
        print("  ".join([*cells, row["reason"]]))


def _claim(arguments: argparse.Namespace) -> None:
    from edition import check
    from edition.cards import card_text
    from edition.ledger import judged

    check.demand_once()
    print(card_text(judged(arguments.id.upper())))


def _run(arguments: argparse.Namespace) -> None:
    from edition import check, runner

    check.demand_once()
    for path in runner.run(arguments.notebook):
        print(path)


def _book(_: argparse.Namespace) -> None:
    from edition import press

    built = press.book()
    page, pdf = press.output()
    print(f"{'built' if built else 'nothing has changed'}: {page} and {pdf.name}")


def _release(_: argparse.Namespace) -> None:
    from edition import press
    from edition.release import release, write_metadata

    for path in write_metadata():
        print(path)
    press.book()
    page, pdf = press.output()
    print(release(page.parent, pdf))


def _serve(arguments: argparse.Namespace) -> None:
    from edition.server import serve

    serve(arguments.port)


if __name__ == "__main__":
    sys.exit(main())
