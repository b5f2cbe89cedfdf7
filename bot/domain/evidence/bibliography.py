"""Documents as bibliographies know them: the items of the Citation Style Language (CSL 1.0.2)."""

import re
from typing import Literal, NotRequired, TypedDict

from bot.domain.evidence.authors import Author, authors_of
from bot.models.dates import Precision, When
from bot.models.source import Source, SourceKind

ItemType = Literal[
    "article-newspaper", "dataset", "entry-encyclopedia", "post", "report", "speech", "webpage"
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
        "version": NotRequired[str],
        "issued": NotRequired[CslDate],
        "URL": NotRequired[str],
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
    return item


def record_item(version: str) -> CslItem:
    """The record itself at its version, whose first two parts are year and month."""
    year, month = version.split(".")[:2]
    return {
        "id": f"picketdesk-record-{version}",
        "type": "dataset",
        "title": f"The Picketdesk record, version {version}",
        "author": [{"literal": "Picketdesk"}],
        "version": version,
        "genre": "Data set",
        "issued": {"date-parts": [[int(year), int(month)]]},
    }


def _name(author: Author) -> CslName:
    if author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": author.family}


def issued(published: When) -> CslDate:
    """The date with the parts that are known; one that is in doubt is marked."""
    ends = published.text.split("/") if published.precision is Precision.SPAN else [published.text]
    parts = [[int(part) for part in end.rstrip("?~%").split("-")] for end in ends]
    found: CslDate = {"date-parts": parts}
    if published.uncertain:
        found["circa"] = True
    return found
