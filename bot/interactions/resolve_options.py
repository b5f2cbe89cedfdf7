"""From what was typed into the options to a Question, or to a card that says what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.context import Context
from bot.cards.card import Button, Card
from bot.cards.parts.amounts import day
from bot.cards.refusals import (
    Nearest,
    render_choices,
    render_mistake,
    render_no_match,
    render_offer,
    typed,
)
from bot.domain.names.index import CLEAR_BY, POSSIBLE, SURE, NameMatch, sure_match
from bot.domain.time.parse_date import EXAMPLES, Unread, read_date
from bot.models.dates import When
from bot.models.evidence import Name
from bot.models.question import Action, Question

NEAREST = 3
_ASKED = 25
_LEEWAY = 12.0
"""How far below the best match another one is still offered beside it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One option: its place in the question, its name, its text, and what it may name.

    `dated` options take a date; `kinds` are the records that they take by name; a `fixed` one
    has choices of its own and is taken as it is; a `needed` one cannot be blank.
    """

    slot: int
    option: str
    text: str
    kinds: tuple[str, ...] = ()
    dated: bool = False
    fixed: bool = False
    needed: bool = False


def resolve(context: Context, question: Question, options: Sequence[Typed]) -> Question | Card:
    """The question with every option filled in; else the card for the first that is open.

    The other open options get their best match, which the buttons of that card carry.
    """
    troubles: list[tuple[Typed, _Open]] = []
    for option in options:
        if not option.text.strip():
            if option.needed:
                what = f"The option {option.option} is blank"
                return render_mistake(
                    what, "Names complete as you type.", question, context.version
                )
            continue
        found = _read(context, option)
        if isinstance(found, _Open):
            troubles.append((option, found))
            best = found.names[0].record if found.names else ""
            question = question.fill(option.slot, best)
        else:
            question = question.fill(option.slot, found)
    if not troubles:
        return question
    # What means nothing comes before what means several things: no button can settle it.
    unknown = [trouble for trouble in troubles if not trouble[1].names]
    return _card(context, question, *(unknown or troubles)[0])


@dataclass(frozen=True, slots=True)
class _Open:
    """An option that could not be settled: nothing fits, several fit, or the date is no date."""

    names: tuple[Name, ...] = ()
    several: bool = False
    unread: Unread | None = None


def _read(context: Context, option: Typed) -> "str | _Open":
    if option.fixed:
        return option.text
    if option.dated:
        when = read_date(option.text, context.today())
        if isinstance(when, When):
            return when.text
        if isinstance(when, Unread):
            return _Open(unread=when)
    if not option.kinds:
        return _Open(unread=Unread())
    known = context.names.by_record.get(option.text.strip().casefold())
    if known is not None and known.kind in option.kinds:
        return known.record
    return _match(context.names.find(option.text, option.kinds, _ASKED))


def _match(matches: Sequence[NameMatch]) -> "str | _Open":
    name = sure_match(matches)
    if name is not None:
        return name.record
    near = [match for match in matches if match.score >= POSSIBLE]
    if not near:
        return _Open(tuple(match.name for match in matches[:NEAREST]))
    leeway = _LEEWAY if near[0].score < SURE else CLEAR_BY
    meant = [match.name for match in near if match.score >= near[0].score - leeway]
    return _Open(tuple(meant), several=True)


def _card(context: Context, question: Question, option: Typed, found: _Open) -> Card:
    if found.unread is not None:
        return _date_card(context, question, option, found.unread)
    if found.several and len(found.names) > 1:
        return render_choices(option.text, option.slot, found.names, question, context.version)
    if option.dated:
        what = f"{typed(option.text)} is neither a date nor an event or strike on record"
        hint = f"A date can be {EXAMPLES}."
        buttons = [
            Button(name.title, Action.TURN, question.fill(option.slot, name.record))
            for name in found.names
        ]
        return render_offer(what, hint, buttons, question, context.version)
    common = context.names.common(option.kinds, NEAREST)
    nearest = Nearest(found.names[:NEAREST] or common, near=bool(found.names))
    return render_no_match(option.text, option.slot, nearest, question, context.version)


def _date_card(context: Context, question: Question, option: Typed, unread: Unread) -> Card:
    if unread.possible:
        buttons = [
            Button(day(one), Action.TURN, question.fill(option.slot, one.isoformat()))
            for one in unread.possible
        ]
        what = f"{typed(option.text)} can be two days: which one?"
        return render_offer(
            what, "Or name the month in letters.", buttons, question, context.version
        )
    what = f"{typed(option.text)} is not a date that can be read"
    if unread.impossible:
        what = f"There is no such day as {typed(option.text)}"
    return render_mistake(what, f"A date can be {EXAMPLES}.", question, context.version)
