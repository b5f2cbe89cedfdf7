"""What was demanded, offered and won for the same thing, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.models.evidence import Stated
from bot.models.measure import Measure
from bot.models.role import Figure, Role


@dataclass(frozen=True, slots=True)
class Bargained:
    """What was bargained over one thing for one role: `of`, 'first year'; None for all its pay."""

    role: Role
    of: str | None
    demanded: tuple[Stated[Figure], ...]
    offered: tuple[Stated[Figure], ...]
    won: tuple[Stated[Figure], ...]


_BARGAINED = (Measure.DEMAND, Measure.OFFER, Measure.INCREASE)
"""In the order of what is demanded, offered and won."""


def bargained(figures: Sequence[tuple[Role, Stated[Figure]]]) -> list[Bargained]:
    """Demands, offers and rises of the same role and thing together: first the roles with the most
    things that were demanded, offered and won, then those with the most of the three at all.
    """
    groups: dict[tuple[str, str | None], list[Stated[Figure]]] = {}
    roles: dict[str, Role] = {}
    for role, stated in figures:
        if stated.row.measure in _BARGAINED:
            roles[role.id] = role
            groups.setdefault((role.id, stated.row.of), []).append(stated)
    rows = [
        Bargained(roles[role], of, *(_of(group, measure) for measure in _BARGAINED))
        for (role, of), group in groups.items()
    ]
    told = {role: _told([row for row in rows if row.role.id == role]) for role in roles}
    return sorted(rows, key=lambda row: (told[row.role.id], row.role.id, _order(row)))


def set_by_contract(
    figures: Iterable[tuple[Role, Stated[Figure]]],
) -> list[tuple[Role, Stated[Figure]]]:
    """What the contract that ended a strike set beside rises: minimums and bars, by role."""
    was_set = [(role, stated) for role, stated in figures if stated.row.measure not in _BARGAINED]
    return sorted(was_set, key=lambda one: (one[0].title, one[1].row.as_of.first, one[1].row.id))


def _of(group: Iterable[Stated[Figure]], measure: Measure) -> tuple[Stated[Figure], ...]:
    return tuple(stated for stated in group if stated.row.measure is measure)


def _told(rows: Sequence[Bargained]) -> tuple[int, int]:
    """How much of the bargaining the rows of a role tell; the smaller, the more."""
    sides = [sum(map(bool, (row.demanded, row.offered, row.won))) for row in rows]
    return (-sides.count(3), -sum(sides))


def _order(row: Bargained) -> tuple[int, int, str]:
    """By the date from which it was won, the shorter time first; what was not won comes last."""
    dates = [stated.row.as_of for stated in row.won]
    if not dates:
        return (1, 0, row.of or "")
    first = min(dates, key=lambda date: (date.last, date.first))
    return (0, first.last.toordinal(), row.of or "")
