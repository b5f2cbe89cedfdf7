"""Files on their way to Discord: made in a thread, deferred meanwhile, and never too large."""

import asyncio
import io
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import discord

from bot.answers.context import Context, not_on_record
from bot.answers.export.card import (
    FORMAT_SLOT,
    FORMATS,
    PICTURES,
    Parts,
    Weights,
    answer_export,
    asked_for,
    render_no_picture,
    render_too_large,
    told,
)
from bot.answers.registry import answer
from bot.cards.card import Card
from bot.charts.pool import PictureError
from bot.errors import UserError
from bot.files.package import package_zip, record_export, table_export
from bot.files.tables import Export
from bot.files.writers import csv_file, json_file, xlsx_file
from bot.interactions.components import message_view
from bot.interactions.send import NOBODY, AnyInteraction, asker_of
from bot.models.occupation import soc_of
from bot.models.question import THE_RECORD, Question
from bot.store.queries.files import packed_files, unpacked
from bot.store.record import Record

DEFAULT_FORMAT = "csv"
TABLE = ".csv"
"""How the name of a table ends; no id has a full stop."""

_WRITERS: Mapping[str, Callable[[Export], bytes]] = MappingProxyType(
    {"csv": csv_file, "xlsx": xlsx_file, "json": json_file}
)
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Made:
    """A file. `parts` weighs the files of what it holds, by what to ask for; called where the
    whole is too large, in a thread too.
    """

    name: str
    content: bytes
    parts: Callable[[], Parts] = dict


@dataclass(frozen=True, slots=True)
class Order:
    """A file to be made from what was found, for whose turn it is (send.asker_of), its format,
    and the card that it goes with.
    """

    make: Callable[[int], Awaitable[Made]]
    card: Card
    kind: str


async def order(context: Context, question: Question) -> Order:
    """What the question names, in its format. UserError where there is no such thing."""
    what = question.argument(0)
    kind = question.argument(FORMAT_SLOT) or DEFAULT_FORMAT
    if what == THE_RECORD or what.endswith(TABLE):
        return await _order_package(context, question, kind)
    # The card that shows it best; BLS wages are no records of their own.
    command = "pay" if soc_of(what) else "search"
    return order_answer(context, await answer(context, Question(command, (what,))), kind)


def order_answer(context: Context, card: Card, kind: str) -> Order:
    """An answer as a file, or its chart. UserError where it has none."""
    if kind not in FORMATS:
        raise not_on_record()
    export = answer_export(card)
    draw = _drawing(context, card, kind) if kind in PICTURES else None

    async def make(asker: int) -> Made:
        if draw is not None:
            content = await draw(asker)
        else:
            content = await asyncio.to_thread(_WRITERS[kind], export)
        return Made(_file_name(export.name, kind), content)

    return Order(make, card, kind)


def _drawing(context: Context, card: Card, kind: str) -> Callable[[int], Awaitable[bytes]]:
    """What draws the chart of a card. UserError where there is none."""
    if card.chart is None:
        raise UserError("This answer has no chart", "CSV, XLSX and JSON have its facts.")
    if context.pictures is None:
        raise UserError("This bot draws no charts", "Whoever runs it can set CHARTS=true.")
    pictures, chart = context.pictures, card.chart
    return lambda asker: pictures.draw(
        chart.specification(card.version), "svg" if kind == "svg" else "png", asker
    )


async def _order_package(context: Context, question: Question, kind: str) -> Order:
    if kind in PICTURES:
        raise UserError("A table has no chart", "The answers about roles and strikes have one.")
    files = await packed_files(context.record)
    what = question.argument(0)
    if kind not in _WRITERS or not files or what not in (THE_RECORD, *files):
        raise not_on_record()

    async def make(asker: int) -> Made:
        async with context.packing.turn(asker):
            return await asyncio.to_thread(_package, context.record, files, what, kind)

    return Order(make, asked_for(question, context.version), kind)


def _package(record: Record, packed: dict[str, bytes], what: str, kind: str) -> Made:
    """The whole record or one table, from what is in memory; runs in a thread."""
    files = unpacked(packed)

    def table(name: str) -> bytes:
        name = name.removesuffix(TABLE)
        return _WRITERS[kind](table_export(name, files, record.sources, record.version))

    if what != THE_RECORD:
        name = f"picketdesk-{record.version}-{what.removesuffix(TABLE)}"
        return Made(_file_name(name, kind), table(what))
    name = f"picketdesk-{record.version}"
    if kind == "csv":
        whole = package_zip(files, record.version)
    else:
        whole = _WRITERS[kind](record_export(files, record.sources, record.version))
    tables = [file for file in files if file.endswith(TABLE)]
    return Made(
        _file_name(name, "zip" if kind == "csv" else kind),
        whole,
        lambda: {file: len(table(file)) for file in tables},
    )


async def deliver(interaction: AnyInteraction, ordered: Order, *, private: bool) -> None:
    """Defer, make the file and send it, or a card that says why not."""
    await interaction.response.defer(ephemeral=private, thinking=True)
    card = ordered.card
    try:
        made = await ordered.make(asker_of(interaction))
    except PictureError:
        await _edit_card(interaction, render_no_picture(card))
        return
    limit = interaction.filesize_limit
    if len(made.content) > limit:
        parts = await asyncio.to_thread(made.parts)
        weights = Weights(len(made.content), limit, parts)
        await _edit_card(interaction, render_too_large(weights, ordered.kind, card))
        return
    file = discord.File(io.BytesIO(made.content), filename=made.name)
    await interaction.edit_original_response(
        content=told(made.name, made.content, card.version),
        attachments=[file],
        allowed_mentions=NOBODY,
    )


async def _edit_card(interaction: AnyInteraction, card: Card) -> None:
    await interaction.edit_original_response(
        view=message_view(card, 0, private=True), allowed_mentions=NOBODY
    )


def _file_name(name: str, kind: str) -> str:
    return f"{_NOT_IN_NAME.sub('-', name)}.{kind}"
