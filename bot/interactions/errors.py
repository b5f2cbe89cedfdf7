"""What becomes of an answer that failed: a line in the log, and a card with its reference."""

import logging

import discord

from bot.cards.card import Card
from bot.cards.refusals import render_bug, render_lost
from bot.errors import RecordLostError, log_bug, new_reference
from bot.interactions.send import AnyInteraction, Sender, is_waiting
from bot.interactions.sent_pages import page_of
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
        card = render_lost("The record cannot be read at present", error.reference)
        await tell(sender, interaction, card, error.reference, version)
        return
    why = why_undelivered(error)
    if why is None:
        reference = log_bug(log, error)
        await tell(sender, interaction, render_bug(reference), reference, version)
        return
    reference = new_reference()
    log.warning("answer %s was not taken: %s", reference, why)
    if is_waiting(interaction):
        card = render_lost("Discord did not take the answer", reference)
        await tell(sender, interaction, card, reference, version)


async def report_end(sender: Sender, interaction: AnyInteraction, version: str) -> None:
    """For somebody whose answer was not ready when the bot ended."""
    reference = new_reference()
    log.warning("answer %s was not ready when the bot ended", reference)
    card = render_lost("The bot was ended before the answer was ready", reference)
    await tell(sender, interaction, card, reference, version)


async def tell(
    sender: Sender, interaction: AnyInteraction, card: Card, reference: str, version: str
) -> None:
    """Send a card about what failed; a line in the log where that fails too."""
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        page = page_of(card.answering(_NOWHERE, version), 0, None, private=True)
        await sender.send(interaction, page)
    except Exception as failed:  # noqa: BLE001  (there is nobody left to tell)
        why = why_undelivered(failed) or type(failed).__name__
        log.warning("answer %s: the person could not be told: %s", reference, why)
