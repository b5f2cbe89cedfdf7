"""Who wrote a document: the cell of its author as people and bodies."""

import re
from dataclasses import dataclass

from bot.models.source import Source


@dataclass(frozen=True, slots=True)
class Author:
    """A person has a family name and perhaps given ones; a body has its name as `family` alone."""

    family: str
    given: str = ""

    @property
    def full(self) -> str:
        """'Devin Coldewey', 'Netflix'."""
        return f"{self.given} {self.family}".strip()


def authors_of(source: Source) -> tuple[Author, ...]:
    """The authors in their order; none where nobody is named, or only who took the picture.

    The cell has names in their natural order, with commas or 'and' between them, or one name
    with the family first ('Coldewey, Devin').
    """
    cell = _PASSED_ON.split(source.author or "")[0]
    if _NOT_AUTHOR.search(cell):
        return ()
    cell = _REMARK.sub("", cell).strip()
    if not cell or cell == source.outlet or _BODY.search(cell):
        return (Author(cell),) if cell and not _is_person(cell) else _people(cell)
    return _people(cell)


_PASSED_ON = re.compile(r",? reposted by ")
_NOT_AUTHOR = re.compile(r"\((?:photos?|pictures?)\)")
_REMARK = re.compile(r" *\([^)]*\)")
_BODY = re.compile(
    r"\b(?:Association|Bureau|Committee|Guild|Office|Plan|The|Union|University|of)\b"
)
_PERSON = re.compile(r"[^\W\d_][^\W\d_.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}")
_BETWEEN = re.compile(r", and | and |, ")


def _is_person(name: str) -> bool:
    """Whether a name that is also the outlet's is a person's, with a page of their own."""
    return _BODY.search(name) is None and _PERSON.fullmatch(name) is not None


def _people(cell: str) -> tuple[Author, ...]:
    names = [name for name in _BETWEEN.split(cell) if name]
    if len(names) == 2 and " " not in names[0] and " and " not in cell:
        return (Author(names[0], names[1]),)
    return tuple(_natural(name) for name in names)


def _natural(name: str) -> Author:
    given, _, family = name.rpartition(" ")
    return Author(family, given)
