"""The kinds of records, in the order in which they are stored."""

from bot.models.base import Row
from bot.models.event import Event, Strike
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Source

KINDS: dict[type[Row], str] = {
    Source: "source",
    Topic: "topic",
    Holder: "holder",
    Strike: "strike",
    Role: "role",
    Figure: "figure",
    Quote: "quote",
    Statement: "statement",
    Event: "event",
}
