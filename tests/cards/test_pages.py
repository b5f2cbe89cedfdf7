"""Cards cut into pages: nothing lost, nothing twice, and each within Discord's limits."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cards.card import Block, Card, Choice, Line, Menu, Tone, line
from bot.cards.citations import cite_source
from bot.cards.discord_limits import MESSAGE_COMPONENTS, MESSAGE_TEXT
from bot.cards.markdown import citations_text, lines_text
from bot.cards.pages import pages
from bot.cards.phone_height import FIRST_PAGE, LATER_PAGE
from bot.interactions.components import Drawn
from bot.models.question import Question
from tests.kit.builders import make_source
from tests.kit.card_strategies import DRAWN, cards, chart_saying, cites, components, shown_texts

relaxed = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@relaxed
@given(cards())
def test_every_block_stands_once_in_order_and_with_its_sources(card: Card) -> None:
    found = pages(card)

    assert [block for page in found for block in page.blocks] == list(card.blocks)
    assert [page.number for page in found] == list(range(len(found)))
    assert {page.count for page in found} == {len(found)}
    assert len(found) == 1 or all(page.blocks for page in found)
    for page in found:
        cited = {number for block in page.blocks for number in block.refs}
        assert [number for number, _ in page.citations] == sorted(cited)
        assert all(one in card.sources for one in page.citations)
        assert len(page.citations) <= 12


@relaxed
@given(cards(), st.sampled_from(DRAWN))
async def test_every_page_is_a_message_that_discord_takes(card: Card, drawn: Drawn) -> None:
    for page in pages(card):
        found = components(card, page.number, drawn=drawn)
        shown = shown_texts(found)
        assert all(shown)
        assert len(found) <= MESSAGE_COMPONENTS
        assert sum(len(text) for text in shown) <= MESSAGE_TEXT
        whole = "\n".join(shown)
        at = 0
        for block in page.blocks:
            at = whole.index(lines_text(block.lines), at) + 1
        assert citations_text(page.citations) in whole
        assert (f"Page {page.number + 1} of {page.count}" in whole) is (page.count > 1)


def plain_card(blocks: list[Block], heading: str = "Heading", *basis: Line) -> Card:
    card = Card(tone=Tone.PAY, heading=heading, blocks=tuple(blocks), basis=basis)
    return card.answering(Question.of("pay", role="a-role"), "1")


def test_a_card_without_blocks_is_one_page() -> None:
    (page,) = pages(plain_card([]))

    assert (page.number, page.count, page.blocks, page.citations) == (0, 1, (), ())


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_ten_blocks_a_page(count: int, expected: int) -> None:
    assert len(pages(plain_card([Block((line(f"{n}"),)) for n in range(count)]))) == expected


def test_tight_blocks_count_as_one() -> None:
    blocks = [Block((line(f"{n}"),), tight=n > 0) for n in range(40)]

    assert len(pages(plain_card(blocks))) == 1


def test_twelve_sources_a_page() -> None:
    blocks = [Block((line(f"{n}", cites(2 * n + 1, 2 * n + 2)),)) for n in range(10)]

    found = pages(plain_card(blocks))

    assert [len(page.citations) for page in found] == [12, 8]


def test_sources_cited_again_on_the_next_page_count_there() -> None:
    numbers = [(1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (1, 2, 3, 13)]
    numbers += [(14, 15, 16, 17), (18, 19, 20, 21), (22,)]
    blocks = [Block((line("x", cites(*some)),)) for some in numbers]

    found = pages(plain_card(blocks))

    assert [len(page.citations) for page in found] == [12, 12, 1]


def test_a_source_is_paid_for_once_a_page() -> None:
    wordy = make_source(outlet="An outlet with a long name " * 18, url="")
    blocks = [Block((line("x" * 100, cite_source(wordy)),)) for _ in range(5)]

    assert len(pages(plain_card(blocks))) == 1


def test_a_long_basis_leaves_less_room_on_the_first_page() -> None:
    blocks = [Block((line("x" * 250),)) for _ in range(8)]

    without = pages(plain_card(blocks))
    with_basis = pages(plain_card(blocks, "Heading", line("y" * 900)))

    assert [len(page.blocks) for page in without] == [5, 3]
    assert [len(page.blocks) for page in with_basis] == [2, 6]


@relaxed
@given(cards())
def test_a_page_is_short_on_a_phone_unless_it_is_one_block(card: Card) -> None:
    for page in pages(card):
        fits = page.height <= (LATER_PAGE if page.number else FIRST_PAGE)
        assert fits or len(page.blocks) <= 1


@relaxed
@given(cards())
def test_a_chart_stands_once_and_never_alone(card: Card) -> None:
    found = [page for page in pages(card) if page.chart is not None]

    assert len(found) == (card.chart is not None)
    for page in found:
        assert page.blocks or not card.blocks
        assert page.chart in range(len(page.blocks) + 1)


def test_a_chart_without_room_under_its_blocks_stands_above_the_next() -> None:
    tall = Block((line("x" * 1400),))
    card = replace(plain_card([tall, tall, tall]), chart=chart_saying("a chart", after=1))

    first, second, third = pages(card)

    assert [page.chart for page in (first, second, third)] == [None, 0, None]


def test_a_last_chart_without_room_takes_the_block_above_it_along() -> None:
    tall = Block((line("x" * 600),))
    card = replace(plain_card([tall, tall]), chart=chart_saying("a chart", after=2))

    assert [(len(page.blocks), page.chart) for page in pages(card)] == [(1, None), (1, 1)]


def test_the_first_of_several_pages_has_two_menus() -> None:
    menus = tuple(Menu(f"{n}", Question.of("pay"), "role", (Choice("a", "b"),)) for n in range(4))
    short, long = Block((line("x"),)), Block((line("x" * 900),))

    assert [page.menus for page in pages(replace(plain_card([short]), menus=menus))] == [menus]
    found = [page.menus for page in pages(replace(plain_card([long] * 2), menus=menus))]
    assert found == [menus[:2], menus]


@given(text=st.sampled_from(["*", "a*", "**a"]), size=st.integers(200, 300))
@settings(deadline=None, max_examples=10)
async def test_a_heading_full_of_marks_still_fits(text: str, size: int) -> None:
    heading = (text * size)[:size]
    blocks = [Block((line("x" * 300),)) for _ in range(30)]

    for page in pages(plain_card(blocks, heading=heading)):
        shown = shown_texts(components(plain_card(blocks, heading=heading), page.number))
        assert sum(len(one) for one in shown) <= MESSAGE_TEXT
        assert re.fullmatch(r"## (\\\*|a)+", shown[0])
