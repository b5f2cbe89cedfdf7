"""What cards say of the day by which things had to be known, and the lists of what is undated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.card import Block, Button, Card, Line, Tone, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import day, plural
from bot.cards.parts.events import event_block, strike_block
from bot.cards.parts.figures import figure_line, figure_small
from bot.domain.evidence.as_known import KnownThen
from bot.domain.time.calendar import StrikeSpan
from bot.models.base import Row
from bot.models.event import Event
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.models.role import Figure


@dataclass(frozen=True, slots=True)
class AsKnown:
    """The day that was asked for, and how many records (each a `thing`: 'figure') were left out
    because their sources are later, or undated. `earliest` is the first day by which one of the
    later ones was known.
    """

    day: date
    thing: str
    later: int
    undated: int
    earliest: date | None = None

    @property
    def title(self) -> str:
        """', as known by 27 July 2023', to stand behind a heading."""
        return f", as known by {day(self.day)}"


def as_known(known_day: date, thing: str, *found: KnownThen[Row]) -> AsKnown:
    """What was left out of several lists together."""
    days = [known.earliest for known in found if known.earliest]
    later = sum(len(known.later) for known in found)
    undated = sum(len(known.undated) for known in found)
    return AsKnown(known_day, thing, later, undated, min(days, default=None))


def known_title(known: AsKnown | None) -> str:
    """', as known by 27 July 2023'; '' where no day was asked for."""
    return known.title if known else ""


def known_lines(known: AsKnown | None) -> tuple[Line, ...]:
    """What was left out, in small print; nothing where no day was asked for."""
    if known is None:
        return ()
    since = f" (the first was known by {day(known.earliest)})" if known.earliest else ""
    left = [
        f"{plural(known.later, known.thing)} from later sources{since}" if known.later else "",
        f"{plural(known.undated, known.thing)} from undated sources" if known.undated else "",
    ]
    return (
        small(
            f"Known by {day(known.day)}: a source counts from the last day that its date allows. "
            f"Left out: {' and '.join(part for part in left if part) or 'nothing'}. "
            "Names and notes are those of today."
        ),
    )


def known_buttons(known: AsKnown | None, question: Question) -> tuple[Button, ...]:
    """A button for the list of what was left out because its sources are undated."""
    if known is None or not known.undated:
        return ()
    return (
        Button(f"Left out as undated: {known.undated}", Action.OPEN, question.filled(undated="u")),
    )


@dataclass(frozen=True, slots=True)
class Undated:
    """What was left out because its sources are undated; `name` and `record`, its id, are what was
    asked about.
    """

    name: str
    record: str
    day: date
    figures: Sequence[Stated[Figure]] = ()
    strikes: Sequence[StrikeSpan] = ()
    events: Sequence[Stated[Event]] = ()


def render_undated(found: Undated) -> Card:
    """What was left out because its sources are undated, with those sources."""
    blocks = [strike_block(strike) for strike in found.strikes]
    blocks += [event_block(stated) for stated in found.events]
    blocks += [
        Block((figure_line(stated, cite(stated.agreeing)), *figure_small(stated)))
        for stated in found.figures
    ]
    about = f"{found.name}: " if found.name else ""
    count = plural(len(blocks), "figure" if found.figures else "record")
    return Card(
        tone=Tone.PAY if found.figures else Tone.DAYS,
        heading=f"{about}{count} from undated sources, left out of what was known by "
        f"{day(found.day)}",
        blocks=tuple(blocks),
        ids=(found.record,) if found.record else (),
    )
