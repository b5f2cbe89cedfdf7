"""'Check against the record' on messages of every kind that Discord has: what they say is read
wherever it stands in them.
"""

from typing import Any

import pytest

from tests.kit.door import Door, Payload, Reply

ON_MESSAGE = "Check against the record"
CLAIM = "The actors' strike lasted 118 days."
OTHER_CLAIM = "The writers' strike lasted 148 days."
TWO = "2 on the record"
WHEN = "2026-11-20T10:00:00.000000+00:00"
ADDRESS = "https://cdn.discordapp.com/attachments/1/2/picture.png"
COMPONENTS_V2 = 1 << 15
FORWARDED = 1 << 14


def forward(**made: Any) -> Payload:
    """A message that forwards another one, whose fields they are."""
    snapshot = {
        "type": 0,
        "content": "",
        "embeds": [],
        "attachments": [],
        "mentions": [],
        "timestamp": WHEN,
        "edited_timestamp": None,
        "flags": 0,
        "components": [],
    }
    reference = {"type": 1, "channel_id": "77", "message_id": "78"}
    return {
        "flags": FORWARDED,
        "message_reference": reference,
        "message_snapshots": [{"message": snapshot | made}],
    }


def embed(**made: Any) -> Payload:
    return {"embeds": [{"type": "rich", **made}]}


def file(**made: Any) -> Payload:
    return {
        "id": "79",
        "filename": "picture.png",
        "size": 1000,
        "url": ADDRESS,
        "proxy_url": ADDRESS,
        **made,
    }


def card(*parts: Payload) -> Payload:
    return {
        "flags": COMPONENTS_V2,
        "components": [{"type": 17, "id": 1, "components": list(parts)}],
    }


def shown(text: str) -> Payload:
    return {"type": 10, "id": 3, "content": text}


def gallery(*descriptions: str | None) -> Payload:
    media = {"url": ADDRESS, "proxy_url": ADDRESS}
    return {
        "type": 12,
        "id": 4,
        "items": [{"media": media, "description": d} for d in descriptions],
    }


SECTION = {
    "type": 9,
    "id": 2,
    "components": [shown(CLAIM)],
    "accessory": {"type": 11, "id": 5, "media": {"url": ADDRESS}, "description": OTHER_CLAIM},
}
STICKER = {"id": "80", "name": "wave", "format_type": 1}
FIELDS = [{"name": "Actors' strike", "value": "118 days", "inline": True}]

POLL = {
    "question": {"text": CLAIM},
    "answers": [
        {"answer_id": 1, "poll_media": {"text": OTHER_CLAIM}},
        {"answer_id": 2, "poll_media": {"text": "Neither", "emoji": {"id": None, "name": "🎬"}}},
    ],
    "expiry": "2026-11-23T10:00:00.000000+00:00",
    "allow_multiselect": False,
    "layout_type": 1,
}
POLL_RESULT = [
    {"name": "poll_question_text", "value": CLAIM, "inline": False},
    {"name": "victor_answer_votes", "value": "148", "inline": False},
    {"name": "total_votes", "value": "190", "inline": False},
    {"name": "victor_answer_id", "value": "1", "inline": False},
    {"name": "victor_answer_text", "value": OTHER_CLAIM, "inline": False},
]

BOTH: dict[str, Payload] = {
    "a forward": forward(content=f"{CLAIM} {OTHER_CLAIM}"),
    "a forward with words of one's own": {"content": CLAIM, **forward(content=OTHER_CLAIM)},
    "a forwarded card": forward(**card(SECTION)),
    "a forwarded embed": forward(**embed(title=CLAIM, description=OTHER_CLAIM)),
    "a forwarded picture": forward(content=CLAIM, attachments=[file(description=OTHER_CLAIM)]),
    "an embed": embed(title=CLAIM, description=OTHER_CLAIM),
    "an embed's fields": embed(description=OTHER_CLAIM, fields=FIELDS),
    "an embed's small print": embed(author={"name": CLAIM}, footer={"text": OTHER_CLAIM}),
    "a link and its preview": {
        "content": f"https://example.com/story {CLAIM}",
        "embeds": [{"type": "article", "url": "https://example.com/story", "title": OTHER_CLAIM}],
    },
    "what stands in it twice": {"content": CLAIM, **embed(title=CLAIM, description=OTHER_CLAIM)},
    "a poll": {"poll": POLL},
    "a poll's end": {
        "type": 46,
        "message_reference": {"type": 0, "channel_id": "77", "message_id": "78"},
        "embeds": [{"type": "poll_result", "fields": POLL_RESULT}],
    },
    "a card": card(SECTION),
    "a gallery in a card": card(gallery(CLAIM, None, OTHER_CLAIM)),
    "texts outside of a container": {
        "flags": COMPONENTS_V2,
        "components": [shown(CLAIM), shown(OTHER_CLAIM)],
    },
    "described pictures": {
        "attachments": [file(description=CLAIM), file(id="81"), file(description=OTHER_CLAIM)]
    },
    "words and a sticker": {"content": f"{CLAIM}\n{OTHER_CLAIM}", "sticker_items": [STICKER]},
}


def outcome(reply: Reply) -> str:
    return reply.heading.removeprefix("Held against the record: ")


@pytest.mark.parametrize("kind", BOTH)
async def test_what_a_message_says_is_read_wherever_it_stands(door: Door, kind: str) -> None:
    reply = await door.on_made(ON_MESSAGE, **BOTH[kind])

    assert reply.private
    assert outcome(reply) == TWO


WORDLESS: dict[str, tuple[Payload, str]] = {
    "a sticker": ({"sticker_items": [STICKER]}, "a sticker"),
    "a file": ({"attachments": [file()]}, "a file"),
    "two files and a sticker": (
        {"attachments": [file(), file(id="81")], "sticker_items": [STICKER]},
        "2 files and a sticker",
    ),
    "a forwarded sticker": (forward(sticker_items=[STICKER]), "a sticker"),
    "forwarded files": (forward(attachments=[file(), file(id="81")]), "2 files"),
    "a picture in a card of which nobody says what it shows": (
        {**card(gallery(None)), "attachments": [file()]},
        "a file",
    ),
}


@pytest.mark.parametrize("kind", WORDLESS)
async def test_a_message_without_words(door: Door, kind: str) -> None:
    made, what = WORDLESS[kind]
    reply = await door.on_made(ON_MESSAGE, **made)

    assert reply.private
    assert reply.heading == f"That message has no words, only {what}"
    assert "/check claim:" in reply.bare


@pytest.mark.parametrize(
    "made",
    [{}, forward(), {"type": 7}, {"embeds": [{"type": "gifv", "url": ADDRESS}]}],
    ids=[
        "empty",
        "a forwarded poll, which Discord keeps to itself",
        "a greeting",
        "a moving picture",
    ],
)
async def test_a_message_with_nothing_in_it(door: Door, made: Payload) -> None:
    reply = await door.on_made(ON_MESSAGE, **made)

    assert reply.private
    assert "no text in that to check" in reply.heading


@pytest.mark.parametrize(
    "text",
    [
        "The actors' strike __lasted 118 days__.",
        "The **actors' strike** lasted ***118*** days.",
        "# The actors' strike lasted ||118 days||",
        "> The actors' strike lasted 118 days.",
        "The actors' strike lasted [118 days](https://example.com/a_(b)).",
        "<@80351110224678912> the actors' strike lasted 118 days <:sad:41771983429993937>",
        "The actors' strike began on <t:1689318060:D>.",
        "```text\nThe actors' strike lasted 118 days.\n```",
    ],
)
async def test_the_marks_of_a_message_are_not_in_the_way(door: Door, text: str) -> None:
    reply = await door.on_message(ON_MESSAGE, text)

    assert outcome(reply) == "1 on the record"
