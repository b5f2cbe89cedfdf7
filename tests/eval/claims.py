"""Claims as people write them, typed as `/check`, and what is read on all pages of the answer."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.kit.door import TEXT, Door, Reply, bare

_FOLDER = Path(__file__).parent
SETS = {"claims": _FOLDER / "claims.csv", "more claims": _FOLDER / "more_claims.csv"}
"""The first was there before the rules that judge it, the second was judged before it was asked."""

VERDICTS = {
    "On the record": "on",
    "Differs": "differs",
    "Partly on the record": "partly",
    "Not on the record": "not",
}
FITS = frozenset({"on", "partly"})
NONE = "none"
"""No verdict may be shown."""

_CLAIMED = re.compile(r"‘(?P<before>[^\n]*?)\*\*(?P<judged>[^\n]+?)\*\*(?P<behind>[^\n]*)’")
_RECORD = re.compile(r"`([a-z0-9][a-z0-9-]+)`")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, what of it is judged, and the verdicts and records that are right."""

    text: str
    span: str
    gold: frozenset[str]
    records: frozenset[str]
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A block of the answer: where the words stand that it judges, its verdict and its records."""

    start: int
    end: int
    verdict: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A claim with the blocks of its answer that touch what is judged."""

    claim: Claim
    judged: Sequence[Judged]

    @property
    def verdicts(self) -> frozenset[str]:
        return frozenset(one.verdict for one in self.judged) or frozenset({NONE})

    @property
    def right(self) -> bool:
        # What has nothing to be judged is also right where it is not on the record.
        return self.verdicts <= self.claim.gold

    @property
    def false_on(self) -> bool:
        return not (self.right or self.claim.gold & FITS) and bool(self.verdicts & FITS)

    @property
    def false_differs(self) -> bool:
        told = bool(self.verdicts & {"differs", "not"})
        return not self.right and bool(self.claim.gold & FITS) and told

    @property
    def right_record(self) -> bool | None:
        """Whether the first record that is named is a right one; None where none is asked for, or
        nothing is shown.
        """
        if not self.right or not self.claim.records or not self.judged:
            return None
        first = [one.records[0] for one in self.judged if one.records]
        return bool(first) and any(_is(first[0], record) for record in self.claim.records)


def _is(named: str, record: str) -> bool:
    """Whether a record is the one, or a wage of the occupation."""
    return named == record or named.startswith(f"{record}-")


def read_claims(path: Path) -> list[Claim]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Claim(
                text=row["claim"],
                span=row["span"],
                gold=frozenset(row["gold"].split("|")),
                records=frozenset(filter(None, row["gold_record"].split(";"))),
                kind=row["kind"],
                why=row["why"],
            )
            for row in csv.DictReader(file, strict=True)
        ]


async def check(door: Door, claim: Claim) -> Result:
    """Type a claim as /check, read all pages, and keep what touches the span."""
    reply = await door.slash("check", claim=claim.text)
    blocks = await _blocks(door, reply)
    start = claim.text.find(claim.span) if claim.span else 0
    end = start + len(claim.span) if claim.span else len(claim.text)
    assert start >= 0, claim
    judged = [one for text in blocks if (one := _judged(text, claim.text)) is not None]
    return Result(claim, [one for one in judged if one.start < end and start < one.end])


async def check_all(door: Door, claims: Iterable[Claim]) -> list[Result]:
    return [await check(door, claim) for claim in claims]


async def _blocks(door: Door, reply: Reply) -> list[str]:
    found: list[str] = []
    while True:
        found += [part["content"] for part in reply.components if part["type"] == TEXT]
        if "Next" not in reply.buttons:
            return found
        reply = await door.press(reply, "Next")


def _judged(text: str, claim: str) -> Judged | None:
    verdict = next((v for words, v in VERDICTS.items() if bare(text).startswith(words)), None)
    if verdict is None:
        return None
    found = _CLAIMED.search(text)
    assert found is not None, text
    before, judged, behind = (bare(found[name]) for name in ("before", "judged", "behind"))
    around = f"{before.lstrip('…')}{judged}{behind.rstrip('…')}"
    flat = " ".join(claim.split())
    place = flat.find(around)
    if place < 0:
        place = flat.find(judged)
        assert place >= 0, (judged, claim)
    else:
        place += len(before.lstrip("…"))
    records = tuple(dict.fromkeys(_RECORD.findall(text)))
    return Judged(place, place + len(judged), verdict, records)
