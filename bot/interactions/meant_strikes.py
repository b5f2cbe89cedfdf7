"""The strike that is meant by a name in a counted day, and the others that it can mean."""

from collections.abc import Sequence

from bot.answers.context import Context
from bot.domain.names.index import CLEAR_BY, SURE, sure_match
from bot.models.event import Strike

_MOST = 25
_LARGE = 4
"""A strike with less than this part of the workers of the largest is not what a name means."""


def meant_strikes(context: Context, name: str) -> Sequence[Strike]:
    """The strikes that a name can mean, the one that is taken first: the latest large one. None
    where no strike is called so.
    """
    matches = context.names.find(name, ("strike",), _MOST)
    sure = sure_match(matches)
    if sure is not None:
        return [context.record.strikes[sure.record].row]
    fitting = [one for one in matches if one.score >= max(SURE, matches[0].score - CLEAR_BY)]
    strikes = [context.record.strikes[match.name.record].row for match in fitting]
    largest = max((strike.workers or 0 for strike in strikes), default=0)
    return sorted(
        strikes,
        key=lambda one: ((one.workers or 0) * _LARGE >= largest, one.start.first),
        reverse=True,
    )
