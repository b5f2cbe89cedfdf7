"""Questions about a claim: what the record has under its names, its numbers and its words."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.claims.facts import (
    Fact,
    Holders,
    NumberInWords,
    StatedInWords,
    about_of,
    event_fact,
    fact_in_words,
    figure_facts,
)
from bot.domain.claims.text.statements import Kind
from bot.domain.pay.interval import Interval
from bot.models.event import Event
from bot.models.evidence import Stated
from bot.models.quote import Quote, Statement
from bot.store import rows
from bot.store.build.claim_index import LARGEST
from bot.store.columns import THOUSANDTHS
from bot.store.queries.occupations import occupation_roles
from bot.store.record import Record
from bot.store.rows import Columns

MOST = 400
"""Rows read for one question about a claim."""

_ROLE_COLUMNS = 10
_BY_NUMBER = """
WITH asked (kind, low, high) AS (
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:numbers)
)
SELECT n.record FROM asked JOIN numbers AS n
    ON n.kind = asked.kind AND n.low BETWEEN asked.low AND asked.high
UNION
SELECT n.record FROM asked JOIN numbers AS n
    ON n.kind = asked.kind AND n.high BETWEEN asked.low AND asked.high
ORDER BY 1 LIMIT :most
"""
_FIGURES = """
WITH asked (id) AS (
    SELECT f.id FROM json_each(:roles) AS r JOIN figures AS f ON f.role = r.value
    UNION SELECT f.id FROM json_each(:records) AS r JOIN figures AS f ON f.id = r.value
    UNION SELECT f.id FROM roles AS r JOIN figures AS f ON f.role = r.id
    WHERE r.counts IN ('group', 'rate') AND r.unions IN (SELECT value FROM json_each(:unions))
)
SELECT r.*, f.*, stated.words
FROM asked JOIN figures AS f ON f.id = asked.id JOIN roles AS r ON r.id = f.role
JOIN stated ON stated.record = f.id
ORDER BY f.id LIMIT :most
"""
_EVENTS = """
WITH asked (id) AS (
    SELECT e.id FROM json_each(:records) AS r JOIN events AS e ON e.id = r.value
    UNION SELECT e.id FROM json_each(:strikes) AS s JOIN events AS e ON e.strike = s.value
    UNION SELECT p.record FROM json_each(:holders) AS h JOIN parties AS p ON p.holder = h.value
    UNION SELECT e.id FROM json_each(:days) AS d
    JOIN events AS e ON e.date_first BETWEEN d.value ->> 0 AND d.value ->> 1
)
SELECT e.*, stated.words, (
    SELECT json_group_array(p.holder) FROM parties AS p WHERE p.record = e.id
)
FROM asked JOIN events AS e ON e.id = asked.id JOIN stated ON stated.record = e.id
ORDER BY e.date_first, e.id LIMIT :most
"""
_STATEMENTS = """
SELECT s.*, stated.words
FROM json_each(:records) AS r JOIN statements AS s ON s.id = r.value
JOIN stated ON stated.record = s.id ORDER BY s.id LIMIT :most
"""
_QUOTES = """
SELECT q.*, stated.words
FROM json_each(:records) AS r JOIN quotes AS q ON q.id = r.value
JOIN stated ON stated.record = q.id ORDER BY q.id LIMIT :most
"""
_TOLD = """
SELECT n.record, n.kind, n.low, n.high, n.strict, n.unit, n.told, n.source
FROM json_each(:records) AS r JOIN numbers AS n ON n.record = r.value
WHERE n.told <> '' AND n.kind IN (SELECT value FROM json_each(:kinds))
ORDER BY n.record, n.source, n.told LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class FactsAsked:
    """What a claim leads to: ids of what it names and of records whose words it has, the kinds of
    all that it claims, its numbers as (kind, least, most), its days. Facts of other kinds are none.
    """

    roles: Sequence[str]
    strikes: Sequence[str]
    holders: Sequence[str]
    records: Sequence[str]
    kinds: frozenset[Kind]
    numbers: Sequence[tuple[Kind, Fraction, Fraction]]
    days: Sequence[tuple[str, str]]


def holders_by_name(record: Record) -> Holders:
    """The ids of the holders by their names and aliases."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for holder in record.holders.values():
        for name in (holder.name, *holder.aliases):
            found[name].add(holder.id)
    return {name: frozenset(ids) for name, ids in found.items()}


async def find_facts(record: Record, asked: FactsAsked, by_name: Holders) -> list[Fact]:
    """Every figure, event, quotation and position that the claim leads to, as facts."""
    owners = [*asked.records, *await _owners(record, asked.numbers)]
    events, passages, figures = await asyncio.gather(
        _events(record, asked, owners),
        _passages(record, owners),
        _figures(record, asked, owners, by_name),
    )
    facts = list(figures)
    if Kind.DATE in asked.kinds:
        facts += [event_fact(stated, about) for stated, about in events]
    tellers: list[_Teller] = [*events, *passages]
    tellers += _strikes(record, [*asked.strikes, *owners], by_name)
    return facts + await _told(record, tellers, asked.kinds)


async def _owners(record: Record, numbers: Sequence[tuple[Kind, Fraction, Fraction]]) -> list[str]:
    """The records that have one of the numbers."""
    wanted = [
        (kind, round(low * THOUSANDTHS), round(high * THOUSANDTHS))
        for kind, low, high in numbers
        if high < LARGEST
    ]
    found = await record.ask(_BY_NUMBER, {"numbers": json.dumps(wanted), "most": MOST})
    return [str(row[0]) for row in found]


async def _figures(
    record: Record, asked: FactsAsked, owners: Sequence[str], by_name: Holders
) -> list[Fact]:
    holders = [record.holders[one] for one in asked.holders]
    unions = [name for holder in holders for name in (holder.name, *holder.aliases)]
    wanted = {"roles": asked.roles, "records": owners, "unions": unions}
    found, occupations = await asyncio.gather(
        record.ask(_FIGURES, {**_lists(wanted), "most": MOST}),
        occupation_roles(record, asked.roles),
    )
    paid = [
        (
            rows.role(row),
            Stated(rows.figure(row[_ROLE_COLUMNS:]), rows.attestations(row[-1], record.sources)),
        )
        for row in found
    ]
    wages = {one.role.id: one for one in occupations.values()}.values()
    paid += [(one.role, stated) for one in wages for stated in one.figures]
    return [fact for role, stated in paid for fact in figure_facts(role, stated, by_name)]


def _lists(wanted: Mapping[str, Iterable[object]]) -> dict[str, str]:
    return {name: json.dumps(list(values)) for name, values in wanted.items()}


async def _events(
    record: Record, asked: FactsAsked, owners: Sequence[str]
) -> list[tuple[Stated[Event], frozenset[str]]]:
    wanted = {
        "records": owners,
        "strikes": asked.strikes,
        "holders": asked.holders,
        "days": asked.days,
    }
    found = await record.ask(_EVENTS, {**_lists(wanted), "most": MOST})
    events = [
        (Stated(rows.event(row), rows.attestations(row[-2], record.sources)), json.loads(row[-1]))
        for row in found
    ]
    return [
        (stated, frozenset([*parties, stated.row.strike or ""]) - {""})
        for stated, parties in events
    ]


_Teller = tuple[StatedInWords, frozenset[str]]
"""A record that tells numbers in words, and the ids of those that it is about."""


async def _passages(record: Record, owners: Sequence[str]) -> list[_Teller]:
    """Positions and quotations, which are their holders'."""
    wanted = {**_lists({"records": owners}), "most": MOST}
    statements, quotes = await asyncio.gather(
        record.ask(_STATEMENTS, wanted), record.ask(_QUOTES, wanted)
    )
    passages: list[Stated[Statement] | Stated[Quote]] = [
        *(Stated(rows.statement(r), rows.attestations(r[-1], record.sources)) for r in statements),
        *(Stated(rows.quote(r), rows.attestations(r[-1], record.sources)) for r in quotes),
    ]
    return [(stated, frozenset({stated.row.holder})) for stated in passages]


def _strikes(record: Record, ids: Iterable[str], by_name: Holders) -> list[_Teller]:
    known = [record.strikes[one] for one in dict.fromkeys(ids) if one in record.strikes]
    return [(one, about_of(one.row.union, by_name, one.row.id)) for one in known]


async def _told(record: Record, tellers: Iterable[_Teller], kinds: frozenset[Kind]) -> list[Fact]:
    """The numbers of some kinds that are told in the words of those records."""
    by_id = {stated.row.id: (stated, about) for stated, about in tellers}
    asked = _lists({"records": by_id, "kinds": sorted(kinds)})
    found = await record.ask(_TOLD, {**asked, "most": 4 * MOST})
    return [
        fact_in_words(stated, _number(row), about)
        for row in found
        for stated, about in [by_id[row[0]]]
    ]


def _number(row: Columns) -> NumberInWords:
    identifier, kind, low, high, strict, unit, told, source = row
    interval = Interval(
        None if low is None else Fraction(low, THOUSANDTHS),
        None if high is None else Fraction(high, THOUSANDTHS),
        low_strict="l" in strict,
        high_strict="h" in strict,
    )
    return NumberInWords(identifier, Kind(kind), interval, unit, told, source)
