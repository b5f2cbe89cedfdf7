"""The open record for targets, and what must hold of every card and completion."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.answers.context import Context
from bot.app import open_context
from bot.cards.card import Card, Tone
from bot.cards.discord_limits import ALT_TEXT
from bot.cards.pages import pages
from bot.interactions.components import copy_of, echoed_text, message_view
from bot.interactions.custom_ids import from_custom_id
from bot.interactions.respond import find_card
from bot.lifecycle.prepare import prepare_record
from bot.models.question import Question
from bot.settings import ROOT, Settings
from fuzz.target import Check, expect
from tests.kit.door import message_faults, walk

TODAY = date(2026, 11, 1)
_MOST_PAGES = 3


RECORD = ROOT / "var" / "fuzz" / "record.sqlite"


def record_settings() -> Settings:
    """Settings of a record that is built once for all runs, without the machine's own `.env`."""
    return _settings(RECORD)


@cache
def _settings(record: Path) -> Settings:
    record.parent.mkdir(parents=True, exist_ok=True)
    prepare_record(ROOT / "data", record)
    with patch.dict(Settings.model_config, {"env_file": None}):
        return Settings(  # pyright: ignore[reportCallIssue]
            record_db=record, data_dir=ROOT / "data", charts=False, rate_limits=False
        )


@asynccontextmanager
async def _open() -> AsyncGenerator[Context]:
    async with open_context(record_settings(), lambda: TODAY) as context:
        yield context


@contextmanager
def at_context(check: Callable[[Context, bytes], Coroutine[Any, Any, None]]) -> Iterator[Check]:
    """A check that is held against an open record."""
    loop = asyncio.new_event_loop()
    opening = _open()
    context = loop.run_until_complete(opening.__aenter__())
    try:
        yield lambda data: loop.run_until_complete(check(context, data))
    finally:
        loop.run_until_complete(opening.__aexit__(None, None, None))
        loop.close()


def hold_card(card: Card) -> None:
    """Discord takes every page of a card, and its buttons lead back to the bot."""
    found = pages(card)
    for number in {0, *range(1, min(len(found), _MOST_PAGES)), len(found) - 1}:
        for private in (True, False):
            view = message_view(card, number, private=private)
            components: Any = view.to_components()
            message = {"components": components, "allowed_mentions": {"parse": []}}
            faults = message_faults(message)
            expect(not faults, f"page {number}: {faults}")
            for part in walk(components):
                if "custom_id" in part:
                    expect(from_custom_id(part["custom_id"]), f"no custom id: {part['custom_id']}")
            if card.question.text and not card.filed:
                expect(
                    echoed_text(view.children) == card.question.text, "the text is not read back"
                )
    copy_of(card)
    if card.chart is not None:
        expect(0 < len(card.chart.alt_text()) <= ALT_TEXT, "the description of the chart")
    expect(card.heading.strip(), "no heading")


async def hold_answer(context: Context, question: Question) -> Card:
    card = await find_card(context, question)
    hold_card(card)
    if card.tone is Tone.TROUBLE:
        expect("did not work" not in card.heading, "a bug")
    return card
