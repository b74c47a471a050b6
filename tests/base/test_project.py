import pytest

from edition.base.errors import EditionError
from edition.base.project import VARIABLE, find_root


@pytest.fixture
def edition(tmp_path, monkeypatch):
    """A folder that is an edition, and no variable that names another."""
    monkeypatch.delenv(VARIABLE, raising=False)
    (tmp_path / "river" / "data").mkdir(parents=True)
    (tmp_path / "river" / "data" / "claims.csv").touch()
    return tmp_path / "river"


def test_the_variable_names_the_edition(edition, monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(edition))
    assert find_root(tmp_path) == edition
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "river")
    assert find_root(tmp_path) == edition


def test_else_it_is_the_nearest_folder_upwards(edition):
    below = edition / "notebooks" / "drafts"
    below.mkdir(parents=True)
    assert find_root(below) == find_root(edition) == edition


def test_a_variable_that_names_no_edition_is_not_passed_over(edition, monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(EditionError, match=f"{VARIABLE} names {tmp_path}, which has no data"):
        find_root(edition)


def test_where_there_is_no_edition_the_error_says_where_it_was_looked_for(edition, tmp_path):
    with pytest.raises(EditionError) as error:
        find_root(tmp_path)
    assert str(error.value) == (
        f"no edition here: neither {tmp_path} nor a folder above it has data/claims.csv; "
        f"go to the folder of an edition, or name it in {VARIABLE}"
    )
