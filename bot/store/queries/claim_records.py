"""Questions about a claim: what the record has under its names, its numbers and its words."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from bot.domain.claims.text.quotations import Passage
from bot.domain.claims.text.statements import Kind
from bot.models.contract import ContractTerm
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.quote import Quote, Statement
from bot.models.role import Figure, Role
from bot.store.claim_index import LARGEST, NUMBER_COLUMNS, StoredNumber, thousandths
from bot.store.queries.pay import figures_with_roles, occupation_roles, select_figures
from bot.store.record import Record
from bot.store.tables import ATTESTED, EVENTS, QUOTES, STATEMENTS, TERMS, select

MOST = 400
"""Rows read for one question about a claim."""

_BY_NUMBER = """
WITH asked (kind, low, high) AS (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:numbers)
)
SELECT n.record FROM asked JOIN numbers AS n
    ON n.kind = asked.kind AND n.low BETWEEN asked.low AND asked.high
UNION
SELECT n.record FROM asked JOIN numbers AS n
    ON n.kind = asked.kind AND n.high BETWEEN asked.low AND asked.high
ORDER BY 1 LIMIT :most
"""
_FIGURES = select_figures(
    """
    WHERE figures.id IN (
        SELECT f.id FROM json_each(:roles) AS r JOIN figures AS f ON f.role = r.value
        UNION SELECT value FROM json_each(:records)
        UNION SELECT f.id FROM roles AS r JOIN figures AS f ON f.role = r.id
        WHERE (r.counts IN ('group', 'rate') OR f.measure = 'threshold')
        AND r.unions IN (SELECT value FROM json_each(:unions))
    )
    ORDER BY figures.id LIMIT :most
    """
)
_EVENTS = select(
    (
        *EVENTS.columns,
        "stated.words",
        "(SELECT json_group_array(holder) FROM parties WHERE parties.record = events.id)",
    ),
    """
    FROM events JOIN stated ON stated.record = events.id WHERE events.id IN (
        SELECT value FROM json_each(:records)
        UNION SELECT e.id FROM json_each(:strikes) AS s JOIN events AS e ON e.strike = s.value
        UNION SELECT p.record FROM json_each(:holders) AS h JOIN parties AS p ON p.holder = h.value
        UNION SELECT e.id FROM json_each(:days) AS d
        JOIN events AS e ON e.date_first BETWEEN json_extract(d.value, '$[0]')
        AND json_extract(d.value, '$[1]')
    )
    ORDER BY events.date_first, events.id LIMIT :most
    """,
)
_AMONG = "WHERE id IN (SELECT value FROM json_each(:records)) ORDER BY id LIMIT :most"
_STATEMENTS, _QUOTES = STATEMENTS.select_stated(_AMONG), QUOTES.select_stated(_AMONG)
_TERMS = TERMS.select_stated(_AMONG)
_TOLD = select(
    NUMBER_COLUMNS,
    """
    FROM numbers WHERE record IN (SELECT value FROM json_each(:records)) AND told <> ''
    AND kind IN (SELECT value FROM json_each(:kinds))
    ORDER BY record, source, told, rowid LIMIT :most
    """,
)


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What a claim leads to: the ids of those that it names, and of `records` whose words it has.

    Numbers of other `kinds` are not told. `numbers` are the kind, the least and the most of each
    that it says, `days` the first and the last ISO day of each date.
    """

    roles: Sequence[str]
    strikes: Sequence[str]
    holders: Sequence[str]
    records: Sequence[str]
    kinds: frozenset[Kind]
    numbers: Sequence[tuple[Kind, Fraction, Fraction]]
    days: Sequence[tuple[str, str]]


class EventWithParties(NamedTuple):
    """An event, and the ids of the holders that are a party to it or named in it."""

    event: Stated[Event]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClaimRecords:
    """Every record that a claim leads to, and the numbers in their words or their sources'."""

    figures: Sequence[tuple[Role, Stated[Figure]]]
    events: Sequence[EventWithParties]
    statements: Sequence[Stated[Statement]]
    quotes: Sequence[Stated[Quote]]
    strikes: Sequence[Stated[Strike]]
    terms: Sequence[Stated[ContractTerm]]
    numbers: Sequence[StoredNumber]


async def find_records(record: Record, query: ClaimQuery) -> ClaimRecords:
    """What the record has for a claim; of figures, events and the like as many as are read."""
    owners = [*query.records, *await _owners(record, query.numbers)]
    asked = {**_lists({"records": owners}), "most": MOST}
    figures, events, statements, quotes, terms = await asyncio.gather(
        _figures(record, query, owners),
        _events(record, query, owners),
        record.list_stated(STATEMENTS, _STATEMENTS, asked),
        record.list_stated(QUOTES, _QUOTES, asked),
        record.list_stated(TERMS, _TERMS, asked),
    )
    ids = dict.fromkeys([*query.strikes, *owners])
    strikes = [record.strikes[one] for one in ids if one in record.strikes]
    telling = [*(one.event for one in events), *statements, *quotes, *strikes, *terms]
    told = await _told(record, [one.row.id for one in telling], query.kinds)
    return ClaimRecords(figures, events, statements, quotes, strikes, terms, told)


async def _owners(record: Record, wanted: Sequence[tuple[Kind, Fraction, Fraction]]) -> list[str]:
    """The records that have one of the numbers."""
    asked = [
        (kind, thousandths(low), thousandths(high)) for kind, low, high in wanted if high < LARGEST
    ]
    found = await record.ask(_BY_NUMBER, {"numbers": json.dumps(asked), "most": MOST})
    return [str(row[0]) for row in found]


async def _figures(
    record: Record, query: ClaimQuery, owners: Sequence[str]
) -> list[tuple[Role, Stated[Figure]]]:
    holders = [record.holders[one] for one in query.holders]
    unions = [name for holder in holders for name in (holder.name, *holder.aliases)]
    asked = _lists({"roles": query.roles, "records": owners, "unions": unions})
    found, occupations = await asyncio.gather(
        record.ask(_FIGURES, {**asked, "most": MOST}), occupation_roles(record, query.roles)
    )
    wages = {one.role.id: one for one in occupations.values()}.values()
    return [
        *figures_with_roles(record, found),
        *((one.role, stated) for one in wages for stated in one.figures),
    ]


async def _events(
    record: Record, query: ClaimQuery, owners: Sequence[str]
) -> list[EventWithParties]:
    asked = _lists(
        {"records": owners, "strikes": query.strikes, "holders": query.holders, "days": query.days}
    )
    found = await record.ask(_EVENTS, {**asked, "most": MOST})
    return [
        EventWithParties(event, frozenset(json.loads(row[-1])))
        for event, row in zip(record.stated(EVENTS, found), found, strict=True)
    ]


async def _told(record: Record, ids: Iterable[str], kinds: Iterable[Kind]) -> list[StoredNumber]:
    asked = _lists({"records": ids, "kinds": sorted(kinds)})
    found = await record.ask(_TOLD, {**asked, "most": 4 * MOST})
    return list(map(StoredNumber.read, found))


def _lists(wanted: Mapping[str, Iterable[object]]) -> dict[str, str]:
    return {name: json.dumps(list(values)) for name, values in wanted.items()}


MOST_PLACES = 8000
"""Places of three words in a row that are read for one claim."""

COMMON = 50
"""Places from which on three words in a row are common: they lead to no passage by themselves."""

_PLACES = """
SELECT asked.value, (
    SELECT json_group_array(json_array(evidence, place)) FROM (
        SELECT evidence, place FROM shingles WHERE words = asked.value
        ORDER BY evidence, place LIMIT :common
    )
)
FROM json_each(:shingles) AS asked ORDER BY asked.key LIMIT :most
"""
_COMMON_PLACES = """
SELECT s.words, s.evidence, s.place
FROM json_each(:shingles) AS asked CROSS JOIN json_each(:passages) AS passage
CROSS JOIN shingles AS s ON s.words = asked.value AND s.evidence = passage.value
ORDER BY s.evidence, s.place LIMIT :most
"""
_PASSAGES = select(
    ("evidence.number", "evidence.record", *ATTESTED),
    """
    FROM evidence WHERE number IN (SELECT value FROM json_each(:passages))
    ORDER BY number LIMIT :most
    """,
)
_SPEAKERS = """
SELECT q.id, q.holder FROM json_each(:records) AS r JOIN quotes AS q ON q.id = r.value
ORDER BY q.id LIMIT :most
"""


async def find_speakers(record: Record, records: Sequence[str]) -> dict[str, str]:
    """Whose words the quotations among some records are."""
    found = await record.ask(_SPEAKERS, {"records": json.dumps(list(records)), "most": MOST_PLACES})
    return {str(row[0]): str(row[1]) for row in found}


class ShinglePlace(NamedTuple):
    """Where three words in a row stand: after how many words of which passage."""

    passage: Passage
    place: int


async def find_shingles(record: Record, wanted: Sequence[str]) -> dict[str, list[ShinglePlace]]:
    """Where three words in a row stand in the exact words that the record has; common ones in the
    passages that rarer ones lead to, or, where all are common, in the first passages.
    """
    found = await _places(record, list(dict.fromkeys(wanted)))
    numbers = sorted({number for places in found.values() for number, _ in places})
    rows = await record.ask(_PASSAGES, {"passages": json.dumps(numbers), "most": MOST_PLACES})
    words_of = record.attestations(row[2:] for row in rows)
    passages = {
        number: Passage(number, identifier, word)
        for (number, identifier, *_), word in zip(rows, words_of, strict=True)
    }
    return {
        words: [
            ShinglePlace(passages[number], place) for number, place in places if number in passages
        ]
        for words, places in found.items()
    }


async def _places(record: Record, wanted: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The numbers of the passages that have the words, each with the place in it."""
    asked = {"shingles": json.dumps(wanted), "common": COMMON, "most": MOST_PLACES}
    found: dict[str, list[tuple[int, int]]] = {
        str(row[0]): [(number, place) for number, place in json.loads(row[1])]
        for row in await record.ask(_PLACES, asked)
    }
    common = [words for words, places in found.items() if len(places) >= COMMON]
    leading = {number for words in found.keys() - common for number, _ in found[words]}
    if common and leading:
        found.update({words: [] for words in common})
        also = {"shingles": json.dumps(common), "passages": json.dumps(sorted(leading))}
        for words, number, place in await record.ask(_COMMON_PLACES, {**also, "most": MOST_PLACES}):
            found[words].append((number, place))
    return {words: places for words, places in found.items() if places}
