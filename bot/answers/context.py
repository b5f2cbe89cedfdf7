"""What every answer is found in: the open record, the names in it, and the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.cards.parts.amounts import day
from bot.cards.parts.corrections import removed_text
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
    error; `record_url` is where this record can be had, '' where nobody has said it.
    """

    record: Record
    names: NameIndex
    today: Callable[[], date]
    contact: str = ""
    record_url: str = ""


def taken_away(record: Record, identifier: str) -> UserError | None:
    """What a person is told who asks for a record that was taken away; None of any other."""
    for one in record.corrections.get(identifier, ()):
        if one.removed and one.source is None:
            what = f"{identifier} was taken from the record on {day(one.date)}"
            return UserError(what, removed_text(one))
    return None
