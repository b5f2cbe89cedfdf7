"""How one pay figure stands on a card: amount, date, measure, what of, note, sources."""

from collections.abc import Iterable

from bot.cards.card import Bold, Italic, Line, line, small
from bot.cards.citations import Sourcing, in_marks, marks, reported, word_label
from bot.cards.parts.amounts import figure_amount, when
from bot.cards.parts.corrections import correction_texts
from bot.cards.parts.labels import measure_label, what_of
from bot.domain.evidence.agreement import best_first
from bot.models.base import Row
from bot.models.evidence import Attestation, Stated
from bot.models.role import Figure

_DIFFERING = 3


def figure_line(stated: Stated[Figure], refs: Iterable[int]) -> Line:
    """'$390,000 to $900,000 a year · posted range, July 2023 [1]'."""
    figure = stated.row
    label = f"{measure_label(figure.measure)}{what_of(figure)}"
    return line(
        Bold(figure_amount(figure)), " · ", Italic(label), f", {when(figure.as_of)}", marks(refs)
    )


def figure_small(stated: Stated[Figure], *more: str) -> Line:
    """The note on a figure, who reports it, and what was corrected in it."""
    said = [stated.row.note or "", _sentence(reported(stated.agreeing))]
    sentences = [*said, *correction_texts(stated), *more]
    return small(" ".join(sentence for sentence in sentences if sentence))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def exact_words(
    evidence: Iterable[Attestation], sourcing: Sourcing
) -> tuple[list[Line], tuple[int, ...]]:
    """The words of the best source whose text is at hand, in quotation marks, and its number.

    The words are that source's own; the figure in them may be on the word of another.
    """
    for word in best_first(word for word in evidence if word.excerpt):
        number = sourcing.cite(word.source)
        said = small(f"{in_marks(word.excerpt or '')} ", Italic(word_label(word)), f" [{number}]")
        return [said], (number,)
    return [], ()


def differing_lines(stated: Stated[Row], sourcing: Sourcing) -> list[tuple[Line, int]]:
    """What up to three sources state instead, in the record's words, each with its number."""
    return [
        (small(f"Differs: {word.says or word.excerpt} [{number}]"), number)
        for word in best_first(stated.differing)[:_DIFFERING]
        for number in [sourcing.cite(word.source)]
    ]
