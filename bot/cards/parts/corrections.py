"""What was corrected in a record, in words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from bot.cards.card import Bold, Card, Code, Line, Span, item, small
from bot.cards.parts.amounts import day
from bot.cards.text import joined, shorten
from bot.models.base import Row
from bot.models.correction import Correction, WholeRow
from bot.models.evidence import Stated

_CELL, _WHY = 120, 300
"""Characters of a cell and of a reason that are shown; the ledger has them whole."""
_BRIEF = 60
"""Characters of a cell that the card of its record tells, which has longer ones as they are now."""


def correction_texts(stated: Stated[Row]) -> list[str]:
    """'Corrected on 3 December 2026: low was 300000, is 310000: …', a sentence for all that was
    corrected on one day for one reason.
    """
    return _texts(stated.corrections)


def correction_lines(stated: Stated[Row]) -> list[Line]:
    """The same in small print, a line a sentence."""
    return [small(text) for text in correction_texts(stated)]


def with_corrections(card: Card, corrections: Sequence[Correction]) -> Card:
    """The card of a record, with what was corrected in it as the last of its basis."""
    return replace(card, basis=(*card.basis, *(small(text) for text in _texts(corrections))))


def ledger_lines(corrections: Sequence[Correction]) -> list[Line]:
    """A line for all that was corrected in one way on one day for one reason, with the ids of the
    records. The corrections of one record follow one another.
    """
    records: defaultdict[tuple[date, str], list[str]] = defaultdict(list)
    for own in _together(corrections):
        records[own[0].date, f"{_changed(own)}{_was(own)}"].append(own[0].record)
    return [
        item(Bold(day(on)), ": ", *_codes(ids), f": {changed}")
        for (on, changed), ids in records.items()
    ]


def ledger_count(corrections: Sequence[Correction]) -> int:
    """How many corrections there are: of each record those of one day for one reason are one."""
    return sum(1 for _ in _together(corrections))


def _codes(ids: Sequence[str]) -> Iterator[Span]:
    for place, identifier in enumerate(ids):
        yield from (", ", Code(identifier)) if place else (Code(identifier),)


def removed_text(correction: Correction) -> str:
    """Why a record was taken away, and what it was."""
    return f"{_why(correction)}{_was([correction])}"


def _texts(corrections: Sequence[Correction]) -> list[str]:
    return [
        f"Corrected on {day(own[0].date)}: {_changed(own, brief=True)}"
        for own in _together(corrections)
    ]


def _together(corrections: Sequence[Correction]) -> Iterator[list[Correction]]:
    """Those that belong to one record, day and reason, and follow one another."""
    for _, own in groupby(corrections, key=lambda one: (one.record, one.date, one.why)):
        yield list(own)


def _changed(together: Sequence[Correction], *, brief: bool = False) -> str:
    """`brief` leaves out what source changed how, and which texts are worded otherwise beside what
    tells more.
    """
    own = [one for one in together if one.source is None]
    short = [one for one in own if not (brief and _is_long(one))]
    parts = [_of_record(one, brief=brief) for one in short or own]
    if not any(one.field is None for one in own):
        words = [one for one in together if one.source is not None]
        parts += _of_sources(words, brief=brief)
    return f"{'; '.join(parts)}: {_why(together[0])}"


def _is_long(one: Correction) -> bool:
    return one.field is not None and max(len(one.was), len(one.now)) > _BRIEF


def _of_record(one: Correction, *, brief: bool) -> str:
    if one.field is None:
        return "added to the record" if one.now else "taken from the record"
    return _cell(one, one.field, brief=brief)


def _of_sources(corrections: Sequence[Correction], *, brief: bool) -> Iterator[str]:
    """'what variety-4 states was added', or was corrected where other words stand in its place."""
    changed = [one for one in corrections if one.field is not None]
    for one in changed if not brief else ():
        yield _cell(one, f"in what {one.source} states, {one.field}", brief=False)
    edited = dict.fromkeys(str(one.source) for one in changed if brief)
    added = dict.fromkeys(str(one.source) for one in corrections if one.added)
    removed = dict.fromkeys(str(one.source) for one in corrections if one.removed)
    for sources, what in (
        ([one for one in added if one not in removed], "added"),
        ([one for one in removed if one not in added], "taken away"),
        ([*edited, *(one for one in added if one in removed and one not in edited)], "corrected"),
    ):
        if sources:
            yield f"what {joined(sources)} {_state(sources)} was {what}"


def _state(sources: Sequence[str]) -> str:
    return "states" if len(sources) == 1 else "state"


def _cell(one: Correction, named: str, *, brief: bool) -> str:
    if brief and _is_long(one):
        return f"{named} was worded otherwise"
    was, now = (shorten(cell, _CELL) or "empty" for cell in (one.was, one.now))
    return f"{named} was {was}, is {now}"


def _why(one: Correction) -> str:
    why = shorten(one.why, _WHY)
    return why if why.endswith((".", "!", "?", "…")) else f"{why}."


def _was(together: Sequence[Correction]) -> str:
    """' It was: role abbott-cast, low 0.05, …' of a record that was taken away; else nothing."""
    rows = (one.removed for one in together if one.source is None)
    return "".join(f" It was: {_told(row)}." for row in rows if row)


def _told(row: WholeRow) -> str:
    cells = [
        f"{column} {cell}"
        for column, cell in row.cells.items()
        if cell and column not in ("id", "note")
    ]
    return shorten(", ".join(cells), _WHY).removesuffix(".")
