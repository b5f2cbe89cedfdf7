"""What was demanded, offered and won on one subject, in words."""

from collections.abc import Iterable, Iterator

from bot.cards.card import Bold, Italic, Line, Span, item, small
from bot.cards.citations import SHOWN, cite, doubt, reported_sentences, word_label
from bot.cards.parts.amounts import figure_amount, term_amount, when
from bot.cards.parts.corrections import correction_texts
from bot.cards.parts.figures import differing_lines
from bot.cards.parts.labels import capitalised
from bot.cards.text import joined
from bot.domain.contracts.subjects import BargainedSubject, side_by_side
from bot.domain.evidence.agreement import best_first
from bot.domain.pay.bargaining import Bargained
from bot.models.contract import AmountMeasure, ContractTerm, Side
from bot.models.evidence import Stated

_IN_ORDER: tuple[Side, ...] = ("won", "demanded", "offered")
"""The answer first."""

_MEASURES: dict[AmountMeasure, str] = {
    "increase": "rise in one step",
    "increase-steps": "smallest and largest of several rises",
    "increase-total": "rise over the contract",
    "rate": "rate",
    "rate-rise": "rise of the rate",
    "amount": "amount",
    "total": "sum for all together",
    "threshold": "threshold",
    "ceiling": "ceiling",
    "count": "count",
}


def subject_lines(bargained: BargainedSubject) -> list[Line]:
    """What was won, demanded and offered, each with its date, note and sources."""
    terms = answer_first(bargained)
    lines = [line for stated in terms for line in term_lines(stated, shown=2)]
    return [*lines, *amount_lines(bargained)]


def won_lines(bargained: BargainedSubject) -> Iterator[Line]:
    """'AI, training: No ban …', and what has to be shown with it."""
    for number, stated in enumerate(bargained.of("won")):
        name = Bold("Also" if number else bargained.name)
        yield item(name, f": {stated.row.says}", cite(stated.agreeing, shown=1))
        yield from term_notes(stated)


def won_means(bargained: Iterable[BargainedSubject]) -> tuple[Line, ...]:
    """What is counted as won, where anything was."""
    won = any(one.of("won") for one in bargained)
    return (small("Won is what the settlement says, concessions included."),) if won else ()


def answer_first(bargained: BargainedSubject) -> list[Stated[ContractTerm]]:
    """What was won, then what was demanded and what was offered."""
    return [stated for side in _IN_ORDER for stated in bargained.of(side)]


def sides_told(bargained: Iterable[BargainedSubject]) -> str:
    """'won, demanded and offered', as far as there is any."""
    told = {stated.row.side for one in bargained for stated in one.terms}
    return joined([side for side in _IN_ORDER if side in told]) or "nothing"


def term_lines(stated: Stated[ContractTerm], shown: int = SHOWN) -> Iterator[Line]:
    """'Won, 25 September 2023: …', and what has to be shown with it."""
    term = stated.row
    said = Bold(f"{capitalised(term.side)}, {when(term.effective)}")
    yield item(said, f": {term.says}", cite(stated.agreeing, shown))
    yield from term_notes(stated)
    yield from differing_lines(stated)


def term_notes(stated: Stated[ContractTerm]) -> Iterator[Line]:
    """What has to be shown with a term: its note, a weak basis, what was corrected."""
    basis = doubt(stated.agreeing)
    told = f"{capitalised(basis)}." if basis else ""
    notes = [note for note in (stated.row.note, told, *correction_texts(stated)) if note]
    if notes:
        yield small(" ".join(notes))


def who_says_so(stated: Stated[ContractTerm]) -> Iterator[Line]:
    """How many state a term, and what each of them states, in the record's words."""
    yield from map(small, reported_sentences(stated.agreeing))
    for word in best_first(stated.agreeing):
        yield small(Italic(word_label(word)), f": {word.says or word.excerpt}")


def amount_lines(bargained: BargainedSubject) -> Iterator[Line]:
    """Amounts of one thing side by side, its measure named."""
    for several in side_by_side(bargained.terms):
        term = several[0].row
        amounts = " · ".join(f"{one.row.side} {term_amount(one.row)}" for one in several)
        measure = _MEASURES[term.measure] if term.measure else ""
        yield small(f"Side by side ({measure}, {term.of}): {amounts}.")


def bargained_lines(row: Bargained) -> list[Line]:
    """'First year: demanded 11% [1] · offered 5% [1] · won 7% [2]', and the notes."""
    parts: list[tuple[Span, ...]] = []
    notes: list[str] = []
    sides = (("demanded", row.demanded), ("offered", row.offered), ("won", row.won))
    for side, figures in sides:
        for stated in figures:
            share = figure_amount(stated.row).removeprefix("a rise of ")
            doubt = " (disagrees)" if stated.row.disagrees else ""
            parts.append((f"{side} {share}{doubt}", cite(stated.agreeing, shown=1)))
            texts = (stated.row.note, *correction_texts(stated))
            notes += [f"{capitalised(side)}: {text}" for text in texts if text]
        if not figures:
            parts.append((f"{side}: no figure on record",))
    spans = [span for part in parts for span in (" · ", *part)][1:]
    lines = [item(Bold(capitalised(row.of or "in all")), ": ", *spans)]
    return [*lines, small(" ".join(notes))] if notes else lines
