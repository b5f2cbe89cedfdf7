"""The answer of /help: what can be asked, with examples that work when they are typed."""

from bot.answers import registry
from bot.answers.context import Context
from bot.answers.spec import Command, Example
from bot.cards.card import Block, Bold, Card, Code, Line, Tone, item, line, small
from bot.models.question import Question


async def answer(_: Context, __: Question) -> Card:
    examples = [
        _example_line(command, example)
        for command in registry.COMMANDS.values()
        for example in command.examples
    ]
    return Card(
        tone=Tone.RECORD,
        heading="Ask what a role is paid, who said what, and what happened when",
        blocks=(
            Block((line("Type a command; names complete as you type, typos are forgiven."),)),
            *(Block((one,), tight=place > 0) for place, one in enumerate(examples)),
            Block(
                (
                    line(
                        "Add ",
                        Code("private: True"),
                        " to see an answer alone; ",
                        Bold("Share"),
                        " then posts it for all. ",
                        Bold("Copy as text"),
                        " gives the whole answer with every source.",
                    ),
                    small(
                        "Every figure has its date, its measure and its sources. A posted range "
                        "is no salary, and a share of people below an amount is no average."
                    ),
                )
            ),
        ),
    )


def _example_line(command: Command, example: Example) -> Line:
    typed = "".join(f" {option}: {value}" for option, value in example.options.items())
    return item(Code(f"/{command.name}{typed}"), f" {example.says}")
