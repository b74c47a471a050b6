"""What a notebook may be run with, and labelled copies of runs with other choices."""

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from edition.base.errors import EditionError
from edition.base.project import BUILD, NOTEBOOKS
from edition.base.text import day_in_words, listed, literal
from edition.data.vocabulary import sections
from edition.judge.choices import departures, in_words, offers, qualified
from edition.judge.claim import Claim
from edition.judge.ledger import judged, read_claims
from edition.judge.registry import Choice
from edition.run.execute import NotebookError, execute
from edition.run.processes import temporary_folder
from edition.run.reading import write_reading_copy
from edition.run.runner import select

RUNS = BUILD / "runs"
LONGEST_NAME = 200
"""How many characters the name of a copy may have; file systems allow 255."""

NONE_MOVED = "no verdict moved"
"""What is told of choices that change none."""

DAY = "as_of"
"""The parameter for the day as of which a notebook tells the story, in ISO form."""


def run_copies(
    names: Iterable[str], given: Mapping[str, str], notebooks: Path = NOTEBOOKS, runs: Path = RUNS
) -> Iterator[Path]:
    """Runs notebooks with other values of their parameters; yields labelled copies, as prose.

    Raises EditionError, with the right names or values, for a wrong one before anything runs, and
    NotebookError where a notebook fails; its last copy is kept then.
    """
    from edition.run.kernels import kernel_pool

    known = {notebook: parameters(notebook) for notebook in select(names, notebooks)}
    chosen = {notebook: found.parse(given) for notebook, found in known.items()}
    runs.mkdir(parents=True, exist_ok=True)
    with temporary_folder() as folder, kernel_pool(len(chosen)) as pool:
        running = []
        for notebook, values in chosen.items():
            target = runs / f"{_name(notebook.stem, values)}.ipynb"
            label = _label(values, known[notebook], moves(notebook.stem, values))
            copy = Path(folder, notebook.name)
            write_reading_copy(notebook, copy, known[notebook].choosable)
            running.append(pool.submit(execute, copy, target, values, label))
        for future in running:
            if error := future.result().error:
                raise NotebookError(error)
            yield future.result().path


def _name(stem: str, values: Mapping[str, Any]) -> str:
    parts = [f"{name}={quote(str(values[name]), safe='')}" for name in sorted(values)]
    name = "--".join([stem, *parts])
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 17]}-{digest}"


def _label(chosen: Mapping[str, Any], known: "Parameters", moved: Sequence[str]) -> str:
    told = "; ".join(literal(_told(known, name, value)) for name, value in chosen.items())
    head = f"**A copy with other choices, not the published chapter:** {told}."
    if not moved:
        return f"{head}\n\n{NONE_MOVED.capitalize()}."
    lines = [f"- {literal(one)}" for one in moved]
    return "\n".join([head, "", "Verdicts that moved:", "", *lines])


def _told(known: "Parameters", name: str, value: Any) -> str:
    """A parameter for readers: origin (AB-06) is “Popov Island”, not “port”."""
    published = known.defaults[name]
    words, wanted, usual = name, value, published
    if name == DAY:
        days = (date.fromisoformat(one) for one in (value, published))
        words, (wanted, usual) = "the day", map(day_in_words, days)
    elif offered := known.choices[name]:
        choice = next(iter(offered.values()))
        words = f"{choice.label} ({listed([*offered])})"
        wanted, usual = (f"“{choice.named(one)}”" for one in (value, published))
    return f"{words} is {wanted}, {'as published' if value == published else f'not {usual}'}"


def is_choice(name: str) -> bool:
    """Whether a parameter is a choice of a claim, as the day of a chapter is not."""
    return name != DAY and bool(offers(name))


def moves(chapter: str, chosen: Mapping[str, Any]) -> list[str]:
    """The claims of a chapter whose verdict is not the published one under these values, each with
    the choices by which it moves, and its words."""
    found = []
    for claim in claims_of(chapter):
        own = departures(claim, {name: value for name, value in chosen.items() if is_choice(name)})
        before = judged(claim.id).verdict
        now = judged(claim.id, **own).verdict
        if own and now is not before:
            by = listed(in_words(claim, own))
            found.append(f"{claim.id} {before} → {now}, {by}: {claim.paraphrase}")
    return found


def claims_of(chapter: str) -> list[Claim]:
    """The claims of a chapter, without those that repeat another."""
    codes = {code for code, part in sections().items() if part.chapter == chapter}
    claims = read_claims().values()
    return [claim for claim in claims if claim.section in codes and not claim.duplicate_of]


@dataclass(frozen=True)
class Parameters:
    """The parameters of one notebook: their defaults, the choices that go by their names, by the
    claim of the chapter that offers each, and the first and last day."""

    notebook: str
    defaults: Mapping[str, Any]
    choices: Mapping[str, Mapping[str, Choice]]
    days: tuple[str, str]

    @property
    def choosable(self) -> list[str]:
        """The parameters that are choices of a claim."""
        return [name for name in self.defaults if is_choice(name)]

    def parse(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Values from their text; EditionError lists the right names or values."""
        for name in given:
            if name not in self.defaults:
                known = ", ".join(self.defaults) or "none"
                raise EditionError(f"{self.notebook}: no parameter {name!r}; there are: {known}")
        return {name: self._value(name, text) for name, text in given.items()}

    def _value(self, name: str, text: str) -> Any:
        wrong = f"{self.notebook}: {name} cannot be {text!r}; choose"
        if name == DAY:
            first, last = self.days
            if not is_day(text) or not first <= text <= last:
                raise EditionError(f"{wrong} a day from {first} to {last}, written like them")
            return text
        if offered := self.choices[name]:
            if text != self.defaults[name]:
                _require_value(name, text, offered, wrong)
            return text
        return _typed(self.defaults[name], text, wrong)


def described(names: Iterable[str], notebooks: Path = NOTEBOOKS) -> str:
    """The parameters of notebooks with their values, the published one first, and what defends
    each."""
    lines = []
    for notebook in select(names, notebooks):
        known = parameters(notebook)
        lines.append(f"{notebook.stem}:")
        for name, default in known.defaults.items():
            lines += _described(known, name, default)
    return "\n".join(lines)


def _described(known: Parameters, name: str, default: Any) -> list[str]:
    if name == DAY:
        first, last = known.days
        return [f"  {name}: the day on which the chapter stands, {first} to {last} ({default})"]
    lines = []
    for claims, choice in _alike(known.choices[name]):
        lines.append(f"  {name}: {choice.label}, of {', '.join(claims)}")
        for value, defence in choice.values.items():
            published = " (published)" if value == choice.published else ""
            lines.append(f"    {value}{published}: {choice.named(value)}. {defence}")
    return lines or [f"  {name}: a value like {default!r}"]


def _alike(offered: Mapping[str, Choice]) -> list[tuple[list[str], Choice]]:
    """Choices that say the same, once, with the claims that offer them."""
    found: list[tuple[list[str], Choice]] = []
    for claim, choice in offered.items():
        for claims, other in found:
            if other == choice:
                claims.append(claim)
                break
        else:
            found.append(([claim], choice))
    return found


def parameters(notebook: Path) -> Parameters:
    """What a notebook may be run with.

    The days go from the first to the last on which the notebooks beside it stand: that of the
    paper and that of the evidence.
    """
    beside = [str(defaults(path).get(DAY)) for path in select((), notebook.parent)]
    days = [day for day in beside if is_day(day)]
    known = defaults(notebook)
    found = {name: offered(notebook.stem, name) for name in known}
    return Parameters(notebook.stem, known, found, (min(days, default=""), max(days, default="")))


def offered(chapter: str, name: str) -> dict[str, Choice]:
    """The choices that go by a name in a chapter, by the claim of the chapter that offers each."""
    codes = [f"{code}-" for code, part in sections().items() if part.chapter == chapter]
    found = offers(name).items()
    return {claim: one for claim, one in found if claim.startswith(tuple(codes))}


def defaults(notebook: Path) -> dict[str, Any]:
    """The parameters of a notebook with their defaults: the cell that is tagged `parameters`."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
        source = "".join("".join(cell["source"]) for cell in tagged[:1])
        return {
            _require_name(target): ast.literal_eval(line.value)
            for line in ast.parse(source).body
            if isinstance(line, ast.Assign | ast.AnnAssign) and line.value
            for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
        }
    except (ValueError, KeyError, TypeError, SyntaxError) as error:
        told = f"its parameters cannot be read as plain values: {error}"
        raise NotebookError(f"{notebook.name}: {told}") from error


def _require_name(target: ast.expr) -> str:
    if not isinstance(target, ast.Name):
        raise ValueError(f"{ast.unparse(target)} is no single name")
    return target.id


def _typed(default: Any, text: str, wrong: str) -> Any:
    """A value of the type of the default, written as Python writes it; of any, where it is None.

    EditionError also for one that papermill would hand over as text, such as a tuple.
    """
    if isinstance(default, str):
        return text
    try:
        found = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        found = text
    if type(default) is float and type(found) is int:
        return float(found)
    if default is not None and type(found) is not type(default):
        raise EditionError(f"{wrong} a value like {default!r}")
    if not _can_be_handed_over(found):
        plain = "made of text, finite numbers, True, False, None, lists, dictionaries by text"
        raise EditionError(f"{wrong} a value {plain}")
    return found


def _can_be_handed_over(value: Any) -> bool:
    from papermill.translators import PythonTranslator

    try:
        return bool(ast.literal_eval(PythonTranslator.translate(value)) == value)
    except ValueError:
        return False


def _require_value(name: str, text: str, offered: Mapping[str, Choice], wrong: str) -> None:
    """EditionError where no claim offers a value, or where the name means more than one choice."""
    having = [claim for claim, choice in offered.items() if text in choice.values]
    if not having:
        values = dict.fromkeys(value for choice in offered.values() for value in choice.values)
        raise EditionError(f"{wrong}: {', '.join(values)}")
    if len(having) < len(offered):
        meant = "; ".join(
            f"{qualified(claim, name)} ({', '.join(choice.values)})"
            for claim, choice in offered.items()
        )
        raise EditionError(
            f"{name} means several choices, and {text!r} is none of some of them; give the chapter "
            f"a parameter that names the claim: {meant}"
        )


def is_day(text: str) -> bool:
    """Whether a text is a day in ISO form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
