"""Words of a claim that an article has word for word, and words that it has nearly so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


def quoted(text: str, quotation: Assertion, runs: Iterable[Run]) -> tuple[list[Run], list[Run]]:
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
    near = sorted(best, key=lambda number: (-shared[number], number))
    return whole, [best[number] for number in near if shared[number] >= _LIKE * quoted_words]
