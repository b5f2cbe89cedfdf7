"""What a search finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class RankedRecord:
    """A record that a text perhaps means.

    Attributes:
        speaker: whose words a quotation or a paraphrase is, else ''.
        share: how much of what the text tells it has, 0 to 1, by weight: 1 is surely meant, below
            0.5 nothing is.
        score: by which it is ranked; comparable within one answer alone.
    """

    record: str
    kind: str
    title: str
    speaker: str
    share: float
    score: float


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A record that a search found; the words found stand between control characters 2 and 3.

    `speaker` says whose words a quotation or a paraphrase is.
    """

    record: str
    kind: str
    title: str
    body: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: records with every word, or, where there is none, with most.

    Attributes:
        found: best first.
        every: whether they have every word.
        more: whether there are more than these, and which of them these are.
        read_as: words that no record has, and what they were read as.
    """

    found: list[SearchHit]
    every: bool
    more: Literal["", "best", "first"]
    read_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
