"""The licences of an edition, each told in one place: the code's in CITATION.cff, where archives
look for it, that of text and figures as the licence of the data package as a whole."""

from dataclasses import dataclass

from edition.book.citations import citation_file
from edition.data import descriptor


@dataclass(frozen=True)
class Licence:
    """A licence: its identifier by SPDX, its title, its address."""

    name: str
    title: str
    url: str

    @property
    def short(self) -> str:
        """Its name as readers know it: CC BY 4.0."""
        return self.name.replace("-", " ")


def spdx(name: str, title: str = "") -> Licence:
    """A licence by its identifier."""
    return Licence(name, title or name, f"https://spdx.org/licenses/{name}")


def code() -> Licence:
    """The licence of the code."""
    return spdx(citation_file()["license"])


def content() -> Licence:
    """The licence of text and figures, and of the data package as a whole."""
    licence = descriptor.package()["licenses"][0]
    return Licence(licence["name"], licence["title"], licence["path"])
