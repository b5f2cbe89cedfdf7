"""The cards of /record and /help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Card, Code, Link, Tone, head, item, line, small
from bot.cards.citations import source_label
from bot.cards.parts.amounts import number, plural
from bot.cards.parts.corrections import ledger_line
from bot.cards.parts.labels import KINDS
from bot.cards.report import contact_line
from bot.models.correction import Correction
from bot.models.question import Question
from bot.models.source import Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the record holds: rows by kind, the years of its events, its sources, its corrections,
    the newest first.
    """

    version: str
    counts: Mapping[str, int]
    first_year: str
    last_year: str
    standings: Mapping[str, int]
    articles: Sequence[Source]
    contact: str
    corrections: Sequence[Correction] = ()


def render_record(coverage: Coverage, question: Question) -> Card:
    counts = coverage.counts
    holds = [
        item(Bold(number(counts.get(kind, 0))), f" {_inside(many)}")
        for kind, (_, many) in KINDS.items()
    ]
    standings = ", ".join(
        f"{number(count)} {standing}" for standing, count in coverage.standings.items()
    )
    articles = [
        item(
            Link(source.title, source.url) if source.url else source.title,
            f" · {source_label(source)}",
        )
        for source in coverage.articles
    ]
    return Card(
        tone=Tone.RECORD,
        heading=(
            f"The record {coverage.version} holds {plural(counts.get('figure', 0), 'pay figure')} "
            f"for {plural(counts.get('role', 0), 'role')}, from "
            f"{plural(counts.get('source', 0), 'source')}"
        ),
        question=question,
        blocks=(
            Block((head("What it holds"), *holds)),
            Block(
                (
                    line(f"Events from {coverage.first_year} to {coverage.last_year}."),
                    line(f"Sources by standing: {standings}."),
                )
            ),
            Block((head("The articles that are quoted word for word"), *articles)),
            Block(
                (
                    head("What it does not do"),
                    line(
                        "It never averages a disagreement away, never puts quotation marks "
                        "around words that the source does not have, and says when it holds "
                        "nothing."
                    ),
                    small(
                        "Facts and figures are free to use. Quotations belong to their authors "
                        "and are quoted with attribution."
                    ),
                )
            ),
            Block((head("An error or a gap?"), _WHERE_TO_REPORT, contact_line(coverage.contact))),
            *_corrections(coverage.corrections),
        ),
        version=coverage.version,
    )


def _corrections(corrections: Sequence[Correction]) -> list[Block]:
    if not corrections:
        none = line("None has been needed in any version that was given out.")
        return [Block((head("Corrections"), none))]
    first, *rest = (ledger_line(one) for one in corrections)
    title = head(f"Corrections ({len(corrections)})")
    return [Block((title, first)), *(Block((one,), tight=True) for one in rest)]


def _inside(kinds: str) -> str:
    """The name of many in a sentence: 'pay figures', 'BLS occupations'."""
    return kinds if kinds[:2].isupper() else kinds.casefold()


_WHERE_TO_REPORT = line(Bold("Report an error"), " stands under every answer.")

EXAMPLES: tuple[tuple[str, str, str], ...] = (
    (
        "/compare",
        "first: Netflix AI product manager second: SAG-AFTRA member",
        "two to four roles side by side, with the arithmetic",
    ),
    ("/pay", "role: day performer", "every figure on record for one role, and who reports it"),
    ("/pay", "role: SAG-AFTRA member known_by: July 2023", "what was published by then alone"),
    ("/quote", "topic: hypocrisy", "exact words, who, where and when"),
    ("/quote", "words: sound basis", "the passages that have these words"),
    ("/positions", "topic: AI threatens to replace", "who stands where on one proposition"),
    ("/source", "source: TechCrunch", "what an article states, and whom it repeats"),
    ("/timeline", "about: Writers' strike of 2023", "what happened, in order"),
    ("/timeline", "about: DGA from_date: 2023 to_date: 2026", "the same for a union or a company"),
    ("/timeline", "about: all stoppages 2023", "the work stoppages on the lists of the BLS"),
    ("/strike", "name: actors 2023", "what was demanded, offered and won, and how large it was"),
    ("/on", "date: 27 July 2023", "the state of play on a day, or in a month"),
    ("/between", "start: 2 May 2023 end: 27 September 2023", "days between two dates or events"),
    ("/cite", "record: day performer style: mla", "how to cite it, in six styles"),
    ("/export", "what: wga-2023 format: xlsx", "an answer, a table or the record as a file"),
    ("/search", "words: residual checks", "anything, ranked"),
    (
        "/check",
        "claim: The actors' strike lasted 118 days, from 14 July 2023",
        "a claim's numbers and dates held against the record; also by a right click on a message",
    ),
    ("/record", "", "what the record holds, what was corrected, how to report an error"),
)
"""Command, options as typed, what it answers. A test types every one of them."""


def render_help(question: Question, version: str) -> Card:
    shown = [
        item(Code(f"{command} {options}".strip()), f" {says}")
        for command, options, says in EXAMPLES
    ]
    return Card(
        tone=Tone.RECORD,
        heading="Ask what a role is paid, who said what, and what happened when",
        question=question,
        blocks=(
            Block((line("Type a command; names complete as you type, typos are forgiven."),)),
            Block(tuple(shown)),
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
        version=version,
    )
