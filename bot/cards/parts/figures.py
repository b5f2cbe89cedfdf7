"""How one pay figure stands on a card: amount, date, measure, what of, note, sources."""

from collections.abc import Iterable

from bot.cards.card import Bold, Cite, Italic, Line, line, small
from bot.cards.citations import cite_source, doubted, in_marks, reported_sentences, word_label
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


def figure_small(stated: Stated[Figure]) -> list[Line]:
    """The note on a figure, what was corrected in it, and who reports it; no line for nothing."""
    return figure_notes(stated, *reported_sentences(stated.agreeing, stated.row.note or ""))


def figure_notes(stated: Stated[Figure], *more: str) -> list[Line]:
    """The note on a figure and what was corrected in it, in one line; none where there is none."""
    notes = " ".join(filter(None, (*_notes(stated), *more)))
    return [small(notes)] if notes else []


def _notes(stated: Stated[Figure]) -> list[str]:
    return [*filter(None, [stated.row.note]), *correction_texts(stated)]


def figure_doubt(stated: Stated[Figure], *more: str) -> str:
    """' (a weak source)' or another doubt, to stand behind a figure in a heading; '' without."""
    disagrees = "disagrees with others" if stated.row.disagrees else ""
    return doubted(stated.agreeing, *more, disagrees)


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
