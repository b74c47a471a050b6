"""What BibTeX would misread as the name of a person is refused, with how it ought to be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.base.authors import unfit_name

GROUP = "a person as Family, Given, a group in braces: {"
JUNIOR = "Family, Given or Family, Jr., Given, and between names"

RIGHT = [
    "Brinkley",
    "Kim, Se-jeong",
    "Han, Ye-da",
    "Deng, Xiaoping",
    "van Zanden, Jan Luiten",
    "de la Vallée Poussin, Charles Louis Xavier Joseph",
    "Meyer, George von Lengerke",
    "King, Jr., Martin Luther",
    "Press, William H.",
    "{\\'E}tienne, Ann",
    "{The Survey}",
    "{Ness, Orme and Sons}",
    "{Roads, Fords {\\&} Ferries (Arden) 1901}",
    "others",
]
WRONG = {
    "Office of the Historian": f"{GROUP}Office of the Historian}}",
    "Historian, Office of the": GROUP,
    "Truman, Bradley and": GROUP,
    "National Institute, Arden": GROUP,
    "Associated Press": GROUP,
    "Ban Ki-moon": GROUP,
    "Noland, Marcus (author line not in the part read)": "a name alone",
    "Arden / Brenna": "a name alone",
    "Doe, Jane; Roe, Ann": "a name alone",
    "Yao et al.": "a name alone, a group in braces, and between names, others as and others",
    "Treaty, 1901": "a name alone",
    "Bolt, Jutta, van Zanden": JUNIOR,
    "King, Martin Luther, Jr.": JUNIOR,
    "Zanden, Jan Luiten van": "the particle before its name: van Zanden, Jan Luiten",
    "Ness, Ada de la": "the particle before its name: de la Ness, Ada",
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_name_that_bibtex_reads_rightly_passes(name):
    assert unfit_name(name) == ""


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_bibtex_would_misread_is_refused(name):
    assert unfit_name(name).startswith(WRONG[name])


@given(st.text("abc ,.(){}-&", min_size=1))
def test_any_name_in_braces_is_that_of_a_group_unless_the_braces_end_before_it(name):
    assert ("{" in name or "}" in name) or unfit_name(f"{{{name}}}") == ""
