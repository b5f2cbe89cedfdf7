"""Questions about roles and their pay figures."""

from collections.abc import Sequence
from datetime import date

from bot.models.evidence import Attestation, PaidRole, Stated
from bot.models.role import Figure, Role
from bot.store import rows
from bot.store.queries.names import MOST_STATED
from bot.store.queries.occupations import occupation_roles
from bot.store.record import Record

MOST = 4
"""Roles in one question."""

MOST_FIGURES = 400
"""Figures read for one question."""

_PAID_ROLES = """
WITH asked (id) AS (
    SELECT id FROM roles WHERE id IN (:id0, :id1, :id2, :id3)
    UNION
    SELECT role FROM figures WHERE id IN (:id0, :id1, :id2, :id3)
)
SELECT
    r.*, named.words,
    f.*, stated.words
FROM asked
JOIN roles AS r ON r.id = asked.id
LEFT JOIN stated AS named ON named.record = r.id
LEFT JOIN figures AS f ON f.role = r.id
LEFT JOIN stated ON stated.record = f.id
ORDER BY r.id, f.as_of_last DESC, f.id
LIMIT :most
"""
_ROLE_COLUMNS = 10


async def paid_roles(record: Record, ids: Sequence[str]) -> dict[str, PaidRole]:
    """Up to four roles with all their figures, by the id asked for: a role's or a figure's.

    An id that is neither is left out. Codes of BLS occupations and ids of their wages are taken
    like those of any role.
    """
    occupations = await occupation_roles(record, ids[:MOST])
    if len(occupations) == len(set(ids)):
        return occupations
    asked = [*ids[:MOST], *[""] * (MOST - len(ids))]
    parameters = {f"id{number}": identifier for number, identifier in enumerate(asked)}
    found = await record.ask(_PAID_ROLES, {**parameters, "most": MOST * MOST_FIGURES})
    roles: dict[str, tuple[Role, tuple[Attestation, ...]]] = {}
    figures: dict[str, list[Stated[Figure]]] = {}
    for row in found:
        if row[0] not in roles:
            mentions = rows.attestations(row[_ROLE_COLUMNS] or "[]", record.sources)
            roles[row[0]] = (rows.role(row), mentions)
            figures[row[0]] = []
        columns = row[_ROLE_COLUMNS + 1 :]
        if columns[0] is not None:
            figures[row[0]].append(record.stated(rows.figure(columns), columns[-1]))
    paid = {
        identifier: PaidRole(role, tuple(figures[identifier]), mentions)
        for identifier, (role, mentions) in roles.items()
    }
    by_figure = {f.row.id: whole for whole in paid.values() for f in whole.figures}
    all_roles = {**by_figure, **paid, **occupations}
    return {i: all_roles[i] for i in ids if i in all_roles}


_FIGURE_GROUPS = """
WITH touched (id) AS (
    SELECT DISTINCT f.role FROM (
        SELECT record FROM evidence WHERE source = :source ORDER BY number LIMIT :stated
    ) AS e JOIN figures AS f ON f.id = e.record
)
SELECT r.*, f.*, stated.words
FROM touched
JOIN roles AS r ON r.id = touched.id
JOIN figures AS f ON f.role = r.id
JOIN stated ON stated.record = f.id
ORDER BY r.id, f.as_of_last DESC, f.id
LIMIT :most
"""


async def roles_of_source(record: Record, source: str) -> list[PaidRole]:
    """The roles that a source has figures for, as far as `stated_by` reads it, with all figures of
    each.
    """
    limits = {"stated": MOST_STATED, "most": MOST * MOST_FIGURES}
    found = await record.ask(_FIGURE_GROUPS, {"source": source, **limits})
    roles: dict[str, Role] = {}
    figures: dict[str, list[Stated[Figure]]] = {}
    for row in found:
        roles.setdefault(row[0], rows.role(row))
        columns = row[_ROLE_COLUMNS:]
        stated = record.stated(rows.figure(columns), columns[-1])
        figures.setdefault(row[0], []).append(stated)
    return [PaidRole(role, tuple(figures[i]), ()) for i, role in roles.items()]


_LATER_RISES = """
SELECT r.title, f.*, stated.words
FROM roles AS r JOIN figures AS f ON f.role = r.id JOIN stated ON stated.record = f.id
WHERE r.id = :schedule AND f.measure = 'increase'
    AND f.as_of_first > :after AND f.as_of_first <= :today
ORDER BY f.as_of_first, f.id LIMIT 12
"""


async def later_rises(
    record: Record, role: Role, after: date, today: date
) -> list[tuple[str, Stated[Figure]]]:
    """Rises of a role's schedule that came after a day, up to today, with the schedule's title."""
    if role.schedule is None:
        return []
    found = await record.ask(
        _LATER_RISES,
        {
            "schedule": role.schedule,
            "after": after.isoformat(),
            "today": today.isoformat(),
        },
    )
    return [(row[0], record.stated(rows.figure(row[1:]), row[-1])) for row in found]
