"""Documents, and what each of them states for one record."""

from enum import IntEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, HttpUrl, StringConstraints, model_validator

from bot.models.base import (
    MAX_TEXT,
    Named,
    OptionalCount,
    OptionalSlug,
    OptionalText,
    Row,
    Slug,
    Text,
    YesOrEmpty,
    optional,
)
from bot.models.dates import OptionalEdtfDate
from bot.models.site import site_of

SourceKind = Literal[
    "article",
    "press-release",
    "contract",
    "encyclopedia",
    "statistics",
    "filing",
    "social-post",
    "job-listing",
    "speech",
]
StandingName = Literal["primary", "press", "reference", "secondary", "weak"]


class SourceQuality(IntEnum):
    """How good a word a source's is; the smallest is named first."""

    primary = 0
    press = 1
    reference = 2
    secondary = 3
    weak = 4


def _checked_url(cell: object) -> object:
    if isinstance(cell, str) and cell:
        HttpUrl(cell)
        if len(cell) > MAX_TEXT or not cell.isprintable():
            raise ValueError(f"an address of at most {MAX_TEXT} characters that can be seen")
    return optional(cell)


CopyAddress = Annotated[
    Annotated[
        str,
        StringConstraints(
            pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s\x00-\x1f]*)?$", max_length=MAX_TEXT
        ),
        Field(description="an address without 'https://', 'www.' and spaces"),
    ]
    | None,
    BeforeValidator(optional),
]
"""An address that nobody is sent to: without its scheme and 'www.', so that nothing links it."""

DocumentName = Annotated[
    Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"),
        Field(description="the name of a file, without a folder"),
    ]
    | None,
    BeforeValidator(optional),
]
"""The name of a text file, without a folder."""


class Source(Named):
    """A document.

    `repeats` is the source that it generally takes its facts from. `copied_by` is the address at
    which it was read, where that is an unrelated site that copied it; `url` is never at that site.
    """

    kind: SourceKind
    standing: StandingName
    title: Text
    author: OptionalText
    outlet: Text
    published: OptionalEdtfDate
    url: Annotated[str | None, BeforeValidator(_checked_url)]
    repeats: OptionalSlug
    doc: DocumentName
    note: OptionalText
    copied_by: CopyAddress

    @model_validator(mode="after")
    def _not_the_copy(self) -> "Source":
        if self.url and self.copied_by and site_of(self.url) == self.copy_site:
            raise ValueError("the address of an unrelated copy in copied_by alone")
        return self

    @cached_property
    def copy_site(self) -> str:
        """The site of an unrelated copy: 'pvnew.com'; '' where the document itself was read."""
        return site_of(self.copied_by or "")

    @cached_property
    def rank(self) -> SourceQuality:
        """Kept: all evidence is sorted by it, again and again."""
        return SourceQuality[self.standing]


Via = Annotated[
    Annotated[
        str,
        StringConstraints(pattern=r"^(-|\?|[a-z0-9-]{1,20})$"),
        Field(description="the id of a source, '-', '?' or nothing"),
    ]
    | None,
    BeforeValidator(optional),
]
"""A source id; '-' for the source's own word; '?' for its own word on what it could not know by
itself, where it names no source; None for its general habit.
"""

MAX_EXCERPT = 300


class Evidence(Row):
    """What one source states for one record.

    `start` and `end` count characters of `doc` (UTF-8 text), end excluded. `differs` is true
    where the source states a value that departs from the record's row.
    """

    record: Slug
    source: Slug
    via: Via
    excerpt: Annotated[
        Annotated[str, StringConstraints(min_length=1, max_length=MAX_EXCERPT)] | None,
        BeforeValidator(optional),
    ]
    doc: DocumentName
    start: OptionalCount
    end: OptionalCount
    says: OptionalText
    differs: YesOrEmpty

    @model_validator(mode="after")
    def _place(self) -> "Evidence":
        place = (self.excerpt, self.doc, self.start, self.end)
        if any(part is None for part in place) and any(part is not None for part in place):
            raise ValueError("all of excerpt, doc, start and end, or none of them")
        if self.excerpt is None and self.says is None:
            raise ValueError("either an excerpt or what the source says")
        if (
            self.excerpt is not None
            and self.start is not None
            and self.end is not None
            and self.end - self.start != len(self.excerpt)
        ):
            raise ValueError("an end that is start plus the excerpt's length")
        return self
