"""What has no answer, and what means harm: a clear private reply, and nothing of it logged."""

import asyncio
import io
import re
import sqlite3

import pytest

from bot.answers.check import answer as answers_check
from bot.answers.pay import answer as answers_pay
from bot.answers.registry import COMMANDS, answer
from bot.answers.search import answer as search_answer
from bot.answers.spec import Command, Option
from bot.interactions.custom_ids import to_custom_id
from bot.models.question import Action, Question
from bot.settings import Settings
from tests.kit import hostile, on_file
from tests.kit.commands import REQUIRED, filled
from tests.kit.door import TODAY, Door, bare, open_context


@pytest.mark.parametrize("blank", hostile.BLANK)
async def test_empty_and_blank_text(door: Door, blank: str) -> None:
    for command, option in REQUIRED:
        reply = await door.slash(command, **filled(command, option, blank))
        assert reply.private, (command, option, blank)
        assert "That did not work" not in reply.text
        assert reply.text.strip()
    reply = await door.slash("compare", first=blank, second=blank)
    assert reply.private


async def test_a_blank_option_that_may_be_left_out_is_left_out(door: Door) -> None:
    asked = await door.slash("quote", topic="hypocrisy")
    blank = await door.slash("quote", topic="hypocrisy", holder=" ", source="\n", words="  ")
    assert blank.text == asked.text


async def test_every_reply_to_a_mistake_says_what_to_try(door: Door) -> None:
    for command, options in (
        ("pay", {"role": "xylophone"}),
        ("source", {"source": "xylophone"}),
        ("strike", {"name": "xylophone"}),
        ("on", {"date": "xylophone zzz"}),
        ("timeline", {"from_date": "soon"}),
        ("search", {"words": "xylophone"}),
        ("search", {"words": "..."}),
        ("check", {"claim": "\u200b"}),
    ):
        reply = await door.slash(command, **options)
        assert reply.private
        assert (
            "`/record`" in reply.text
            or "/record" in reply.text
            or "/search" in reply.text
            or "/check" in reply.text
            or ("27 July 2023" in reply.text)
        ), command


async def test_a_strike_that_nobody_knows(door: Door) -> None:
    reply = await door.slash("strike", name="lamplighters 1871")
    assert reply.private
    assert "Nothing on record is called ‘lamplighters 1871’" in reply.bare
    assert not reply.buttons, "nothing unrelated is offered"


async def test_a_private_question_has_private_choices(door: Door) -> None:
    reply = await door.slash("strike", name="this strike", private=True)
    assert all(one.startswith("v:0:st:") for one in reply.buttons.values())
    assert (await door.press(reply, next(iter(reply.buttons)))).private


async def test_a_part_of_a_statement_is_not_sql(door: Door) -> None:
    reply = await door.slash("search", words="hypocrisy' OR '1'='1")
    assert "`hypocrisy`" in "\n".join(await door.pages(reply))
    assert len(on_file.rows("roles")) > 0
    again = await door.slash("record")
    assert f" {len(on_file.rows('roles'))} roles" in again.bare


# --- Custom ids ----------------------------------------------------------------------------------

FORGED = [
    "",
    "x",
    "help",
    "v:0:zz:a",
    "v:-1:pa:grip",
    "v:99999:pa:grip",
    "v:0:pa:" + "a" * 41,
    "v:0:pa:grip'; DROP TABLE roles",
    "v:0:pa:grip\n",
    "v:0:pa:a:b:c:d:e:f:g",
    "V:0:pa:grip",
    "v:0:pa:../../etc/passwd:" + "x" * 70,
    "v:0:pa:gr:ip:*",
    "v:0:pa:grip::::x",
    "v4:0:pa:grip",
    "v0:0:re:grip",
    "v0:0:me",
    "v5:0:on:2023",
    "v:0:ch:grip",
]
UNKNOWN = [
    "v:0:pa:no-such-role",
    "v:0:pa",
    "v:0:pa:",
    "v:0:co",
    "v:0:co:grip",
    "v:0:co:grip:grip",
    "v:0:co:grip:no-such-role",
    "v:0:co:grip:f-grip-2025",
    "v:0:qu:no-such-topic",
    "v:0:qu::::sideways",
    "v:0:qu:grip",
    "v:0:po:grip",
    "v:0:po",
    "v:0:so:grip",
    "v:0:so",
    "v:0:ti:grip",
    "v:0:ti::not-a-date",
    "v:0:ti::2023-99",
    "v:0:ti::2024:2023",
    "v:0:ti:stoppages-0000",
    "v:0:ti:stoppages-2023-05",
    "v:0:on",
    "v:0:on:grip",
    "v:0:on:2023-02-30",
    "v:0:on:9999-99-99/x",
    "v:0:on:%",
    "v:0:be:2023",
    "v:0:be:grip:grip",
    "v:0:se",
    "v:0:ch",
    "v:0:se:no-such-record",
    "v:0:st",
    "v:0:st:no-such-strike",
    "v:0:st:grip",
    "v:0:st:stoppages-2023",
    "v:0:ex:x",
]


@pytest.mark.parametrize("custom_id", FORGED)
async def test_a_custom_id_that_the_bot_never_made(
    door: Door, logged: io.StringIO, custom_id: str
) -> None:
    card = await door.slash("pay", role="grip")
    before = card.text
    reply = await door.forge(card, custom_id)

    assert reply.private
    assert "not one of this bot's" in reply.heading
    assert "slash command" in reply.text
    assert card.text == before
    assert not custom_id or custom_id == "x" or custom_id not in logged.getvalue()


async def test_ids_that_are_not_on_record_any_more(door: Door, logged: io.StringIO) -> None:
    card = await door.slash("pay", role="grip", private=True)
    for place, custom_id in enumerate(UNKNOWN):
        reply = await door.forge(card, "ovts"[place % 4] + custom_id[1:])
        assert reply.private, custom_id
        assert reply.text.strip(), custom_id
        assert "That did not work" not in reply.text, custom_id
        assert "Copy as text" not in reply.buttons, custom_id
    assert "no-such" not in logged.getvalue()


@pytest.mark.parametrize("custom_id", ["v:0:pa:no-such-role", "v:0:on:2023-02-30"])
async def test_a_public_card_is_not_lost_to_an_old_button(door: Door, custom_id: str) -> None:
    card = await door.slash("pay", role="grip")
    before = card.text
    reply = await door.forge(card, custom_id)

    assert reply.private
    assert "not on record" in reply.text
    assert card.text == before


@pytest.mark.parametrize("page", [1, 7, 999])
async def test_a_page_that_is_not_there_is_the_last_one(door: Door, page: int) -> None:
    card = await door.slash("timeline", about="wga-2023")
    count = card.bare.split("Page 1 of ")[1].split(" ")[0]
    reply = await door.forge(card, f"v:{page}:ti:wga-2023")

    shown = min(page + 1, int(count))
    assert f"Page {shown} of {count}" in reply.bare


async def test_a_value_that_the_menu_does_not_have(door: Door) -> None:
    card = await door.slash("compare", first="rs-ml-l6", second="weekly-performer", private=True)
    card = await door.with_menus(card)
    menu = card.menus[0]["custom_id"]
    for value in ("no-such-figure", "", "x" * 100, "' OR 1=1", "a:b:c", "rs-ml-l6"):
        reply = await door.forge(card, menu, value)
        assert reply.private
        assert "That did not work" not in reply.text, value


@pytest.mark.parametrize("value", ["a:b", "\x0f\x1e", "x" * 41, "\u00e9"])
async def test_a_value_that_no_custom_id_carries(door: Door, value: str) -> None:
    """Of every option of every command: the buttons of the answer would have to carry it."""
    card = await door.slash("record")
    for command in COMMANDS.values():
        for option in command.places:
            custom_id = to_custom_id(Action.TURN, Question(command.name), option)
            reply = await door.forge(card, custom_id, value)
            assert reply.private
            assert "not on record any more" in reply.heading, custom_id


CHOSEN = [
    (command, option)
    for command in COMMANDS.values()
    for option in command.options
    if option.choices
]


@pytest.mark.parametrize(
    ("command", "option"), CHOSEN, ids=[f"{command.name} {one.name}" for command, one in CHOSEN]
)
async def test_a_value_that_is_none_of_the_choices(
    door: Door, command: Command, option: Option
) -> None:
    """A menu offers what the option has to choose from, and nothing else is taken from it."""
    card = await door.slash("record", private=False)
    before = card.text
    custom_id = to_custom_id(Action.TURN, Question.of(command.name), option.name)
    for value in ("made-up", "grip", option.choices[0][0].upper() + "x"):
        reply = await door.forge(card, custom_id, value)
        assert reply.private
        assert reply.heading == "That is not on record any more", value
        assert card.text == before


async def test_a_value_that_is_one_of_the_choices(door: Door) -> None:
    card = await door.slash("cite", record="f-pm-range")
    reply = await door.forge(card, "v1:0:ci:f-pm-range", "bibtex")

    assert "@" in reply.text
    assert reply.buttons["Copy as text"] == "t:0:ci:f-pm-range:bibtex"


async def test_a_place_that_no_command_has(door: Door) -> None:
    card = await door.slash("compare", first="rs-ml-l6", second="grip", private=True)
    reply = await door.forge(card, "v9:0:pa:grip", "x")
    door.errors()

    assert "That did not work" not in reply.text


async def test_words_to_read_back_that_are_not_on_the_card(door: Door) -> None:
    card = await door.slash("pay", role="grip", private=True)
    for custom_id in ("v:0:se*", "t:0:se*", "v:0:qu*:hypocrisy", "t:0:ch*"):
        reply = await door.forge(card, custom_id)
        assert reply.private
        assert "That did not work" not in reply.text


# --- A bug in the bot ----------------------------------------------------------------------------


async def broken(*_: object, **__: object) -> None:
    raise sqlite3.OperationalError(f"near {hostile.MARK}: syntax error")


async def chained(*_: object, **__: object) -> None:
    try:
        await broken()
    except sqlite3.OperationalError as error:
        raise ValueError(f"asked for {hostile.MARK}") from error


@pytest.mark.parametrize("bug", [broken, chained])
async def test_a_bug_is_told_privately_with_a_reference_that_the_log_has(
    door: Door, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch, bug: object
) -> None:
    monkeypatch.setattr(search_answer, "search", bug)
    reply = await door.slash("search", words=hostile.MARK)

    [error] = door.errors()
    assert hostile.MARK in str(error)
    assert reply.private
    assert hostile.MARK not in reply.text
    [reference] = re.findall(r"`([0-9a-f]{8})`", reply.text)
    assert f"bug {reference}" in logged.getvalue()
    assert "OperationalError" in logged.getvalue()
    assert "search/answer.py" in logged.getvalue(), "where it happened"
    assert hostile.MARK not in logged.getvalue()


async def test_a_bug_behind_a_button_is_told_the_same_way(
    door: Door, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await door.slash("search", words="streaming")
    before = card.text
    monkeypatch.setattr(search_answer, "search", broken)
    reply = await door.press(card, "Next")

    assert len(door.errors()) <= 1
    assert reply.private
    [reference] = re.findall(r"`([0-9a-f]{8})`", reply.text)
    assert f"bug {reference}" in logged.getvalue()
    assert hostile.MARK not in logged.getvalue()
    assert card.text == before


async def test_two_bugs_have_two_references(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_pay, "paid_roles", broken)
    replies = [await door.slash("pay", role="grip") for _ in range(2)]
    door.errors()

    found = {re.findall(r"`([0-9a-f]{8})`", reply.text)[0] for reply in replies}
    assert len(found) == 2


async def test_after_a_bug_the_bot_answers_on(door: Door) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers_pay, "paid_roles", broken)
        await door.slash("pay", role="grip")
        door.errors()
    assert "Grip" in bare((await door.slash("pay", role="grip")).text)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("pay", {"role": " "}),
        ("strike", {"name": "  "}),
        ("on", {"date": " "}),
        ("between", {"start": " ", "end": "2023"}),
        ("positions", {"topic": "\t"}),
        ("source", {"source": " "}),
    ],
)
async def test_a_blank_option_is_named(door: Door, command: str, options: dict[str, str]) -> None:
    reply = await door.slash(command, **options)

    assert reply.private
    assert f"The option {next(iter(options))} is blank" in reply.heading


@pytest.mark.parametrize("number", ["$9,", "9% ", "5 times ", "WGA $5,"])
async def test_a_text_of_numbers_alone_is_answered_in_a_file(door: Door, number: str) -> None:
    count = 4000 // len(number)
    reply = await door.slash("check", claim=number * count)

    assert reply.files == ["picketdesk-check.txt"]
    text = await reply.file_text()
    assert text.count("\nNot on the record: ‘") == count


async def test_while_a_long_text_is_judged_others_are_answered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers_check, "_SLICE", 0.0)
    async with open_context(settings, lambda: TODAY) as context:
        asked = asyncio.ensure_future(answer(context, Question("check", text="$9," * 1333)))
        turns = 0
        while not asked.done():
            await asyncio.sleep(0)
            turns += 1
    assert turns > 1333


async def test_a_letter_that_is_only_a_mark_is_no_word(door: Door) -> None:
    """The halfwidth voiced sound mark counts as a letter and has none without its accents."""
    reply = await door.slash("check", claim="The actors' strike \uff9e lasted 118 days")

    assert reply.heading == "Held against the record: 1 on the record"
