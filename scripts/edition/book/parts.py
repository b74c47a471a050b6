"""Parts of pages: the rules of judging, and what follows from the verdicts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from edition.base.project import PACKAGE
from edition.base.text import day_in_words, listed, literal
from edition.data.bibliography import the_work
from edition.judge import history
from edition.judge.foremost import foremost
from edition.judge.ledger import by_claim, by_sentence, read_claims
from edition.judge.theses import Standing, days, theses
from edition.judge.verdicts import SIGNS, anchor
from edition.show.standings import in_short, standing, standings

RULES = PACKAGE / "book" / "rules"


def write(tree: Path) -> None:
    """Writes the parts into a staged tree."""
    written = {
        **rules_parts(),
        "result": result_part(),
        "thesis_list": theses_part(),
        "foremost": foremost_part(),
        "verdict_history": history_part(),
    }
    for name, text in written.items():
        (tree / f"{name}.md").write_text(text, encoding="utf-8")


def rules_parts() -> dict[str, str]:
    """The rules of judging, which are those of every edition, by the name of each part."""
    return {
        path.stem: Template(path.read_text(encoding="utf-8")).substitute(the_work=the_work())
        for path in RULES.glob("*.md")
    }


def result_part() -> str:
    """The result in one sentence, and as numbers: each a range, by claim, sentence and thesis.

    Says so where nothing has been tested.
    """
    claims, sentences = by_claim(), by_sentence()
    if not claims.tested:
        return "No statement has been tested yet.\n"
    verb = "is" if claims.failed == 1 else "are"
    told = (
        f"Of {claims.tested} statements that can be tested, {claims.held} hold, "
        f"{claims.failed} {verb} contradicted and {claims.unsettled} open or disputed"
    )
    numbers = [
        f"- **{_range(score.low, score.high)} %** of the {basis} hold"
        for basis, score in {"statements": claims, "sentences": sentences}.items()
    ]
    if theses():
        counts = standings()
        sure = counts[Standing.UP]
        possible = _range(sure, sure + counts[Standing.OPEN])
        told += f"; of {len(theses())} theses, {in_short()}"
        numbers.append(f"- **{possible} of {len(theses())}** theses hold up in full")
    return "\n".join(["{.result}", f"{told}.", "", "{.headline}", *numbers, ""])


def _range(low: float, high: float) -> str:
    first, last = f"{low:.0f}", f"{high:.0f}"
    return first if first == last else f"{first} to {last}"


def theses_part() -> str:
    """Each thesis in a line, with where it stood at publication and where it stands today."""
    return "".join(
        f"- [{literal(one.title)}](#thesis-{one.id.lower()}): {_course(one.id)}\n"
        for one in theses().values()
    )


def _course(thesis_id: str) -> str:
    stands = {standing(thesis_id, day): None for day in days() or [""]}
    first, *later = stands
    return f"{first} at publication, {later[-1]} today" if later else f"{first}, then and now"


def foremost_part() -> str:
    """The claims that stand for the rest: each with its verdict, our words, the reason, a link."""
    return "\n".join(
        f"{_link(item.claim.id)} {item.verdict}\n"
        f": *{literal(item.claim.paraphrase)}*\n"
        f"  {literal(item.judgement.reason)}\n"
        for item in foremost()
    )


def history_part() -> str:
    """What the first version says otherwise than is published now: in numbers, and by claim."""
    first = next((one.first for one in history.histories().values()), None)
    if first is None:
        return "Nothing was published before.\n"
    groups, same = history.since_first(), history.unchanged()
    counts = history.counted(groups)
    moved = sum(counts.values())
    stayed = "have the verdict that they had then"
    if len(same) == 1:
        stayed = "has the verdict that it had then"
    told = (
        f"The verdicts of version {first.version} were accepted on {day_in_words(first.day)}.\n"
        f"Of {_claims(moved + len(same))}, without those that repeat another, {len(same)} "
        f"{stayed}; {moved} moved."
    )
    lines = [f"{told}{_renamed(same.values())}", ""]
    if groups:
        lines += [":::{table} Claims that moved, by verdict then and now"]
        lines += [f"| claims | {first.version} | now |", "|--:|---|---|"]
        lines += [f"| {n} | {_named(old)} | {_named(now)} |" for (old, now), n in counts.items()]
        lines += [":::", ""]
    for old, now in counts:
        lines += ["{.screen-only}", f"{_named(old)} → {_named(now)}"]
        lines += [
            f": {_links(one.claims)}. {literal(one.reasons)}"
            for one in groups
            if (one.before, one.now) == (old, now)
        ]
        lines.append("")
    return "\n".join(lines)


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"


def _renamed(verdicts: Iterable[str]) -> str:
    """Which of these verdicts only have another name now, in a sentence; empty for none."""
    former = Counter(one for one in verdicts if one in history.FORMER)
    told = [f"{n} {name} (now {history.renamed(name)})" for name, n in former.items()]
    return f"\nSome of the former had another name then: {listed(told)}." if told else ""


def _named(verdict: str) -> str:
    """A verdict of any version, with its sign where it still has one."""
    sign = next((SIGNS[one] for one in SIGNS if one == verdict), "")
    return f"{sign} {literal(verdict)}".strip() if verdict else "none"


def _links(claims: Sequence[str]) -> str:
    known = read_claims()
    return ", ".join(_link(claim) if claim in known else claim for claim in claims)


def _link(claim: str) -> str:
    return f"[{claim}](#{anchor(claim)})"
