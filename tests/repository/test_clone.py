"""A clone is the same on a machine whose git changes the ends of lines."""

import subprocess

from edition.base.project import ROOT


def test_a_clone_has_line_feeds_and_whole_pictures_where_git_would_change_them(tmp_path, tracked):
    clone = tmp_path / "clone"
    command = ["git", "clone", "--quiet", "--config", "core.autocrlf=true", str(ROOT), str(clone)]
    subprocess.run(command, check=True, timeout=60)
    list_ends = ["git", "ls-files", "--eol", "-z"]
    told = subprocess.run(list_ends, cwd=clone, check=True, capture_output=True, text=True).stdout
    ends = dict(line.split("\t")[::-1] for line in told.split("\0")[:-1])
    assert ends.keys() == set(tracked)
    assert [path for path, end in ends.items() if "crlf" in end] == []
    for path in (path for path, end in ends.items() if "w/-text" in end):
        assert (clone / path).read_bytes() == (ROOT / path).read_bytes(), path
