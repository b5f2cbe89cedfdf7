"""The answer of /cite: a record, or the record itself, cited in a style."""

import asyncio
import json
import re

from bot.answers.cite.card import Cited, render_cite
from bot.answers.cite.command import STYLES
from bot.answers.cite.find import find_cited
from bot.answers.context import Context, not_on_record
from bot.cards.card import Card, Span
from bot.cards.parts.corrections import with_corrections
from bot.citations.bibtex import bibtex
from bot.citations.csl import FILES, entry
from bot.domain.evidence.bibliography import has_own_title, item_of, record_item
from bot.models.question import Question


def _default_style(cited: Cited) -> str:
    """A fact goes into a text; a document, or the record, into a list of references."""
    return "ap" if cited.source and cited.facts else "apa"


async def answer(context: Context, question: Question) -> Card:
    """A citation of a record, or of the record of Picketdesk itself, in a style."""
    chosen = question["style"]
    if chosen and chosen not in STYLES:
        raise not_on_record()
    cited = await find_cited(context, question["record"])
    style = chosen or _default_style(cited)
    shown = await _entry(context, cited, style)
    card = render_cite(cited, style, shown, question.filled(style=style), context.record.version)
    return with_corrections(card, context.record.corrections.get(question["record"], ()))


async def _entry(context: Context, cited: Cited, style: str) -> tuple[Span, ...] | str:
    if style == "ap":
        return (cited.sentence,)
    source = cited.source
    if source is None:
        item = record_item(context.record.version, context.record_url)
    else:
        item = item_of(source)
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
