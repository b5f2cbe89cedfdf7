"""Cards and their pictures: when they come, where they stay, and what a card says without one."""

import io
from collections.abc import AsyncGenerator

import pytest
from PIL import Image

from bot.charts.pool import ChartPool
from bot.settings import Settings
from tests.kit.chart_programs import program
from tests.kit.door import GALLERY, Door, Payload, Reply, open_door, walk

COMPARE = {"first": "15-1252", "second": "27-2011"}
TWO_PAGES = {"role": "sag-aftra-member"}
FAILED = "The chart could not be drawn."


@pytest.fixture
async def drawn(settings: Settings) -> AsyncGenerator[Door]:
    """A person at the door of a bot that draws."""
    async with open_door(settings, charts=True) as opened:
        yield opened


def sent(door: Door) -> list[tuple[str, bool]]:
    """The kinds of the messages that were sent, and whether they had a picture; read once."""
    found: list[tuple[str, bool]] = []
    for kind, body in door.payloads:
        message: Payload = body.get("data", {}) if kind == "callback" else body
        if kind != "commands":
            parts = walk(message.get("components") or [])
            found.append((kind, any(part["type"] == GALLERY for part in parts)))
    door.sent.clear()
    return found


def picture_of(reply: Reply) -> Image.Image:
    """The one picture of a message."""
    [picture] = reply.pictures
    assert picture.png is not None, "the gallery shows a file that the message does not have"
    assert len(reply.files) == 1
    assert picture.alt
    return Image.open(io.BytesIO(picture.png))


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("where", ["server", "direct message"])
async def test_the_text_comes_first_and_the_picture_with_one_edit(
    drawn: Door, where: str, *, private: bool
) -> None:
    ask = drawn.slash if where == "server" else drawn.direct
    reply = await ask("compare", **COMPARE, private=private)

    assert sent(drawn) == [("callback", False), ("edit", True)]
    assert picture_of(reply).format == "PNG"
    assert reply.private is private
    assert reply.files == ["picketdesk-compare.png"]


async def test_a_picture_that_was_drawn_before_comes_with_the_text(drawn: Door) -> None:
    first = await drawn.slash("compare", **COMPARE)
    sent(drawn)
    again = await drawn.direct("compare", **COMPARE)

    assert sent(drawn) == [("callback", True)]
    assert again.pictures == first.pictures
    assert again.text == first.text


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("compare", COMPARE),
        ("pay", TWO_PAGES),
        ("pay", {"role": "pm-ml-platform"}),
        ("pay", {"role": "sag-aftra-member", "dollars_of": 2024}),
        ("timeline", {"about": "wga-2023"}),
        ("timeline", {"from_date": "2023-07-14", "to_date": "2023-07-31"}),
    ],
)
async def test_the_picture_changes_nothing_of_the_text(
    settings: Settings, command: str, options: dict[str, object]
) -> None:
    async with open_door(settings, charts=True) as door:
        reply = await door.slash(command, **options)
        picture = picture_of(reply)
        text, buttons = reply.text, reply.buttons
    async with open_door(settings) as door:
        without = await door.slash(command, **options)
        assert sent(door) == [("callback", False)]

    assert picture.width > 600
    assert without.pictures == []
    assert (text, buttons) == (without.text, without.buttons)


async def test_a_card_without_a_chart_is_sent_once(drawn: Door) -> None:
    await drawn.slash("help")
    await drawn.slash("quote", topic="hypocrisy")
    await drawn.slash("compare", first="zzzz", second="rs-ml-l6")

    assert sent(drawn) == [("callback", False)] * 3


async def test_a_page_turned_leaves_the_picture_and_comes_back_to_it(drawn: Door) -> None:
    first = await drawn.slash("pay", **TWO_PAGES)
    picture = first.pictures
    sent(drawn)

    second = await drawn.press(first, "Next")
    assert (second.pictures, second.files) == ([], [])
    back = await drawn.press(second, "Back")
    assert back.pictures == picture
    picture_of(back)
    assert sent(drawn) == [("callback", False), ("callback", True)]


async def test_another_choice_has_another_picture(drawn: Door) -> None:
    reply = await drawn.slash("compare", **COMPARE)
    before = reply.pictures
    sent(drawn)

    reply = await drawn.pick(reply, 0, reply.menus[0]["options"][0]["value"])
    assert sent(drawn) == [("callback", False), ("edit", True)]
    assert reply.pictures != before
    picture_of(reply)


async def test_shared_and_opened_cards_have_theirs(drawn: Door) -> None:
    reply = await drawn.slash("compare", **COMPARE, private=True)
    sent(drawn)
    shared = await drawn.press(reply, "Share")
    assert not shared.private
    assert shared.pictures == reply.pictures
    assert sent(drawn) == [("callback", True)]

    opened = await drawn.pick(reply, await drawn.menu(reply, "All figures of"), "27-2011")
    assert opened.private
    assert picture_of(opened)
    assert sent(drawn) == [("callback", False), ("edit", True)]


async def test_another_person_who_turns_gets_a_picture_and_leaves_the_first(drawn: Door) -> None:
    reply = await drawn.slash("compare", **COMPARE)
    before = reply.pictures
    custom_id, value = reply.menus[0]["custom_id"], reply.menus[0]["options"][0]["value"]
    assert custom_id
    theirs = await drawn.pick(reply, 0, value, by_other=True)

    assert theirs.private
    assert picture_of(theirs)
    assert reply.pictures == before


async def test_the_copy_is_text_alone(drawn: Door) -> None:
    reply = await drawn.slash("compare", **COMPARE)
    copied = await drawn.press(reply, "Copy as text")

    assert copied.pictures == []
    assert FAILED not in copied.text
    assert not [name for name in copied.files if name.endswith(".png")]


async def test_where_drawing_fails_the_card_says_so(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    pictures = ChartPool(program("raise SystemExit(1)"))
    async with open_door(settings, pictures=pictures) as door:
        reply = await door.slash("compare", **COMPARE)
        assert sent(door) == [("callback", False), ("edit", False)]
        assert reply.pictures == []
        assert reply.text.count(FAILED) == 1
        assert "about 2.3 times" in reply.text

        reply = await door.slash("pay", **TWO_PAGES)
        second = await door.press(reply, "Next")
        assert FAILED not in second.text
        assert FAILED in (await door.press(second, "Back")).text
    await pictures.close()

    told = [one for one in caplog.records if one.name.startswith("bot.")]
    failures = [one for one in told if one.levelname != "INFO"]
    assert {one.levelname for one in failures} == {"WARNING"}
    assert len(failures) == 3
