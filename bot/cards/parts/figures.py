"""How one pay figure stands on a card: amount, date, measure, what of, note, sources."""

from collections.abc import Iterable

from bot.cards.card import Bold, Cite, Italic, Line, line, small
from bot.cards.citations import cite_source, in_marks, reported_sentences, word_label
from bot.cards.parts.amounts import figure_amount, when
from bot.cards.parts.corrections import correction_texts
from bot.cards.parts.labels import figure_label
from bot.domain.evidence.agreement import best_first
from bot.models.base import Row
from bot.models.evidence import Attestation, Stated
from bot.models.role import Figure

_DIFFERING = 3


def figure_line(stated: Stated[Figure], *cited: Cite) -> Line:
    """'$390,000 to $900,000 a year · posted range, July 2023 [1]'."""
    figure = stated.row
    amount, label = Bold(figure_amount(figure)), Italic(figure_label(figure))
    return line(amount, " · ", label, f", {when(figure.as_of)}", *cited)


def figure_small(stated: Stated[Figure], *more: str) -> tuple[Line, ...]:
    """The note on a figure, who reports it, and what was corrected in it; no line for nothing."""
    sources = reported_sentences(stated.agreeing)
    sentences = [stated.row.note or "", *sources, *correction_texts(stated), *more]
    told = " ".join(sentence for sentence in sentences if sentence)
    return (small(told),) if told else ()


def exact_words(evidence: Iterable[Attestation]) -> list[Line]:
    """The words of the best source whose text is at hand, in quotation marks.

    The words are that source's own; the figure in them may be on the word of another.
    """
    return [
        small(
            f"{in_marks(word.excerpt or '')} ", Italic(word_label(word)), cite_source(word.source)
        )
        for word in best_first([word for word in evidence if word.excerpt])[:1]
    ]


def differing_lines(stated: Stated[Row]) -> list[Line]:
    """What up to three sources state instead, in the record's words."""
    return [
        small(f"Differs: {word.says or word.excerpt}", cite_source(word.source))
        for word in best_first(stated.differing)[:_DIFFERING]
    ]
