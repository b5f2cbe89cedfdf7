"""What was corrected in a record, in words."""

from bot.cards.card import Bold, Code, Line, item, small
from bot.cards.parts.amounts import day
from bot.cards.text import shorten
from bot.models.base import Row
from bot.models.correction import Correction
from bot.models.evidence import Stated

_CELL, _WHY = 120, 300
"""Characters of a cell and of a reason that a card shows; the ledger has them whole."""


def correction_texts(stated: Stated[Row]) -> list[str]:
    """'Corrected on 3 December 2026: low was 300000, is 310000: …', a sentence a correction."""
    return [f"Corrected on {day(one.date)}: {_changed(one)}" for one in stated.corrections]


def correction_lines(stated: Stated[Row]) -> list[Line]:
    """The same in small print, a line a correction."""
    return [small(text) for text in correction_texts(stated)]


def ledger_line(correction: Correction) -> Line:
    """A correction with the id of its record."""
    return item(
        Bold(day(correction.date)), ": ", Code(correction.record), f": {_changed(correction)}"
    )


def _changed(correction: Correction) -> str:
    was, now = (shorten(cell, _CELL) or "empty" for cell in (correction.was, correction.now))
    why = shorten(correction.why, _WHY)
    end = "" if why.endswith((".", "!", "?", "…")) else "."
    return f"{correction.field} was {was}, is {now}: {why}{end}"
