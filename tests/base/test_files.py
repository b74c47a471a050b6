import pytest

from edition.base.files import hash_of


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


def test_what_the_folder_lies_in_does_not_matter(tmp_path):
    folder = tmp_path / "node_modules" / "edition" / "data"
    folder.mkdir(parents=True)
    empty = hash_of(folder)
    (folder / "a.csv").write_text("1\n")
    assert hash_of(folder) != empty
