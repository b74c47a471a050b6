"""Builds the last commit twice under unlike conditions and compares all that comes out.

    .venv/bin/python tools/benchmarks/same_bytes.py [PYTHON ...] [--system FOLDER ...]

Two clones lie in different folders and are built one after the other with the packages of `.venv`:

- one in the C locale, at Niue, with files that only their owner can read;
- one later, in de_DE.UTF-8, at Kiritimati, whose clocks are 25 hours ahead of those, with files
  that the group can write, as another user, and without the fonts of the system.

HTML, PDF, staged tree and verdicts must be the same, byte for byte.  Each PYTHON that is named,
such as python3.13, has to give the same bytes too, and so has the Python of each FOLDER that holds
another Debian (as `debootstrap` makes one, with python3-venv, make and git); `make book` installs
the packages there.

User, fonts and other systems need Linux and root; what cannot be done is said.  A faked clock is no
way: kernels hang under libfaketime.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = str(ROOT / ".venv" / "bin" / "python")
COMPARED = ("_build/html", "_build/work/source", "verdicts.json")
NOBODY = 65534

STEERING = ("EDITION_", "LANG", "LC_", "MAKE", "MFLAGS", "PYTHON", "SOURCE_DATE_EPOCH", "TZ")
"""How variables begin that a clone shall not take over from here."""


@dataclass(frozen=True)
class Conditions:
    """Under which a clone is built: variables, the umask, what stands before the command."""

    name: str
    variables: dict[str, str]
    umask: int
    user: int | None = None
    prefix: list[str] = field(default_factory=list)


def main() -> None:
    """Builds both clones, compares, and ends with 1 where they differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="others that must agree")
    parser.add_argument("--system", type=Path, action="append", default=[], metavar="FOLDER")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="edition-bytes-") as folder:
        base = Path(folder)
        base.chmod(0o755)
        here = Conditions("here", {"LC_ALL": "C", "TZ": "Pacific/Niue"}, 0o077)
        first, second = cloned(base / "a"), cloned(base / "b b")
        build(first, here)
        build(second, elsewhere())
        others = {"elsewhere": second}
        others |= {name: made(name, base / Path(name).name) for name in asked.pythons}
        others |= {
            str(place): made("python3", place / "srv/edition", place) for place in asked.system
        }
        wrong = {name: sorted(differences(first, other)) for name, other in others.items()}
        for name, files in wrong.items():
            same = f"the same {sum(1 for _ in contents(first))} files"
            tell("\n".join([f"{name}: {'these differ:' if files else same}", *files]))
    sys.exit(any(wrong.values()))


def elsewhere() -> Conditions:
    """The other conditions, as far as this machine can bring them about."""
    variables = {"LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    prefix: list[str] = []
    if os.geteuid() == 0 and shutil.which("unshare") and shutil.which("setpriv"):
        hide = 'for d in /usr/share/fonts /usr/local/share/fonts; do [ ! -d "$d" ] || '
        hide += 'mount -t tmpfs none "$d"; done; exec "$@"'
        prefix += ["unshare", "--mount", "sh", "-ec", hide, "sh", "setpriv", f"--reuid={NOBODY}"]
        # So that the other user finds the interpreter, wherever it lies.
        reads = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
        prefix += [f"--regid={NOBODY}", "--clear-groups", *reads]
        user = NOBODY
    else:
        tell("not root on Linux: the same user, with the fonts of the system")
        user = None
    return Conditions("elsewhere", variables, 0o002, user, prefix)


def cloned(clone: Path) -> Path:
    """A clean clone of the last commit."""
    subprocess.run(["git", "clone", "--quiet", "--no-local", str(ROOT), str(clone)], check=True)
    return clone


def build(clone: Path, conditions: Conditions) -> None:
    """Builds the book in a clone, with its staged tree, and writes its verdicts."""
    tell(f"building {conditions.name}")
    home = clone.with_name(f"{clone.name} home")
    home.mkdir()
    if conditions.user is not None:
        for path in [clone, home, *clone.rglob("*")]:
            os.chown(path, conditions.user, conditions.user, follow_symlinks=False)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(STEERING)}
    environment = kept | {"HOME": str(home), "PYTHONPATH": str(clone / "scripts")}
    environment |= conditions.variables
    edition = [*conditions.prefix, PYTHON, "-m", "edition.cli"]
    for command in (["book"], ["verdicts", "--format", "json"]):
        ran = subprocess.run(
            [*edition, *command],
            cwd=clone,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            umask=conditions.umask,
        )
        if ran.returncode:
            raise SystemExit(f"edition {command[0]} ended with {ran.returncode}")
    (clone / "verdicts.json").write_text(ran.stdout, encoding="utf-8")


def contents(clone: Path) -> Iterator[tuple[str, str]]:
    """Every compared file of a clone with its hash."""
    for name in COMPARED:
        place = clone / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                yield path.relative_to(clone).as_posix(), digest


def differences(first: Path, second: Path) -> set[str]:
    """The files that only one clone has or that differ."""
    return {name for name, _ in set(contents(first)) ^ set(contents(second))}


def made(python: str, clone: Path, system: Path = Path("/")) -> Path:
    """A clone that `make` has built with another Python, perhaps of another system."""
    tell(f"building with {python} of {system}")
    shutil.rmtree(clone, ignore_errors=True)
    cloned(clone)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(STEERING)}
    place = f"/{clone.relative_to(system)}"
    enter = [] if system == Path("/") else ["chroot", str(system)]
    edition = ".venv/bin/edition verdicts --format json > verdicts.json"
    safe = f"export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0={place}"
    script = f"cd {place} && {safe} && make book PYTHON={python} >&2 && {edition}"
    subprocess.run([*enter, "sh", "-c", script], env=environment, check=True, stdout=sys.stderr)
    return clone


def tell(message: str) -> None:
    """Says what is under way."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
