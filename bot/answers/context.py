"""What every command needs: the open record, the names in it, and the day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.answers.quote.card import Speakers
from bot.charts.fair_queue import FairQueue
from bot.charts.pool import ChartPool
from bot.domain.names.index import NameIndex
from bot.errors import UserError
from bot.interactions.sent_pages import KeptPages
from bot.store.record import Record


def not_on_record() -> UserError:
    """What a button asks about is not there: it is old, or somebody made it up."""
    return UserError(
        "That is not on record any more",
        "Ask again with the slash command; names complete as you type.",
    )


@dataclass(frozen=True, slots=True)
class Context:
    """Handed to the commands when they are made. `today` is the clock; `contact` is shown to
    people who report an error, and `report_channel` is the id of the channel where their reports
    go, if to any; without `pictures`, cards have no charts; `kept` are the pages that were sent;
    the record and its tables are packed into files one at a time, in the turns of `packing`.
    """

    record: Record
    names: NameIndex
    today: Callable[[], date]
    contact: str
    pictures: ChartPool | None = None
    report_channel: int | None = None
    kept: KeptPages = field(default_factory=KeptPages)
    packing: FairQueue = field(default_factory=FairQueue)

    @property
    def version(self) -> str:
        return self.record.version

    @property
    def speakers(self) -> Speakers:
        return Speakers(self.record.holders, self.record.topics, self.record.sources)
