"""The card of /record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Card, Link, Tone, head, item, line, small
from bot.cards.citations import source_label
from bot.cards.parts.amounts import number, plural
from bot.cards.parts.corrections import ledger_count, ledger_lines
from bot.cards.parts.labels import KINDS
from bot.cards.report import contact_line
from bot.models.correction import Correction
from bot.models.source import Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the record holds: rows by kind, the years of its events, its sources, its corrections,
    the newest first.
    """

    version: str
    this_year: str
    counts: Mapping[str, int]
    first_year: str
    last_year: str
    standings: Mapping[str, int]
    articles: Sequence[Source]
    contact: str
    corrections: Sequence[Correction] = ()


def render_record(coverage: Coverage) -> Card:
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
        blocks=(
            Block((head("What it holds"), *holds)),
            Block(
                (
                    line(_years(coverage)),
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
    )


def _years(coverage: Coverage) -> str:
    """From when to when events are; the last may be known of beforehand."""
    to_come = ", the latest still to come" if coverage.last_year > coverage.this_year else ""
    return f"Events from {coverage.first_year} to {coverage.last_year}{to_come}."


def _corrections(corrections: Sequence[Correction]) -> list[Block]:
    if not corrections:
        none = line("None has been needed in any version that was given out.")
        return [Block((head("Corrections"), none))]
    first, *rest = ledger_lines(corrections)
    title = head(f"Corrections ({ledger_count(corrections)})")
    return [Block((title, first)), *(Block((one,), tight=True) for one in rest)]


def _inside(kinds: str) -> str:
    """The name of many in a sentence: 'pay figures', 'BLS occupations'."""
    return kinds if kinds[:2].isupper() else f"{kinds[:1].lower()}{kinds[1:]}"


_WHERE_TO_REPORT = line("The button ", Bold("Report an error"), " stands under every answer.")
