"""/search: what asks another command in words is answered by that command."""

import pytest

from tests.kit.door import Door


@pytest.mark.parametrize(
    ("typed", "command", "heading"),
    [
        ("27 July 2023", "on", "27 July 2023"),
        ("2000-05-01", "on", "1 May 2000"),
        ("what happened on August 9 2023?", "on", "9 August 2023"),
        ("what was going on in June 2023", "on", "June 2023"),
        ("day 50 of the actors strike", "on", "1 September 2023"),
        ("last day of the writers strike", "on", "26 September 2023"),
        ("Labor Day 2023", "on", "4 September 2023"),
        ("weeks between May 2 and Nov 9 2023", "between", "From 2 May 2023 to 9 November 2023"),
        ("how many days from 1 May 2023 to 3 May 2023", "between", "2 days elapsed"),
        ("compare grip and showrunner", "compare", "Showrunner"),
        ("day performer vs. showrunner", "compare", "Showrunner"),
        ("who earns more, a key grip or a stand-in", "compare", "Stand-in"),
        ("how do I cite wishu", "cite", "wishu"),
    ],
)
async def test_a_search_that_asks_a_command_is_answered_by_it(
    door: Door, typed: str, command: str, heading: str
) -> None:
    reply = await door.slash("search", words=typed)

    assert heading.casefold() in reply.heading.casefold()
    assert f"is read as /{command}." in reply.bare


@pytest.mark.parametrize("typed", ["export everything", "download wga-2023", "export figures"])
async def test_a_file_is_behind_a_button(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    file = await door.press(reply, "/export")
    assert file.files


async def test_a_command_that_is_named_asks_back(door: Door) -> None:
    reply = await door.slash("search", words="cite the Hollywood Reporter")

    assert "which one?" in reply.heading
    assert reply.menus


@pytest.mark.parametrize(
    "typed",
    [
        "writers vs studios",
        "in the room",
        "$900,000",
        "the pay gap",
        "pay gap between executives and zyzzyvas",
        "time from picket lines to a deal",
    ],
)
async def test_words_that_ask_no_command_are_looked_for(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert "is read as /" not in reply.bare
    assert reply.menus
