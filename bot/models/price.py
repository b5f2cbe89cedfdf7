"""The consumer price index of a month or a year."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from bot.models.base import Row, Slug
from bot.models.role import amount


class Price(Row):
    """CPI-U, all items, U.S. city average, not seasonally adjusted (1982-84 = 100).

    `period` is a month ('2023-07') or a year ('2023', the published annual average).
    """

    period: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$")]
    value: Annotated[Decimal, Field(gt=0, max_digits=7, decimal_places=3), BeforeValidator(amount)]
    source: Slug
