"""The answers of /quote and /positions."""

from bot.answers.context import Desk, not_on_record
from bot.answers.quote.card import Positions, render_paraphrases, render_positions, render_quotes
from bot.cards.card import Button, Card
from bot.cards.refusals import render_offer
from bot.domain.evidence.origins import copy_of
from bot.models.question import Action, Request
from bot.models.quote import STANCES
from bot.store.queries.quotes import find_quote, find_quotes, find_statement, list_statements


async def quote(desk: Desk, request: Request) -> Card:
    """Exact words by topic, holder, source, stance and words; every filter may be empty."""
    topic, holder, source, stance = (request.argument(slot) for slot in range(4))
    known = (desk.record.topics, desk.record.holders, desk.record.sources, STANCES)
    filters = (topic, holder, source, stance)
    if any(value and value not in among for value, among in zip(filters, known, strict=True)):
        raise not_on_record()
    found = [
        stated
        for speaker in _speakers(desk, holder)
        for stated in await find_quotes(
            desk.record, topic, speaker, _with_text(desk, source), request.text
        )
    ]
    quotes = [stated for stated in found if stance in ("", stated.row.stance)]
    if not quotes:
        return await _no_quotes(desk, request)
    return render_quotes(quotes, desk.speakers, request, desk.version)


async def _no_quotes(desk: Desk, request: Request) -> Card:
    """Without exact words of a holder, what the record has of that holder in paraphrase."""
    topic, holder, source, stance = (request.argument(slot) for slot in range(4))
    if holder and not source and not request.text:
        found = await list_statements(desk.record, topic, holder)
        statements = [stated for stated in found if stance in ("", stated.row.stance)]
        if statements:
            who = desk.record.holders[holder]
            return render_paraphrases(who, statements, desk.speakers, request, desk.version)
    return _nothing(desk, request)


def _speakers(desk: Desk, holder: str) -> list[str]:
    """A holder, and the articles that the holder has written; the articles come first."""
    if not holder:
        return [""]
    name = desk.record.holders[holder].name
    sources = desk.record.sources
    own = [
        other.id
        for other in desk.record.holders.values()
        if other.kind == "article" and other.source and sources[other.source].author == name
    ]
    return [*own, *([] if holder in own else [holder])]


def _with_text(desk: Desk, source: str) -> str:
    """The source itself, or the copy of it whose text is quoted from."""
    asked = desk.record.sources.get(source)
    if asked is None or asked.doc:
        return source
    copy = copy_of(asked, desk.record.sources.values())
    return copy.id if copy else source


async def passage(desk: Desk, identifier: str, request: Request) -> Card:
    """One quote or one paraphrased position."""
    found = await find_quote(desk.record, identifier)
    if found is not None:
        return render_quotes([found], desk.speakers, request, desk.version)
    stated = await find_statement(desk.record, identifier)
    if stated is None:
        raise not_on_record()
    who = desk.record.holders[stated.row.holder]
    return render_paraphrases(who, [stated], desk.speakers, request, desk.version)


def _nothing(desk: Desk, request: Request) -> Card:
    """No passage fits: the same question with one filter less, where that may find some."""
    topic, holder, source, stance = (request.argument(slot) for slot in range(4))
    buttons: list[Button] = []
    if topic:
        buttons.append(Button("Positions on this", Action.OPEN, Request("positions", (topic,))))
    if stance:
        wider = Request("quote", (topic, holder, source), text=request.text)
        buttons.append(Button("Whatever the stance", Action.TURN, wider))
    if request.text and (topic or holder or source):
        buttons.append(
            Button("Whatever the words", Action.TURN, Request("quote", (topic, holder, source)))
        )
    if request.text:
        everything = Request("search", text=request.text)
        buttons.append(Button("Search everything", Action.OPEN, everything))
    return render_offer(
        "None of the five articles has a passage on record that fits all of this",
        "Only the five articles are quoted word for word; /positions has what others hold, "
        "paraphrased.",
        buttons,
        request,
        desk.version,
    )


async def positions(desk: Desk, request: Request) -> Card:
    """Who stands where on one proposition."""
    topic = desk.record.topics.get(request.argument(0))
    if topic is None:
        raise not_on_record()
    quotes = await find_quotes(desk.record, topic.id, "", "", "")
    statements = await list_statements(desk.record, topic.id, "")
    found = Positions(topic, quotes, statements)
    return render_positions(found, desk.speakers, request, desk.version)
