"""The card of /check: what the record has on each number, date and quotation of a claim."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.check.facts import fact_label, fact_spans
from bot.answers.check.reasons import assumptions, reasons_text
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
from bot.cards.citations import cite, cite_source, in_marks, reported, word_label
from bot.cards.parts.amounts import plural
from bot.cards.parts.labels import KINDS, capitalised
from bot.cards.text import cleaned, isolated
from bot.domain.claims.facts import Fact
from bot.domain.claims.verdict import Explanation, Finding, Verdict
from bot.models.evidence import Attestation, Name, SearchHit
from bot.models.question import Action, Question
from bot.models.source import Source

_AROUND = 90
"""Characters of the claim that are shown before and behind what is judged."""

_NAMED = 12
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
_HIGHLIGHTS = str.maketrans("", "", "\x02\x03")


@dataclass(frozen=True, slots=True)
class ExplainedFinding:
    """A finding, what explains its reasons, and what a search finds for its sentence."""

    finding: Finding
    explanation: Explanation | None
    nearest: Sequence[SearchHit]


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim as its card shows it.

    Attributes:
        text: the claim.
        findings: what is found for each of its assertions, in its order.
        named: the records that it names, of each name first the one that was taken to be meant.
        speakers: the names of the holders by their ids.
        to_open: the records that are offered as buttons, by the questions that open them.
        whole: whether the buttons of the card can carry the claim.
    """

    text: str
    findings: Sequence[ExplainedFinding]
    named: Sequence[Sequence[Name]]
    speakers: Mapping[str, str]
    to_open: Mapping[Question, Fact | Source]
    whole: bool


def render_check(claim: CheckedClaim) -> Card:
    """A block for each finding, in the order of the claim, then what the claim names."""
    return Card(
        tone=Tone.RECORD,
        heading=_heading(claim.findings),
        blocks=(*(_block(one, claim) for one in claim.findings), *_named_block(claim.named)),
        basis=(
            small(
                "What the record has on the words of a claim, and never whether they are true. "
                "A number that is on record for something else, in another unit, by another "
                "measure or of another date, differs."
            ),
        ),
        buttons=tuple(
            Button(_button_label(opened), Action.OPEN, opening)
            for opening, opened in claim.to_open.items()
        ),
        filed=not claim.whole,
    )


def _heading(findings: Sequence[ExplainedFinding]) -> str:
    counts = Counter(one.finding.verdict for one in findings)
    if not counts:
        return "Nothing in it that can be held against the record: no amount, date or quotation"
    parts = [f"{counts[verdict]} {words}" for verdict, words in _COUNTED.items() if counts[verdict]]
    return f"Held against the record: {', '.join(parts)}"


def _block(explained: ExplainedFinding, claim: CheckedClaim) -> Block:
    finding = explained.finding
    lines = [line(Bold(_WORDS[finding.verdict])), quoted(*_claimed(finding, claim.text))]
    lines += [_verbatim_line(word) for word in finding.verbatim]
    for fact in finding.facts:
        lines += _fact_lines(fact, finding, claim)
    why = [*reasons_text(finding, explained.explanation), *assumptions(finding)]
    if why:
        lines.append(small(" ".join(why)))
    lines += [_elsewhere_line(fact, claim) for fact in finding.elsewhere]
    if finding.verdict is Verdict.NOTHING:
        lines += _nearest(explained)
    return Block(tuple(lines))


def _claimed(finding: Finding, text: str) -> list[Span]:
    """The words of the claim, in single quotation marks, with what is judged in bold."""
    claimed, sentence = finding.assertion.claimed, finding.assertion.sentence
    start = max(sentence.start, claimed.start - _AROUND)
    end = min(sentence.end, claimed.end + _AROUND)
    before = "…" if start > sentence.start else ""
    behind = "…" if end < sentence.end else ""
    return [
        f"The claim: ‘{before}{_shown(text[start : claimed.start], left=True)}",
        Bold(_shown(claimed.of(text))),
        f"{_shown(text[claimed.end : end])}{behind}’",
    ]


def _shown(text: str, *, left: bool = False) -> str:
    """A part of the claim, cleaned, with the blanks at its ends kept as one."""
    bare = isolated(cleaned(text, 400))
    first = " " if text[:1].isspace() and bare and not left else ""
    last = " " if text[-1:].isspace() and bare else ""
    return f"{first}{bare}{last}"


def _verbatim_line(word: Attestation) -> Line:
    excerpt = in_marks(word.excerpt or "")
    said = Italic(word_label(word))
    return line("Word for word in ", said, f": {excerpt}", cite_source(word.source))


def _fact_lines(fact: Fact, finding: Finding, claim: CheckedClaim) -> list[Line]:
    has = "" if finding.fits else "The record has: "
    note = getattr(fact.row, "note", None) or ""
    support = reported(fact.evidence)
    founded = f"{capitalised(support)}."
    return [
        line(has, *fact_spans(fact, claim.speakers), cite(fact.evidence)),
        small(" ".join(part for part in (note, founded) if part)),
    ]


def _elsewhere_line(fact: Fact, claim: CheckedClaim) -> Line:
    """Whose number it is, where it is on record for something else."""
    same = "The same date: " if fact.when and not fact.interval.high else "The same number: "
    return small(same, *fact_spans(fact, claim.speakers), cite(fact.evidence, shown=1))


def _nearest(explained: ExplainedFinding) -> list[Line]:
    lines = [
        item(cleaned(hit.title.translate(_HIGHLIGHTS), 160), " · ", Code(hit.record))
        for hit in explained.nearest
    ]
    if lines:
        return [small("Nearest on record, by the words of the sentence:"), *lines]
    return [] if explained.finding.elsewhere else [small("Nothing on record comes near.")]


def _named_block(named: Sequence[Sequence[Name]]) -> list[Block]:
    """What the claim names, a line each."""
    if not named:
        return []
    lines = [item(*_name_spans(names)) for names in named[:_NAMED]]
    more = len(named) - _NAMED
    if more > 0:
        lines.append(small(f"And {plural(more, 'name')} more."))
    return [Block((head("Named in it, and on record"), *lines))]


def _name_spans(names: Sequence[Name]) -> list[Span]:
    first = names[0]
    kind = KINDS[first.kind][0]
    spans: list[Span] = [Bold(first.title), f" · {kind} · ", Code(first.record)]
    if len(names) > 1:
        spans.append(f" and {plural(len(names) - 1, 'other record')} of that name")
    return spans


def _button_label(opened: Fact | Source) -> str:
    return opened.outlet if isinstance(opened, Source) else fact_label(opened)
