import pytest

from edition.base.errors import DataError
from edition.base.files import hash_of, read_json, read_text, read_yaml


@pytest.mark.parametrize("left", [".DS_Store", ".ipynb_checkpoints/a.ipynb", "__pycache__/a.pyc"])
def test_what_programs_leave_in_a_folder_changes_no_hash(tmp_path, left):
    (tmp_path / "a.csv").write_text("1\n")
    before = hash_of(tmp_path)
    path = tmp_path / left
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    assert hash_of(tmp_path) == before
    (tmp_path / "b.csv").write_text("1\n")
    assert hash_of(tmp_path) != before


def test_a_file_can_be_left_out_of_a_hash(tmp_path):
    (tmp_path / "a.csv").write_text("1\n")
    before, left = hash_of(tmp_path), tmp_path / "b.csv"
    left.write_text("1\n")
    assert hash_of(tmp_path, without=[left]) == before != hash_of(tmp_path)


def test_what_the_folder_lies_in_does_not_matter(tmp_path):
    folder = tmp_path / "node_modules" / "edition" / "data"
    folder.mkdir(parents=True)
    empty = hash_of(folder)
    (folder / "a.csv").write_text("1\n")
    assert hash_of(folder) != empty


@pytest.mark.parametrize(
    ("read", "raw", "line"),
    [
        (read_text, b"one\ntw\xff\n", r"a.txt: row 2: \"b'\\\\xff'\": expected text in UTF-8"),
        (read_json, b"{", r"a.txt: expected JSON: Expecting"),
        (read_json, b'{"a": 1, "a": 2}', r"a.txt: expected JSON: a key stands twice among a, a"),
        (read_json, b"[" * 100_000, r"a.txt: expected JSON that is less deep"),
        (read_yaml, b"a: [\n", r"a.txt: row 2: expected YAML: "),
        (read_yaml, b"a: 2021-02-30\n", r"a.txt: expected YAML: day is out of range"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path, read, raw, line):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    with pytest.raises(DataError, match=line) as error:
        read(path)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match=r"a\.txt: expected a file that can be read \(No such file"):
        read_text(tmp_path / "a.txt")
