"""What the record is built from."""

from collections.abc import Iterable
from typing import Protocol

from bot.models.base import Row


class Content(Protocol):
    """The rows of a checked data set, by table; they may be read anew each time."""

    def models(self, table: str) -> Iterable[Row]: ...
