"""The whole answer as plain text."""

import re

from hypothesis import HealthCheck, given, settings

from bot.cards.card import (
    Block,
    Bold,
    Card,
    Cite,
    Code,
    Italic,
    Line,
    Link,
    Tone,
    head,
    item,
    line,
    quoted,
    small,
)
from bot.cards.citations import full_source
from bot.cards.plain_text import plain_text
from bot.models.question import Question
from tests.kit.builders import make_source
from tests.kit.card_strategies import cards

CITED = Cite((make_source("netflix", author="HR"), make_source("other", url="")), shown=1)
CARD = Card(
    tone=Tone.PAY,
    heading="The posted range is more than 13 times the mean pay",
    blocks=(
        Block((head("Posted range"), line(Bold("$390,000"), " · ", Italic("posted range"), CITED))),
        Block((quoted("“sound basis”"), item("one ", Code("f-one")), small("A *note* of 5_000."))),
    ),
    basis=(small("Mean: the average."),),
    ids=("f-one", "f-two"),
).answering(Question.of("compare", first="rs-ml-l6", second="sag-aftra-member"), "2026.08.01")


def test_a_card_as_text() -> None:
    assert plain_text(CARD) == (
        "The posted range is more than 13 times the mean pay\n"
        "\n"
        "\n"
        "Posted range\n"
        "$390,000 · posted range [1]\n"
        "  “sound basis”\n"
        "- one f-one\n"
        "  A *note* of 5_000.\n"
        "\n"
        "Mean: the average.\n"
        "\n"
        "Sources\n"
        "[1] HR: Title of netflix. Outlet of netflix, 25 July 2023. https://example.org/netflix\n"
        "- Title of other. Outlet of other, 25 July 2023.\n"
        "\n"
        "Picketdesk record 2026.08.01 · f-one, f-two\n"
    )


def test_a_link_shows_its_address() -> None:
    card = Card(
        Tone.RECORD,
        "Heading",
        Question("record"),
        blocks=(Block((line(Link("Title", "https://example.org/a_(b)")),)),),
        version="1",
    )

    assert "Title (https://example.org/a_(b))" in plain_text(card)
    assert card.footer == "Picketdesk record 1"


def bare(one: Line) -> str:
    """What a line says, letter for letter."""
    return "".join(part if isinstance(part, str) else part.text for part in one.spans)


def without_addresses(text: str) -> str:
    return re.sub(r" \(https://example\.org/a\(b\)\?c=<d>\)", "", text)


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(cards(most_blocks=20))
def test_every_line_is_there_letter_for_letter(card: Card) -> None:
    """So no mark of Markdown was added, and none that the facts have was escaped."""
    text = plain_text(card)

    rest = without_addresses(text).split("\n")
    said = [card.heading, *(bare(one) for block in card.blocks for one in block.lines)]
    said += [bare(one) for one in card.basis]
    assert [one.strip() for one in rest if one.strip()] == [
        *(
            shown
            for number, one in enumerate(said)
            for shown in [_shown(card, number, one)]
            if shown
        ),
        *(["Sources"] if card.sources else ()),
        *(f"{f'[{n}]' if n else '-'} {full_source(source)}" for n, source in card.sources),
        card.footer,
    ]


def _shown(card: Card, number: int, said: str) -> str:
    """A line as it stands: an item has a dash before it."""
    styles = ["plain", *(one.style for block in card.blocks for one in block.lines)]
    dash = "- " if number < len(styles) and styles[number] == "item" else ""
    return f"{dash}{said}".strip()
