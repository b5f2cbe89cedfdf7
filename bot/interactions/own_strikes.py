"""Of the strikes that a union's name can mean, those in which that union struck."""

from dataclasses import replace

from bot.answers.context import Context
from bot.answers.unions import UnionAsked, union_asked
from bot.cards.card import Button, Card
from bot.cards.discord_limits import BUTTON_LABEL
from bot.cards.refusals import MOST_BUTTONS, render_offer
from bot.cards.text import shorten
from bot.domain.names.meaning import NOTHING, Meant, latest_large
from bot.domain.stoppages.parties import employer_names, telling, words_in
from bot.domain.stoppages.read_list import words_asked
from bot.models.event import Strike
from bot.models.question import Action, Question
from bot.store.queries.stoppages import stoppages_by_id


def of_own_strikes(context: Context, meant: Meant, text: str) -> Meant:
    """The same without the strikes of others, as of a union's own staff, and of other years, where
    the text is no more than a union and perhaps a year; instead of these those of that union.
    """
    named = [one for one in (meant.name, *meant.others) if one is not None]
    asked = union_asked(context, text) if any(one.kind == "strike" for one in named) else None
    if asked is None:
        return meant
    own = {one.id for one in asked.strikes}
    kept = [one for one in named if one.kind != "strike" or one.record in own]
    if len(kept) == len(named):
        return meant
    if meant.name in kept or (kept and meant.name is None):
        others = tuple(one for one in kept if one is not meant.name)
        return replace(meant, others=others)
    strikes = [context.names.by_record[one.id] for one in asked.strikes]
    if not strikes:
        return Meant(None, tuple(kept)) if kept else NOTHING
    first = latest_large(strikes)
    others = tuple(one for one in dict.fromkeys((*strikes, *kept)) if one is not first)
    return Meant(first, others, "the latest large one" if others else "")


async def strike_of_party(context: Context, text: str) -> Meant:
    """The strike of the record whose stoppage has an employer by the name: 'Activision'. The lists
    of stoppages do not name it, as it goes by its own name.
    """
    words = {*words_asked(text)}
    covering = {id_: one for one in _strikes(context) for id_ in one.stoppage}
    rows = await stoppages_by_id(context.record, covering) if telling([*words]) else {}
    found = dict.fromkeys(
        covering[row.id].id
        for row in rows.values()
        if any(words <= {*words_in(name)} for name in employer_names(row.employer))
    )
    if not found:
        return NOTHING
    names = [context.names.by_record[one] for one in found]
    first = latest_large(names)
    others = tuple(one for one in names if one is not first)
    return Meant(first, others, "which is on the lists of stoppages under that name")


def _strikes(context: Context) -> list[Strike]:
    return [stated.row for stated in context.record.strikes.values()]


def no_strike_card(asked: UnionAsked) -> Card:
    """That a union has no strike on record, with its contracts of that year, and other strikes."""
    contracts = [
        (f"/terms {one.name}", Question.of("terms", contract=one.id)) for one in asked.contracts
    ]
    strikes = [(f"/strike {one.name}", Question.of("strike", name=one.id)) for one in asked.every]
    ways = [*contracts, *strikes][:MOST_BUTTONS]
    buttons = [Button(shorten(label, BUTTON_LABEL), Action.OPEN, way) for label, way in ways]
    notes = [f"{one.name}: {one.note}" for one in asked.contracts[:1] if one.note]
    return render_offer(asked.unstruck, "".join(notes) or _OTHERS, buttons)


_OTHERS = "What else is on record of it:"
