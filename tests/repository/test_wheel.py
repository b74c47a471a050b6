"""The machinery installed as a wheel serves an edition that lies elsewhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


def test_a_wheel_has_all_that_a_book_is_built_with(tmp_path):
    source, site, edition = tmp_path / "source", tmp_path / "site", tmp_path / "small"
    fresh = shutil.ignore_patterns("__pycache__", "*.egg-info", "_build")
    shutil.copytree(ROOT / "scripts", source / "scripts", ignore=fresh)
    shutil.copytree(ROOT / "tests" / "editions" / "small", edition, ignore=fresh)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path)]
    subprocess.run([*PIP, *build, str(source)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([*PIP, "install", "--no-deps", "--target", str(site), str(wheel)], check=True)
    assert not (site / "paper").exists()
    environment = os.environ | {"PYTHONPATH": str(site), "EDITION_ROOT": str(edition)}
    code = "import edition.base.project as p, edition.cli as c; print(p.PACKAGE); c.main(['book'])"
    built = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    told = built.stdout.splitlines()
    assert told[0] == str(site / "edition"), built.stderr
    assert told[1].startswith("built:"), built.stderr
