"""Numbered sources: who states a fact, how many, on whose word."""

from collections.abc import Iterable, Sequence

from bot.cards.card import Cite
from bot.cards.parts.amounts import plural, when
from bot.cards.parts.labels import capitalised
from bot.domain.evidence.agreement import Support, best_first, support
from bot.domain.evidence.bibliography import A_COPY, copied_how
from bot.models.evidence import Attestation
from bot.models.source import Source

SHOWN = 2
"""Sources of one fact that get a number on the card; the copy names them all."""


def outlet_label(source: Source) -> str:
    """'TechCrunch'; with the site of an unrelated copy where that was read: 'Variety, as copied by
    pvnew.com', or 'Trendfeed (a copy)' where the record has no other name for whose text it is.
    """
    copied = copied_how(source)
    if copied == A_COPY:
        return f"{source.outlet} ({copied})"
    return f"{source.outlet}, {copied}" if copied else source.outlet


def date_label(source: Source) -> str:
    """'27 July 2023', or 'undated'."""
    return when(source.published) if source.published else "undated"


def source_label(source: Source) -> str:
    """'TechCrunch, 27 July 2023', with the outlet as `outlet_label` has it."""
    return f"{outlet_label(source)}, {date_label(source)}"


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
    """'reported by 5 sources, 2 origins'; says so when a fact rests on weak sources alone, or on
    none that says where it has it from. '' where it is one source of which there is nothing to say.
    """
    found = support(evidence)
    if not found.sources:
        return "no source states it"
    if found.sources == 1:
        return _doubt(found)
    text = f"reported by {plural(found.sources, 'source')}, {plural(found.origins, 'origin')}"
    return "; ".join(filter(None, (text, _doubt(found))))


def reported_sentences(evidence: Sequence[Attestation], note: str = "") -> list[str]:
    """The same as a sentence, if there is anything to say; a note that begins with 'Weak' has said
    that the source is.
    """
    told = reported(evidence)
    is_said = note.startswith("Weak") and told == doubt(evidence)
    return [f"{capitalised(told)}."] if told and not is_said else []


def doubt(evidence: Iterable[Attestation]) -> str:
    """'a weak source', 'weak sources alone' or 'no source given', which a fact has to be told with;
    '' for one that rests on better, and for one that has no evidence of its own.
    """
    return _doubt(support(evidence))


def _doubt(found: Support) -> str:
    if found.sources and found.weak:
        return "weak sources alone" if found.sources > 1 else "a weak source"
    return "no source given" if found.unsourced else ""


def doubted(evidence: Iterable[Attestation], *more: str) -> str:
    """' (a weak source)' or another `doubt`, to stand behind the fact that leads a heading, with
    what `more` there is to say of it; '' where there is nothing.
    """
    remarks = ", ".join(filter(None, (*more, doubt(evidence))))
    return f" ({remarks})" if remarks else ""


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
