"""The parts of one answer, each on its own in one process: milliseconds, the median of many."""

import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.answers.compare.card import ComparisonAnswer, render_comparison
from bot.answers.registry import answer
from bot.app import open_context, today_utc
from bot.cards.card import Card, Chart
from bot.charts.pool import ChartPool, PoolLimits
from bot.domain.pay.comparison import compare
from bot.domain.pay.equivalents import equivalents
from bot.domain.pay.ranking import by_amount
from bot.interactions.components import message_view
from bot.models.question import Question
from bot.settings import Settings
from bot.store.queries.pay import paid_roles

_ROLES = ("rs-ml-l6", "sag-aftra-member")
_TYPED = "resear sci"
_CHARTS = 10
_PATIENCE = 30.0

Part = Callable[[], Awaitable[object]]


async def parts(record: Path, rounds: int) -> dict[str, float]:
    """Milliseconds of each part of /compare of two roles; and of a hop to the database's thread."""
    settings = Settings.model_validate({"record_db": record, "charts": False})
    today = today_utc()
    request = Question.of("compare", first=_ROLES[0], second=_ROLES[1])
    async with open_context(settings, today_utc) as context:
        found = await paid_roles(context.record, _ROLES)
        roles = [found[role] for role in _ROLES]
        comparison = compare(roles, {}, today, None)
        [pair] = comparison.pairs
        whole = ComparisonAnswer(
            comparison,
            by_amount(comparison),
            [equivalents(comparison, pair)],
            context.record.sources,
        )
        card = await answer(context, request)

        async def name() -> object:
            return context.names.find(_TYPED, ("role", "occupation"), 15)

        async def hop() -> object:
            return await context.record.ask("SELECT 1", {})

        async def query() -> object:
            return await paid_roles(context.record, _ROLES)

        async def domain() -> object:
            return compare(roles, {}, today, None)

        async def render() -> object:
            return render_comparison(whole, request, context.record.version)

        async def message() -> object:
            return message_view(card, 0, private=False).to_components()

        measured: dict[str, Part] = {
            "a name looked up": name,
            "the query": query,
            "of which the hop to the database's thread": hop,
            "the domain": domain,
            "the card, with its chart's specification": render,
            "the message": message,
        }
        return {
            **{what: await _median(part, rounds) for what, part in measured.items()},
            "the chart, drawn by its process": await _drawing(card),
        }


async def _median(part: Part, rounds: int) -> float:
    for _ in range(20):
        await part()
    taken: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        await part()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


async def _drawing(card: Card) -> float:
    """Of a process that has drawn before; each chart another one, as they are kept."""
    if card.chart is None:
        raise LookupError("the answer has no chart")
    spec, alt = card.chart.spec, card.chart.alt
    charts = iter(Chart(spec + " " * number, alt, 0) for number in range(_CHARTS + 21))
    pictures = ChartPool(limits=PoolLimits(first_drawing=_PATIENCE))
    try:
        return await _median(lambda: pictures.draw(next(charts)), _CHARTS)
    finally:
        await pictures.close()
