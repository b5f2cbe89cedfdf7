"""Words of a claim that an article has word for word, and words that it has nearly so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.claims.text.spans import TextSpan, Word, words
from bot.domain.claims.text.statements import Assertion
from bot.models.evidence import Attestation

SHINGLE = 3
"""Words that are looked for together."""

_LEAST = 12
_HALF = 0.5
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words that the record has of a source, for one of its records."""

    number: int
    record: str
    word: Attestation

    @property
    def text(self) -> str:
        return self.word.excerpt or ""


@dataclass(frozen=True, slots=True)
class Run(TextSpan):
    """Words of a claim that stand, one after another, in a passage; `count` is how many."""

    count: int
    passage: Passage


def shingles(text: str) -> list[str]:
    """Every three words in a row, as they are compared."""
    plain = [word.plain for word in words(text)]
    return [" ".join(plain[at : at + SHINGLE]) for at in range(len(plain) - SHINGLE + 1)]


def runs(text: str, hits: Mapping[str, Sequence[tuple[Passage, int]]]) -> list[Run]:
    """The longest runs of words that a text has in common with passages; `hits` are the places of
    a shingle in passages.
    """
    said = words(text)
    begun: dict[tuple[int, int], tuple[int, int, Passage]] = {}
    for at, shingle in enumerate(shingles(text)):
        for passage, place in hits.get(shingle, ()):
            key = (passage.number, at - place)
            first, last, _ = begun.get(key, (at, at, passage))
            # A word in between may have changed: what follows is a run of its own.
            if at - last > 1:
                first = at
            known = begun.get(key)
            if known is not None and at - known[1] > 1 and known[1] - known[0] > at - first:
                continue
            begun[key] = (first, at, passage)
    found = [_run(said, first, last, passage) for first, last, passage in begun.values()]
    return sorted(found, key=lambda run: (-run.count, run.passage.number))


def _run(said: Sequence[Word], first: int, last: int, passage: Passage) -> Run:
    end = last + SHINGLE - 1
    return Run(said[first].start, said[end].end, end - first + 1, passage)


def word_for_word(
    text: str, said: Assertion, sentence: TextSpan, found: Iterable[Run]
) -> list[Run]:
    """The runs that have what is said in them and most of its sentence beside it."""
    first, last = _first(text, said), _last(text, said)
    around = [run for run in found if run.start <= first and last <= run.end]
    if not around:
        return []
    whole = len(words(sentence.of(text)))
    return [run for run in around if run.count >= _LEAST or run.count > _HALF * whole]


def _first(text: str, said: TextSpan) -> int:
    """Where its first word begins: a sign before it is no word."""
    inner = words(said.of(text))
    return said.start + inner[0].start if inner else said.start


def _last(text: str, said: TextSpan) -> int:
    inner = words(said.of(text))
    return said.start + inner[-1].end if inner else said.end


def quoted(text: str, said: Assertion, found: Iterable[Run]) -> tuple[list[Run], list[Run]]:
    """The passages that have quoted words whole; else those that have most of them."""
    asked = len(words(said.of(text)))
    shared: defaultdict[int, int] = defaultdict(int)
    best: dict[int, Run] = {}
    for run in found:
        if run.start < said.end and said.start < run.end:
            inside = TextSpan(max(run.start, said.start), min(run.end, said.end))
            shared[run.passage.number] += len(words(inside.of(text)))
            best.setdefault(run.passage.number, run)
    first, last = _first(text, said), _last(text, said)
    whole = [run for run in best.values() if run.start <= first and last <= run.end]
    near = sorted(best, key=lambda number: (-shared[number], number))
    return whole, [best[number] for number in near if shared[number] >= _LIKE * asked]
