"""Numbered sources: who states a fact, how many, on whose word."""

from collections.abc import Iterable

from bot.cards.card import Cite
from bot.cards.parts.amounts import plural, when
from bot.domain.evidence.agreement import best_first, support
from bot.models.evidence import Attestation
from bot.models.source import Source

SHOWN = 3
"""Sources of one fact that get a number on the card; the copy names them all."""


def source_label(source: Source) -> str:
    """'TechCrunch, 27 July 2023'; an outlet that is not the author's own page says so."""
    dated = f", {when(source.published)}" if source.published else ", undated"
    return f"{source.outlet}{dated}"


def best_source_labels(evidence: Iterable[Attestation]) -> list[str]:
    """The label of the best source of a fact, for a picture; none where it has no source."""
    return [source_label(word.source) for word in best_first(evidence)[:1]]


def word_label(word: Attestation) -> str:
    """Where words stand; of a copy also the original: 'x.net, 30 July 2023, from TechCrunch, …'."""
    if not word.is_copy:
        return source_label(word.source)
    return f"{source_label(word.source)}, from {source_label(word.origin)}"


def in_marks(words: str) -> str:
    """Exact words in quotation marks; not twice where they bring their own."""
    return words if words.startswith("“") and words.endswith("”") else f"“{words}”"


def reported(evidence: Iterable[Attestation]) -> str:
    """'reported by 5 sources, 2 origins'; says so when a fact rests on weak sources alone."""
    found = support(evidence)
    if not found.sources:
        return "no source states it"
    text = f"reported by {plural(found.sources, 'source')}, {plural(found.origins, 'origin')}"
    return f"{text}; weak sources alone" if found.weak else text


def cite(evidence: Iterable[Attestation], shown: int = SHOWN) -> Cite:
    """The best sources of a fact, best first; beyond those `shown` they are kept for the copy."""
    return Cite(tuple(word.source for word in best_first(evidence)), shown)


def cite_source(source: Source, *, silent: bool = False) -> Cite:
    return Cite((source,), 1, silent)


def full_source(source: Source) -> str:
    """Author, title, outlet, date and address."""
    author = f"{source.author}: " if source.author else ""
    address = f" {source.url}" if source.url else ""
    return f"{author}{source.title}. {source_label(source)}.{address}"
