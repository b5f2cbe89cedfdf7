"""What a message says, wherever it stands in it: content, what is forwarded, embeds and previews of
links, cards, polls, descriptions of pictures.
"""

from collections.abc import Iterator
from typing import Any

import discord

_POLL_WORDS = ("poll_question_text", "victor_answer_text")
"""Fields in which Discord says how a poll ended; the others are numbers for its own display."""


def message_text(message: discord.Message) -> str:
    """All that a person reads in a message, a line each, and once what stands in it twice; '' where
    it has no words.
    """
    return "\n".join(dict.fromkeys(part for part in _parts(message) if part.strip()))


def _parts(message: discord.Message) -> Iterator[str]:
    yield message.content
    yield from _of_components(message.components)
    for forwarded in message.message_snapshots:
        yield forwarded.content
        yield from _of_components(forwarded.components)
        yield from _of_embeds(forwarded.embeds)
        yield from _of_files(forwarded.attachments)
    if message.poll is not None:
        yield message.poll.question or ""
        yield from (answer.text or "" for answer in message.poll.answers)
    yield from _of_embeds(message.embeds)
    yield from _of_files(message.attachments)


def _of_embeds(embeds: list[discord.Embed]) -> Iterator[str]:
    for embed in embeds:
        if embed.type == "poll_result":
            yield from (field.value or "" for field in embed.fields if field.name in _POLL_WORDS)
            continue
        yield from (embed.author.name or "", embed.title or "", embed.description or "")
        for field in embed.fields:
            yield f"{field.name or ''}: {field.value or ''}"
        yield embed.footer.text or ""


def _of_files(files: list[discord.Attachment]) -> Iterator[str]:
    yield from (file.description or "" for file in files)


def _of_components(components: Any) -> Iterator[str]:  # noqa: ANN401  (of every kind)
    """Texts and descriptions of pictures, at any depth."""
    for part in components:
        if isinstance(part, discord.TextDisplay):
            yield part.content
        for item in getattr(part, "items", None) or ():
            yield getattr(item, "description", None) or ""
        yield from _of_components(getattr(part, "children", None) or ())
        accessory = getattr(part, "accessory", None)
        if accessory is not None:
            yield getattr(accessory, "description", None) or ""


def other_contents(message: discord.Message) -> str:
    """What a message, or what it forwards, has that has no words: '2 files and a sticker'; '' where
    it has nothing.
    """
    held = (message, *message.message_snapshots)
    counts = (
        (sum(len(one.attachments) for one in held), "a file", "files"),
        (sum(len(one.stickers) for one in held), "a sticker", "stickers"),
    )
    return " and ".join(
        one if count == 1 else f"{count} {several}" for count, one, several in counts if count
    )
