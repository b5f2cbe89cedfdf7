"""From what was typed into the options to a Question, or to a card that says what is open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answers.context import Context, taken_away
from bot.answers.registry import COMMANDS
from bot.answers.spec import Command, Option
from bot.answers.unions import UnionAsked, union_asked
from bot.cards.card import Button, Card, Choice
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.labels import KINDS
from bot.cards.readings import Reading, with_readings
from bot.cards.refusals import (
    render_choices,
    render_mistake,
    render_no_match,
    typed,
)
from bot.domain.names.meaning import NOTHING, Meant
from bot.domain.names.spelling import normalized
from bot.domain.time.lengths import read_length
from bot.errors import UserError
from bot.interactions.dated import HINT, Filled, NoDate, no_date_card
from bot.interactions.meant_stoppages import meant_stoppage
from bot.interactions.own_strikes import no_strike_card
from bot.interactions.resolve_dates import read_dates
from bot.interactions.resolve_lengths import count_from
from bot.interactions.resolve_names import find_meant
from bot.interactions.resolve_strike_days import read_bare_strike, read_listed
from bot.models.evidence import Name
from bot.models.question import Action, Question

_NO_KIND = ("", "")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question whose options are filled in, and how those were read that can mean more."""

    question: Question
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """An option that could not be settled: nothing fits, several fit, the date is no date, or the
    record was taken away.
    """

    option: Option
    text: str
    names: tuple[Name, ...] = ()
    why: str = ""
    no_date: NoDate | None = None
    removed: UserError | None = None
    union: UnionAsked | None = None


async def resolve(
    context: Context, question: Question, given: Mapping[str, str], locale: str = ""
) -> Resolved | Card:
    """The question with every option filled in that was given; else a card for the first that is
    open, whose buttons carry the best match of the others. `locale` is the reader's, like 'en-US'.
    """
    command = COMMANDS[question.command]
    troubles: list[_Open] = []
    readings: list[Reading] = []
    filled: dict[str, str] = {}
    dates = await read_dates(context, command, given, locale)
    likeliest: dict[str, str] = {}
    # What counts from another option comes after that one.
    for name, text in sorted(_closed_up(command, given).items(), key=_is_length):
        option = command.option(name)
        if option is None or not text.strip():
            if option and option.required and name not in command.closes_up:
                return render_mistake(f"The option {name} is blank", "Names complete as you type.")
            continue
        read = dates.get(name) or await _read(context, option, text, filled)
        if isinstance(read, NoDate):
            troubles.append(_Open(option, text, no_date=read))
        elif isinstance(read, _Open):
            troubles.append(read)
            likeliest[name] = read.names[0].record if read.names else ""
        else:
            filled[name] = read.value
            readings += [read.reading] if read.reading else []
    question = question.filled(**filled, **likeliest)
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


def _is_length(given: tuple[str, str]) -> bool:
    return read_length(given[1]) is not None


async def _read(
    context: Context, option: Option, text: str, filled: Mapping[str, str]
) -> Filled | NoDate | _Open:
    """What a text means, where it is no date of its own; `filled` has what others mean."""
    if option.fixed:
        return Filled(_chosen(option, text))
    if option.identify and (identified := await option.identify(context, text)) is not None:
        return Filled(identified)
    if option.dated and (dated := await _read_dated(context, option, text, filled)) is not None:
        return dated
    return await _read_name(context, option, text)


async def _read_name(context: Context, option: Option, text: str) -> Filled | NoDate | _Open:
    """A record by its name. An id that was taken away means no other record, unless it is a word
    that others are called by.
    """
    identifier = text.strip().casefold()
    removed = taken_away(context.record, identifier)
    if removed is not None and not identifier.isalpha():
        return _Open(option, text, removed=removed)
    meant = await find_meant(context, option, text)
    if meant == NOTHING and option.stoppages:
        meant = await meant_stoppage(context, text, SELECT_OPTIONS)
    by_strike = "strike" in option.kinds and "contract" not in option.kinds
    if meant == NOTHING and by_strike and (asked := union_asked(context, text)) is not None:
        return _Open(option, text, union=asked)
    if meant == NOTHING and option.dated:
        return await read_listed(context, option, text) or _Open(option, text, removed=removed)
    if meant.name is None:
        return _Open(option, text, meant.others[:SELECT_OPTIONS], meant.why, removed=removed)
    return Filled(meant.name.record, _reading(option, text, meant.name, meant))


async def _read_dated(
    context: Context, option: Option, text: str, filled: Mapping[str, str]
) -> Filled | NoDate | None:
    """A length that counts from another option, or a strike by whom it was of."""
    if (length := read_length(text)) is not None:
        return await count_from(context, option, text, length, filled)
    return await read_bare_strike(context, option, text)


def _chosen(option: Option, text: str) -> str:
    """The value of a choice, also where the text is what the choice is called."""
    typed = text.strip().casefold()
    named = (value for value, label in option.choices if label.casefold() == typed)
    return next(named, text)


def _reading(option: Option, text: str, name: Name, meant: Meant) -> Reading | None:
    if not meant.why or (normalized(name.title) == normalized(text) and not option.shows_kinds):
        return None
    others = tuple(
        Choice(one.label, one.record, KINDS.get(one.kind, _NO_KIND)[0])
        for one in meant.others[:SELECT_OPTIONS]
    )
    kind = KINDS.get(name.kind, _NO_KIND)[0]
    taken = f"the {kind} {name.title}" if option.shows_kinds and kind else name.title
    whole = None
    if meant.whole:
        asked = Question.of("timeline", about=meant.whole.value)
        whole = Button(meant.whole.label, Action.OPEN, asked)
    says = f"{typed(text)} is read as {taken}, {meant.why}."
    return Reading(says, option.name, others, whole)


def _card(context: Context, question: Question, found: _Open) -> Card:
    name, text, on_record = found.option.name, found.text, found.option.on_record
    if found.no_date is not None:
        return no_date_card(question, found.option, found.no_date)
    if found.union is not None:
        return no_strike_card(found.union)
    if found.names:
        return render_choices(text, name, found.names, question, found.why)
    if found.removed is not None:
        return render_mistake(found.removed.what, found.removed.hint)
    if found.option.dated:
        what = f"{typed(text)} is neither a date nor an event or strike on record"
        return render_mistake(what, HINT)
    return render_no_match(text, on_record(context) if on_record else ())
