"""The neutral Card: what an answer says, before it is Discord's components or plain text."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.models.evidence import ExportedFact
from bot.models.question import Action, Question
from bot.models.source import Source


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Italic:
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """An id, a command or an example to type."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


Span = str | Bold | Italic | Code | Link
Style = Literal["plain", "head", "small", "quote", "item", "code"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text. `head` is a subheading, `small` small print, `quote` somebody's words, and
    `code` a text of several lines to copy as it is.
    """

    spans: tuple[Span, ...]
    style: Style = "plain"


def line(*spans: Span) -> Line:
    return Line(spans)


def head(*spans: Span) -> Line:
    return Line(spans, "head")


def small(*spans: Span) -> Line:
    return Line(spans, "small")


def quoted(*spans: Span) -> Line:
    return Line(spans, "quote")


def item(*spans: Span) -> Line:
    return Line(spans, "item")


def code(text: str) -> Line:
    return Line((text,), "code")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together on one page. `refs` are the numbers of the sources they cite; a
    `tight` block follows the one before without air between them.
    """

    lines: tuple[Line, ...]
    refs: tuple[int, ...] = ()
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered source."""

    number: int
    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    action: Action
    question: Question


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu; the value that is picked fills `slot` of the question, if any."""

    placeholder: str
    question: Question
    slot: int | None
    choices: tuple[Choice, ...]
    action: Action = Action.TURN


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of an answer, made only where it is drawn: most answers are sent without theirs.

    Attributes:
        specification: Makes the Vega-Lite specification, as JSON, with the version of the record
            that it is given in its foot.
        alt_text: Makes the same facts in words, at most 1,024 characters.
        after: The number of the card's blocks that stand above it, on the first page.
    """

    specification: Callable[[str], str]
    alt_text: Callable[[], str]
    after: int


class Tone(StrEnum):
    """What kind of answer it is; each has an accent colour of its own."""

    PAY = "pay"
    WORDS = "words"
    DAYS = "days"
    RECORD = "record"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Card:
    """An answer. The heading is the answer in one sentence; blocks are paged where they are long.

    `question` asks the same question again. `basis` is small print under the facts (measures,
    counting rules), `ids` what to cite; `sources` are all that were met, with their numbers if
    they have one; `facts` are the records that it stands on, for files. A `filed` card has a
    question that its buttons cannot carry: what its first page does not show goes with it as a
    file.
    """

    tone: Tone
    heading: str
    question: Question
    blocks: tuple[Block, ...] = ()
    basis: tuple[Line, ...] = ()
    citations: tuple[Citation, ...] = ()
    ids: tuple[str, ...] = ()
    version: str = ""
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    sources: tuple[tuple[int | None, Source], ...] = ()
    copyable: bool = True
    facts: tuple[ExportedFact, ...] = ()
    chart: Chart | None = None
    filed: bool = False
