"""From what was typed into the options to a Question, or to a card that says what is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.context import Context
from bot.answers.registry import COMMANDS
from bot.answers.spec import Command, Option
from bot.cards.card import Button, Card
from bot.cards.readings import Reading, with_readings
from bot.cards.refusals import (
    Nearest,
    render_choices,
    render_mistake,
    render_no_match,
    render_offer,
    typed,
)
from bot.domain.names.index import CLEAR_BY, POSSIBLE, SURE, NameMatch, sure_match
from bot.domain.time.parse_date import EXAMPLES
from bot.interactions.dated import Dated, NoDate, no_date_card
from bot.interactions.resolve_dates import read_dates
from bot.models.evidence import Name
from bot.models.question import Action, Question

NEAREST = 3
_ASKED = 25
_LEEWAY = 12.0
"""How far below the best match another one is still offered beside it."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question whose options are filled in, and how those were read that can mean more."""

    question: Question
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """An option that could not be settled: nothing fits, several fit, or the date is no date."""

    option: Option
    text: str
    names: tuple[Name, ...] = ()
    several: bool = False
    no_date: NoDate | None = None


async def resolve(
    context: Context, question: Question, given: Mapping[str, str], locale: str = ""
) -> Resolved | Card:
    """The question with every option filled in that was given; else a card for the first that is
    open, whose buttons carry the best match of the others. `locale` is the reader's, like 'en-US'.
    """
    command = COMMANDS[question.command]
    troubles: list[_Open] = []
    filled: dict[str, str] = {}
    readings: list[Reading] = []
    dates = read_dates(context, command, given, locale)
    for name, text in _closed_up(command, given).items():
        option = command.option(name)
        if option is None or not text.strip():
            if option and option.required and name not in command.closes_up:
                return render_mistake(f"The option {name} is blank", "Names complete as you type.")
            continue
        read = dates.get(name) or await _read(context, option, text)
        if isinstance(read, Dated):
            readings += [read.reading] if read.reading else []
            read = read.value
        elif isinstance(read, NoDate):
            troubles.append(_Open(option, text, no_date=read))
            continue
        elif isinstance(read, _Open):
            troubles.append(read)
            read = read.names[0].record if read.names else ""
        filled[name] = read
    question = question.filled(**filled)
    if not troubles:
        return Resolved(question, tuple(readings))
    # What means nothing comes before what means several things: no button can settle it.
    unknown = [trouble for trouble in troubles if not trouble.names]
    card = _card(context, question, (unknown or troubles)[0])
    return replace(with_readings(card, readings, question), question=question)


def _closed_up(command: Command, given: Mapping[str, str]) -> Mapping[str, str]:
    """What was given, moved up into the places of blank options where the command wants that."""
    texts = [given[name] for name in command.closes_up if given.get(name, "").strip()]
    return {
        **given,
        **dict.fromkeys(command.closes_up, ""),
        **dict(zip(command.closes_up, texts, strict=False)),
    }


async def _read(context: Context, option: Option, text: str) -> str | _Open:
    if option.fixed:
        return text
    if option.identify and (identified := await option.identify(context, text)) is not None:
        return identified
    known = context.names.by_record.get(text.strip().casefold())
    if known is not None and known.kind in option.kinds:
        return known.record
    return _match(option, text, context.names.find(text, option.kinds, _ASKED))


def _match(option: Option, text: str, matches: Sequence[NameMatch]) -> str | _Open:
    name = sure_match(matches)
    if name is not None:
        return name.record
    near = [match for match in matches if match.score >= POSSIBLE]
    if not near:
        return _Open(option, text, tuple(match.name for match in matches[:NEAREST]))
    leeway = _LEEWAY if near[0].score < SURE else CLEAR_BY
    meant = [match.name for match in near if match.score >= near[0].score - leeway]
    return _Open(option, text, tuple(meant), several=True)


def _card(context: Context, question: Question, found: _Open) -> Card:
    name, text = found.option.name, found.text
    if found.no_date is not None:
        return no_date_card(question, found.option, found.no_date)
    if found.several and len(found.names) > 1:
        return render_choices(text, name, found.names, question)
    if found.option.dated:
        what = f"{typed(text)} is neither a date nor an event or strike on record"
        buttons = [
            Button(one.title, Action.TURN, question.filled(**{name: one.record}))
            for one in found.names
        ]
        return render_offer(what, f"A date can be {EXAMPLES}.", buttons)
    common = context.names.common(found.option.kinds, NEAREST)
    nearest = Nearest(found.names[:NEAREST] or common, near=bool(found.names))
    return render_no_match(text, name, nearest, question)
