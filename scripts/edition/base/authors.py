"""Names of authors as BibTeX reads them: a person as Family, Given, a group in braces."""

import re

REMARK = re.compile(r"[()\[\];/&\d]|\bet al\b")
GROUP = re.compile(
    r"\b(Agency|Assembly|Association|Center|Centre|College|Commission|Committee|Company|Council"
    r"|Department|Embassy|Foundation|Government|Institut\w*|Library|Minist\w+|Office|Organi[sz]ation"
    r"|Parliament|Program|Programme|Project|Republic|Society|Union|United|Universit\w+"
    r"|and|for|of|the)\b"
)
"""What no person is called, so that BibTeX would take the name of a group to pieces."""

LINEAGE = re.compile(r"(Jr|Sr)\.?|[IVX]+")
PARTICLE = re.compile(r"(.*? |)((?:(?:da|de[lnr]?|di|dos|du|la|te[nr]|v[ao]n|zu[mr]?) ?)+)")
"""Given names, and the particles that follow them."""


def unfit_name(name: str) -> str:
    """How a name ought to be written that BibTeX would misread; empty where it reads it rightly."""
    loose = re.sub(r"\{[^{}]*\}", "", re.sub(r"\{[^{}]*\}", "", name))
    family, *given = [part.strip() for part in loose.split(",")]
    if REMARK.search(loose):
        return "a name alone, a group in braces, and between names, others as and others"
    if GROUP.search(loose) or (not given and " " in family):
        return f"a person as Family, Given, a group in braces: {{{name}}}"
    if len(given) > 1 and not LINEAGE.fullmatch(given[0]):
        return "Family, Given or Family, Jr., Given, and between names"
    if given and (ending := PARTICLE.fullmatch(given[-1])):
        return f"the particle before its name: {ending[2].strip()} {family}, {ending[1].strip()}"
    return ""
