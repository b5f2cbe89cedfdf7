"""What people ask: options, completions, claims and searches, answered from the whole record."""

from dataclasses import replace
from types import SimpleNamespace

from discord import Locale

from bot.answers.context import Context
from bot.answers.registry import COMMANDS
from bot.answers.spec import Command, Option
from bot.cards.card import Card
from bot.cards.discord_limits import CHOICE_NAME, CHOICES, SELECT_TEXT
from bot.cards.report import Report, render_report, render_shown_back
from bot.cards.text import LONGEST_ECHO, cleaned
from bot.domain.claims.text.statements import LONGEST, joined
from bot.interactions.autocomplete import completion as complete_option
from bot.interactions.custom_ids import fits, from_custom_id, to_custom_id
from bot.interactions.resolve_options import resolve
from bot.interactions.respond import find_card
from bot.lifecycle.live_record import LiveRecord
from bot.models.question import Question
from fuzz import corpus
from fuzz.context import at_context, hold_answer, hold_card
from fuzz.target import Target, expect, text_of


def _read(command: Command) -> tuple[Option, ...]:
    """The options whose texts are read: as names, or as dates."""
    return tuple(option for option in command.typed if option.kinds or option.dated)


_RESOLVED = tuple(command for command in COMMANDS.values() if _read(command))
_COMPLETED = tuple(
    {
        (option.kinds, option.dated): option for command in _RESOLVED for option in _read(command)
    }.values()
)
"""An option of each kind that completes."""


async def options(context: Context, data: bytes) -> None:
    """The first byte is the command, each line an option."""
    command = _RESOLVED[data[0] % len(_RESOLVED)] if data else _RESOLVED[0]
    lines = text_of(data[1:]).split("\n")
    given = dict(zip((option.name for option in _read(command)), lines, strict=False))
    resolved = await resolve(context, Question(command.name), given)
    if isinstance(resolved, Card):
        hold_card(resolved.answering(Question(command.name), context.record.version))
    elif not command.gives_file:
        await hold_answer(context, resolved.question)


async def completion(context: Context, data: bytes) -> None:
    text = text_of(data)
    # Of the interaction a completion looks at the language alone.
    interaction, live = SimpleNamespace(locale=Locale.british_english), LiveRecord(context)
    for option in _COMPLETED:
        complete = complete_option(live, option)
        found = await complete(interaction, text)  # pyright: ignore[reportArgumentType]
        expect(len(found) <= CHOICES, "too many choices")
        expect(all(0 < len(one.name) <= CHOICE_NAME for one in found), "the length of a name")
        expect(all(0 < len(one.value) <= CHOICE_NAME for one in found), "the length of a value")
        labels = [one.name for one in found]
        expect(len(set(labels)) == len(labels), "two choices look alike")


async def claims(context: Context, data: bytes) -> None:
    text = cleaned(joined(text_of(data)), LONGEST)
    await hold_answer(context, Question("check", text=text))


async def searches(context: Context, data: bytes) -> None:
    text = cleaned(text_of(data), LONGEST_ECHO)
    for command in ("search", "quote"):
        await hold_answer(context, Question(command, text=text))


async def custom_ids(context: Context, data: bytes) -> None:
    """A custom id; in a line behind it the value of a menu, then what the card repeats."""
    custom_id, _, rest = text_of(data).partition("\n")
    value, _, text = rest.partition("\n")
    pressed = from_custom_id(custom_id)
    if pressed is None:
        return
    question = pressed.question
    if pressed.needs_text:
        question = replace(question, text=cleaned(text) or "pay")
    again = to_custom_id(pressed.action, question, pressed.option)
    expect(from_custom_id(again) == pressed, "a custom id says something else the second time")
    if pressed.option is not None and 0 < len(value) <= SELECT_TEXT:
        question = question.filled(**{pressed.option: value})
        if not fits(question):
            return
    if not COMMANDS[question.command].gives_file:
        await hold_answer(context, question)


async def reports(context: Context, data: bytes) -> None:
    """What was typed into the form, and the name of who did."""
    what, _, rest = text_of(data).partition("\n\n")
    where, _, by = rest.partition("\n\n")
    report = Report(what[:1000], where[:300], f"{by[:32]} (id 1)")
    asked = await find_card(context, Question.of("pay", role="grip"))
    for card in (
        render_report(report, asked),
        *(
            render_shown_back(report, asked, context.contact, refused=refused)
            for refused in (True, False)
        ),
    ):
        hold_card(card.answering(Question("help"), context.record.version))


def _commands() -> list[bytes]:
    return [
        bytes([place % len(_RESOLVED)]) + name + b"\n" + name[::-1]
        for place, name in enumerate(corpus.named())
    ]


TARGETS = (
    Target(
        "options",
        "whatever is typed into the options is answered by a card that Discord takes",
        lambda: at_context(options),
        _commands,
        corpus.name_words,
    ),
    Target(
        "completion",
        "at most 25 choices that Discord takes and that can be told apart",
        lambda: at_context(completion),
        corpus.named,
        corpus.name_words,
    ),
    Target(
        "claims",
        "whatever is claimed is answered by a card that Discord takes",
        lambda: at_context(claims),
        corpus.claims,
        corpus.claim_words,
    ),
    Target(
        "searches",
        "whatever is looked for is answered by a card that Discord takes",
        lambda: at_context(searches),
        corpus.claims,
        corpus.name_words,
    ),
    Target(
        "custom-ids",
        "a custom id is refused, or says the same when it is written again and has a card",
        lambda: at_context(custom_ids),
        corpus.custom_ids,
        corpus.id_words,
    ),
    Target(
        "reports",
        "a report is a card that Discord takes",
        lambda: at_context(reports),
        corpus.claims,
        corpus.claim_words,
    ),
)
