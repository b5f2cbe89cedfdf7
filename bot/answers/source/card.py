"""The card of /source."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.cards.card import Block, Bold, Button, Card, Italic, Line, Link, Tone, head, line, small
from bot.cards.citations import cite, cite_source, in_marks, source_label
from bot.cards.parts.amounts import figure_amount, plural, when
from bot.cards.parts.corrections import ledger_count, ledger_lines
from bot.cards.parts.facts import figure_facts
from bot.cards.parts.labels import KINDS, measure_label, role_name, what_of
from bot.cards.text import joined
from bot.domain.evidence.agreement import differing, support
from bot.models.correction import Correction
from bot.models.evidence import Attestation, ExportedFact, PaidRole, Stated, Stating
from bot.models.question import Action, Question
from bot.models.role import Figure
from bot.models.source import Source

_STANDINGS = {
    "primary": "primary: a party, an agency, a contract",
    "press": "press",
    "reference": "reference work",
    "secondary": "secondary: it works from others",
    "weak": "weak: unsigned, undated, copied or unverified",
}
_NOT_LINKED = "Copies at unrelated sites are not linked; the address is in the record."
_TWO = 2
_FACTS = ("figure", "term", "event", "strike")
"""Kinds of which it counts on whose word they are; the others are their holder's own."""


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A source, what it states, the roles it has figures for, and whom it repeats.

    `total` is how many statements of it are on record; `stated` may be the first of them.
    `corrected` is what was wrong in them.
    """

    source: Source
    stated: Sequence[Stating]
    total: int
    roles: Sequence[PaidRole]
    repeats: Source | None
    copy: Source | None = None
    corrected: Sequence[Correction] = ()


def render_source(answer: SourceAnswer) -> Card:
    buttons: list[Button] = []
    if any(stating.kind == "quote" for stating in answer.stated):
        quotes = Question.of("quote", source=answer.source.id)
        buttons.append(Button("Its words", Action.OPEN, quotes))
    if answer.copy is not None:
        quotes = Question.of("quote", source=answer.copy.id)
        buttons.append(Button("Its words", Action.OPEN, quotes))
        shown = Question.of("source", source=answer.copy.id)
        buttons.append(Button(f"The copy at {answer.copy.outlet}", Action.OPEN, shown))
    if answer.repeats is not None:
        other = Question.of("source", source=answer.repeats.id)
        buttons.append(Button(f"Whom it repeats: {answer.repeats.outlet}", Action.OPEN, other))
    return Card(
        tone=Tone.RECORD,
        heading=_heading(answer),
        blocks=(
            Block(tuple(_facts(answer))),
            *_figure_blocks(answer),
            *_other_blocks(answer),
            *_corrected_blocks(answer),
        ),
        ids=(answer.source.id,),
        facts=_facts_stated(answer),
        buttons=tuple(buttons),
    )


def _facts_stated(answer: SourceAnswer) -> tuple[ExportedFact, ...]:
    """The figures that the source states, each with all who state it."""
    own = {stating.record for stating in answer.stated}
    return figure_facts(
        (paid.role, stated)
        for paid in answer.roles
        for stated in paid.figures
        if stated.row.id in own
    )


def _records(stated: Iterable[Stating]) -> dict[str, list[Stating]]:
    found: dict[str, list[Stating]] = {}
    for stating in stated:
        found.setdefault(stating.record, []).append(stating)
    return found


def _heading(answer: SourceAnswer) -> str:
    source = answer.source
    dated = when(source.published) if source.published else "undated"
    named = f"{source_label(source)}," if source.copied_by else f"{source.outlet} ({dated})"
    if answer.total > len(answer.stated):
        return f"{named} has {answer.total:,} statements on record"
    records = _records(answer.stated)
    counts = {
        kind: sum(stating[0].kind == kind for stating in records.values())
        for kind in ("figure", "term", "event", "strike", "quote", "statement")
    }
    parts = [plural(count, KINDS[kind][0]) for kind, count in counts.items() if count]
    if not parts:
        return f"{named} is on record as a source of others"
    facts = [s[0].word for s in records.values() if s[0].kind in _FACTS]
    return f"{named} has {joined(parts)} on record{_whose_facts(facts)}"


def _whose_facts(facts: Sequence[Attestation]) -> str:
    """'; 11 of 19 facts on its own word', '; all 6 facts on its own word, 5 not as the record has
    them', '; its one fact on its own word'.
    """
    own, differs = sum(word.own for word in facts), sum(word.differs for word in facts)
    if len(facts) == 1:
        whose = "its own word" if own else "the word of another"
        return f"; its one fact on {whose}{', not as the record has it' if differs else ''}"
    every = "both" if own == _TWO else f"all {own}"
    counted = every if own == len(facts) else f"{own} of {len(facts)}"
    otherwise = f", {differs} not as the record has them" if differs else ""
    return f"; {counted} facts on its own word{otherwise}" if facts else ""


def _facts(answer: SourceAnswer) -> list[Line]:
    source = answer.source
    title = Link(source.title, source.url) if source.url else Bold(source.title)
    lines = [
        line(title, cite_source(source)),
        line(
            f"{source.author or 'No author named'} · {source.kind} · {_STANDINGS[source.standing]}"
        ),
    ]
    if answer.repeats is not None:
        origin = answer.repeats
        by = f", by {origin.author}" if origin.author else ""
        name = Link(origin.title, origin.url) if origin.url else origin.title
        lines.append(line(Bold("Repeats"), " ", name, f"{by}, {source_label(origin)}"))
    if source.note:
        lines.append(small(source.note))
    if source.copied_by:
        lines.append(small(f"Read in a copy at {source.copy_site}. {_NOT_LINKED}"))
    if answer.total > len(answer.stated):
        lines.append(small(f"Of its statements the first {len(answer.stated)} are shown here."))
    return lines


def _figure_blocks(answer: SourceAnswer) -> list[Block]:
    words: dict[str, list[Attestation]] = {}
    for stating in answer.stated:
        if stating.kind == "figure":
            words.setdefault(stating.record, []).append(stating.word)
    blocks: list[Block] = []
    for paid in answer.roles:
        blocks += [
            _figure_block(paid, stated, words[stated.row.id])
            for stated in paid.figures
            if stated.row.id in words
        ]
    return _titled(f"Pay figures ({len(blocks)})", blocks)


def _figure_block(paid: PaidRole, stated: Stated[Figure], words: list[Attestation]) -> Block:
    figure = stated.row
    lines = [
        line(
            Bold(role_name(paid.role)),
            f": {figure_amount(figure)} · ",
            Italic(f"{measure_label(figure.measure)}{what_of(figure)}"),
            f", {when(figure.as_of)}",
        )
    ]
    for word in words:
        said = f"{in_marks(word.excerpt)} " if word.excerpt else f"{word.says} "
        lines.append(small(said, Italic(_whose(word))))
    if figure.note:
        lines.append(small(figure.note))
    own = words[0].source.id
    for other in differing(stated, paid.figures)[:3]:
        others = [word for word in other.agreeing if word.source.id != own]
        if not others:
            continue
        count = plural(support(others).sources, "source")
        amount = f"{figure_amount(other.row)}{what_of(other.row)}"
        note = f" {other.row.note}" if other.row.note else ""
        lines.append(small(f"Others: {amount} ({count})", cite(others, shown=2), f".{note}"))
    return Block(tuple(lines))


def _whose(word: Attestation) -> str:
    if word.differs:
        return "not as the record has it"
    if word.unsourced:
        return "its own word, no source given"
    return "its own word" if word.own else f"on the word of {source_label(word.origin)}"


def _other_blocks(answer: SourceAnswer) -> list[Block]:
    blocks: list[Block] = []
    for kind in ("strike", "event", "term", "role", "statement", "quote"):
        lines = [
            entry
            for stating in _records(s for s in answer.stated if s.kind == kind).values()
            for entry in _entry(stating)
        ]
        entries = [Block((entry,), tight=place > 0) for place, entry in enumerate(lines)]
        blocks += _titled(f"{KINDS[kind][1]} ({len(entries)})", entries)
    return blocks


def _entry(stated: list[Stating]) -> list[Line]:
    first = stated[0]
    if first.kind == "quote":
        return [line(in_marks(first.title))]
    said = first.word.says or in_marks(first.word.excerpt or "")
    if first.kind == "statement":
        return [line(first.title, " ", Italic("(paraphrase)"))]
    return [line(Bold(first.title), f": {said} ", Italic(_whose(first.word)))]


def _corrected_blocks(answer: SourceAnswer) -> list[Block]:
    lines = ledger_lines(answer.corrected)
    blocks = [Block((entry,), tight=place > 0) for place, entry in enumerate(lines)]
    return _titled(f"Corrected in what it states ({ledger_count(answer.corrected)})", blocks)


def _titled(title: str, blocks: list[Block]) -> list[Block]:
    if not blocks:
        return []
    first = Block((head(title), *blocks[0].lines))
    return [first, *blocks[1:]]
