"""The cards of what could not be answered: no match, several matches, a mistake, a bug."""

from collections.abc import Sequence

from bot.cards.card import Block, Bold, Button, Card, Choice, Code, Line, Menu, Tone, line, small
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.text import cleaned, isolated
from bot.models.evidence import Name
from bot.models.question import Action, Question

MOST_BUTTONS = 5
_ECHO = 80


def typed(text: str) -> str:
    """What was typed, short and safe, in single quotation marks."""
    return f"‘{isolated(cleaned(text, _ECHO))}’"


def render_choices(
    text: str, option: str, names: Sequence[Name], question: Question, why: str = ""
) -> Card:
    """What was typed can mean several records: up to five as buttons, more as a select. `why` goes
    on from it where it means none of them.
    """
    many = f"can mean {len(names)} records: which one?"
    shown = f"{typed(text)} {why or (many if len(names) > 1 else 'may mean this record:')}"
    if len(names) <= MOST_BUTTONS:
        return _trouble(shown, buttons=_named_buttons(names, option, question))
    choices = tuple(Choice(name.title, name.record, name.hint) for name in names[:SELECT_OPTIONS])
    return _trouble(shown, menus=(Menu("Choose one", question, option, choices),))


def _named_buttons(names: Sequence[Name], option: str, question: Question) -> tuple[Button, ...]:
    """A button for each record, which fills the option with it."""
    return tuple(
        Button(
            name.label,
            Action.TURN,
            question.filled(**{option: name.record}),
        )
        for name in names
    )


def render_no_match(text: str, there_is: Sequence[str] = ()) -> Card:
    """Silence is an answer: nothing unrelated is offered. `there_is` names all that can be meant,
    where it is little.
    """
    on_record = [line(Bold("On record"), f": {', '.join(there_is)}.")] if there_is else []
    return _trouble(
        f"Nothing on record is called {typed(text)}",
        *on_record,
        line("Names complete as you type, and ", Code("/search"), " looks through everything."),
        small("A gap in the record? ", Code("/record"), " says how to report it."),
    )


def render_mistake(what: str, hint: str) -> Card:
    """Something that a person can mend: what was wrong, and what to try."""
    return _trouble(what, *([line(hint)] if hint else ()))


def render_offer(what: str, hint: str, buttons: Sequence[Button]) -> Card:
    """A mistake with its mends as buttons."""
    return _trouble(what, line(hint), buttons=tuple(buttons))


def render_wait(seconds: int, *, person: bool) -> Card:
    """One person, or else a whole server, asked too much at once."""
    who = "That was a lot at once" if person else "This server asked a lot at once"
    return _trouble(f"{who}: please go on in {plural(seconds, 'second')}")


def render_bug(reference: str) -> Card:
    """Something went wrong that nobody who asks can mend."""
    mistake = "The answer failed because of a mistake in the bot, not in what you typed."
    return _trouble("That did not work", line(mistake), _reference_line(reference))


def render_lost(what: str, reference: str) -> Card:
    """An answer that was not to be had, which may be there when it is asked for again."""
    return _trouble(what, line("Ask again in a moment."), _reference_line(reference))


def _reference_line(reference: str) -> Line:
    return line("Reference: ", Code(reference), " (the log has it too)")


def _trouble(
    heading: str, *lines: Line, buttons: tuple[Button, ...] = (), menus: tuple[Menu, ...] = ()
) -> Card:
    return Card(
        tone=Tone.TROUBLE,
        heading=heading,
        blocks=(Block(lines),) if lines else (),
        buttons=buttons,
        menus=menus,
        copyable=False,
    )
