"""The strikes of the record that a name can mean."""

from collections.abc import Sequence

from bot.answers.context import Context
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.domain.names.meaning import called_alike, called_so, latest_large
from bot.models.evidence import Name

STRIKE = ("strike",)


def named_strikes(context: Context, name: str) -> tuple[Sequence[Name], str]:
    """The strikes of the record that a name can mean, and what makes the first one lead."""
    meant = called_so(context.names, name, STRIKE)
    taken, why = meant.name, meant.why
    if taken is None and meant.others:
        taken, why = latest_large(meant.others), "the latest large one"
    elif taken is None:
        meant = called_alike(context.names, name, STRIKE, SELECT_OPTIONS)
        taken, why = meant.name, meant.why
    return (tuple(dict.fromkeys((taken, *meant.others))), why) if taken else ((), "")
