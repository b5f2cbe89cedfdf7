"""Words of a claim that an article has word for word, and words that it has nearly so."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.claims.text.spans import TextSpan, words
from bot.domain.claims.text.statements import Assertion
from bot.models.evidence import Attestation

SHINGLE = 3
"""Words in a row that are looked for together."""

_LEAST = 12
_HALF = 0.5
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt of a source, by the number of its evidence and the id of the record it is for."""

    number: int
    record: str
    word: Attestation

    @property
    def text(self) -> str:
        return self.word.excerpt or ""


@dataclass(frozen=True, slots=True)
class Run(TextSpan):
    """Words of a claim that stand in a passage one after another; `count` is how many."""

    count: int
    passage: Passage


def shingles(text: str) -> list[str]:
    """Every three words in a row, as they are compared."""
    plain = [word.plain for word in words(text)]
    return [" ".join(plain[at : at + SHINGLE]) for at in range(len(plain) - SHINGLE + 1)]


def find_runs(text: str, hits: Mapping[str, Sequence[tuple[Passage, int]]]) -> list[Run]:
    """The longest run of words that a text has in common with each passage, longest first.

    `hits` are by shingle the passages that have it, with the index of its first word in them.
    """
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
    all_words = words(text)
    found = [
        Run(all_words[first].start, all_words[end].end, end - first + 1, passage)
        for first, last, passage in begun.values()
        for end in [last + SHINGLE - 1]
    ]
    return sorted(found, key=lambda run: (-run.count, run.passage.number))


def word_for_word(
    text: str, claimed: Assertion, sentence: TextSpan, runs: Iterable[Run]
) -> list[Run]:
    """The runs that have an assertion in them and, beside it, most of its sentence."""
    first, last = _first(text, claimed), _last(text, claimed)
    around = [run for run in runs if run.start <= first and last <= run.end]
    if not around:
        return []
    whole = len(words(sentence.of(text)))
    return [run for run in around if run.count >= _LEAST or run.count > _HALF * whole]


def _first(text: str, span: TextSpan) -> int:
    """Where its first word begins: a sign before it is no word."""
    inner = words(span.of(text))
    return span.start + inner[0].start if inner else span.start


def _last(text: str, span: TextSpan) -> int:
    inner = words(span.of(text))
    return span.start + inner[-1].end if inner else span.end


_ELLIPSIS = re.compile(r"\s?(?:\[\s?(?:…|\.\.\.)\s?\]|\(\.\.\.\)|…|\.\s?\.\s?\.)\s?")


def _with_ellipsis(text: str, quotation: Assertion, runs: Sequence[Run]) -> list[Run]:
    """The runs of passages that have all parts of a quotation with '…' in it, in their order."""
    parts = list(_parts(text, quotation))
    long = [part for part in parts if len(words(part.of(text))) >= SHINGLE]
    if len(parts) < 2 or not long:
        return []
    found: list[Run] = []
    for number in dict.fromkeys(run.passage.number for run in runs):
        own = [run for run in runs if run.passage.number == number]
        if all(any(_has(text, run, part) for run in own) for part in long):
            plain = [word.plain for word in words(own[0].passage.text)]
            places = [
                _place(plain, [word.plain for word in words(part.of(text))]) for part in parts
            ]
            if -1 not in places and places == sorted(places):
                found.append(own[0])
    return found


def _parts(text: str, quotation: Assertion) -> Iterator[Assertion]:
    start = quotation.start
    for gap in _ELLIPSIS.finditer(text, quotation.start, quotation.end):
        yield replace(quotation, start=start, end=gap.start())
        start = gap.end()
    yield replace(quotation, start=start)


def _has(text: str, run: Run, part: Assertion) -> bool:
    return run.start <= _first(text, part) and _last(text, part) <= run.end


def _place(plain: Sequence[str], part: Sequence[str]) -> int:
    """Where some words stand in a row among others; -1 where they do not."""
    starts = range(len(plain) - len(part) + 1)
    return next((at for at in starts if list(plain[at : at + len(part)]) == list(part)), -1)


def quoted(text: str, quotation: Assertion, runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs in passages that have the quoted words whole, and most of them, most first."""
    quoted_words = len(words(quotation.of(text)))
    shared: defaultdict[int, int] = defaultdict(int)
    best: dict[int, Run] = {}
    for run in runs:
        if run.start < quotation.end and quotation.start < run.end:
            inside = TextSpan(max(run.start, quotation.start), min(run.end, quotation.end))
            shared[run.passage.number] += len(words(inside.of(text)))
            best.setdefault(run.passage.number, run)
    first, last = _first(text, quotation), _last(text, quotation)
    whole = [run for run in best.values() if run.start <= first and last <= run.end]
    whole = whole or _with_ellipsis(text, quotation, runs)
    near = sorted(best, key=lambda number: (-shared[number], number))
    return whole, [best[number] for number in near if shared[number] >= _LIKE * quoted_words]
