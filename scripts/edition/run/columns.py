"""What the columns of a sweep's table hold: the verdicts on a chapter's claims, and in words all.

The description is a Table Schema, as the data package has it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from edition.base.files import read_json, write_whole
from edition.judge.choices import departures
from edition.judge.ledger import find_claim, judged
from edition.judge.published import outcome
from edition.judge.verdicts import glued
from edition.run.parameters import DAY, Parameters, claims_of, is_choice, parameters
from edition.show.prose import LINK

FIXED = {
    "row": "Line of the grid, the head being line 1.",
    "error": "First line of the error of a run that failed; empty where it did not.",
}


def judgements(chapter: str, chosen: Mapping[str, Any]) -> dict[str, str]:
    """The verdict and the observed value of each claim of a chapter under a row of parameters."""
    choices = {name: value for name, value in chosen.items() if is_choice(name)}
    found: dict[str, str] = {}
    for claim in claims_of(chapter):
        item = judged(claim.id, **departures(claim, choices))
        verdict, observed = _names(claim.id)
        found |= {verdict: str(item.verdict), observed: outcome(item).observed}
    return found


def _names(claim_id: str) -> tuple[str, str]:
    """The columns of a claim: ab_01_verdict, ab_01_observed."""
    name = claim_id.lower().replace("-", "_")
    return f"{name}_verdict", f"{name}_observed"


def describe(table: Path, head: Iterable[str], notebook: Path) -> Path:
    """Writes beside a sweep's table what each of its columns holds."""
    known = parameters(notebook)
    claims = {
        column: words
        for claim in claims_of(notebook.stem)
        for column, words in zip(_names(claim.id), _of_claim(claim.id), strict=True)
    }
    chosen = {name: _of_parameter(known, name) for name in known.defaults}
    sentences = _sentences(notebook)
    told = FIXED | claims | chosen | _outcomes(notebook.stem)
    fields = [
        {"name": name, "description": told.get(name) or _of_value(name, sentences)} for name in head
    ]
    path = table.with_suffix(".schema.json")
    write_whole(path, json.dumps({"fields": fields}, indent=1, ensure_ascii=False) + "\n")
    return path


def _of_claim(claim_id: str) -> tuple[str, str]:
    paraphrase = find_claim(claim_id).paraphrase
    return (
        f"Verdict on {claim_id} under the parameters of the row. {paraphrase}",
        f"What the evidence shows on {claim_id}; empty where it is silent. {paraphrase}",
    )


def _outcomes(chapter: str) -> dict[str, str]:
    """The sentences that follow the outcomes of a chapter's claims."""
    found = claims_of(chapter)
    return {glued(one.id): f"Sentence in the text for the outcome of {one.id}." for one in found}


def _of_parameter(known: Parameters, name: str) -> str:
    if name == DAY:
        return "Parameter: the day on which the chapter stands."
    values = [
        f"{value}: {choice.named(value)}. {defence}"
        for choice in list(known.choices[name].values())[:1]
        for value, defence in choice.values.items()
    ]
    return " ".join([f"Parameter, published as {known.defaults[name]}.", *values])


def _of_value(name: str, sentences: Mapping[str, str]) -> str:
    """A value by the sentence for which the chapter hands it over."""
    if sentence := sentences.get(name):
        return f"Value in the text, at [{name}]: {sentence}"
    return "Value that the chapter hands to its text, where no sentence names it."


def _sentences(notebook: Path) -> dict[str, str]:
    """The first sentence that names each value, with the names in the place of the values."""
    found: dict[str, str] = {}
    cells = [cell for cell in read_json(notebook)["cells"] if cell["cell_type"] == "markdown"]
    for line in (line for cell in cells for line in "".join(cell["source"]).splitlines()):
        words = LINK.sub(r"\1", line)
        plain = re.sub(r"\{glue:text\}`([^`:]+)(?::[^`]*)?`", r"[\1]", words)
        for name in re.findall(r"\{glue:text\}`([^`:]+)", line):
            found.setdefault(name, re.sub(r" ?\{[a-z:]+\}`[^`]*`", "", plain).strip())
    return found
