"""Questions about BLS occupations: each is a role, and its published wages are its figures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.models.dates import When
from bot.models.evidence import Attestation, PaidRole, Stated
from bot.models.measure import Measure, Per
from bot.models.occupation import MEASURES, UNITS, Occupation, oews_source, soc_of, wage_id
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.store.record import Record
from bot.store.tables import OCCUPATIONS

MOST = 4

_YEARS = OCCUPATIONS.select(
    "WHERE soc IN (:soc0, :soc1, :soc2, :soc3) ORDER BY soc, year DESC LIMIT 80"
)
_ABOUT = "A BLS occupation: employed people all over the United States, without the self-employed."
_TOP_NOTE = "The highest wages are only known to reach the top code, this amount."


async def occupation_years(
    record: Record, codes: Sequence[str]
) -> dict[str, tuple[Occupation, ...]]:
    """The years of up to four occupations, the latest first, by code."""
    known = record.recent_occupations.find(codes[:MOST])
    new = [code for code in codes[:MOST] if code not in known]
    if new:
        asked = [*new, *[""] * (MOST - len(new))]
        parameters = {f"soc{number}": code for number, code in enumerate(asked)}
        found: dict[str, list[Occupation]] = {}
        for row in map(OCCUPATIONS.read, await record.ask(_YEARS, parameters)):
            found.setdefault(row.soc, []).append(row)
        years = {code: tuple(rows) for code, rows in found.items()}
        record.recent_occupations.keep(years)
        known |= years
    return {code: known[code] for code in codes[:MOST] if code in known}


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
