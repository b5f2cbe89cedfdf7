"""A record together with who states it, and what was corrected in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from bot.models.base import Named, Row
from bot.models.correction import Correction
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.statistics import Occupation

RowT_co = TypeVar("RowT_co", bound=Row, covariant=True)


@dataclass(frozen=True, slots=True)
class Attestation:
    """What one source states for a record.

    `origin` is the source that the word comes from. An `unsourced` word is its own and of what it
    could not know by itself, without saying where it has it from.
    """

    source: Source
    origin: Source
    own: bool
    excerpt: str | None
    doc: str | None
    start: int | None
    end: int | None
    says: str | None
    differs: bool
    unsourced: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether the source is a copy of the origin, so that its words are the origin's."""
        return not self.own and self.source.title == self.origin.title

    @classmethod
    def of_publisher(cls, source: Source, says: str) -> "Attestation":
        """The word of a source that publishes the record itself."""
        return cls(source, source, True, None, None, None, None, says, False)


@dataclass(frozen=True)
class Stated(Generic[RowT_co]):
    """A record, its evidence, best standing first, and what was corrected in it, oldest first."""

    row: RowT_co
    evidence: tuple[Attestation, ...]
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def agreeing(self) -> tuple[Attestation, ...]:
        return tuple(word for word in self.evidence if not word.differs)

    @cached_property
    def differing(self) -> tuple[Attestation, ...]:
        return tuple(word for word in self.evidence if word.differs)


@dataclass(frozen=True, slots=True)
class PaidRole:
    """A role with all its figures; `mentions` are sources that name the role without a figure.
    `years` are those of a BLS occupation, the latest first.
    """

    role: Role
    figures: tuple[Stated[Figure], ...]
    mentions: tuple[Attestation, ...]
    years: tuple[Occupation, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportedFact:
    """A record that an answer stands on, by what it is called there, and who states it."""

    kind: str
    title: str
    row: Named
    statements: tuple[Attestation, ...]


@dataclass(frozen=True, slots=True)
class Stating:
    """What a source states for one record, for the card of that source."""

    record: str
    kind: str
    title: str
    word: Attestation


@dataclass(frozen=True, slots=True)
class Name:
    """A record as it can be named: what it is called, what tells it apart, all its names.

    `weight` counts its evidence; `size` the workers of a strike or stoppage, the people employed in
    an occupation, the figures of a role; `start` is a strike's first day (ISO). `everyday` words
    are what people type for it, not what a text calls it by.
    """

    record: str
    kind: str
    title: str
    hint: str
    weight: int
    names: tuple[str, ...]
    everyday: tuple[str, ...] = ()
    size: int = 0
    start: str = ""

    @property
    def label(self) -> str:
        """What it is offered as."""
        return f"{self.title} · {self.hint}" if self.hint else self.title
