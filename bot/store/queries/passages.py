"""Questions about exact words: where a claim's words stand in the articles, and whose they are."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.claims.text.quotations import Passage
from bot.store.record import Record
from bot.store.tables import ATTESTED, select

MOST = 8000
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
    found = await record.ask(_SPEAKERS, {"records": json.dumps(list(records)), "most": MOST})
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
    passages: dict[int, Passage] = {}
    asked = {"passages": json.dumps(numbers), "most": MOST}
    for number, identifier, *cells in await record.ask(_PASSAGES, asked):
        passages[number] = Passage(number, identifier, record.attestation(cells))
    return {
        words: [
            ShinglePlace(passages[number], place) for number, place in places if number in passages
        ]
        for words, places in found.items()
    }


async def _places(record: Record, wanted: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The numbers of the passages that have the words, each with the place in it."""
    asked = {"shingles": json.dumps(wanted), "common": COMMON, "most": MOST}
    found: dict[str, list[tuple[int, int]]] = {
        str(row[0]): [(number, place) for number, place in json.loads(row[1])]
        for row in await record.ask(_PLACES, asked)
    }
    common = [words for words, places in found.items() if len(places) >= COMMON]
    leading = {number for words in found.keys() - common for number, _ in found[words]}
    if common and leading:
        found.update({words: [] for words in common})
        also = {"shingles": json.dumps(common), "passages": json.dumps(sorted(leading))}
        for words, number, place in await record.ask(_COMMON_PLACES, {**also, "most": MOST}):
            found[words].append((number, place))
    return {words: places for words, places in found.items() if places}
