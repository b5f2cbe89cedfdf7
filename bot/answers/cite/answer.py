"""The answers of /cite."""

import asyncio
import json
import re

from bot.answers.cite.card import Cited, render_cite
from bot.answers.cite.command import STYLES
from bot.answers.cite.find import find_cited
from bot.answers.context import Context, not_on_record
from bot.cards.card import Card, Span
from bot.citations.bibtex import bibtex
from bot.citations.csl import FILES, entry
from bot.domain.evidence.bibliography import has_own_title, item_of, record_item
from bot.models.question import Question

DEFAULT_STYLE = "apa"


async def answer(context: Context, question: Question) -> Card:
    """A citation of a record, or of the record of Picketdesk itself, in a style."""
    style = question["style"] or DEFAULT_STYLE
    if style not in STYLES:
        raise not_on_record()
    cited = await find_cited(context, question["record"])
    shown = await _entry(context, cited, style)
    return render_cite(cited, style, shown, question.filled(style=style), context.record.version)


async def _entry(context: Context, cited: Cited, style: str) -> tuple[Span, ...] | str:
    if style == "ap":
        return (cited.sentence,)
    source = cited.source
    item = record_item(context.record.version) if source is None else item_of(source)
    own_title = source is None or has_own_title(source)
    if style in FILES:
        # The processor takes its time, above all when it loads: meanwhile others are answered.
        return await asyncio.to_thread(entry, item, style, own_title=own_title)
    if not own_title:
        item["title"] = f"[{item['title']}]"
    if style == "bibtex":
        return bibtex(item)
    return _ON_ONE_LINE.sub(_joined, json.dumps([item], ensure_ascii=False, indent=2))


_ON_ONE_LINE = re.compile(r"\[[\[\]\d,\s]+\]")


def _joined(dates: re.Match[str]) -> str:
    """The parts of a date on one line: '[[2023, 7, 27]]'."""
    return " ".join(dates[0].split()).replace("[ ", "[").replace(" ]", "]")
