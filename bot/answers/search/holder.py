"""A person or a body that is all a search names: what it did, with ways on."""

from dataclasses import replace
from datetime import date

from bot.answers import registry
from bot.answers.context import Context
from bot.cards.card import Button, Card, Choice, Menu
from bot.cards.discord_limits import BUTTON_LABEL, SELECT_OPTIONS
from bot.cards.parts.corrections import with_corrections
from bot.cards.text import shorten
from bot.models.question import Action, Question
from bot.models.quote import Holder
from bot.store.queries.events import list_events
from bot.store.queries.quotes import find_quotes, list_statements

_STRIKES = 2
"""The latest strikes of a union that get a button."""


async def holder_card(context: Context, identifier: str) -> Card | None:
    """The events of a body, or the words of a person, with buttons to the other, to its strikes and
    to the pay it is a party to; None where the record has neither.
    """
    holder = context.record.holders[identifier]
    quote = Question.of("quote", holder=identifier)
    timeline = Question.of("timeline", about=identifier)
    has_events = await list_events(context.record, date.min, date.max, holder=identifier)
    speaks = await find_quotes(context.record, "", identifier, "") or await list_statements(
        context.record, "", identifier
    )
    ways = [timeline] if has_events else []
    ways += [quote] if speaks else []
    if not ways:
        return None
    if holder.kind in ("person", "article"):
        ways.reverse()
    card = await registry.answer(context, ways[0])
    others = [Button(_label(f"/{one.command} {holder.name}"), Action.OPEN, one) for one in ways[1:]]
    card = replace(
        card,
        buttons=(*_strikes(context, holder), *others, *card.buttons),
        menus=(*_pay(context, holder), *card.menus),
    )
    return with_corrections(card, context.record.corrections.get(identifier, ()))


def _label(text: str) -> str:
    return shorten(text, BUTTON_LABEL)


def _strikes(context: Context, holder: Holder) -> list[Button]:
    called = {holder.name, *holder.aliases}
    strikes = [one.row for one in context.record.strikes.values() if called & {*one.row.union}]
    strikes.sort(key=lambda strike: strike.start.first, reverse=True)
    return [
        Button(_label(f"/strike {one.name}"), Action.OPEN, Question.of("strike", name=one.id))
        for one in strikes[:_STRIKES]
    ]


def _pay(context: Context, holder: Holder) -> list[Menu]:
    """The roles that it employs or bargains for, the best attested first."""
    called = {holder.name, *holder.aliases}
    roles = [
        name
        for name in context.names.by_record.values()
        if name.kind == "role" and called & {*name.hint.split(", ")}
    ]
    roles.sort(key=lambda name: (-name.weight, name.title))
    choices = tuple(Choice(one.title, one.record, one.hint) for one in roles[:SELECT_OPTIONS])
    menu = Menu(f"Pay: {holder.name}", Question("pay"), "role", choices, Action.OPEN)
    return [menu] if choices else []
