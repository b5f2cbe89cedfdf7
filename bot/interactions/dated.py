"""What becomes of a date that was typed into an option."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.spec import Option
from bot.cards.card import Button, Card, Choice
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import when
from bot.cards.readings import Reading
from bot.cards.refusals import MOST_BUTTONS, render_mistake, render_offer, typed
from bot.domain.time.date_text import in_digits, one_spelling
from bot.domain.time.parse_date import EXAMPLES
from bot.models.dates import Precision, When
from bot.models.question import Action, Question

HINT = f"A date can be {EXAMPLES}."


@dataclass(frozen=True, slots=True)
class Filled:
    """The value of an option, and how its text was read where it can mean something else."""

    value: str
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class NoDate:
    """Why a text is no date, what to try, and dates to offer instead."""

    what: str
    hint: str = HINT
    offered: tuple[Choice, ...] = ()


def value_of(option: Option, meant: When) -> str:
    """A time as the value of an option: of a span the end alone where that is what counts."""
    if meant.precision is not Precision.SPAN or not option.edge:
        return meant.text
    first, _, last = meant.text.partition("/")
    return first if option.edge == "first" else last


def choices_of(option: Option, taken: When, others: Iterable[tuple[str, When]]) -> list[Choice]:
    """Other times with what is said of each, as many as a menu has room for, none twice."""
    labels = {value_of(option, one): label or when(one) for label, one in others}
    labels.pop(value_of(option, taken), None)
    return [Choice(label, value) for value, label in labels.items()][:SELECT_OPTIONS]


def as_typed(text: str, part: str) -> str:
    """A part of a text, which is known in the one spelling of dates, as it was typed."""
    words, length = text.split(), len(part.split())
    parts = (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
    return next((one for one in parts if in_digits(one_spelling(one)) == part), part)


def no_such_day(text: str) -> NoDate:
    return NoDate(f"There is no such day as {typed(text)}")


def unread(text: str) -> NoDate:
    return NoDate(f"{typed(text)} is not a date that can be read")


def no_date_card(question: Question, option: Option, found: NoDate) -> Card:
    """What is wrong with a date, and what can be put in its place."""
    buttons = [
        Button(one.label, Action.TURN, question.filled(**{option.name: one.value}))
        for one in found.offered[:MOST_BUTTONS]
    ]
    if buttons:
        return render_offer(found.what, found.hint, buttons)
    return render_mistake(found.what, found.hint)
