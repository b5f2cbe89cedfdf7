"""/compare and /pay."""

from discord import app_commands

from bot.commands.complete import AnyInteraction, completes
from bot.commands.params import PRIVATE, Command
from bot.commands.resolve import Typed
from bot.commands.responder import Responder

_ROLE = ("role", "occupation")


def pay_commands(responder: Responder) -> list[Command]:
    """The commands about pay."""
    roles = completes(responder.desk.names, *_ROLE)

    @app_commands.command(description="Two to four roles side by side, with the arithmetic")
    @app_commands.describe(
        first="A role: a title, an alias or an id",
        second="The role to compare it with",
        third="A third role",
        fourth="A fourth role",
        private=PRIVATE,
    )
    @app_commands.autocomplete(first=roles, second=roles, third=roles, fourth=roles)
    async def compare(
        interaction: AnyInteraction,
        first: str,
        second: str,
        third: str = "",
        fourth: str = "",
        private: bool = False,
    ) -> None:
        given = {"first": first, "second": second, "third": third, "fourth": fourth}
        typed = [(option, text) for option, text in given.items() if text.strip()]
        options = [Typed(slot, name, text, _ROLE) for slot, (name, text) in enumerate(typed)]
        await responder.ask(interaction, "compare", options, private=private)

    @app_commands.command(description="Every pay figure on record for one role, and who reports it")
    @app_commands.describe(role="A role: a title, an alias or an id", private=PRIVATE)
    @app_commands.autocomplete(role=roles)
    async def pay(interaction: AnyInteraction, role: str, private: bool = False) -> None:
        options = [Typed(0, "role", role, _ROLE)]
        await responder.ask(interaction, "pay", options, private=private)

    return [compare, pay]
