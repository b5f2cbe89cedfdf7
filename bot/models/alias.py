"""The everyday words for what the record calls otherwise: an editor adds one without code."""

from typing import Literal

from bot.models.base import Row, Text

AliasKind = Literal["record", "party", "word"]


class Alias(Row):
    """What people type, and what they mean by it.

    `meaning` is, by `kind`: the id of a record, the code of an occupation or the name of a file of
    the package (record); an employer or a union exactly as stoppages.csv has it (party); or other
    words that are looked for as well as the ones that were typed (word).
    """

    alias: Text
    kind: AliasKind
    meaning: Text
