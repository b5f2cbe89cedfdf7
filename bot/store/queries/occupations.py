"""Questions about BLS occupations: each is a role, and its published wages are its figures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.models.dates import When
from bot.models.evidence import Attestation, PaidRole, Stated
from bot.models.measure import Measure, Per
from bot.models.occupation import MEASURES, UNITS, Occupation, oews_source, soc_of, wage_id
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.store.columns import HUNDREDTHS
from bot.store.record import Record
from bot.store.rows import Columns

MOST = 4
KEPT = 100
"""Occupations that are kept with the open record; each weighs some kilobytes."""

_YEARS = """
SELECT * FROM occupations WHERE soc IN (:soc0, :soc1, :soc2, :soc3)
ORDER BY soc, year DESC LIMIT 80
"""
_ABOUT = "A BLS occupation: employed people all over the United States, without the self-employed."
_TOP_NOTE = "The highest wages are only known to reach the top code, this amount."


async def occupation_years(
    record: Record, codes: Sequence[str]
) -> dict[str, tuple[Occupation, ...]]:
    """The years of up to four occupations, the latest first, by code."""
    new = [code for code in codes[:MOST] if code not in record.wages]
    if new:
        asked = [*new, *[""] * (MOST - len(new))]
        parameters = {f"soc{number}": code for number, code in enumerate(asked)}
        found: dict[str, list[Occupation]] = {}
        for row in await record.ask(_YEARS, parameters):
            found.setdefault(row[0], []).append(_occupation(row))
        if len(record.wages) > KEPT:
            record.wages.clear()
        record.wages.update({code: tuple(years) for code, years in found.items()})
    return {code: record.wages[code] for code in codes[:MOST] if code in record.wages}


def _occupation(row: Columns) -> Occupation:
    wages = [None if cents is None else Decimal(cents) / HUNDREDTHS for cents in row[4:16]]
    cells = [*row[:4], *wages, row[16]]
    values: dict[str, Any] = dict(zip(Occupation.model_fields, cells, strict=True))
    return Occupation.model_construct(**values)


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
        Stated(figure, (_word(sources[oews_source(year.year)]),))
        for year in years
        for per in UNITS
        for measure in MEASURES
        for figure in _figures(year, per, measure)
    ]
    return PaidRole(role, tuple(figures), ())


def _figures(year: Occupation, per: Per, measure: Measure) -> list[Figure]:
    """The wage as a figure; a percentile above the top code is open above it."""
    wage, top = year.wage(per, measure), year.top(per)
    open_above = wage is None and top is not None and measure is not Measure.MEAN
    if wage is None and not open_above:
        return []
    may = date(year.year, 5, 1)
    return [
        Figure.model_construct(
            id=wage_id(year.soc, year.year, per, measure),
            role=year.soc,
            low=top if open_above else wage,
            high=wage,
            strict=None,
            currency="USD",
            per=per,
            measure=measure,
            share=None,
            as_of=When(f"{year.year}-05", may, date(year.year, 5, 31)),
            of=None,
            strike=None,
            note=_TOP_NOTE if open_above else None,
            disagrees=False,
        )
    ]


def _word(source: Source) -> Attestation:
    return Attestation.of_publisher(source, "Publishes the wage.")
