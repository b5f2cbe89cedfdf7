"""The cards of a report of an error: for those who keep the record, and for who reports."""

from dataclasses import dataclass

from bot.cards.card import Block, Bold, Button, Card, Line, Tone, head, line, quoted, small
from bot.cards.text import cleaned, isolated, shorten
from bot.models.question import Action, Question

WHAT, WHERE = 1000, 300
"""Characters that a person can type into the two fields of the form."""

_LINES = 30
_HEADING = 300


@dataclass(frozen=True, slots=True)
class Report:
    """What a person typed: what is wrong, and where that can be checked ('' where they did not
    say); `by` is their name and id.
    """

    what: str
    where: str
    by: str


def render_report(report: Report, asked: Card) -> Card:
    """A report, for those who keep the record: who, about which answer, in what words.

    It is one block, so that it stays on one page: nobody turns the pages of what was reported.
    """
    lines = (
        line(Bold("Answer"), f": {shorten(asked.heading, _HEADING)}"),
        line(Bold("Reported by"), f": {isolated(cleaned(report.by))}"),
        *_typed(report),
    )
    return Card(
        tone=Tone.RECORD,
        heading="An error was reported",
        question=asked.question,
        blocks=(Block(lines),),
        ids=asked.ids,
        version=asked.version,
        buttons=(Button("Open the answer", Action.OPEN, asked.question),),
        copyable=False,
    )


def render_passed_on(report: Report, asked: Card) -> Card:
    """That a report was passed on, and what it said."""
    told = line("Those who keep this bot's record have it, with your name and what you had asked.")
    return _reply("Your report was passed on", (told, *_typed(report)), asked)


def render_shown_back(report: Report, asked: Card, contact: str, *, refused: bool) -> Card:
    """How a report reaches somebody, and its words to copy; `refused` where Discord did not take
    it to the channel that it should have gone to.
    """
    heading = (
        "Your report could not be passed on from here"
        if refused
        else "Your report is not sent from here"
    )
    lines = (
        contact_line(contact),
        *_typed(report),
        small("Your words are kept nowhere: copy them from here."),
    )
    return _reply(heading, lines, asked)


def _typed(report: Report) -> list[Line]:
    """What was typed, in its lines: as a quotation, so that it can be copied as it is."""
    lines = [head("What is wrong?"), *_quoted(report.what, WHAT)]
    if report.where.strip():
        lines += [head("Where can that be checked?"), *_quoted(report.where, WHERE)]
    return lines


def _quoted(text: str, limit: int) -> list[Line]:
    found = [part for part in text[:limit].splitlines() if cleaned(part)]
    kept = [*found[: _LINES - 1], " ".join(found[_LINES - 1 :])]
    return [quoted(isolated(cleaned(part, limit))) for part in kept if part]


def _reply(heading: str, lines: tuple[Line, ...], asked: Card) -> Card:
    return Card(
        tone=Tone.RECORD,
        heading=heading,
        question=Question("record"),
        blocks=(Block(lines),),
        ids=asked.ids,
        version=asked.version,
        copyable=False,
    )


def contact_line(contact: str) -> Line:
    """How to reach those who keep the record."""
    if contact:
        return line(
            f"Write to {contact}. Name the id in small print and the source that says it better."
        )
    text = (
        "Tell whoever runs this bot here. Name the id in small print and the source that says it "
        "better; the record is a folder of CSV files that they can correct."
    )
    return line(text)
