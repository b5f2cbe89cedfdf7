"""The answers of /quote and /positions."""

from bot.commands.desk import Desk, not_on_record
from bot.models.quote import STANCES
from bot.models.request import Action, Request
from bot.render.card import Button, Card
from bot.render.trouble import render_offer
from bot.render.words import Positions, render_paraphrases, render_positions, render_quotes
from bot.store.words import find_quotes, list_statements, passage_place


async def quote(desk: Desk, request: Request) -> Card:
    """Exact words by topic, holder, source, stance and words; every filter may be empty."""
    topic, holder, source, stance = (request.argument(slot) for slot in range(4))
    known = (desk.record.topics, desk.record.holders, desk.record.sources, STANCES)
    filters = (topic, holder, source, stance)
    if any(value and value not in among for value, among in zip(filters, known, strict=True)):
        raise not_on_record()
    found = await find_quotes(desk.record, topic, holder, source, request.text)
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


async def passage(desk: Desk, identifier: str) -> Card:
    """The card that has one quote or statement."""
    place = await passage_place(desk.record, identifier)
    if place is None:
        raise not_on_record()
    topic, holder, source = place
    return await quote(desk, Request("quote", (topic, holder, source)))


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
