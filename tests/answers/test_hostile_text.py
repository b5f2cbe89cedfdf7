"""Every option of every command, given what somebody types who means harm."""

import io
import re

import pytest

from tests.kit import hostile, on_file
from tests.kit.door import Door, Reply

NEEDED = {
    "pay": {"role": "grip"},
    "compare": {"first": "grip", "second": "day-performer"},
    "between": {"start": "2023-05-02", "end": "2023-09-27"},
}
"""What a command needs beside the option that is tried."""

TYPED = [
    *(("compare", option) for option in ("first", "second", "third", "fourth")),
    *(("pay", option) for option in ("role", "known_by")),
    *(("quote", option) for option in ("topic", "holder", "source", "words")),
    ("positions", "topic"),
    ("source", "source"),
    *(("timeline", option) for option in ("about", "from_date", "to_date", "known_by")),
    ("on", "date"),
    *(("between", option) for option in ("start", "end")),
    ("strike", "name"),
    *(("terms", option) for option in ("subject", "contract", "known_by")),
    ("cite", "record"),
    ("export", "what"),
    ("search", "words"),
    ("check", "claim"),
]
FREE = {("quote", "words"), ("search", "words"), ("check", "claim")}
LONGEST_CLAIM = 4000
VERDICTS = (
    "On the record",
    "Differs",
    "Partly on the record",
    "Not on the record",
)
NAME = re.compile(r"picketdesk-[A-Za-z0-9][A-Za-z0-9.-]*\.(?:csv|txt|zip)")
"""How a file may be called."""


def assert_harmless(reply: Reply) -> None:
    """Nothing that was typed stands on the card as markup, as a mention or as a line of its own."""
    echoed = [line for line in reply.text.splitlines() if hostile.MARK[:3] in line]
    for line in echoed:
        assert not re.search(r"[<>@`\[\]|~]", hostile.bare(line)), line
        assert not re.search(r"[\u0000-\u001f\u200b\u200d\u202e\u2066\ufeff]", line), line
        assert "http://" not in line
        assert line.startswith(("## ", "-# Asked: ")), line
    assert len(echoed) <= 2


async def test_every_option_that_takes_text_is_tried(door: Door) -> None:
    [bodies] = [body for kind, body in door.payloads if kind == "commands"]
    text = 3
    options = {
        (body["name"], option["name"])
        for body in bodies
        for option in body.get("options") or []
        if option["type"] == text and "choices" not in option
    }

    assert options == set(TYPED)


@pytest.mark.parametrize("kind", hostile.ALL)
async def test_what_is_typed_does_no_harm(door: Door, logged: io.StringIO, kind: str) -> None:
    typed = hostile.safe(hostile.ALL[kind])
    for command, option in TYPED:
        given = typed[:LONGEST_CLAIM] if command == "check" else typed
        reply = await door.slash(command, **{**NEEDED.get(command, {}), option: given})

        place = f"/{command} {option}"
        assert reply.text, place
        assert "That did not work" not in reply.text, place
        assert reply.private or (command, option) in FREE or reply.files, place
        assert all(NAME.fullmatch(file) for file in reply.files), place
        assert len(reply.heading) < 300, place
        for label in (*reply.buttons, *reply.buttons.values()):
            assert hostile.MARK not in label, place
        if command != "check":
            assert_harmless(reply)
        if "Copy as text" in reply.buttons:
            copy = await door.press(reply, "Copy as text")
            assert copy.private, place
            assert copy.files or copy.text.count("```") == 2, place
        if "Next" in reply.buttons:
            assert (await door.press(reply, "Next")).heading == reply.heading, place
    assert hostile.harm_done(door) == []
    assert hostile.MARK not in logged.getvalue()
    assert all(" bot." in line for line in logged.getvalue().splitlines()), "a line an answer"


@pytest.mark.parametrize("kind", hostile.ALL)
async def test_what_is_typed_completes_to_names_on_record(door: Door, kind: str) -> None:
    known = {r["id"] for table in ("roles", "events", "strikes") for r in on_file.rows(table)}
    typed = hostile.safe(hostile.ALL[kind])
    for command, option in (("pay", "role"), ("timeline", "about"), ("on", "date")):
        for choice in await door.offered(command, option, typed):
            assert hostile.MARK not in choice["name"] + choice["value"]
            assert 1 <= len(choice["name"]) <= 100
            assert (
                choice["value"] in known or command == "timeline" or choice["value"][:2].isdigit()
            )


@pytest.mark.parametrize("kind", hostile.ALL)
async def test_what_a_message_says_is_checked_without_harm(door: Door, kind: str) -> None:
    """Anybody may have written it; the answer is private to who picked it."""
    text = f"The actors' strike lasted 148 days. {hostile.safe(hostile.ALL[kind])[:1900]}"
    reply = await door.on_message("Check against the record", text)

    assert reply.private
    assert "differs" in reply.heading
    assert hostile.harm_done(door) == []


@pytest.mark.parametrize("kind", hostile.ALL)
async def test_a_claim_is_repeated_as_text(door: Door, logged: io.StringIO, kind: str) -> None:
    """Repeated in small print, and beside a number in single quotation marks."""
    typed = hostile.safe(hostile.ALL[kind])[:3800]
    claim = f"{typed} The actors' strike of 2023 lasted 148 days {hostile.MARK}."
    reply = await door.slash("check", claim=claim)

    assert "differs" in reply.heading
    assert hostile.MARK not in reply.heading
    for line in (one for one in reply.text.splitlines() if hostile.MARK[:3] in one):
        assert line.startswith(("**", "-# Asked: ")), line
        verdict, _, claimed = hostile.bare(line).replace("**", "").partition(": ")
        assert verdict in (*VERDICTS, "-# Asked"), line
        plain = f"{verdict}: {claimed}"
        assert not re.search(r"[<>@`\[\]|~*]", plain), line
        assert not re.search(r"[\u0000-\u001f\u200b\u200d\u202e\u2066\ufeff]", line), line
        assert "http://" not in line
    if "Copy as text" in reply.buttons:
        assert (await door.press(reply, "Copy as text")).private
    assert hostile.MARK not in logged.getvalue()


@pytest.mark.parametrize("kind", hostile.SQL)
async def test_what_is_typed_is_no_sql(door: Door, kind: str) -> None:
    before = (await door.slash("record")).text
    for command, option in TYPED:
        given = {**NEEDED.get(command, {}), option: hostile.SQL[kind]}
        reply = await door.slash(command, **given)
        assert "That did not work" not in reply.text
    assert (await door.slash("record")).text == before


@pytest.mark.parametrize("kind", hostile.FTS5)
async def test_what_is_looked_for_is_words(door: Door, kind: str) -> None:
    """Syntax of the search finds what its letters find, and never more."""
    typed = hostile.FTS5[kind]
    letters = "".join(letter if letter.isalnum() else " " for letter in typed)
    for command in ("search", "quote"):
        given = await door.slash(command, words=typed)
        plain = await door.slash(command, words=letters)
        if letters.strip():
            assert given.heading == plain.heading
            assert given.menus[:1] == plain.menus[:1] or command == "quote"
        else:
            assert given.private


async def test_choices_are_not_made_up(door: Door) -> None:
    """Discord sends only choices that there are; whoever can send others gets a refusal."""
    [bodies] = [body for kind, body in door.payloads if kind == "commands"]
    chosen = {
        (body["name"], option["name"])
        for body in bodies
        for option in body.get("options") or []
        if "choices" in option
    }

    assert chosen == {("quote", "stance"), ("cite", "style"), ("export", "format")}
