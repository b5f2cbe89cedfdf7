"""/source, /search, /record and /help."""

from discord import app_commands

from bot.answers.spec import PRIVATE, Command
from bot.interactions.autocomplete import AnyInteraction, completes
from bot.interactions.resolve_options import Typed
from bot.interactions.respond import Responder

_SOURCE = ("source",)


def record_commands(responder: Responder) -> list[Command]:
    """The commands about the record itself."""

    @app_commands.command(
        description="What an article states, whom it repeats, where others differ"
    )
    @app_commands.describe(source="An article or document: title, outlet, author", private=PRIVATE)
    @app_commands.autocomplete(source=completes(responder.desks, *_SOURCE))
    async def source(interaction: AnyInteraction, source: str, private: bool = False) -> None:
        options = [Typed(0, "source", source, _SOURCE, needed=True)]
        await responder.ask(interaction, "source", options, private=private)

    @app_commands.command(description="Search everything on record")
    @app_commands.describe(words="Words to look for", private=PRIVATE)
    async def search(interaction: AnyInteraction, words: str, private: bool = False) -> None:
        await responder.ask(interaction, "search", private=private, text=words)

    @app_commands.command(description="What the record holds, and how to report an error")
    @app_commands.describe(private=PRIVATE)
    async def record(interaction: AnyInteraction, private: bool = True) -> None:
        await responder.ask(interaction, "record", private=private)

    @app_commands.command(name="help", description="What can be asked, with examples")
    @app_commands.describe(private=PRIVATE)
    async def help_(interaction: AnyInteraction, private: bool = True) -> None:
        await responder.ask(interaction, "help", private=private)

    return [source, search, record, help_]
