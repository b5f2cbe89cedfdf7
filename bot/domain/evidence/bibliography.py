"""Documents as bibliographies know them: the items of the Citation Style Language (CSL 1.0.2)."""

import re
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

from bot.models.dates import When
from bot.models.source import Source, SourceKind


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
    parted = (name.rpartition(" ") for name in names)
    return tuple(Author(family, given) for given, _, family in parted)


ItemType = Literal[
    "article-newspaper", "dataset", "entry-encyclopedia", "post", "report", "webpage"
]


class CslName(TypedDict, total=False):
    family: str
    given: str
    literal: str


CslDate = TypedDict("CslDate", {"date-parts": list[list[int]], "circa": NotRequired[bool]})
CslItem = TypedDict(
    "CslItem",
    {
        "id": str,
        "type": ItemType,
        "title": str,
        "author": NotRequired[list[CslName]],
        "container-title": NotRequired[str],
        "publisher": NotRequired[str],
        "genre": NotRequired[str],
        "issued": NotRequired[CslDate],
        "URL": NotRequired[str],
        "note": NotRequired[str],
    },
)

_TYPES: dict[SourceKind, ItemType] = {
    "article": "article-newspaper",
    "press-release": "webpage",
    "contract": "report",
    "encyclopedia": "entry-encyclopedia",
    "statistics": "report",
    "filing": "report",
    "social-post": "post",
    "job-listing": "webpage",
    "speech": "webpage",
}
_GENRES: dict[SourceKind, str] = {
    "press-release": "Press release",
    "job-listing": "Job listing",
    "speech": "Transcript",
}
_MADE_UP = re.compile(r"The title is a description|Title as its address words it")


def has_own_title(source: Source) -> bool:
    """Whether the title is the document's own; else it is the record's description of it."""
    return _MADE_UP.search(source.note or "") is None


A_COPY = "a copy"
_MARKS = re.compile(r"[^a-z0-9]")


def copied_how(source: Source) -> str:
    """'as copied by pvnew.com' of a document that was read at an unrelated site; 'a copy' where the
    record has no other name than the site's for whose text it is; else ''.
    """
    if not source.copied_by:
        return ""
    site, outlet = source.copy_site, _MARKS.sub("", source.outlet.casefold())
    itself = outlet in {_MARKS.sub("", name) for name in (site, site.rpartition(".")[0])}
    return A_COPY if itself else f"as copied by {site}"


def item_of(source: Source) -> CslItem:
    """The document as an item; what is not on record is left out."""
    item: CslItem = {"id": source.id, "type": _TYPES[source.kind], "title": source.title}
    authors = authors_of(source)
    if authors:
        item["author"] = [_name(author) for author in authors]
    if item["type"] == "report":
        item["publisher"] = source.outlet
    else:
        item["container-title"] = source.outlet
    if source.kind in _GENRES:
        item["genre"] = _GENRES[source.kind]
    if source.published is not None:
        item["issued"] = issued(source.published)
    if source.url is not None:
        item["URL"] = source.url
    if copied := copied_how(source):
        item["note"] = f"{copied[:1].upper()}{copied[1:]}"
    return item


def record_item(version: str, address: str) -> CslItem:
    """The record itself at its version, whose first two parts are year and month.

    The title alone has the version: not all styles print the field, and those that do would say it
    twice. `address` is '' where nobody has said where it is.
    """
    year, month = version.split(".")[:2]
    item: CslItem = {
        "id": f"picketdesk-record-{version}",
        "type": "dataset",
        "title": f"The Picketdesk record, version {version}",
        "author": [{"literal": "Picketdesk"}],
        "genre": "Data set",
        "issued": {"date-parts": [[int(year), int(month)]]},
    }
    if address:
        item["URL"] = address
    return item


def _name(author: Author) -> CslName:
    if author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": author.family}


def issued(published: When) -> CslDate:
    """The date with the parts that are known, of a span those that both its ends have; one that is
    in doubt is marked.
    """
    bare = [end.rstrip("?~%") for end in published.text.split("/")]
    parts = [[int(part) for part in end.split("-")] for end in bare]
    known = min(map(len, parts))
    ends = [part[:known] for part in parts]
    found: CslDate = {"date-parts": ends[:1] if ends[0] == ends[-1] else ends}
    if published.uncertain:
        found["circa"] = True
    return found
