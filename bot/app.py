"""The only place that wires: settings, record, client."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from functools import partial

from discord.http import Route

from bot.answers.context import Context
from bot.charts.pool import ChartPool
from bot.client.client import PicketdeskClient
from bot.client.login import connect
from bot.client.sync import Registration
from bot.domain.names.index import NameIndex
from bot.interactions.rate_limits import RateGate
from bot.interactions.respond import Responder
from bot.interactions.webhooks import use_delivery
from bot.lifecycle.live_record import LiveRecord, Place
from bot.lifecycle.reload import reloading
from bot.settings import Settings
from bot.store.queries.names import all_names
from bot.store.record import open_record

log = logging.getLogger(__name__)


def today_utc() -> date:
    return datetime.now(UTC).date()


@asynccontextmanager
async def chart_pool(settings: Settings) -> AsyncGenerator[ChartPool | None]:
    """What draws the charts; None where the settings leave them out."""
    pool = ChartPool() if settings.charts else None
    try:
        yield pool
    finally:
        if pool is not None:
            await pool.close()


@asynccontextmanager
async def open_context(settings: Settings, today: Callable[[], date]) -> AsyncGenerator[Context]:
    """The record, opened, with everything ready that all answers need."""
    async with open_record(settings.record_db) as record:
        # In a thread, because answers may be given meanwhile from another record.
        names = await asyncio.to_thread(NameIndex, await all_names(record))
        gc.collect()
        gc.freeze()  # what lives as long as the bot: going over it again and again stalls answers
        yield Context(record, names, today, settings.contact, settings.record_url)


@asynccontextmanager
async def _live_record(settings: Settings) -> AsyncGenerator[LiveRecord]:
    place = Place(settings.data_dir.resolve(), settings.record_db.resolve(), settings.log_level)
    live = await LiveRecord.open(place, partial(open_context, settings, today_utc))
    try:
        yield live
    finally:
        await live.close()


async def run_on_discord(settings: Settings) -> None:
    """Run until SIGINT or SIGTERM. StartError where Discord cannot be reached or refuses."""
    Route.BASE = settings.discord_api_url
    use_delivery()
    state = settings.record_db.with_suffix(".commands.json")
    async with chart_pool(settings) as pool, _live_record(settings) as live:
        registration = Registration(state, settings.discord_api_url)
        gate = RateGate(lambda: live.current.record.version) if settings.rate_limits else None
        responder = Responder(live, pool, settings.report_channel, gate)
        client = PicketdeskClient(responder, registration, gate=gate)
        async with client:
            running = asyncio.ensure_future(
                connect(client, settings.token, settings.discord_api_url)
            )
            on_end_signal(running.cancel)
            async with reloading(live, settings.record_db, running.cancel):
                try:
                    await running
                except asyncio.CancelledError:
                    log.info("ending")


def on_end_signal(end: Callable[[], object]) -> None:
    """Call `end` at SIGINT or SIGTERM. On Windows, whose loops have no signal handlers, Ctrl-C
    interrupts the loop itself.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, end)
