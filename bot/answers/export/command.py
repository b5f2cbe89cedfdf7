"""/export."""

from discord import app_commands

from bot.answers.context import Context
from bot.answers.export.card import FORMATS
from bot.answers.spec import PRIVATE, Command
from bot.interactions.autocomplete import AnyInteraction, completes
from bot.interactions.file_replies import DEFAULT_FORMAT
from bot.interactions.resolve_options import Typed
from bot.interactions.respond import Responder
from bot.models.occupation import soc_of
from bot.store.queries.names import kind_of

_KINDS = ("record", "table", "role", "occupation", "strike", "source", "topic", "holder", "event")
_FORMAT_CHOICES = [
    app_commands.Choice(name=name, value=kind) for kind, (name, _) in FORMATS.items()
]


def export_commands(responder: Responder) -> list[Command]:
    """The command that gives files."""

    @app_commands.command(description="The record, a table or an answer as a file, with sources")
    @app_commands.describe(
        what="'the record itself', a table ('figures'), or a role, strike or source by name or id",
        format="CSV where none is chosen; PNG and SVG are for charts",
        private=PRIVATE,
    )
    @app_commands.choices(format=_FORMAT_CHOICES)
    @app_commands.autocomplete(what=completes(responder.desks, *_KINDS))
    async def export(
        interaction: AnyInteraction,
        what: str,
        format: str = "",  # noqa: A002  (what the option is called)
        private: bool = False,
    ) -> None:
        async def options(context: Context) -> list[Typed]:
            kind = Typed(1, "format", format or DEFAULT_FORMAT, fixed=True)
            return [await _what(context, what), kind]

        await responder.export(interaction, options, private=private)

    return [export]


async def _what(context: Context, text: str) -> Typed:
    """Figures and quotations have no names to go by; their ids do."""
    identifier = text.strip().casefold()
    if soc_of(identifier) or await kind_of(context.record, identifier):
        return Typed(0, "what", identifier, fixed=True)
    return Typed(0, "what", text, _KINDS, needed=True)
