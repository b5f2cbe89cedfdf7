"""/quote and /positions."""

from discord import app_commands

from bot.answers.spec import PRIVATE, STANCE_CHOICES, Command
from bot.interactions.autocomplete import AnyInteraction, completes
from bot.interactions.resolve_options import Typed
from bot.interactions.respond import Responder

_TOPIC, _HOLDER, _SOURCE = ("topic",), ("holder",), ("source",)


def word_commands(responder: Responder) -> list[Command]:
    """The commands about who said what."""
    desks = responder.desks
    topics, holders = completes(desks, *_TOPIC), completes(desks, *_HOLDER)

    @app_commands.command(description="Exact words from the five articles: who, where, when")
    @app_commands.describe(
        topic="A proposition that people take sides on",
        holder="Who speaks: a person, a body, an article",
        source="The article",
        stance="On which side",
        words="Words that the passage has",
        private=PRIVATE,
    )
    @app_commands.choices(stance=STANCE_CHOICES)
    @app_commands.autocomplete(topic=topics, holder=holders, source=completes(desks, *_SOURCE))
    async def quote(
        interaction: AnyInteraction,
        topic: str = "",
        holder: str = "",
        source: str = "",
        stance: str = "",
        words: str = "",
        private: bool = False,
    ) -> None:
        options = [
            Typed(0, "topic", topic, _TOPIC),
            Typed(1, "holder", holder, _HOLDER),
            Typed(2, "source", source, _SOURCE),
            Typed(3, "stance", stance, fixed=True),
        ]
        await responder.ask(interaction, "quote", options, private=private, text=words)

    @app_commands.command(description="Who stands where on one proposition, in their words")
    @app_commands.describe(topic="A proposition that people take sides on", private=PRIVATE)
    @app_commands.autocomplete(topic=topics)
    async def positions(interaction: AnyInteraction, topic: str, private: bool = False) -> None:
        options = [Typed(0, "topic", topic, _TOPIC, needed=True)]
        await responder.ask(interaction, "positions", options, private=private)

    return [quote, positions]
