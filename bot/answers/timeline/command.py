"""/timeline, /on, /between and /strike."""

import re

from discord import app_commands

from bot.answers.spec import KNOWN_BY, PRIVATE, Command
from bot.interactions.autocomplete import AnyInteraction, completes, completes_dates
from bot.interactions.resolve_options import Typed
from bot.interactions.respond import Responder
from bot.store.queries.names import ALL_STOPPAGES

_ABOUT = ("strike", "holder", "stoppages")
_DATED = ("event", "strike")
_DATE = "A date ('27 July 2023', 'July 2023', 'yesterday'), or an event or a strike by name"


def day_commands(responder: Responder) -> list[Command]:
    """The commands about what happened when."""
    desks = responder.desks
    dates = completes_dates(desks, *_DATED)
    plain = completes_dates(desks)

    @app_commands.command(description="What happened, in order")
    @app_commands.describe(
        about="A strike, a union, a company, a person, or 'all stoppages' with a year",
        from_date="From this date on: '2023-05-02', 'May 2023', '2023'",
        to_date="Up to this date",
        known_by=KNOWN_BY,
        private=PRIVATE,
    )
    @app_commands.autocomplete(
        about=completes(desks, *_ABOUT), from_date=plain, to_date=plain, known_by=plain
    )
    async def timeline(
        interaction: AnyInteraction,
        about: str = "",
        from_date: str = "",
        to_date: str = "",
        known_by: str = "",
        private: bool = False,
    ) -> None:
        options = [
            _about(about),
            Typed(1, "from_date", from_date, dated=True),
            Typed(2, "to_date", to_date, dated=True),
            Typed(3, "known_by", known_by, dated=True),
        ]
        await responder.ask(interaction, "timeline", options, private=private)

    @app_commands.command(description="The state of play on a day: strikes, events, what came next")
    @app_commands.describe(date=_DATE, private=PRIVATE)
    @app_commands.autocomplete(date=dates)
    async def on(interaction: AnyInteraction, date: str, private: bool = False) -> None:
        options = [Typed(0, "date", date, _DATED, dated=True, needed=True)]
        await responder.ask(interaction, "on", options, private=private)

    @app_commands.command(description="The days between two dates or events, counted both ways")
    @app_commands.describe(start=_DATE, end=_DATE, private=PRIVATE)
    @app_commands.autocomplete(start=dates, end=dates)
    async def between(
        interaction: AnyInteraction,
        start: str,
        end: str,
        private: bool = False,
    ) -> None:
        options = [
            Typed(0, "start", start, _DATED, dated=True, needed=True),
            Typed(1, "end", end, _DATED, dated=True, needed=True),
        ]
        await responder.ask(interaction, "between", options, private=private)

    @app_commands.command(
        description="One strike: days, what was demanded, offered and won, its rank among stoppages"
    )
    @app_commands.describe(name="A strike by name: 'writers 2023'", private=PRIVATE)
    @app_commands.autocomplete(name=completes(desks, "strike"))
    async def strike(interaction: AnyInteraction, name: str, private: bool = False) -> None:
        options = [Typed(0, "name", name, ("strike",), needed=True)]
        await responder.ask(interaction, "strike", options, private=private)

    return [timeline, on, between, strike]


def _about(text: str) -> Typed:
    """What a timeline is about. The stoppages of a year may be those of any year: that the lists
    have none of it is an answer too.
    """
    found = _STOPPAGES.fullmatch(" ".join(text.split()))
    if found is None:
        return Typed(0, "about", text, _ABOUT)
    return Typed(0, "about", f"{ALL_STOPPAGES}-{found['year']}", fixed=True)


_STOPPAGES = re.compile(
    r"(?:(?:all|bls|work) )*stoppages(?: of| in)? (?P<year>[1-9][0-9]{3})", re.IGNORECASE
)
