"""What every answer is found in: the open record, the names in it, and the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.domain.names.index import NameIndex
from bot.errors import UserError
from bot.store.record import Record


def not_on_record() -> UserError:
    """What a button asks about is not there: it is old, or somebody made it up."""
    return UserError(
        "That is not on record any more",
        "Ask again with the slash command; names complete as you type.",
    )


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to every answer. `today` is the clock; `contact` is shown to people who report an
    error.
    """

    record: Record
    names: NameIndex
    today: Callable[[], date]
    contact: str = ""
