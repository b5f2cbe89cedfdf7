"""The strike that is meant by a name in a counted day, and the others that it can mean."""

from collections.abc import Sequence

from bot.answers.context import Context
from bot.domain.names.meaning import called_alike, called_so, latest_large
from bot.models.event import Strike

_MOST = 25


def meant_strikes(context: Context, name: str) -> tuple[Sequence[Strike], str]:
    """The strikes that a name can mean, the one that is taken first, and what makes it lead. None
    where no strike is called so.
    """
    kinds = ("strike",)
    meant = called_so(context.names, name, kinds)
    taken, why = meant.name, meant.why
    if taken is None and meant.others:
        taken, why = latest_large(meant.others), "the latest large one"
    elif taken is None:
        meant = called_alike(context.names, name, kinds, _MOST)
        taken, why = meant.name, meant.why
    if taken is None:
        return (), ""
    names = dict.fromkeys((taken, *meant.others))
    return [context.record.strikes[one.record].row for one in names], why
