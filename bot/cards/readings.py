"""What a typed text was taken for, said on the answer itself, with the others to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.cards.card import AsRead, Button, Card, Choice, Menu, small
from bot.models.question import Action, Question

_Chosen = TypeVar("_Chosen", Button, Menu)

_BUTTONS = 4
"""Other meanings that get a button each; more are in a menu."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that can mean several things, and the one that was taken.

    Attributes:
        text: says what was taken and why, in a sentence.
        option: the option that it was typed into.
        others: what else it can mean, as values of that option.
        whole: opens the list of all that it can mean.
    """

    text: str
    option: str = ""
    others: tuple[Choice, ...] = ()
    whole: Button | None = None


def with_readings(card: Card, readings: Iterable[Reading], question: Question) -> Card:
    """The answer to a question, with how its options were read above it."""
    found, before = list(readings), card.as_read
    buttons = (one for reading in found for one in _buttons(reading, question))
    menus = (one for reading in found for one in _menus(reading, question))
    as_read = AsRead(
        lines=(*(small(reading.text) for reading in found), *before.lines),
        buttons=_without_doubles((*buttons, *before.buttons)),
        menus=(*before.menus, *menus),
    )
    return replace(card, as_read=as_read)


def turned_round(card: Card, question: Question) -> Card:
    """The answer to a question whose two dates came in the wrong order."""
    said = "The first of the two dates was the later one, so they are turned round."
    return with_readings(card, [Reading(said)], question)


def _without_doubles(buttons: Iterable[Button]) -> tuple[Button, ...]:
    """The first of each that asks the same."""
    by_asked: dict[tuple[Action, Question | None], Button] = {}
    for one in buttons:
        by_asked.setdefault((one.action, one.question), one)
    return tuple(by_asked.values())


def _buttons(reading: Reading, question: Question) -> tuple[Button, ...]:
    whole = (reading.whole,) if reading.whole else ()
    if len(reading.others) > _BUTTONS:
        return whole
    others = (
        Button(one.label, Action.TURN, question.filled(**{reading.option: one.value}))
        for one in reading.others
    )
    return (*others, *whole)


def _menus(reading: Reading, question: Question) -> tuple[Menu, ...]:
    if len(reading.others) <= _BUTTONS:
        return ()
    return (Menu("Something else was meant", question, reading.option, reading.others),)


def public(card: Card) -> Card:
    """A private card of choices to a question that everybody may see the answer of: who chooses
    posts the answer in the channel.
    """
    as_read = replace(
        card.as_read,
        buttons=tuple(map(_shared, card.as_read.buttons)),
        menus=tuple(map(_shared, card.as_read.menus)),
    )
    return replace(
        card,
        buttons=tuple(map(_shared, card.buttons)),
        menus=tuple(map(_shared, card.menus)),
        as_read=as_read,
    )


def _shared(one: _Chosen) -> _Chosen:
    return replace(one, action=Action.SHARE) if one.action is Action.TURN else one
