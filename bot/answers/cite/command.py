"""/cite."""

from discord import app_commands

from bot.answers.cite.card import STYLES
from bot.answers.cite.find import is_citable
from bot.answers.context import Context
from bot.answers.spec import PRIVATE, Command
from bot.interactions.autocomplete import AnyInteraction, completes
from bot.interactions.resolve_options import Typed
from bot.interactions.respond import Responder

_KINDS = ("record", "role", "occupation", "source", "event", "strike", "topic", "holder")
_STYLE_CHOICES = [
    app_commands.Choice(name=name, value=style) for style, (name, _) in STYLES.items()
]


def cite_commands(responder: Responder) -> list[Command]:
    """The command that says how to cite."""

    @app_commands.command(description="How to cite a figure, a quotation, an event, a source")
    @app_commands.describe(
        record="A name, the id in a card's small print, or 'the record itself'",
        style="AP, APA, Chicago, MLA, BibTeX or CSL-JSON; APA where none is chosen",
        private=PRIVATE,
    )
    @app_commands.choices(style=_STYLE_CHOICES)
    @app_commands.autocomplete(record=completes(responder.desks, *_KINDS))
    async def cite(
        interaction: AnyInteraction, record: str, style: str = "", private: bool = False
    ) -> None:
        async def options(context: Context) -> list[Typed]:
            return [await _record(context, record), Typed(1, "style", style, fixed=True)]

        await responder.ask(interaction, "cite", options, private=private)

    return [cite]


async def _record(context: Context, text: str) -> Typed:
    """Figures, quotations, wages and the like have no names to go by; their ids do."""
    identifier = text.strip().casefold()
    if await is_citable(context, identifier):
        return Typed(0, "record", identifier, fixed=True)
    return Typed(0, "record", text, _KINDS, needed=True)
