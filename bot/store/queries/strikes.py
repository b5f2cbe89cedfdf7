"""Questions about one strike."""

from bot.models.evidence import Stated
from bot.models.role import Figure, Role
from bot.store import rows
from bot.store.record import Record

MOST_FIGURES = 100
"""Figures read for one strike."""

_FIGURES = """
SELECT r.*, f.*, stated.words
FROM figures AS f
JOIN roles AS r ON r.id = f.role
JOIN stated ON stated.record = f.id
WHERE f.strike = :strike
ORDER BY f.role, f.as_of_first, f.id LIMIT :most
"""
_ROLE_COLUMNS = 10


async def figures_of_strike(record: Record, strike: str) -> list[tuple[Role, Stated[Figure]]]:
    """What was asked, offered, won or set in one strike, each with its role."""
    found = await record.ask(_FIGURES, {"strike": strike, "most": MOST_FIGURES})
    return [
        (rows.role(row), record.stated(rows.figure(row[_ROLE_COLUMNS:]), row[-1])) for row in found
    ]
