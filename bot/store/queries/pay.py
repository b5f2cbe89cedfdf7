"""Questions about roles and their pay figures; BLS occupations are roles, too."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.models.dates import When
from bot.models.evidence import Attestation, PaidRole, Stated
from bot.models.measure import Measure, Per
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.statistics import MEASURES, UNITS, Occupation, oews_source, soc_of, wage_id
from bot.store.queries.names import MOST_STATED
from bot.store.record import OccupationYears, Record
from bot.store.tables import FIGURES, OCCUPATIONS, ROLES, Cells, select

MOST = 4
"""Roles in one question."""

MOST_RECENT = 100
"""Occupations that are kept in memory; each weighs some kilobytes."""

MOST_FIGURES = 400
"""Figures read for one question."""


def select_figures(rest: str) -> str:
    """The statement that reads figures, for `figures_with_roles`; `rest` goes on from WHERE."""
    joined = "JOIN roles ON roles.id = figures.role JOIN stated ON stated.record = figures.id"
    columns = (*FIGURES.columns, "stated.words", *ROLES.columns)
    return select(columns, f"FROM figures {joined} {rest}")


def figures_with_roles(record: Record, found: Sequence[Cells]) -> list[tuple[Role, Stated[Figure]]]:
    """What a statement of `select_figures` finds."""
    roles = _roles(found)
    return [(roles[stated.row.role], stated) for stated in record.stated(FIGURES, found)]


_ROLE_AT = FIGURES.width + 1


def _roles(found: Iterable[Cells]) -> dict[str, Role]:
    """The roles that stand in rows behind figures and their evidence, each once, by id."""
    rows = {row[_ROLE_AT]: row[_ROLE_AT:] for row in found}
    return dict(zip(rows, ROLES.read_all(rows.values()), strict=True))


_PAID_ROLES = select(
    (*FIGURES.columns, "stated.words", *ROLES.columns, "mentions.words"),
    """
    FROM (
        SELECT id FROM roles WHERE id IN (:id0, :id1, :id2, :id3)
        UNION
        SELECT role FROM figures WHERE id IN (:id0, :id1, :id2, :id3)
    ) AS asked
    JOIN roles ON roles.id = asked.id
    LEFT JOIN stated AS mentions ON mentions.record = roles.id
    LEFT JOIN figures ON figures.role = roles.id
    LEFT JOIN stated ON stated.record = figures.id
    ORDER BY roles.id, figures.as_of_last DESC, figures.id LIMIT :most
    """,
)


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
    mentions = {row[_ROLE_AT]: json.loads(row[-1] or "[]") for row in found}
    figures = record.stated(FIGURES, [row for row in found if row[0] is not None])
    paid = {
        i: PaidRole(role, _of_role(i, figures), record.attestations(mentions[i]))
        for i, role in _roles(found).items()
    }
    by_figure = {f.row.id: whole for whole in paid.values() for f in whole.figures}
    all_roles = {**by_figure, **paid, **occupations}
    return {i: all_roles[i] for i in ids if i in all_roles}


def _of_role(role: str, figures: Iterable[Stated[Figure]]) -> tuple[Stated[Figure], ...]:
    return tuple(stated for stated in figures if stated.row.role == role)


_FIGURES_OF_ROLES_OF_SOURCE = select_figures(
    """
    WHERE roles.id IN (
        SELECT f.role FROM (
            SELECT record FROM evidence WHERE source = :source ORDER BY number LIMIT :stated
        ) AS e JOIN figures AS f ON f.id = e.record
    )
    ORDER BY roles.id, figures.as_of_last DESC, figures.id LIMIT :most
    """
)


async def roles_of_source(record: Record, source: str) -> list[PaidRole]:
    """The roles that a source has figures for, as far as `stated_by` reads it, with all figures."""
    parameters = {"source": source, "stated": MOST_STATED, "most": MOST * MOST_FIGURES}
    found = await record.ask(_FIGURES_OF_ROLES_OF_SOURCE, parameters)
    figures = record.stated(FIGURES, found)
    return [PaidRole(role, _of_role(i, figures), ()) for i, role in _roles(found).items()]


MOST_OF_STRIKE = 100
"""Figures read for one strike."""

_FIGURES_OF_STRIKE = select_figures(
    """
    WHERE figures.strike = :strike
    ORDER BY figures.role, figures.as_of_first, figures.id LIMIT :most
    """
)


async def figures_of_strike(record: Record, strike: str) -> list[tuple[Role, Stated[Figure]]]:
    """What was asked, offered, won or set in one strike, each with its role."""
    parameters = {"strike": strike, "most": MOST_OF_STRIKE}
    return figures_with_roles(record, await record.ask(_FIGURES_OF_STRIKE, parameters))


_LATER_RISES = select_figures(
    """
    WHERE roles.id = :schedule AND figures.measure = 'increase'
        AND figures.as_of_first > :after AND figures.as_of_first <= :today
    ORDER BY figures.as_of_first, figures.id LIMIT 12
    """
)


async def later_rises(
    record: Record, role: Role, after: date, today: date
) -> list[tuple[str, Stated[Figure]]]:
    """Rises of a role's schedule that came after a day, up to today, with the schedule's title."""
    if role.schedule is None:
        return []
    days = {"after": after.isoformat(), "today": today.isoformat()}
    found = await record.ask(_LATER_RISES, {"schedule": role.schedule, **days})
    return [(schedule.title, rise) for schedule, rise in figures_with_roles(record, found)]


_YEARS = OCCUPATIONS.select(
    "WHERE soc IN (:soc0, :soc1, :soc2, :soc3) ORDER BY soc, year DESC LIMIT 80"
)
_ABOUT = "A BLS occupation: employed people all over the United States, without the self-employed."
_TOP_NOTE = "A top code: the wage is only known to reach this amount."


async def occupation_years(record: Record, codes: Sequence[str]) -> OccupationYears:
    """The years of up to four occupations, the latest first, by code."""
    recent, wanted = record.recent_occupations, codes[:MOST]
    known = {code: recent[code] for code in wanted if code in recent}
    if len(known) < len(wanted):
        new = [code for code in wanted if code not in known]
        asked = [*new, *[""] * (MOST - len(new))]
        parameters = {f"soc{number}": code for number, code in enumerate(asked)}
        found: dict[str, list[Occupation]] = {}
        for row in OCCUPATIONS.read_all(await record.ask(_YEARS, parameters)):
            found.setdefault(row.soc, []).append(row)
        years = {code: tuple(rows) for code, rows in found.items()}
        if len(recent) > MOST_RECENT:
            recent.clear()
        recent.update(years)
        known |= years
    return {code: known[code] for code in wanted if code in known}


async def occupation_roles(record: Record, ids: Iterable[str]) -> dict[str, PaidRole]:
    """Occupations as roles with all their wages, by the id asked for: a code or a figure's id."""
    asked = {i: code for i in ids if (code := soc_of(i)) is not None}
    if not asked:
        return {}
    years = await occupation_years(record, list(dict.fromkeys(asked.values())))
    paid = {code: _paid(code, found, record.sources) for code, found in years.items()}
    return {i: paid[code] for i, code in asked.items() if code in paid}


def _paid(code: str, years: Sequence[Occupation], sources: Mapping[str, Source]) -> PaidRole:
    role = Role.model_construct(
        id=code,
        title=years[0].title,
        category="workforce",
        counts="person",
        employer=None,
        union=(),
        schedule=None,
        occupation=code,
        aliases=(),
        about=_ABOUT,
    )
    figures = [
        Stated(figure, (published,))
        for year in years
        for source in [sources[oews_source(year.year)]]
        for published in [Attestation.of_publisher(source, "Publishes the wage.")]
        for per in UNITS
        for measure in MEASURES
        for figure in _figures(year, per, measure)
    ]
    return PaidRole(role, tuple(figures), (), tuple(years))


def _figures(year: Occupation, per: Per, measure: Measure) -> list[Figure]:
    """The wage as a figure; a percentile that is top-coded is open above the top code."""
    wage, top = year.wage(per, measure), year.top_code(per, measure)
    if wage is None and top is None:
        return []
    may = date(year.year, 5, 1)
    return [
        Figure.model_construct(
            id=wage_id(year.soc, year.year, per, measure),
            role=year.soc,
            low=wage if top is None else top,
            high=wage,
            strict=None,
            currency="USD",
            per=per,
            measure=measure,
            share=None,
            as_of=When(f"{year.year}-05", may, date(year.year, 5, 31)),
            of=None,
            strike=None,
            note=None if top is None else _TOP_NOTE,
            disagrees=False,
        )
    ]
