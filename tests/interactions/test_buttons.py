"""Buttons: pages, copies, shares and choices, by anybody, after a restart, anywhere."""

from bot.client.client import PicketdeskClient
from bot.interactions.respond import Responder
from bot.lifecycle.live_record import LiveRecord
from bot.settings import Settings
from tests.kit import on_file
from tests.kit.door import TODAY, Door, Reply, bare, open_context


def page(reply: Reply) -> str:
    """'2 of 4'."""
    return reply.bare.split("Page ")[1].split(" · ")[0]


async def copied(door: Door, reply: Reply) -> str:
    copy = await door.press(reply, "Copy as text")
    assert copy.private
    return await copy.file_text() if copy.files else copy.text


# --- Pages ---------------------------------------------------------------------------------------


async def test_forth_and_back(door: Door) -> None:
    reply = await door.slash("timeline", about="wga-2023")
    first = reply.text
    assert page(reply).startswith("1 of ")
    assert "Back" not in reply.buttons

    second = await door.press(reply, "Next")
    text = second.text
    assert page(second).startswith("2 of ")
    assert second.message is not None
    assert reply.message is not None
    assert second.message.id == reply.message.id, "the same message, turned"
    assert text != first

    third = await door.press(second, "Next")
    assert page(third).startswith("3 of ")
    assert (await door.press(third, "Back")).text == text
    assert (await door.press(third, "Back")).text == first


async def test_the_last_page_has_no_next_and_all_pages_have_one_heading(door: Door) -> None:
    reply = await door.slash("timeline", about="wga-2023")
    texts = await door.pages(reply)

    count = int(texts[0].split("Page 1 of ")[1].split(" ")[0])
    assert len(texts) == count > 2
    assert len({text.splitlines()[0] for text in texts}) == 1
    assert f"Page {count} of {count}" in texts[-1]


async def test_a_short_answer_has_no_pages(door: Door) -> None:
    reply = await door.slash("between", start="2023-05-02", end="2023-09-27")

    assert not {"Next", "Back"} & set(reply.buttons)
    assert "Page" not in reply.text


async def test_another_persons_next_gives_a_private_page_and_leaves_the_card(door: Door) -> None:
    reply = await door.slash("timeline", about="wga-2023")
    before = reply.text
    theirs = await door.press(reply, "Next", by_other=True)

    assert theirs.private
    assert page(theirs).startswith("2 of ")
    assert reply.text == before

    onward = await door.press(theirs, "Next", by_other=True)
    assert page(onward).startswith("3 of ")
    assert onward.private
    assert reply.text == before


async def test_another_persons_choice_of_a_figure_leaves_the_card(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="weekly-performer")
    before = reply.text
    theirs = await door.pick(reply, 0, "f-week-2014", by_other=True)

    assert theirs.private
    assert "f-week-2014" in theirs.text
    assert reply.text == before


# --- Copies --------------------------------------------------------------------------------------


async def test_a_short_answer_is_copied_as_a_message(door: Door) -> None:
    reply = await door.slash("between", start="1 January 1901", end="3 January 1901")
    copy = await door.press(reply, "Copy as text")

    assert copy.private
    assert not copy.files
    assert len(copy.text) < 2000
    assert "2 days elapsed, 3 with both days counted" in copy.text
    assert copy.text.startswith("```")
    assert copy.text.endswith("```")


async def test_a_long_answer_is_copied_as_a_file_with_all_pages(door: Door) -> None:
    reply = await door.slash("timeline", about="wga-2023")
    texts = await door.pages(reply)
    copy = await door.press(reply, "Copy as text")

    assert copy.private
    [name] = copy.files
    assert name.endswith(".txt")
    text = await copy.file_text()
    for row in on_file.rows("events"):
        if row["strike"] == "wga-2023":
            assert row["title"] in text
            assert row["what"] in text
            assert row["note"] in text
    assert len(text) > max(map(len, texts))


async def test_a_copy_has_every_figure_with_of_note_and_all_sources(door: Door) -> None:
    text = await copied(door, await door.slash("pay", role="pm-ml-platform"))

    sources = on_file.by_id("sources")
    for row in on_file.figures_of("pm-ml-platform"):
        assert row["note"] in text
        assert row["of"] in text
        for word in on_file.evidence(row["id"]):
            assert sources[word["source"]]["title"] in text
            assert sources[word["source"]]["url"] in text


async def test_a_copy_is_the_same_from_every_page(door: Door) -> None:
    reply = await door.slash("positions", topic="pay-gap")
    first = await copied(door, reply)
    second = await copied(door, await door.press(reply, "Next"))

    assert first == second
    assert all(row["says"] in first for row in on_file.statements(topic="pay-gap"))


async def test_a_copy_has_no_markup(door: Door) -> None:
    text = await copied(door, await door.slash("quote", topic="hypocrisy"))

    assert "**" not in text
    assert "\\" not in text
    assert "-# " not in text


# --- Sharing and opening -------------------------------------------------------------------------


async def test_share_posts_a_private_card_for_everybody(door: Door) -> None:
    reply = await door.slash("pay", role="rs-ml-l6", private=True)
    assert reply.private
    shared = await door.press(reply, "Share")

    assert not shared.private
    assert shared.heading == reply.heading
    assert "Share" not in shared.buttons
    assert shared.message is not None
    assert reply.message is not None
    assert shared.message.id != reply.message.id


async def test_a_public_card_has_nothing_to_share(door: Door) -> None:
    assert "Share" not in (await door.slash("pay", role="rs-ml-l6")).buttons


async def test_share_posts_the_page_that_is_shown(door: Door) -> None:
    reply = await door.slash("timeline", about="wga-2023", private=True)
    turned = await door.press(reply, "Next")
    assert turned.private
    shared = await door.press(turned, "Share")

    assert page(shared).startswith("2 of ")
    assert page(await door.press(shared, "Next")).startswith("3 of ")


async def test_what_a_button_opens_is_private_and_can_be_shared(door: Door) -> None:
    reply = await door.slash("quote", topic="hypocrisy")
    before = reply.text
    opened = await door.press(reply, "Positions on this", by_other=True)

    assert opened.private
    assert reply.text == before
    assert not (await door.press(opened, "Share", by_other=True)).private


async def test_private_answers_stay_private_over_their_pages(door: Door) -> None:
    for command, options in (
        ("timeline", {"about": "wga-2023"}),
        ("search", {"words": "streaming"}),
    ):
        reply = await door.slash(command, **options, private=True)
        assert reply.private
        assert (await door.press(reply, "Next")).private


# --- After a restart, in direct messages ---------------------------------------------------------


async def test_buttons_work_after_a_restart(door: Door, settings: Settings) -> None:
    card = await door.slash("timeline", about="wga-2023")
    menu = await door.slash("compare", first="rs-ml-l6", second="weekly-performer")
    found = await door.slash("search", words="streaming")
    unclear = await door.slash("pay", role="Netflix CEO")
    async with open_context(settings, lambda: TODAY) as context:
        responder = Responder(LiveRecord(context))
        await door.restart(PicketdeskClient(responder, None, shard_count=1))

        assert page(await door.press(card, "Next")).startswith("2 of ")
        assert "f-week-2014" in (await door.pick(menu, 0, "f-week-2014")).text
        assert page(await door.press(found, "Next")).startswith("2 of ")
        assert "Asked: streaming" in found.bare
        assert "every word" in await copied(door, found)
        assert "Sarandos" in (await door.press(unclear, label(unclear, "Sarandos"))).heading


def label(reply: Reply, part: str) -> str:
    [found] = [one for one in reply.buttons if part in one]
    return found


async def test_buttons_work_in_direct_messages(door: Door) -> None:
    reply = await door.direct("timeline", about="wga-2023")
    assert page(await door.press(reply, "Next")).startswith("2 of ")
    assert "Writers" in await copied(door, reply)

    reply = await door.direct("compare", first="rs-ml-l6", second="weekly-performer")
    assert "f-week-2014" in (await door.pick(reply, 0, "f-week-2014")).text
    menu = await door.menu(reply, "All figures of")
    assert "Weekly performer" in (await door.pick(reply, menu, "weekly-performer")).heading


async def test_every_command_answers_in_direct_messages(door: Door) -> None:
    asked = {
        "compare": {"first": "rs-ml-l6", "second": "sag-aftra-member"},
        "pay": {"role": "day performer"},
        "quote": {"topic": "hypocrisy"},
        "positions": {"topic": "hypocrisy"},
        "source": {"source": "wishu"},
        "timeline": {},
        "on": {"date": "2023-07-27"},
        "between": {"start": "2023", "end": "2024"},
        "search": {"words": "hypocrisy"},
        "record": {},
        "help": {},
    }
    for command, options in asked.items():
        reply = await door.direct(command, **options)
        assert "Copy as text" in reply.buttons, command


# --- Choices for names that are not clear --------------------------------------------------------


async def test_a_few_choices_are_buttons(door: Door) -> None:
    reply = await door.slash("pay", role="Netflix CEO")
    assert reply.private
    assert "which one" in reply.heading
    named = {r["id"] for r in on_file.rows("roles") if "Netflix CEO" in r["aliases"].split("|")}
    assert 1 < len(named) <= 5
    assert {one.split(":")[-1] for one in reply.buttons.values()} == named
    assert not reply.menus

    answered = await door.press(reply, label(reply, "Sarandos"))
    assert "Ted Sarandos" in answered.heading
    assert "Copy as text" in answered.buttons


async def test_many_choices_are_a_menu(door: Door) -> None:
    reply = await door.slash("pay", role="residual check")
    named = {r["id"] for r in on_file.rows("roles") if "residual check" in r["aliases"].split("|")}
    assert len(named) > 5
    assert reply.private
    [menu] = reply.menus
    assert named <= {option["value"] for option in menu["options"]}

    answered = await door.pick(reply, 0, "lizzie-cast")
    assert "Lizzie McGuire" in answered.heading


async def test_a_choice_keeps_the_other_options(door: Door) -> None:
    reply = await door.slash("compare", first="Netflix CEO", second="sag-aftra-member")
    answered = await door.press(reply, label(reply, "Sarandos"))

    assert "Sarandos" in answered.bare
    assert "SAG-AFTRA member" in answered.bare


async def test_a_choice_keeps_free_text_and_stance(door: Door) -> None:
    rows = [
        row
        for row in on_file.quotes(topic="market-rate", stance="for")
        if "netflix" in row["text"].casefold()
    ]
    assert rows
    reply = await door.slash("quote", topic="netflix", stance="for", words="netflix")
    assert reply.private
    assert "which one" in reply.heading
    [custom_id] = [one for one in reply.buttons.values() if ":market-rate" in one]
    assert "netflix" not in custom_id, "free text stands on the card alone"

    proposition = on_file.by_id("topics")["market-rate"]["proposition"]
    answered = await door.press(reply, label(reply, proposition))
    assert answered.heading.startswith(f"{len(rows)} passage")
    assert all(row["text"] in answered.bare for row in rows)


async def test_the_first_unclear_option_is_asked_and_the_next_one_has_its_best_match(
    door: Door,
) -> None:
    reply = await door.slash("compare", first="Netflix CEO", second="Kyra Jones")
    assert "Netflix CEO" in reply.heading

    answered = await door.press(reply, label(reply, "Sarandos"))
    assert "Sarandos" in answered.bare
    assert "Queens" in answered.bare or "Woke" in answered.bare


async def test_dates_that_are_not_clear_keep_the_other_end(door: Door) -> None:
    reply = await door.slash("between", start="02/05/2023", end="2023-09-27")
    answered = await door.press(reply, "2 May 2023")

    assert "148 days elapsed" in answered.heading


async def test_nothing_is_offered_where_nothing_comes_near(door: Door) -> None:
    reply = await door.slash("positions", topic="xylophone")
    assert reply.private
    assert not reply.buttons

    reply = await door.slash("positions", topic="studio offers")
    assert "better-terms" in reply.text


# --- Free text is read back from the card --------------------------------------------------------


async def test_words_are_read_back_by_next_and_copy(door: Door) -> None:
    reply = await door.slash("quote", words="netflix")
    rows = [row for row in on_file.quotes() if "netflix" in row["text"].casefold()]
    copy = await copied(door, reply)
    assert all(row["text"] in copy for row in rows)

    texts = bare("\n".join(await door.pages(reply)))
    assert all(row["text"] in texts for row in rows)


async def test_words_that_need_escaping_survive_every_page(door: Door) -> None:
    words = r"strike *Netflix* [AI] ~~pay~~ \a/ # <is> -it _of_"
    reply = await door.slash("search", words=words)
    heading = reply.heading
    turned = await door.press(reply, "Next")
    assert turned.heading == heading
    again = await door.press(turned, "Back")
    assert again.heading == heading
    assert words in again.bare


async def test_words_are_read_back_by_share(door: Door) -> None:
    reply = await door.slash("search", words="residual checks", private=True)
    shared = await door.press(reply, "Share")

    assert not shared.private
    assert shared.heading == reply.heading
    assert "Asked: residual checks" in shared.bare
