import pytest

from edition.base.errors import EditionError
from edition.show.output import tell


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_printed(value):
    with pytest.raises(EditionError, match="share is (nan|inf), which is no number"):
        tell(share=value)
