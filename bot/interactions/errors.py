"""What becomes of an answer that failed: a line in the log, and a card with its reference."""

import logging
import secrets

import discord

from bot.cards.card import Card
from bot.cards.refusals import render_bug, render_lost
from bot.errors import RecordLostError
from bot.interactions.in_flight import AnyInteraction, is_thinking
from bot.interactions.send import Sender
from bot.interactions.sent_pages import shown
from bot.interactions.webhooks import why_undelivered
from bot.models.question import Question

log = logging.getLogger(__name__)

_NOWHERE = Question("help")


async def report(
    sender: Sender, interaction: AnyInteraction, error: BaseException, version: str
) -> None:
    """The person gets a reference that the log has too, where there is a way to tell them."""
    if isinstance(error, RecordLostError):
        log.error("not answered, for want of a record (%s)", error.reference)
        what = "The record cannot be read at present"
        card = render_lost(what, error.reference, _NOWHERE, version)
        await tell(sender, interaction, card, error.reference)
        return
    reference = secrets.token_hex(4)
    why = why_undelivered(error)
    if why is None:
        log.error("bug %s", reference, exc_info=error)
        await tell(sender, interaction, render_bug(reference, _NOWHERE, version), reference)
        return
    log.warning("answer %s was not taken: %s", reference, why)
    if is_thinking(interaction):
        what = "Discord did not take the answer"
        card = render_lost(what, reference, _NOWHERE, version)
        await tell(sender, interaction, card, reference)


async def report_end(sender: Sender, interaction: AnyInteraction, version: str) -> None:
    """For somebody whose answer was not ready when the bot ended."""
    reference = secrets.token_hex(4)
    log.warning("answer %s was not ready when the bot ended", reference)
    what = "The bot was ended before the answer was ready"
    card = render_lost(what, reference, _NOWHERE, version)
    await tell(sender, interaction, card, reference)


async def tell(sender: Sender, interaction: AnyInteraction, card: Card, reference: str) -> None:
    """Send a card about a mishap; a line in the log where that fails too."""
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        await sender.send(interaction, shown(card, 0, None, private=True))
    except Exception as failed:  # noqa: BLE001  (there is nobody left to tell)
        why = why_undelivered(failed) or type(failed).__name__
        log.warning("answer %s: the person could not be told: %s", reference, why)
