"""How a model's fields stand in the columns of its table."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import cast

from bot.models.base import Row
from bot.models.dates import When
from bot.models.occupation import Occupation
from bot.models.price import Price
from bot.models.stoppage import Stoppage

Cell = str | int | None

HUNDREDTHS = 100
THOUSANDTHS = 1000

_DATED = frozenset({"published", "start", "end", "last_full_day", "as_of", "said_on", "date"})


def scale(figure_currency: str | None) -> int:
    """What low and high are multiplied by: money is stored in cents, ratios in thousandths."""
    return HUNDREDTHS if figure_currency is not None else THOUSANDTHS


def cells(row: Row) -> tuple[Cell, ...]:
    """The row as the columns of its table, in their order."""
    found: list[Cell] = []
    for name in type(row).model_fields:
        value = getattr(row, name)
        if name in _DATED and not isinstance(value, int):
            found += _date_cells(value)
        elif isinstance(value, Decimal):
            by = THOUSANDTHS if name == "share" else scale(getattr(row, "currency", None))
            found.append(_whole(value * by))
        else:
            found.append(_cell(value))
    return tuple(found)


def price_cells(row: Price) -> tuple[Cell, ...]:
    """An index as the columns of its table."""
    return (row.period, _whole(row.value * THOUSANDTHS), row.source)


def wage_cells(row: Occupation) -> tuple[Cell, ...]:
    """An occupation's year as the columns of its table: its wages in cents."""
    wages = (getattr(row, name) for name in list(Occupation.model_fields)[4:-1])
    cents = (None if wage is None else _whole(wage * HUNDREDTHS) for wage in wages)
    return (row.soc, row.title, row.year, row.employment, *cents, row.top_coded)


def stoppage_cells(row: Stoppage) -> tuple[Cell, ...]:
    """A stoppage as the columns of its table: its days are no more than days."""
    values = (getattr(row, name) for name in Stoppage.model_fields)
    return tuple(value.text if isinstance(value, When) else _cell(value) for value in values)


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        return "|".join(cast(tuple[str, ...], value))
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(type(value).__name__)


def _date_cells(value: When | None) -> tuple[Cell, Cell, Cell]:
    if value is None:
        return (None, None, None)
    return (value.text, value.first.isoformat(), value.last.isoformat())


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value():
        raise ValueError("an amount finer than the record stores")
    return int(value)


def parts(cell: str) -> tuple[str, ...]:
    """The parts of a list cell."""
    return tuple(cell.split("|")) if cell else ()


def when(text: str | None, first: str | None, last: str | None) -> When | None:
    """A date from its three columns."""
    if text is None or first is None or last is None:
        return None
    return When(text, date.fromisoformat(first), date.fromisoformat(last))


def amount(value: int | None, currency: str | None) -> Decimal | None:
    """Low or high as the source states it."""
    return None if value is None else Decimal(value) / scale(currency)


def share(value: int | None) -> Decimal | None:
    """A share in percent."""
    return None if value is None else Decimal(value) / THOUSANDTHS
