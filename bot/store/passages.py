"""Questions about exact words: where a claim's words stand in the articles, and whose they are."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.domain.verbatim import Passage
from bot.store import rows
from bot.store.record import Record

MOST = 8000
"""Places of three words in a row that are read for one claim."""

_SHINGLES = """
SELECT s.words, s.place, e.number, e.record, e.source, e.origin, e.excerpt, e.doc, e.start,
    e.finish, e.says, e.differs
FROM json_each(:shingles) AS asked JOIN shingles AS s ON s.words = asked.value
JOIN evidence AS e ON e.number = s.evidence
ORDER BY e.number, s.place LIMIT :most
"""
_SPEAKERS = """
SELECT q.id, q.holder FROM json_each(:records) AS r JOIN quotes AS q ON q.id = r.value
ORDER BY q.id LIMIT :most
"""


async def find_speakers(record: Record, records: Sequence[str]) -> dict[str, str]:
    """Whose words the quotations among some records are."""
    found = await record.ask(_SPEAKERS, {"records": json.dumps(list(records)), "most": MOST})
    return {str(row[0]): str(row[1]) for row in found}


async def find_shingles(
    record: Record, wanted: Sequence[str]
) -> Mapping[str, list[tuple[Passage, int]]]:
    """Where three words in a row stand in the exact words that the record has."""
    found = await record.ask(
        _SHINGLES, {"shingles": json.dumps(list(dict.fromkeys(wanted))), "most": MOST}
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
