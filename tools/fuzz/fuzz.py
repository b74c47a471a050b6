"""Looks for an input that breaks a promise of the readers or of `judge`.

It needs atheris, which is not among the locked packages as it has no wheels for some systems:

    .venv/bin/python -m pip install atheris
    .venv/bin/python tools/fuzz/fuzz.py readers -max_total_time=120
    .venv/bin/python tools/fuzz/fuzz.py judge -max_total_time=120

It ends with the input that broke a promise, if it finds one.
"""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

import atheris

TESTS = Path(__file__).resolve().parents[2] / "tests"
sys.path += [str(TESTS / room) for room in ("data", "judge")]

with atheris.instrument_imports(include=["edition", "any_bytes", "inputs"]):
    from any_bytes import HEAD, read_anything
    from inputs import KINDS, claim, judge_anything, seen, who

    from edition.base.text import PRECISION
    from edition.judge.claim import Claim, Finding
    from edition.judge.comparison import RULES
    from edition.judge.witnesses import Nature


def _drawn(data) -> tuple[Claim, Finding | None]:
    text, number = data.ConsumeUnicodeNoSurrogates, data.ConsumeFloat

    def observation():
        values = [
            None,
            number(),
            data.ConsumeInt(80),
            text(12),
            date.fromordinal(data.ConsumeIntInRange(1, 3_000_000)),
            data.ConsumeBool(),
        ]
        return seen(
            data.PickValueInList(values),
            who(data.PickValueInList(list(Nature)), data.PickValueInList(["A", "B", "C"])),
            low=data.PickValueInList([None, number()]),
            high=data.PickValueInList([None, number()]),
            precision=data.PickValueInList(list(PRECISION)),
        )

    asserted = [text(12), str(number()), str(data.ConsumeInt(80)), "1/2", "2006-07/2007", "rise"]
    finding = Finding(
        observed=data.PickValueInList([None, number(), text(12)]),
        unit=data.PickValueInList(["", "km", "years"]),
        observations=tuple(observation() for _ in range(data.ConsumeIntInRange(0, 3))),
        exclusive=data.ConsumeBool(),
    )
    drawn = claim(
        kind=data.PickValueInList(KINDS),
        rule=data.PickValueInList([*RULES, "", "unknown"]),
        asserted=data.PickValueInList(asserted),
        unit=data.PickValueInList(["", "km", "years"]),
    )
    return drawn, data.PickValueInList([finding, finding, finding, None])


def main() -> None:
    """Fuzzes what the first argument names; the others are those of libFuzzer."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target", choices=("readers", "judge"), help="whose promises to break")
    asked, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        known = {
            "readers": lambda raw: read_anything(Path(name), HEAD * (raw[:1] < b"\x80") + raw[1:]),
            "judge": lambda raw: judge_anything(*_drawn(atheris.FuzzedDataProvider(raw))),
        }
        atheris.Setup([sys.argv[0], *rest], known[asked.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
