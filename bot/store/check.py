"""Questions about a claim: what the record has under its names, its numbers and its words."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.claim import Kind
from bot.domain.facts import (
    Fact,
    Holders,
    Told,
    about_of,
    event_fact,
    figure_facts,
    told_fact,
)
from bot.domain.interval import Interval
from bot.domain.verbatim import Passage
from bot.models.event import Event
from bot.models.quote import Quote, Statement
from bot.models.stated import Stated
from bot.store import rows
from bot.store.columns import THOUSANDTHS
from bot.store.occupations import occupation_roles
from bot.store.record import Record

MOST = 400
"""Rows read for one question about a claim."""

_ROLE_COLUMNS = 10
_OWNERS = 6
"""Records looked up for one number that only they have."""

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
WHERE n.told <> '' ORDER BY n.record, n.source, n.told LIMIT :most
"""
_SHINGLES = """
SELECT s.words, s.place, e.number, e.record, e.source, e.origin, e.excerpt, e.doc, e.start,
    e.finish, e.says, e.differs
FROM json_each(:shingles) AS asked JOIN shingles AS s ON s.words = asked.value
JOIN evidence AS e ON e.number = s.evidence
ORDER BY e.number, s.place LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a claim leads to: ids of what it names, its numbers as (kind, least, most), its days."""

    roles: Sequence[str]
    strikes: Sequence[str]
    holders: Sequence[str]
    numbers: Sequence[tuple[Kind, Fraction, Fraction]]
    days: Sequence[tuple[str, str]]


def holders_by_name(record: Record) -> Holders:
    """The ids of the holders by their names and aliases."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for holder in record.holders.values():
        for name in (holder.name, *holder.aliases):
            found[name].add(holder.id)
    return {name: frozenset(ids) for name, ids in found.items()}


async def find_facts(record: Record, asked: Asked, by_name: Holders) -> list[Fact]:
    """Every figure, event, quotation and position that the claim leads to, as facts."""
    owners = await _owners(record, asked.numbers)
    figures = await _figures(record, asked, owners, by_name)
    events = await _events(record, asked, owners)
    said = [*await _statements(record, owners), *await _quotes(record, owners)]
    facts = [*figures, *(event_fact(stated, about) for stated, about in events)]
    return [*facts, *await _told(record, events, said, [*asked.strikes, *owners])]


async def _owners(record: Record, numbers: Sequence[tuple[Kind, Fraction, Fraction]]) -> list[str]:
    wanted = [
        (kind, round(low * THOUSANDTHS), round(high * THOUSANDTHS))
        for kind, low, high in numbers
        if high < 10**15
    ]
    found = await record.ask(_BY_NUMBER, {"numbers": json.dumps(wanted), "most": MOST})
    return [str(row[0]) for row in found]


async def _figures(
    record: Record, asked: Asked, owners: Sequence[str], by_name: Holders
) -> list[Fact]:
    unions = [
        name
        for holder in asked.holders
        for name in (record.holders[holder].name, *record.holders[holder].aliases)
    ]
    found = await record.ask(
        _FIGURES,
        {
            "roles": json.dumps(list(asked.roles)),
            "records": json.dumps(list(owners)),
            "unions": json.dumps(unions),
            "most": MOST,
        },
    )
    facts = [
        fact
        for row in found
        for fact in figure_facts(
            rows.role(row),
            Stated(
                rows.figure(row[_ROLE_COLUMNS:]), rows.attestations(row[-1], record.sources)
            ),
            by_name,
        )
    ]
    occupations = await occupation_roles(record, asked.roles)
    return facts + [
        fact
        for paid in {paid.role.id: paid for paid in occupations.values()}.values()
        for stated in paid.figures
        for fact in figure_facts(paid.role, stated, by_name)
    ]


_Dated = tuple[Stated[Event], frozenset[str]]


async def _events(record: Record, asked: Asked, owners: Sequence[str]) -> list[_Dated]:
    found = await record.ask(
        _EVENTS,
        {
            "records": json.dumps(list(owners)),
            "strikes": json.dumps(list(asked.strikes)),
            "holders": json.dumps(list(asked.holders)),
            "days": json.dumps(list(asked.days)),
            "most": MOST,
        },
    )
    events: list[_Dated] = []
    for row in found:
        stated = Stated(rows.event(row), rows.attestations(row[-2], record.sources))
        about = frozenset(json.loads(row[-1])) | {stated.row.strike or stated.row.id}
        events.append((stated, about))
    return events


_Said = tuple[Stated[Statement] | Stated[Quote], str, frozenset[str]]


async def _statements(record: Record, owners: Sequence[str]) -> list[_Said]:
    found = await record.ask(_STATEMENTS, {"records": json.dumps(list(owners)), "most": MOST})
    return [
        (Stated(rows.statement(row), rows.attestations(row[-1], record.sources)), "statement", frozenset({row[1]}))
        for row in found
    ]


async def _quotes(record: Record, owners: Sequence[str]) -> list[_Said]:
    found = await record.ask(_QUOTES, {"records": json.dumps(list(owners)), "most": MOST})
    return [
        (Stated(rows.quote(row), rows.attestations(row[-1], record.sources)), "quote", frozenset({row[1]}))
        for row in found
    ]


async def _told(
    record: Record, events: Iterable[_Dated], said: Iterable[_Said], others: Iterable[str]
) -> list[Fact]:
    """The numbers that are told in the words of those records, and of strikes among the others."""
    telling: dict[str, tuple[object, str, frozenset[str], object]] = {}
    for stated, about in events:
        telling[stated.row.id] = (stated, "event", about, stated.row.date)
    for words, kind, about in said:
        telling[words.row.id] = (words, kind, about, words.row.said_on)
    for one in others:
        strike = record.strikes.get(one)
        if strike is not None:
            telling[one] = (strike, "strike", frozenset({one}), strike.row.start)
    found = await record.ask(_TOLD, {"records": json.dumps(list(telling)), "most": 4 * MOST})
    return [
        told_fact(stated, kind, _number(row), about, when)  # type: ignore[arg-type]
        for row in found
        for stated, kind, about, when in [telling[row[0]]]
    ]


def _number(row: Sequence[object]) -> Told:
    identifier, kind, low, high, strict, unit, told, source = row
    ends = (None if end is None else Fraction(int(str(end)), THOUSANDTHS) for end in (low, high))
    interval = Interval(*ends, low_strict="l" in str(strict), high_strict="h" in str(strict))
    return Told(str(identifier), Kind(str(kind)), interval, str(unit), str(told), str(source))


async def find_shingles(
    record: Record, wanted: Sequence[str]
) -> Mapping[str, list[tuple[Passage, int]]]:
    """Where three words in a row stand in the exact words that the record has."""
    found = await record.ask(
        _SHINGLES, {"shingles": json.dumps(list(dict.fromkeys(wanted))), "most": 20 * MOST}
    )
    passages: dict[int, Passage] = {}
    places: defaultdict[str, list[tuple[Passage, int]]] = defaultdict(list)
    for row in found:
        number = int(row[2])
        if number not in passages:
            word = rows.attestation(row[4:], record.sources)
            passages[number] = Passage(number, str(row[3]), word)
        places[str(row[0])].append((passages[number], int(row[1])))
    return places
