"""The answer of /help: examples that work as they are typed, what is asked most here first."""

from bot.answers.context import Context
from bot.answers.registry import BY_CODE, COMMANDS
from bot.answers.spec import Command, Example, Option
from bot.cards.card import Block, Bold, Button, Card, Code, Line, Tone, head, item, line, small
from bot.domain.time.parse_date import read_date
from bot.models.dates import When
from bot.models.question import Action, Question

_FIRST = ("pay", "strike", "compare", "on", "check")
"""What leads where little was asked; together they answer most questions."""


async def answer(context: Context, question: Question) -> Card:
    every = [command for command in COMMANDS.values() if command.examples]
    asked = [one for code in question["most"].split(".") if (one := BY_CODE.get(code)) in every]
    asked = asked[: len(_FIRST)]
    others = [COMMANDS[name] for name in _FIRST if COMMANDS[name] not in asked]
    return Card(
        tone=Tone.RECORD,
        heading="Ask what a role is paid, who said what, and what happened when",
        blocks=_all(every) if question["all"] else _lead(asked, others[: len(_FIRST) - len(asked)]),
        buttons=_buttons(context, question, asked + others),
    )


def _lead(asked: list[Command], others: list[Command]) -> tuple[Block, ...]:
    lists = [("Asked most here", asked), ("Try one of these" if not asked else "Also", others)]
    blocks = [
        Block((head(title), *(_example_line(one, one.examples[0]) for one in commands)))
        for title, commands in lists
        if commands
    ]
    return (*blocks, Block((line("Tap a button, or type: names complete, typos are forgiven."),)))


def _all(every: list[Command]) -> tuple[Block, ...]:
    lines = [_example_line(one, example) for one in every for example in one.examples]
    how = line(
        *("Add ", Code("private: True"), " to see an answer alone; ", Bold("Share")),
        *(" then posts it for all. ", Bold("Copy as text")),
        " gives the whole answer with every source.",
    )
    limits = small(
        "Every figure has its date, its measure and its sources. A posted range is no salary, and "
        "a share of people below an amount is no average."
    )
    first = Block((head(f"All {len(COMMANDS)} commands"),))
    return (first, *(Block((one,), tight=True) for one in lines), Block((how, limits)))


def _example_line(command: Command, example: Example) -> Line:
    typed = "".join(f" {option}: {value}" for option, value in example.options.items())
    return item(Code(f"/{command.name}{typed}"), f" {example.says}")


def _buttons(context: Context, question: Question, shown: list[Command]) -> tuple[Button, ...]:
    """What is shown, to be asked by a tap, and the way to all commands; or back from there."""
    if question["all"]:
        return (Button("What is asked most", Action.TURN, question.filled(all="")),)
    every = Button(f"All {len(COMMANDS)} commands", Action.TURN, question.filled(all="yes"))
    taps = [
        Button(f"/{command.name}", Action.OPEN, asked)
        for command in shown[: len(_FIRST)]
        if (asked := _asked(context, command, command.examples[0]))
    ]
    return (*taps, every)


def _asked(context: Context, command: Command, example: Example) -> Question | None:
    """An example as a button asks it; None where its words are free, or mean nothing for sure."""
    values = {
        name: _value(context, option, text)
        for name, text in example.options.items()
        if (option := command.option(name))
    }
    return Question.of(command.name, **values) if all(values.values()) else None


def _value(context: Context, option: Option, text: str) -> str:
    """What a text is resolved to; '' where that is not sure."""
    if option.place is None:
        return ""
    if option.fixed:
        return text
    if option.dated:
        meant = read_date(text, context.today())
        return meant.text if isinstance(meant, When) else ""
    names = context.names.exact(text, option.kinds)
    return names[0].record if len(names) == 1 else ""
