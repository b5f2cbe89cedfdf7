"""Whose the employers of stoppages are, in words: private, public, a state's, a city's."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.models.statistics import Stoppage


@dataclass(frozen=True, slots=True)
class Owner:
    """An ownership as people speak of it.

    Attributes:
        label: in a sentence: 'the private sector'.
        listed: what the lists call it.
        words: what it is called, in the singular, parted by commas.
    """

    label: str
    listed: frozenset[str]
    words: str


_STATE, _LOCAL, _BOTH = "State government", "Local government", "State and local government"

OWNERS: Mapping[str, Owner] = {
    "private": Owner(
        "the private sector",
        frozenset(("Private industry",)),
        "private sector, private industry, private employer, private company",
    ),
    "public": Owner(
        "the public sector",
        frozenset((_STATE, _LOCAL, _BOTH)),
        "public sector, government, public worker, public employee, public employer, "
        "government worker, government employee",
    ),
    "state": Owner("state government", frozenset((_STATE, _BOTH)), "state government"),
    "local": Owner(
        "local government", frozenset((_LOCAL, _BOTH)), "local government, municipal government"
    ),
}
"""By the code that stands for it in the value of an option."""


def owned_by(stoppage: Stoppage, code: str) -> bool:
    return stoppage.ownership in OWNERS[code].listed
