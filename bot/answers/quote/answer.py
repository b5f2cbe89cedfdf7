"""The answer of /quote."""

from bot.answers.context import Context, not_on_record
from bot.answers.quote.card import render_paraphrases, render_passage, render_quotes
from bot.cards.card import Button, Card
from bot.cards.refusals import render_offer
from bot.domain.evidence.agreement import copy_of
from bot.models.question import Action, Question
from bot.models.quote import STANCES
from bot.store.queries.quotes import find_quote, find_quotes, find_statement, list_statements

_FILTERS = ("topic", "holder", "source", "stance")


async def answer(context: Context, question: Question) -> Card:
    """Exact words by topic, holder, source, stance and words; every filter may be empty."""
    topic, holder, source, stance = (question[option] for option in _FILTERS)
    known = (context.record.topics, context.record.holders, context.record.sources, STANCES)
    filters = (topic, holder, source, stance)
    if any(value and value not in among for value, among in zip(filters, known, strict=True)):
        raise not_on_record()
    found = [
        stated
        for speaker in _speakers(context, holder)
        for stated in await find_quotes(
            context.record, topic, speaker, _with_text(context, source), question.text
        )
    ]
    quotes = [stated for stated in found if stance in ("", stated.row.stance)]
    if not quotes:
        return await _no_quotes(context, question)
    return render_quotes(quotes, context.record, question)


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
