"""The neutral Card: what an answer says, before it is Discord's components or plain text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Cite:
    """The sources of what stands before it: ' [1][2]'.

    Attributes:
        sources: best first; all are named in the copy.
        shown: how many get a number.
        silent: whether the numbers are left out of the text; the sources stand under the page.
        numbers: given when the card is whole, in the order in which sources are first met.
    """

    sources: tuple[Source, ...]
    shown: int
    silent: bool = False
    numbers: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        marks = "" if self.silent else "".join(f"[{number}]" for number in self.numbers)
        return f" {marks}" if marks else ""


Span = str | Bold | Italic | Code | Link | Cite
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
    """Lines that stay together on one page; a `tight` block follows the one before without air
    between them. `refs` are the numbers of the sources that it cites, once they have any.
    """

    lines: tuple[Line, ...]
    tight: bool = False
    refs: frozenset[int] = frozenset()


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
    """A select menu; the value that is picked fills `option` of the question, if any. One that
    comes `later` is not on the first page of several.
    """

    placeholder: str
    question: Question
    option: str | None
    choices: tuple[Choice, ...]
    action: Action = Action.TURN
    later: bool = False


@dataclass(frozen=True, slots=True)
class AsRead:
    """How the words of a question were read, with what else they can mean: said above the first
    page of its answer. That is cut into pages as without it, since a page that is turned to is of
    the question alone.
    """

    lines: tuple[Line, ...] = ()
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of an answer, made only where it is drawn: most answers are sent without theirs.

    Attributes:
        specification: Makes the Vega-Lite specification, as JSON, with the version of the record
            that it is given in its foot.
        alt_text: Makes the same facts in words, at most 1,024 characters.
        after: The number of the card's blocks that stand above it; it is on the page of the last.
        height: What it takes on a phone at most, in pixels.
    """

    specification: Callable[[str], str]
    alt_text: Callable[[], str]
    after: int
    height: int


_SHORT_IDS = 60
"""Characters of ids that are short enough to stand under each page: up to four of them."""

UNASKED = Question("")
"""Of a card that answers the very question that was asked: it is put in by whoever asked it."""


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

    `question` asks the same question again, and `version` is that of the record; whoever asked
    puts both in. `basis` is small print under the facts of the first page (measures,
    counting rules), `ids` what to cite; `sources` are all that were met, with their numbers if
    they have one, put in when the card is whole; `facts` are the records that it stands on, for
    files. A `filed` card has a question that its buttons cannot carry: what its first page does not
    show goes with it as a file.
    """

    tone: Tone
    heading: str
    question: Question = UNASKED
    blocks: tuple[Block, ...] = ()
    basis: tuple[Line, ...] = ()
    ids: tuple[str, ...] = ()
    version: str = ""
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    sources: tuple[tuple[int | None, Source], ...] = ()
    copyable: bool = True
    facts: tuple[ExportedFact, ...] = ()
    chart: Chart | None = None
    filed: bool = False
    as_read: AsRead = AsRead()

    @property
    def footer(self) -> str:
        """The version of the record, and the ids to cite."""
        return self._footer(", ".join(self.ids))

    @property
    def short_footer(self) -> str:
        """The same; where the ids are many, how many they are and where they stand."""
        ids = ", ".join(self.ids)
        several = f"{len(self.ids)} ids: see Copy as text"
        return self._footer(several if len(ids) > _SHORT_IDS else ids)

    def _footer(self, ids: str) -> str:
        return " · ".join(filter(None, (f"Picketdesk record {self.version}", ids)))

    def answering(self, question: Question, version: str) -> "Card":
        """The whole card: the answer to a question, unless it has one, from a version of the
        record, its sources numbered.
        """
        asked = question if self.question is UNASKED else self.question
        return replace(_numbered(self), question=asked, version=version)


def _numbered(card: Card) -> Card:
    """Sources get their numbers in the order in which they are first cited."""
    met: dict[str, Source] = {}
    numbers: dict[str, int] = {}
    blocks: list[Block] = []
    for block in card.blocks:
        lines, refs = list(block.lines), set[int]()
        for place, line in enumerate(lines):
            spans = list(line.spans)
            for at, span in enumerate(spans):
                if isinstance(span, Cite):
                    met.update({one.id: one for one in span.sources if one.id not in met})
                    shown = [one.id for one in span.sources[: span.shown]]
                    cited = [numbers.setdefault(one, len(numbers) + 1) for one in shown]
                    spans[at] = replace(span, numbers=tuple(cited))
                    refs.update(cited)
                    lines[place] = Line(tuple(spans), line.style)
        blocks.append(replace(block, lines=tuple(lines), refs=frozenset(refs)) if refs else block)
    sources = [(numbers.get(source.id), source) for source in met.values()]
    ordered = sorted(sources, key=lambda entry: entry[0] or len(sources) + 1)
    return replace(card, blocks=tuple(blocks), sources=tuple(ordered))
