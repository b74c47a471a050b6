"""The rows that a verdict rests on, as one file beside the page of its claim."""

from pathlib import Path

from edition.judge.ledger import Judged
from edition.judge.rows import together


def file(item: Judged) -> str:
    """The name of the file beside the page: AB-01.csv; empty where the verdict rests on none."""
    found = item.finding
    return f"{item.claim.id}.csv" if found and found.rows and not item.claim.duplicate_of else ""


def csv(item: Judged) -> str:
    """The rows under columns table, key and what each table has; of a map layer its key alone."""
    rows = together(item.finding.rows if item.finding else ())
    return rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


def write(item: Judged, folder: Path) -> None:
    """Writes the rows of a claim into the folder of the pages."""
    if file(item):
        (folder / file(item)).write_bytes(csv(item).encode())
