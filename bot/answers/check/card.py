"""The card of /check: what the record has on each thing that a text claims."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers.check.facts import fact_label, fact_spans, opened_by
from bot.answers.check.reasons import inferred, reasons_text
from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Code,
    Italic,
    Line,
    Span,
    Tone,
    head,
    item,
    line,
    quoted,
    small,
)
from bot.cards.citations import Sourcing, in_marks, marks, reported, word_label
from bot.cards.parts.amounts import plural
from bot.cards.parts.labels import KINDS
from bot.cards.sanitize import cleaned, isolated
from bot.domain.claims.facts import Fact
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.parse import Claim
from bot.domain.claims.verdict import Finding, Verdict
from bot.models.evidence import Attestation, Name, SearchHit
from bot.models.question import Action, Question
from bot.models.quote import Holder

MOST_BUTTONS = 5
_AROUND = 90
"""Characters of the claim that are shown before and behind what is judged."""

_NAMED = 12
_NEAREST = 3
_WORDS = {
    Verdict.ON: "On the record",
    Verdict.DIFFERS: "Differs",
    Verdict.PARTLY: "Partly on the record",
    Verdict.NOTHING: "Not on the record",
}
_COUNTED = {
    Verdict.ON: "on the record",
    Verdict.DIFFERS: "differs",
    Verdict.PARTLY: "only partly",
    Verdict.NOTHING: "not on the record",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, what follows for each thing that it says, and what else is near.

    `nearest` has what a search finds for a sentence that the record has nothing on, by its start.
    `whole` is whether the card's buttons can carry the claim.
    """

    claim: Claim
    held: Sequence[Finding]
    holders: Mapping[str, Holder]
    nearest: Mapping[int, Sequence[SearchHit]] = field(
        default_factory=dict[int, Sequence[SearchHit]]
    )
    whole: bool = True


def render_check(checked: Checked, question: Question, version: str) -> Card:
    """A block a thing said, in the order of the claim, then what it names."""
    sourcing = Sourcing()
    blocks = [_block(held, checked, sourcing) for held in checked.held]
    meant = {record for one in checked.held for fact in one.facts for record in fact.about}
    blocks += _named_block(checked.claim.mentions, meant)
    return Card(
        tone=Tone.RECORD,
        heading=_heading(checked),
        question=question,
        blocks=tuple(blocks),
        basis=(
            small(
                "What the record has on the words of a claim, and never whether they are true. "
                "A number that is on record for something else, in another unit, by another "
                "measure or of another date, differs."
            ),
        ),
        citations=sourcing.citations,
        sources=sourcing.full,
        version=version,
        buttons=_buttons(checked.held),
        filed=not checked.whole,
    )


def _heading(checked: Checked) -> str:
    found = Counter(held.verdict for held in checked.held)
    if not found:
        return "Nothing in it that can be held against the record: no amount, date or quotation"
    parts = [f"{found[verdict]} {_COUNTED[verdict]}" for verdict in _COUNTED if found[verdict]]
    return f"Held against the record: {', '.join(parts)}"


def _block(held: Finding, checked: Checked, sourcing: Sourcing) -> Block:
    refs: list[int] = []
    lines = [line(Bold(_WORDS[held.verdict])), quoted(*_claimed(held, checked.claim))]
    lines += _exact_lines(held.exact, sourcing, refs)
    for fact in held.facts:
        lines += _fact_lines(fact, held, checked, sourcing, refs)
    why = [*reasons_text(held), *inferred(held)]
    if why:
        lines.append(small(" ".join(why)))
    lines += _elsewhere(held, checked, sourcing, refs)
    if held.verdict is Verdict.NOTHING:
        lines += _nearest(held, checked)
    return Block(tuple(lines), tuple(dict.fromkeys(refs)))


def _claimed(held: Finding, claim: Claim) -> list[Span]:
    """The words of the claim, in single quotation marks, with what is judged in bold."""
    said, sentence = held.reading.said, held.reading.sentence
    start = max(sentence.start, said.start - _AROUND)
    end = min(sentence.end, said.end + _AROUND)
    before = "…" if start > sentence.start else ""
    behind = "…" if end < sentence.end else ""
    spans: list[Span] = [
        f"The claim: ‘{before}{_shown(claim.text[start : said.start], left=True)}",
        Bold(_shown(said.of(claim.text))),
        f"{_shown(claim.text[said.end : end])}{behind}’",
    ]
    return spans


def _shown(text: str, *, left: bool = False) -> str:
    """A part of the claim, cleaned, with the blanks at its ends kept as one."""
    bare = isolated(cleaned(text, 400))
    first = " " if text[:1].isspace() and bare and not left else ""
    last = " " if text[-1:].isspace() and bare else ""
    return f"{first}{bare}{last}"


def _exact_lines(
    exact: Sequence[tuple[str, Attestation]], sourcing: Sourcing, refs: list[int]
) -> list[Line]:
    lines: list[Line] = []
    for _, word in exact:
        number = sourcing.cite(word.source)
        refs.append(number)
        label = word_label(word)
        lines.append(
            line("Word for word in ", Italic(label), f": {in_marks(word.excerpt or '')} [{number}]")
        )
    return lines


def _fact_lines(
    fact: Fact, held: Finding, checked: Checked, sourcing: Sourcing, refs: list[int]
) -> list[Line]:
    cited = sourcing.refs(fact.evidence)
    refs += cited
    has = "" if held.verdict in (Verdict.ON, Verdict.PARTLY) else "The record has: "
    spans = fact_spans(fact, checked.holders)
    note = getattr(fact.row, "note", None) or ""
    support = f"{reported(fact.evidence)[:1].upper()}{reported(fact.evidence)[1:]}."
    return [
        line(has, *spans, marks(cited)),
        small(" ".join(part for part in (note, support) if part)),
    ]


def _elsewhere(held: Finding, checked: Checked, sourcing: Sourcing, refs: list[int]) -> list[Line]:
    """Whose number it is, where it is on record for something else."""
    lines: list[Line] = []
    for fact in held.elsewhere:
        cited = sourcing.refs(fact.evidence, shown=1)
        refs += cited
        same = "The same date: " if fact.when and not fact.interval.high else "The same number: "
        lines.append(small(same, *fact_spans(fact, checked.holders), marks(cited)))
    return lines


def _nearest(held: Finding, checked: Checked) -> list[Line]:
    hits = checked.nearest.get(held.reading.sentence.start, ())
    bare = str.maketrans("", "", "\x02\x03")
    lines = [
        item(cleaned(hit.title.translate(bare), 160), " · ", Code(hit.record))
        for hit in hits[:_NEAREST]
    ]
    if lines:
        return [small("Nearest on record, by the words of the sentence:"), *lines]
    return [] if held.elsewhere else [small("Nothing on record comes near.")]


def _named_block(mentions: Sequence[Mention], meant: Collection[str]) -> list[Block]:
    """What the claim names, a line each; of several of one name first what it was taken to mean."""
    named: dict[str, tuple[Name, ...]] = {}
    for mention in mentions:
        if not mention.loose:
            key = " ".join(sorted(mention.ids))
            names = sorted(mention.names, key=lambda name: name.record not in meant)
            named.setdefault(key, tuple(names))
    if not named:
        return []
    lines = [item(*_name_spans(names)) for names in list(named.values())[:_NAMED]]
    more = len(named) - _NAMED
    if more > 0:
        lines.append(small(f"And {plural(more, 'name')} more."))
    return [Block((head("Named in it, and on record"), *lines))]


def _name_spans(names: tuple[Name, ...]) -> list[Span]:
    first = names[0]
    kind = KINDS[first.kind][0]
    spans: list[Span] = [Bold(first.title), f" · {kind} · ", Code(first.record)]
    if len(names) > 1:
        spans.append(f" and {plural(len(names) - 1, 'other record')} of that name")
    return spans


def _buttons(held: Sequence[Finding]) -> tuple[Button, ...]:
    """The records to open, those of the verdicts first."""
    found: dict[Question, str] = {}
    for one in held:
        for fact in (*one.facts[:1], *one.elsewhere[:1]):
            found.setdefault(opened_by(fact), fact_label(fact))
        for _, word in one.exact[:1]:
            found.setdefault(Question.of("source", source=word.source.id), word.source.outlet)
    return tuple(
        Button(label, Action.OPEN, question)
        for question, label in list(found.items())[:MOST_BUTTONS]
    )
