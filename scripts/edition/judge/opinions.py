"""What would test an opinion of the paper, which thesis it serves, and which chart bears on it."""

from dataclasses import dataclass

from edition.base.cache import cached
from edition.data import descriptor, tables
from edition.data.descriptor import OPINIONS


@dataclass(frozen=True)
class Opinion:
    """What a reader is told of a claim that no record decides.

    `would_test` says what would have to be seen, and what would speak against it; `thesis` is an
    id and `shown` the id of the cell that shows a chart, each empty for none.
    """

    claim: str
    thesis: str
    would_test: str
    shown: str


@cached
def opinions() -> dict[str, Opinion]:
    """What is told of each opinion, by claim; nothing where the edition has no such table."""
    if not descriptor.has(OPINIONS):
        return {}
    rows = tables.read(OPINIONS).to_dict("records")
    return {row["claim"]: Opinion(**{str(name): row[name] for name in row}) for row in rows}
