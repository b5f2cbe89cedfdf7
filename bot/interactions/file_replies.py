"""Files on their way to Discord: made in a thread, deferred meanwhile, and never too large."""

import asyncio
import io

import discord

from bot.answers.export.answer import FileOrder, MadeFile
from bot.answers.export.card import Weights, render_no_picture, render_too_large, told
from bot.cards.card import Card
from bot.cards.markdown import escaped
from bot.charts.fair_queue import FairQueue
from bot.charts.pool import ChartPool, PictureError
from bot.interactions.components import message_view, others_view
from bot.interactions.resolve_options import Resolved
from bot.interactions.send import NOBODY, AnyInteraction, asker_of


class FileReplies:
    """Answers by files. What has a whole table in it is made one at a time, by turns."""

    def __init__(self, pool: ChartPool | None) -> None:
        self.pool = pool
        self._queue = FairQueue()

    async def deliver(
        self,
        interaction: AnyInteraction,
        order: FileOrder,
        resolved: Resolved,
        *,
        private: bool,
    ) -> None:
        """Defer, make the file and send it, or a card that says why not. How the words were read
        is said beside the file, with buttons for what else they can mean.
        """
        await interaction.response.defer(ephemeral=private, thinking=True)
        card = order.card
        try:
            made = await self._made(order, asker_of(interaction))
        except PictureError:
            await _edit_card(interaction, render_no_picture(card))
            return
        limit = interaction.filesize_limit
        if len(made.content) > limit:
            parts = await asyncio.to_thread(made.parts)
            weights = Weights(len(made.content), limit, parts)
            await _edit_card(interaction, render_too_large(weights, order.format, card))
            return
        said = [told(order.name, made.content, card.version)]
        said += [f"-# {escaped(reading.text)}" for reading in resolved.readings]
        await interaction.edit_original_response(
            content="\n".join(said),
            view=others_view(resolved.readings, resolved.question),
            attachments=[discord.File(io.BytesIO(made.content), filename=order.name)],
            allowed_mentions=NOBODY,
        )

    async def _made(self, order: FileOrder, asker: int) -> MadeFile:
        if order.chart is not None and self.pool is not None:
            kind = "svg" if order.format == "svg" else "png"
            return MadeFile(await self.pool.draw(order.chart, kind, asker))
        if order.make is None:
            raise PictureError("nothing draws here")
        if not order.large:
            return await asyncio.to_thread(order.make)
        async with self._queue.turn(asker):
            return await asyncio.to_thread(order.make)


async def _edit_card(interaction: AnyInteraction, card: Card) -> None:
    await interaction.edit_original_response(
        view=message_view(card, 0, private=True), allowed_mentions=NOBODY
    )
