"""Parts of pages that are written from the verdicts: what stands for the rest, what changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from edition.base.text import day_in_words, listed, literal
from edition.judge import history
from edition.judge.foremost import foremost
from edition.judge.ledger import read_claims
from edition.judge.verdicts import SIGNS, anchor, signed


def write(tree: Path) -> None:
    """Writes the parts into a staged tree."""
    (tree / "foremost.md").write_text(foremost_part(), encoding="utf-8")
    (tree / "verdict_history.md").write_text(history_part(), encoding="utf-8")


def foremost_part() -> str:
    """The claims that stand for the rest: each with its verdict, our words, the reason, a link."""
    return "\n".join(
        f"{signed(item.verdict)} ({_link(item.claim.id)})\n"
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
    told = (
        f"The verdicts of version {first.version} were accepted on {day_in_words(first.day)}.\n"
        f"Of {moved + len(same)} claims, without those that repeat another, {len(same)} have the "
        f"verdict that they had then; {moved} moved."
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
