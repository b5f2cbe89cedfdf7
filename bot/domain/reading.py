"""A claim as it is read: each number, date and quotation with the words that it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.actions import Action, actions, speaks_of_strike
from bot.domain.claim import Kind, Said, apart
from bot.domain.cues import Cues, cues
from bot.domain.mention import Mention, mentions
from bot.domain.names import NameIndex
from bot.domain.numerals import numerals
from bot.domain.said_dates import said_dates, with_years
from bot.domain.stretches import Stretch, clauses, sentences, stem, words
from bot.models.dates import When

_QUOTED = re.compile(r"“(?P<curly>[^“”]{12,600})”|\"(?P<straight>[^\"]{12,600})\"")
_EMPTY_WORDS = """
a an and are as at be been but by did do does for from had has have he her his how i if in into is
it its just may more most much no not of off on one only or our out over she so some than that the
their them then there they this to up was we were what when which who will with would you your
about around nearly almost roughly less least under says said according per lol
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_LEAST_WORDS = 4
_BEHIND = 9
_JOINT = re.compile(r",\s|\sand\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing said, and what stands around it.

    `near` are the records named in its clause, nearest first; `far` those named before it, in the
    sentence or, where that names none, in the sentence before. `dates` are what dates it, nearest
    first. `local` are the words since the number before, or since the clause began.
    """

    said: Said
    sentence: Stretch
    clause: Stretch
    words: str
    before: str
    local: str
    near: tuple[Mention, ...]
    far: tuple[Mention, ...]
    dates: tuple[When, ...]
    cues: Cues
    actions: frozenset[Action]
    of_strike: bool
    named: tuple[str, ...] = ()
    """the words of the clause that name records"""

    content: frozenset[str] = frozenset()
    """the words of the clause that say something, as they are compared"""

    beside: tuple[Said, ...] = ()
    """the other numbers of the clause"""

    @property
    def ids(self) -> frozenset[str]:
        return frozenset[str]().union(*(mention.ids for mention in self.near))

    @property
    def far_ids(self) -> frozenset[str]:
        return frozenset[str]().union(*(mention.ids for mention in self.far))

    def other(self, kind: Kind) -> Said | None:
        return next((one for one in self.beside if one.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A text with all that it says and all that it names."""

    text: str
    readings: tuple[Reading, ...]
    mentions: tuple[Mention, ...]


def read_claim(text: str, index: NameIndex) -> Claim:
    """What a text says that can be held against the record."""
    found = with_years(apart([*said_dates(text), *numerals(text)]))
    named = [one for one in mentions(text, index) if not _is_number(one, found)]
    said = _without_named_numbers(found, named)
    readings = list(_readings(text, said, named))
    return Claim(text, tuple(readings), tuple(named))


def _is_number(mention: Mention, found: Sequence[Said]) -> bool:
    """Whether what looks like a name is a date or an amount; what is counted may be named."""
    return any(
        one.holds(mention) and (one.kind is not Kind.COUNT or mention.start == one.start)
        for one in found
    )


def _without_named_numbers(found: Sequence[Said], named: Sequence[Mention]) -> list[Said]:
    """A number that is part of a title is no claim; an amount or a year in one still is."""
    kept = {Kind.MONEY, Kind.PERCENT, Kind.DATE}
    return [one for one in found if one.kind in kept or not any(name.holds(one) for name in named)]


def quotations(text: str) -> Iterator[Said]:
    """Words in quotation marks, long enough to be somebody's words and no mere term."""
    for found in _QUOTED.finditer(text):
        name = "curly" if found["curly"] else "straight"
        if len(words(found[name])) >= _LEAST_WORDS:
            yield Said(found.start(name), found.end(name), Kind.WORDS)


def _readings(text: str, found: Sequence[Said], named: Sequence[Mention]) -> Iterator[Reading]:
    whole = sentences(text)
    parts = [
        [part for clause in clauses(text, sentence) for part in _parted(text, clause, found, named)]
        for sentence in whole
    ]
    for one in sorted([*found, *quotations(text)], key=lambda one: (one.start, -one.end)):
        place = _place(whole, one)
        clause = parts[place][_place(parts[place], one)]
        yield _reading(_Around(text, whole, found, named), one, place, clause)


def _parted(
    text: str, clause: Stretch, found: Sequence[Said], named: Sequence[Mention]
) -> list[Stretch]:
    """A clause cut where each part has a number and a name of its own: 'A got 5, B got 7'."""
    numbers = [
        one.start
        for one in found
        if clause.holds(one) and (one.kind is not Kind.DATE or one.is_day)
    ]
    names = [m for m in named if clause.holds(m) and not m.of_kind("source", "topic")]
    for cut in _JOINT.finditer(text, clause.start, clause.end):
        left, right = Stretch(clause.start, cut.end()), Stretch(cut.end(), clause.end)
        both = all(
            any(part.start <= n < part.end for n in numbers) and any(part.holds(m) for m in names)
            for part in (left, right)
        )
        if both:
            return [left, *_parted(text, right, found, named)]
    return [clause]


def _place(stretches: Sequence[Stretch], one: Stretch) -> int:
    """Which of them begins last before the middle of `one`."""
    middle = one.start + max(0, one.end - one.start - 1) // 2
    for number, (_, following) in enumerate(pairwise(stretches)):
        if following.start > middle:
            return number
    return len(stretches) - 1


@dataclass(frozen=True, slots=True)
class _Around:
    """The text with all that was found in it."""

    text: str
    whole: Sequence[Stretch]
    found: Sequence[Said]
    named: Sequence[Mention]


def _reading(around: _Around, one: Said, place: int, clause: Stretch) -> Reading:
    text, found, named = around.text, around.found, around.named
    sentence = around.whole[place]
    spoken = clause.of(text)
    before = text[clause.start : one.start]
    near = sorted((m for m in named if clause.holds(m)), key=lambda m: _distance(one, m))
    return Reading(
        said=one,
        sentence=sentence,
        clause=clause,
        words=spoken,
        before=before,
        local=text[_since(one, clause, found) : one.start],
        near=tuple(near),
        far=_far(around, one, clause, place),
        dates=_dates(one, clause, sentence, found),
        cues=cues(spoken, before, text[one.end : clause.end]),
        actions=actions(spoken),
        of_strike=speaks_of_strike(sentence.of(text)),
        named=tuple(m.of(text).removesuffix("'s").removesuffix("’s") for m in near),
        content=_content(spoken, clause, found),
        beside=tuple(other for other in found if clause.holds(other) and other is not one),
    )


def _content(spoken: str, clause: Stretch, found: Sequence[Said]) -> frozenset[str]:
    inside = [one for one in found if clause.holds(one)]
    return frozenset(
        stem(word.plain)
        for word in words(spoken)
        if word.plain not in _EMPTY
        and not word.plain[0].isdigit()
        and not any(one.start <= clause.start + word.start < one.end for one in inside)
    )


def _since(one: Said, clause: Stretch, found: Sequence[Said]) -> int:
    return max(
        (o.end for o in found if clause.start <= o.start and o.end <= one.start),
        default=clause.start,
    )


def _distance(one: Stretch, other: Stretch) -> int:
    """How far apart; what stands behind counts a little more than what stands before."""
    if other.start >= one.end:
        return 2 * (other.start - one.end) + (0 if other.start - one.end < 3 else 20)
    return max(0, one.start - other.end)


def _far(around: _Around, one: Said, clause: Stretch, place: int) -> tuple[Mention, ...]:
    sentence, named = around.whole[place], around.named
    beside = [m for m in named if sentence.holds(m) and not clause.holds(m)]
    if not beside and place > 0:
        beside = [m for m in named if around.whole[place - 1].holds(m)]
    return tuple(sorted(beside, key=lambda m: _distance(one, m)))


def _dates(
    one: Said, clause: Stretch, sentence: Stretch, found: Sequence[Said]
) -> tuple[When, ...]:
    dated = [d for d in found if d.kind is Kind.DATE and d.when is not None and d is not one]
    within = [d for d in dated if clause.holds(d)] or [d for d in dated if sentence.holds(d)]
    # '5 percent in 2024': the date that stands right behind is the number's own.
    within.sort(
        key=lambda d: 0 if 0 <= d.start - one.end < _BEHIND else _distance(one, d) + _BEHIND
    )
    return tuple(d.when for d in within if d.when is not None)
