"""Seasons as weather services of the United States cut the year: whole months, from March on."""

from bot.domain.time.date_meanings import months_of
from bot.models.dates import When

_FIRST_MONTHS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
SEASON = "|".join(_FIRST_MONTHS)


def season_of(name: str, year: int) -> When:
    """A season that begins in a year: 'winter' from December to the next February."""
    return months_of(year, _FIRST_MONTHS[name], 3)
