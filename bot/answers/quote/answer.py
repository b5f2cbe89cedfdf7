"""The answer of /quote."""

from collections.abc import Sequence

from bot.answers.context import Context, not_on_record
from bot.answers.quote.card import FoundWords, render_paraphrases, render_passage, render_quotes
from bot.cards.card import Button, Card
from bot.cards.refusals import render_offer
from bot.domain.evidence.agreement import copy_of
from bot.models.question import Action, Question
from bot.models.quote import STANCES
from bot.store.queries.quotes import (
    find_quote,
    find_quotes,
    find_statement,
    find_words,
    list_statements,
)

_FILTERS = ("topic", "holder", "source", "stance")


async def answer(context: Context, question: Question) -> Card:
    """Exact words by topic, holder, source, stance and words; every filter may be empty."""
    topic, holder, source, stance = (question[option] for option in _FILTERS)
    known = (context.record.topics, context.record.holders, context.record.sources, STANCES)
    filters = (topic, holder, source, stance)
    if any(value and value not in among for value, among in zip(filters, known, strict=True)):
        raise not_on_record()
    speakers, text_source = _speakers(context, holder), _with_text(context, source)
    if question.text:
        return await _with_words(context, question, speakers, text_source)
    found = [
        stated
        for speaker in speakers
        for stated in await find_quotes(context.record, topic, speaker, text_source)
    ]
    quotes = [stated for stated in found if stance in ("", stated.row.stance)]
    if not quotes:
        return await _no_quotes(context, question)
    return render_quotes(quotes, context.record, question)


_MOST_OF_IT = 0.5
"""What a passage has of what some words tell, at least, to be shown where none has all."""
_MOST_SHOWN = 5


async def _with_words(
    context: Context, question: Question, speakers: Sequence[str], source: str
) -> Card:
    """The passages with every word; where there is none, those that have most of them."""
    topic, stance = question["topic"], question["stance"]
    passages = await find_words(context.record, question.text)
    found = [
        passage
        for passage in passages.found
        for row in [passage.quote.row]
        if row.holder in speakers or not any(speakers)
        if source in ("", row.source)
        if topic in ("", row.topic)
        if stance in ("", row.stance)
    ]
    every = [passage.quote for passage in found if passage.every]
    most = [passage.quote for passage in found if passage.share >= _MOST_OF_IT][:_MOST_SHOWN]
    if not (every or most):
        return await _no_quotes(context, question)
    words = FoundWords(bool(every), passages.read_as)
    return render_quotes(every or most, context.record, question, words)


async def _no_quotes(context: Context, question: Question) -> Card:
    """Without exact words of a holder, what the record has of that holder in paraphrase."""
    topic, holder, source, stance = (question[option] for option in _FILTERS)
    if holder and not source and not question.text:
        found = await list_statements(context.record, topic, holder)
        statements = [stated for stated in found if stance in ("", stated.row.stance)]
        if statements:
            who = context.record.holders[holder]
            return render_paraphrases(who, statements, context.record)
    return _nothing(question)


def _speakers(context: Context, holder: str) -> list[str]:
    """A holder, and the articles that the holder has written; the articles come first."""
    if not holder:
        return [""]
    name = context.record.holders[holder].name
    sources = context.record.sources
    own = [
        other.id
        for other in context.record.holders.values()
        if other.kind == "article" and other.source and sources[other.source].author == name
    ]
    return [*own, *([] if holder in own else [holder])]


def _with_text(context: Context, source: str) -> str:
    """The source itself, or the copy of it whose text is quoted from."""
    asked = context.record.sources.get(source)
    if asked is None or asked.doc:
        return source
    copy = copy_of(asked, context.record.sources.values())
    return copy.id if copy else source


async def passage(context: Context, identifier: str) -> Card:
    """One quote or one paraphrased position."""
    found = await find_quote(context.record, identifier)
    if found is not None:
        return render_passage(found, context.record)
    stated = await find_statement(context.record, identifier)
    if stated is None:
        raise not_on_record()
    who = context.record.holders[stated.row.holder]
    return render_paraphrases(who, [stated], context.record)


def _nothing(question: Question) -> Card:
    """No passage fits: the same question with one filter less, where that may find some."""
    topic, holder, source, stance = (question[option] for option in _FILTERS)
    buttons: list[Button] = []
    if topic:
        buttons.append(
            Button("Positions on this", Action.OPEN, Question.of("positions", topic=topic))
        )
    if stance:
        wider = question.filled(stance="")
        buttons.append(Button("Whatever the stance", Action.TURN, wider))
    if question.text and (topic or holder or source):
        buttons.append(
            Button(
                "Whatever the words",
                Action.TURN,
                Question.of("quote", topic=topic, holder=holder, source=source),
            )
        )
    if question.text:
        everything = Question.of("search", text=question.text)
        buttons.append(Button("Search everything", Action.OPEN, everything))
    return render_offer(
        "None of the five articles has a passage on record that fits all of this",
        "Only the five articles are quoted word for word; /positions has what others hold, "
        "paraphrased.",
        buttons,
    )
