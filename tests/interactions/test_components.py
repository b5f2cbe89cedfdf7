"""Components of a card: labels, options, custom ids, the typed text, the copy."""

from dataclasses import replace
from datetime import date
from itertools import accumulate

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.export.card import answer_export, render_formats
from bot.cards.card import Block, Button, Card, Chart, Choice, Menu, Tone, line
from bot.cards.citations import cite_source
from bot.cards.markdown import escaped
from bot.cards.pages import pages
from bot.cards.plain_text import plain_text
from bot.cards.text import cleaned
from bot.interactions.components import (
    ECHO_ID,
    Drawn,
    copy_of,
    echoed_text,
    message_view,
    picture_file,
    shows_chart,
)
from bot.interactions.custom_ids import from_custom_id, to_custom_id
from bot.models.question import THE_RECORD, Action, Question
from tests.kit.builders import make_source
from tests.kit.card_strategies import (
    DRAWN,
    GALLERY,
    SELECT,
    TEXT,
    Component,
    cards,
    chart_saying,
    components,
    shown_texts,
)
from tests.kit.door import Door

relaxed = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
QUESTION = Question.of("pay", role="a-role")


def a_card(**changes: object) -> Card:
    cells: dict[str, object] = {
        "tone": Tone.PAY,
        "heading": "A heading",
        "question": QUESTION,
        "blocks": (Block((line("A fact."),)),),
        "version": "1",
    }
    return Card(**(cells | changes))  # pyright: ignore[reportArgumentType]


def labels(found: list[Component]) -> dict[str, str]:
    """Custom ids of buttons by label."""
    return {one["label"]: one["custom_id"] for one in found if "label" in one}


@relaxed
@given(cards(most_blocks=12), st.booleans())
async def test_labels_options_and_ids(card: Card, private: bool) -> None:
    for page in pages(card):
        found = components(card, page.number, private=private)
        buttons = [one for one in found if "label" in one]
        assert all(1 <= len(one["label"]) <= 80 for one in buttons)
        assert len({one["label"] for one in buttons}) == len(buttons)
        ids = [one["custom_id"] for one in found if "custom_id" in one]
        assert len(set(ids)) == len(ids)
        assert all(from_custom_id(one) is not None for one in ids)
        numbers = [one["id"] for one in found if one.get("id")]
        assert len(set(numbers)) == len(numbers)
        selects = [one for one in found if one["type"] == SELECT]
        assert len(selects) == len(card.menus)
        for select, menu in zip(selects, card.menus, strict=True):
            options = select["options"]
            assert len(options) == min(25, len(menu.choices))
            assert [one["value"] for one in options] == [c.value for c in menu.choices[:25]]
            assert len({one["label"] for one in options}) == len(options)
            assert all(1 <= len(one["label"]) <= 100 for one in options)
            assert all(len(one.get("description") or "") <= 100 for one in options)
            assert all(one.get("description") != "" for one in options)
            assert 1 <= len(select["placeholder"]) <= 100


@relaxed
@given(cards(most_blocks=12), st.booleans())
async def test_which_buttons_there_are(card: Card, private: bool) -> None:
    found = pages(card)
    for page in found:
        shown = labels(components(card, page.number, private=private))
        always = [
            ("Back", page.number > 0, Action.TURN, page.number - 1),
            ("Next", page.number + 1 < len(found), Action.TURN, page.number + 1),
            ("Copy as text", card.copyable, Action.COPY, page.number),
            ("Share", card.copyable and private, Action.SHARE, page.number),
            ("Export", card.copyable, Action.EXPORT, 0),
            ("Report an error", card.copyable, Action.REPORT, page.number),
        ]
        for label, there, action, number in always:
            assert (label in shown) is there
            if there:
                asked = replace(card.question, page=number)
                assert shown[label] == to_custom_id(action, asked)
        cited = Question.of("cite", record=card.ids[0] if card.ids else THE_RECORD)
        assert shown.get("Cite") == (to_custom_id(Action.OPEN, cited) if card.copyable else None)
        others = sum(there for _, there, *_ in always) + ("Cite" in shown)
        assert len(shown) == len(card.buttons) + others


async def test_a_page_that_is_not_there_is_the_last() -> None:
    card = a_card(blocks=tuple(Block((line(f"Fact {n}."),)) for n in range(30)))

    assert components(card, 99) == components(card, 2)
    assert "Fact 29." in str(components(card, 99))


async def test_rows_hold_five_buttons() -> None:
    buttons = tuple(
        Button(f"B{n}", Action.OPEN, Question.of("pay", role=f"r-{n}")) for n in range(8)
    )

    found = components(a_card(buttons=buttons), 0, private=True)

    rows = [one for one in found if one["type"] == discord.ComponentType.action_row.value]
    assert [len(row["components"]) for row in rows] == [5, 5, 3]


async def test_a_menu_fills_its_option() -> None:
    asked = Question.of("compare", first="a", second="b")
    menu = Menu("Another figure", asked, "second", (Choice("x", "f-x"),))

    (select,) = [one for one in components(a_card(menus=(menu,)), 0) if one["type"] == SELECT]

    pressed = from_custom_id(select["custom_id"])
    assert pressed is not None
    assert (pressed.option, pressed.question) == ("second", menu.question)
    assert pressed.action is Action.TURN


# --- Charts --------------------------------------------------------------------------------------


def order(card: Card, page: int = 0, drawn: Drawn = "drawn") -> list[str]:
    """What stands between heading and small print: texts, and `chart` for the picture."""
    found = components(card, page, drawn=drawn)
    shown = [one for one in found if one["type"] in (TEXT, GALLERY)]
    return [one["content"] if one["type"] == TEXT else "chart" for one in shown][1:-1]


def charted(after: int, *tight: bool, alt: str = "What it shows") -> Card:
    blocks = tuple(Block((line(f"{n}"),), tight=one) for n, one in enumerate(tight))
    return a_card(blocks=blocks, chart=chart_saying(alt, after))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (0, ["chart", "0", "1", "2"]),
        (1, ["0", "chart", "1", "2"]),
        (3, ["0", "1", "2", "chart"]),
        (9, ["0", "1", "2", "chart"]),
    ],
)
async def test_the_chart_stands_behind_so_many_blocks(after: int, expected: list[str]) -> None:
    card = charted(after, False, False, False)

    assert order(card) == expected
    assert order(card, drawn="not yet") == ["0", "1", "2"]
    note = "-# The chart could not be drawn."
    assert order(card, drawn="failed") == [note if one == "chart" else one for one in expected]


async def test_a_chart_parts_a_block_from_a_tight_one() -> None:
    assert order(charted(1, False, True, True)) == ["0", "chart", "1\n2"]
    assert order(charted(0)) == ["chart"]


@pytest.mark.parametrize("drawn", DRAWN)
async def test_a_chart_below_the_first_block_is_on_the_first_page_alone(drawn: Drawn) -> None:
    card = charted(1, *[False] * 25)

    assert [shows_chart(card, page) for page in range(3)] == [True, False, False]
    assert order(card, 1, drawn) == order(card, 1, "not yet")
    assert shows_chart(charted(1, False), 5), "the page that is not there is the last and first"
    assert not shows_chart(a_card(), 0)


async def test_the_chart_is_on_the_page_of_the_block_above_it() -> None:
    card = charted(20, *[False] * 25)
    ends = accumulate(len(page.blocks) for page in pages(card))
    place = next(number for number, end in enumerate(ends) if end >= 20)

    assert place > 0
    assert [shows_chart(card, page.number) for page in pages(card)] == [
        page.number == place for page in pages(card)
    ]
    assert order(card, place, "drawn") != order(card, place, "not yet")


@pytest.mark.parametrize("drawn", ["not yet", "failed"])
def test_a_chart_is_neither_made_nor_said_where_it_is_not_shown(drawn: Drawn) -> None:
    def never(*_: str) -> str:
        raise AssertionError("a chart was made")

    card = a_card(chart=Chart(never, never, 0, 100))
    message_view(card, 0, private=False, drawn=drawn).to_components()
    copy_of(card)
    render_formats(card)
    answer_export(card, [])


async def test_the_picture_is_the_file_beside_it_and_said_in_words() -> None:
    card = charted(1, False, alt="words " * 300)
    [gallery] = [one for one in components(card, 0, drawn="drawn") if one["type"] == GALLERY]
    file = picture_file("pay", b"a picture")

    [shown] = gallery["items"]
    assert shown["media"]["url"] == f"attachment://{file.filename}" == file.uri
    assert file.fp.read() == b"a picture"
    assert len(shown["description"]) == 1024


async def test_the_view_waits_for_nothing() -> None:
    view = message_view(a_card(), 0, private=False)

    assert view.is_finished()
    assert view.timeout is None


echoes = st.text(max_size=300) | st.text("*_`~|<>[]@#-:/.\\ 1a\u05d0\u0627", max_size=200)


@relaxed
@given(echoes.map(cleaned))
async def test_the_typed_text_is_read_back_from_the_card(text: str) -> None:
    card = a_card(question=Question("search", text=text))
    view = message_view(card, 0, private=False)

    assert echoed_text(view.children) == text
    found = components(card, 0)
    assert [one.get("id") == ECHO_ID for one in found].count(True) == bool(text)
    asking_again = {label: one for label, one in labels(found).items() if label != "Cite"}
    for custom_id in asking_again.values():
        pressed = from_custom_id(custom_id)
        assert pressed is not None
        assert pressed.needs_text is bool(text)


def test_a_card_without_typed_text_has_none() -> None:
    assert echoed_text([]) == ""
    assert echoed_text([object()]) == ""


def test_a_short_answer_is_copied_in_a_fence() -> None:
    card = a_card(blocks=(Block((line("A ```fact``` with `ticks`."),)),))

    text, file = copy_of(card)

    assert file is None
    assert text.startswith("```\n")
    assert text.endswith("```")
    assert text.count("```") == 2
    assert "with `ticks`." in text


def test_a_long_answer_is_copied_as_its_beginning_with_a_file_of_the_whole() -> None:
    card = a_card(blocks=tuple(Block((line(f"Fact {n}: " + "é" * 90),)) for n in range(30)))

    text, file = copy_of(card)

    assert len(text) <= 2000
    assert text.startswith("```\nA heading\n\nFact 0: é")
    assert "Fact 15:" in text
    assert "Picketdesk record 1\n```\nThe beginning; the whole answer" in text
    assert file is not None
    assert file.filename == "picketdesk-pay.txt"
    assert file.fp.read().decode() == plain_text(card)


@pytest.mark.parametrize("length", range(1900, 2000, 7))
def test_a_copy_never_exceeds_a_message(length: int) -> None:
    text, file = copy_of(a_card(blocks=(Block((line("x" * length),)),)))

    assert len(text) <= 2000
    assert (text == "") is (file is not None)


@pytest.mark.parametrize("day", [date(2023, 7, 27), date.min, date.max])
async def test_the_days_before_and_after_are_buttons(door: Door, day: date) -> None:
    """At the ends of the calendar there is one day less to go to."""
    reply = await door.slash("on", date=day.isoformat())

    others = [one for one in reply.buttons.values() if one.startswith("v:0:on:")]
    assert len(others) == (2 if date.min < day < date.max else 1)


@pytest.mark.parametrize("letter", ["x", "*"])
async def test_a_page_of_one_block_that_is_too_long_is_shortened(letter: str) -> None:
    """Rows whose every text is as long as a text may be."""
    long, asked = letter * 500, cleaned("a*" * 350, 700)
    sources = [
        make_source(f"s-{n}", outlet=long, url=f"https://example.org/{n}-{'x' * 470}")
        for n in (1, 2)
    ]
    lines = [line(long, long, long, cite_source(source)) for source in sources]
    card = Card(Tone.PAY, long, blocks=(Block(tuple(lines)),)).answering(
        Question("check", text=asked), "1"
    )
    texts = shown_texts(components(card, 0))

    assert sum(map(len, texts)) <= 4000
    assert all(len(text) >= 300 for text in texts)
    assert texts[-1] == f"-# Asked: {escaped(asked)}"
