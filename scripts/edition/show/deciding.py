"""What decides where a thesis stands, in sentences and in a few words."""

from collections.abc import Callable, Iterable

from edition.base.text import listed
from edition.data.words import counted
from edition.judge.ledger import read_claims
from edition.judge.theses import Concluded, Result, Seen, Standing, conclude, days


def why(found: Concluded) -> str:
    """What decides where a thesis stands, part by part, the worst part first."""
    return " ".join(_sentences(found))


def why_now(found: Concluded, before: Concluded) -> str:
    """What decides where a thesis stands, as far as it is not as before; empty if all is."""
    told, now = _by_part(before), _by_part(found)
    as_before = [name for name in now if now[name] == told.get(name)]
    new = [one for one in _sentences(found, as_before) if one not in _sentences(before)]
    rest = ["The rest stands as at publication."] if new and as_before else []
    return " ".join([*new, *rest])


def stands_now(found: Concluded, before: Concluded) -> str:
    """Where a thesis stands, in words behind "Today": no more of it than is not as before."""
    if not (new := why_now(found, before)):
        return "it stands as at publication."
    still = "still " if found.standing is before.standing else ""
    return f"it {still}{found.standing}. {new}"


def _by_part(found: Concluded) -> dict[str, str]:
    """Where each part stands and why, by its name, the worst part first."""
    order = list(Standing)
    parts = sorted(found.parts.items(), key=lambda part: -order.index(part[1]))
    return {name: f"{stands}, for {_reason(found, found.of_part(name))}." for name, stands in parts}


def _sentences(found: Concluded, without: Iterable[str] = ()) -> list[str]:
    if len(found.parts) == 1:
        return [_sentence(_reason(found, found.seen))]
    parts = found.parts.items()
    alike: dict[str, list[str]] = {}
    for name, words in _by_part(found).items():
        if name not in without:
            alike.setdefault(words, []).append(name)
    told = [f"{_sentence(listed(names), '')}: {words}" for words, names in alike.items()]
    fallen = sum(stands is Standing.FALLS for _, stands in parts)
    if found.standing is Standing.FALLS and fallen < len(parts):
        parted = f"{counted(fallen)} of the {counted(len(parts))} parts"
        told.append(f"So {parted} {'decides' if fallen == 1 else 'decide'} where the whole stands.")
    return told


def because(found: Concluded) -> str:
    """The same in a few words: 1 of 6 needed missing (arms)."""
    needed = [one for one in found.seen if one.expected.needed]
    stands = found.standing
    parts = [name for name, one in found.parts.items() if one is stands and name]
    named = f" ({', '.join(parts)})" if 0 < len(parts) < len(found.parts) else ""
    for standing, result, word in [
        (Standing.FALLS, Result.NOT_SEEN, "missing"),
        (Standing.OPEN, Result.OPEN, "open"),
    ]:
        if stands is standing:
            number = sum(one.result is result for one in needed)
            return f"{number} of {len(needed)} needed {word}{named}"
    if stands is Standing.IN_PART:
        held = [name for name, one in found.parts.items() if one is Standing.UP]
        return f"only {listed(held)} {'holds' if len(held) == 1 else 'hold'} up"
    return f"all {len(needed)} needed seen, {'one' if stands is Standing.UP else 'none'} that tells"


def _reason(found: Concluded, seen: Iterable[Seen]) -> str:
    given = list(seen)
    needed = [one for one in given if one.expected.needed]
    if not needed:
        return "nothing was set down that both coders hold needed"
    failed = [one for one in needed if one.result is Result.NOT_SEEN]
    if failed:
        named = " and ".join(_quoted(found, one) for one in failed)
        return f"{named} {_is(len(failed))} needed and {_was(len(failed))} not seen"
    whole = "the one thing" if len(needed) == 1 else f"the {counted(len(needed))} things"
    missing = sum(one.result is Result.OPEN for one in needed)
    if missing == len(needed):
        return f"{whole} that it needs {_is(missing)} open"
    if missing:
        return f"{counted(missing)} of {whole} that it needs {_is(missing)} open"
    told = any(one.expected.telling and one.result is Result.SEEN for one in given)
    more = "and something that its rival cannot have" if told else "but its rival allows as much"
    return f"{whole} that it needs {_is(len(needed))} seen, {more}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _quoted(found: Concluded, one: Seen) -> str:
    """An observation in quotation marks; of a statement beyond those of the thesis, which it is."""
    claim = one.expected.test.id
    beyond = claim in read_claims() and claim not in found.thesis.claims
    words = f"“{one.expected.words.rstrip('.')}”"
    return f"{words} ({claim}, not among the statements it is built from)" if beyond else words


def _sentence(words: str, end: str = ".") -> str:
    return f"{words[0].upper()}{words[1:]}{end}"


def _why(thesis: str) -> str:
    return why(conclude(thesis))


def _now(thesis: str) -> str:
    return stands_now(conclude(thesis, days()[-1] if days() else ""), conclude(thesis))


def _because(thesis: str) -> str:
    then = because(conclude(thesis))
    today = because(conclude(thesis, days()[-1] if days() else ""))
    return then if then == today else f"{then}; today {today}"


def _then(thesis: str) -> str:
    return str(conclude(thesis).standing)


def _today(thesis: str) -> str:
    return str(conclude(thesis, days()[-1] if days() else "").standing)


def _course(thesis: str) -> str:
    """Both days: holds up, then and now; or holds up at publication and cannot be told today."""
    then, today = _then(thesis), _today(thesis)
    return f"{then}, then and now" if then == today else f"{then} at publication and {today} today"


STANDINGS: dict[str, Callable[[str], str]] = {
    "thesis:standing": _then,
    "thesis:today": _today,
    "thesis:course": _course,
    "thesis:because": _because,
    "thesis:why": _why,
    "thesis:now": _now,
}
"""What a sentence can tell of a thesis, by the role that tells it."""
