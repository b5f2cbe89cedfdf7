"""/compare and /pay."""

from discord import app_commands

from bot.answers.spec import KNOWN_BY, PRIVATE, Command
from bot.interactions.autocomplete import AnyInteraction, completes, completes_dates
from bot.interactions.resolve_options import Typed
from bot.interactions.respond import Responder

_DOLLARS = "Also in the dollars of this year, by the consumer price index"
_ROLE = ("role", "occupation")


def _year(given: int | None) -> str:
    return "" if given is None else str(given)


def pay_commands(responder: Responder) -> list[Command]:
    """The commands about pay."""
    roles = completes(responder.desks, *_ROLE)
    dates = completes_dates(responder.desks)

    @app_commands.command(description="Two to four roles side by side, with the arithmetic")
    @app_commands.describe(
        first="A role: a title, an alias or an id",
        second="The role to compare it with",
        third="A third role",
        fourth="A fourth role",
        dollars_of=_DOLLARS,
        private=PRIVATE,
    )
    @app_commands.autocomplete(first=roles, second=roles, third=roles, fourth=roles)
    async def compare(
        interaction: AnyInteraction,
        first: str,
        second: str,
        third: str = "",
        fourth: str = "",
        dollars_of: int | None = None,
        private: bool = False,
    ) -> None:
        given = {"first": first, "second": second, "third": third, "fourth": fourth}
        typed = [(option, text) for option, text in given.items() if text.strip()]
        options = [Typed(slot, name, text, _ROLE) for slot, (name, text) in enumerate(typed)]
        options.append(Typed(4, "dollars_of", _year(dollars_of), fixed=True))
        await responder.ask(interaction, "compare", options, private=private)

    @app_commands.command(description="Every pay figure on record for one role, and who reports it")
    @app_commands.describe(
        role="A role: a title, an alias or an id",
        dollars_of=_DOLLARS,
        known_by=KNOWN_BY,
        private=PRIVATE,
    )
    @app_commands.autocomplete(role=roles, known_by=dates)
    async def pay(
        interaction: AnyInteraction,
        role: str,
        dollars_of: int | None = None,
        known_by: str = "",
        private: bool = False,
    ) -> None:
        options = [
            Typed(0, "role", role, _ROLE, needed=True),
            Typed(1, "dollars_of", _year(dollars_of), fixed=True),
            Typed(2, "known_by", known_by, dated=True),
        ]
        await responder.ask(interaction, "pay", options, private=private)

    return [compare, pay]
