"""What /export gives, and every answer as a file: the record, a table, an answer, its chart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.answers import registry
from bot.answers.context import Context, not_on_record
from bot.answers.export.card import Parts, answer_export, asked_for
from bot.answers.export.command import FORMATS, PICTURES
from bot.cards.card import Card
from bot.domain.stoppages.lists import decoded
from bot.errors import UserError
from bot.files.package import package_zip, record_export, table_export
from bot.files.tables import Export
from bot.files.writers import csv_file, json_file, xlsx_file
from bot.models.question import THE_RECORD, Question
from bot.models.statistics import soc_of
from bot.store.queries.names import packed_files, unpacked
from bot.store.record import Record

DEFAULT_FORMAT = "csv"
TABLE = ".csv"
"""How the name of a table ends; no id has a full stop."""

_WRITERS: Mapping[str, Callable[[Export], bytes]] = MappingProxyType(
    {"csv": csv_file, "xlsx": xlsx_file, "json": json_file}
)
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file. `parts` weighs the files of what it holds, by what to ask for; called where the
    whole is too large. It takes its time, as making the file does.
    """

    content: bytes
    parts: Callable[[], Parts] = dict


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A file that can be made from what was found.

    Attributes:
        name: of the file.
        format: one of FORMATS.
        card: the answer that it goes with.
        make: makes it, in up to a second; None where it is the chart of the card.
        chart: the specification of what is to be drawn.
        large: whether it has a whole table in it, so that one at a time is made.
    """

    name: str
    format: str
    card: Card
    make: Callable[[], MadeFile] | None = None
    chart: str | None = None
    large: bool = False


async def order(context: Context, question: Question) -> FileOrder:
    """What the question names, in its format.

    Raises:
        UserError: there is no such thing.
    """
    what, kind = question["what"], question["format"] or DEFAULT_FORMAT
    if what == THE_RECORD or what.endswith(TABLE):
        return await _order_package(context, question, kind)
    return order_answer(await registry.answer(context, _shown_best(what)), kind)


def _shown_best(what: str) -> Question:
    """What is asked for the card of it; BLS wages and lists of stoppages are no records."""
    if soc_of(what):
        return Question.of("pay", role=what)
    return (
        Question.of("timeline", about=what) if decoded(what) else Question.of("search", record=what)
    )


def order_answer(card: Card, kind: str) -> FileOrder:
    """An answer as a file, or its chart. UserError where it has none."""
    if kind not in FORMATS:
        raise not_on_record()
    asked, places = card.question, registry.COMMANDS[card.question.command].places
    export = answer_export(card, [asked[option] for option in places if asked[option]])
    name = _file_name(export.name, kind)
    if kind not in PICTURES:
        return FileOrder(name, kind, card, lambda: MadeFile(_WRITERS[kind](export)))
    if card.chart is None:
        raise UserError("This answer has no chart", "CSV, XLSX and JSON have its facts.")
    return FileOrder(name, kind, card, chart=card.chart.specification(card.version))


async def _order_package(context: Context, question: Question, kind: str) -> FileOrder:
    """The whole record or one table, from what is in memory."""
    if kind in PICTURES:
        raise UserError("A table has no chart", "The answers about roles and strikes have one.")
    record, what = context.record, question["what"]
    packed = await packed_files(record)
    if kind not in _WRITERS or not packed or what not in (THE_RECORD, *packed):
        raise not_on_record()
    name = f"picketdesk-{record.version}"
    if what != THE_RECORD:
        name = f"{name}-{what.removesuffix(TABLE)}"
    whole = what == THE_RECORD and kind == "csv"
    return FileOrder(
        name=_file_name(name, "zip" if whole else kind),
        format=kind,
        card=asked_for(question, record.version),
        make=lambda: _package(record, packed, what, kind),
        large=True,
    )


def _package(record: Record, packed: dict[str, bytes], what: str, kind: str) -> MadeFile:
    files = unpacked(packed)

    def table(name: str) -> bytes:
        name = name.removesuffix(TABLE)
        return _WRITERS[kind](table_export(name, files, record.sources, record.version))

    if what != THE_RECORD:
        return MadeFile(table(what))
    if kind == "csv":
        whole = package_zip(files, record.version)
    else:
        whole = _WRITERS[kind](record_export(files, record.sources, record.version))
    tables = [file for file in files if file.endswith(TABLE)]
    return MadeFile(whole, lambda: {file: len(table(file)) for file in tables})


def _file_name(name: str, kind: str) -> str:
    return f"{_NOT_IN_NAME.sub('-', name)}.{kind}"
