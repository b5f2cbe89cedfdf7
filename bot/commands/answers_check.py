"""The answer of /check and of 'Check against the record'."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.commands.desk import Desk
from bot.domain.claim import Hedge, Kind, Said
from bot.domain.facts import strike_facts
from bot.domain.grounds import Grounds
from bot.domain.hold import Held
from bot.domain.judge import judge
from bot.domain.reading import Claim, read_claim
from bot.domain.verbatim import runs, shingles
from bot.store.check import Asked, find_facts, find_shingles, holders_by_name

_WIDE = Fraction(8, 100)
_NUMBERED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.DURATION})


async def held_against(desk: Desk, text: str) -> tuple[Claim, list[Held]]:
    """What a text says, and what follows for each thing when it is held against the record."""
    claim = read_claim(text, desk.names)
    by_name = holders_by_name(desk.record)
    facts = await find_facts(desk.record, _asked(claim), by_name)
    for stated in desk.record.strikes.values():
        facts += strike_facts(stated, by_name, desk.today())
    places = await find_shingles(desk.record, shingles(text))
    grounds = Grounds(facts, desk.record.strikes, desk.record.holders, by_name, runs(text, places))
    return claim, judge(claim, grounds)


def _asked(claim: Claim) -> Asked:
    said = [reading.said for reading in claim.readings]
    return Asked(
        roles=list(_named(claim, "role", "occupation")),
        strikes=list(_named(claim, "strike")),
        holders=list(_named(claim, "holder")),
        numbers=[_around(one) for one in said if one.kind in _NUMBERED],
        days=[(one.when.first.isoformat(), one.when.last.isoformat()) for one in said if one.is_day and one.when],
    )


def _named(claim: Claim, *kinds: str) -> Iterator[str]:
    yield from dict.fromkeys(
        record for mention in claim.mentions for record in mention.of_kind(*kinds)
    )


def _around(said: Said) -> tuple[Kind, Fraction, Fraction]:
    """The number, as wide as its words announce that it is rounded."""
    margin = said.step / 2
    if said.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        margin = max(margin, _WIDE * said.high)
    return said.kind, said.low - margin, said.high + margin


__all__ = ["Sequence", "held_against"]
