"""The cards of what could not be answered: no match, several matches, a mistake, a bug."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.card import Block, Button, Card, Choice, Code, Line, Menu, Tone, line, small
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.sanitize import LONGEST_CLAIM, cleaned, isolated
from bot.models.evidence import Name
from bot.models.question import Action, Question

MOST_BUTTONS = 5
_ECHO = 80


def typed(text: str) -> str:
    """What was typed, short and safe, in single quotation marks."""
    return f"‘{isolated(cleaned(text, _ECHO))}’"


def render_choices(
    text: str, slot: int, names: Sequence[Name], question: Question, version: str
) -> Card:
    """What was typed can mean several records: up to five as buttons, more as a select."""
    shown = f"{typed(text)} can mean {len(names)} records: which one?"
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    if len(names) <= MOST_BUTTONS:
        buttons = tuple(
            Button(_label(name), Action.TURN, question.fill(slot, name.record)) for name in names
        )
    else:
        choices = tuple(
            Choice(name.title, name.record, name.hint) for name in names[:SELECT_OPTIONS]
        )
        menus = (Menu("Choose one", question, slot, choices),)
    return replace(_trouble(shown, question, version), buttons=buttons, menus=menus)


def _label(name: Name) -> str:
    return f"{name.title} · {name.hint}" if name.hint else name.title


@dataclass(frozen=True, slots=True)
class Nearest:
    """Up to three records to offer; not `near` where they are only the best attested ones."""

    names: Sequence[Name]
    near: bool


def render_no_match(
    text: str, slot: int, nearest: Nearest, question: Question, version: str
) -> Card:
    """Silence is an answer: what was looked for, and the nearest that the record holds."""
    offered = "The nearest that the record holds:"
    lines = [
        line(offered if nearest.near else "Nothing comes near. Best attested are:"),
        small("A gap in the record? ", Code("/record"), " says how to report it."),
    ]
    buttons = tuple(
        Button(_label(name), Action.TURN, question.fill(slot, name.record))
        for name in nearest.names
    )
    heading = f"Nothing on record is called {typed(text)}"
    return replace(_trouble(heading, question, version, lines), buttons=buttons)


def render_mistake(what: str, hint: str, question: Question, version: str) -> Card:
    """Something that a person can mend: what was wrong, and what to try."""
    return _trouble(what, question, version, [line(hint)] if hint else ())


def render_offer(
    what: str, hint: str, buttons: Sequence[Button], question: Question, version: str
) -> Card:
    """A mistake with its mends as buttons."""
    return replace(_trouble(what, question, version, [line(hint)]), buttons=tuple(buttons))


def render_wait(seconds: int, version: str, *, person: bool) -> Card:
    """One person, or else a whole server, asked too much at once."""
    who = "That was a lot at once" if person else "This server asked a lot at once"
    what = f"{who}: please go on in {plural(seconds, 'second')}"
    return _trouble(what, Question("help"), version)


def render_bug(reference: str, question: Question, version: str) -> Card:
    """Something went wrong that nobody who asks can mend."""
    lines = [
        line("The answer failed because of a mistake in the bot, not in what you typed."),
        line("Reference: ", Code(reference), " (the log has it too)"),
    ]
    return _trouble("That did not work", question, version, lines)


def render_lost(what: str, reference: str, question: Question, version: str) -> Card:
    """An answer that was not to be had, which may be there when it is asked for again."""
    lines = [
        line("Ask again in a moment."),
        line("Reference: ", Code(reference), " (the log has it too)"),
    ]
    return _trouble(what, question, version, lines)


def _trouble(heading: str, question: Question, version: str, lines: Sequence[Line] = ()) -> Card:
    if len(question.text) > LONGEST_CLAIM:
        question = replace(question, text="")  # no card has the room to repeat it
    return Card(
        tone=Tone.TROUBLE,
        heading=heading,
        question=question,
        blocks=(Block(tuple(lines)),) if lines else (),
        version=version,
        copyable=False,
    )
