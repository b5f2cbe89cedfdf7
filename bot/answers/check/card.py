"""The card of /check: what the record has on each number, date and quotation of a claim."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
    small,
)
from bot.cards.citations import cite, cite_source, in_marks, reported_sentences, word_label
from bot.cards.parts.amounts import day, plural
from bot.cards.parts.bargaining import term_notes
from bot.cards.parts.labels import KINDS
from bot.cards.parts.populations import population_lines
from bot.cards.text import cleaned, isolated
from bot.domain.claims.facts import Fact
from bot.domain.claims.text.statements import Kind
from bot.domain.claims.verdict import Explanation, Finding, Reason, Verdict
from bot.domain.pay.populations import wages_by_occupation
from bot.models.contract import ContractTerm
from bot.models.evidence import Attestation, Name, Stated
from bot.models.question import Action, Question
from bot.models.role import Figure
from bot.models.search import SearchHit
from bot.models.source import Source
from bot.models.statistics import Occupation

_AROUND = 60
"""Characters of the claim that are shown before and behind what is judged."""

_NAMED = 5
_SOURCES = 1
_ELSEWHERE = 1
_HAS_NUMBER = frozenset({Reason.UNIT, Reason.MEASURE, Reason.DATE, Reason.SPECIAL})
"""With these the record's own fact has the number: nobody else's need be told."""
_WORDS = {
    Verdict.ON: "On the record",
    Verdict.DIFFERS: "Differs",
    Verdict.PARTLY: "Partly on the record",
    Verdict.NOTHING: "Not on the record",
    Verdict.UNCHECKED: "Read, and not checked",
}
_COUNTED = {
    Verdict.ON: "on the record",
    Verdict.DIFFERS: "differs",
    Verdict.PARTLY: "only partly",
    Verdict.NOTHING: "not on the record",
    Verdict.UNCHECKED: "not checked",
}
_ORDER = (
    Verdict.DIFFERS,
    Verdict.PARTLY,
    Verdict.NOTHING,
    Verdict.ON,
    Verdict.UNCHECKED,
)
_BASIS = "What the record has on the words of a claim, and never whether they are true."
_WHAT_DIFFERS = (
    " A number that is on record for something else, in another unit, by another measure or of "
    "another date, differs."
)
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
        years: those of the occupations whose wages are among the facts, by code.
        whole: whether the buttons of the card can carry the claim.
        terms: terms of contracts that come near a claim without numbers, each with its label.
    """

    text: str
    findings: Sequence[ExplainedFinding]
    named: Sequence[Sequence[Name]]
    speakers: Mapping[str, str]
    to_open: Mapping[Question, Fact | Source]
    years: Mapping[str, Sequence[Occupation]]
    whole: bool
    terms: Sequence[tuple[str, Stated[ContractTerm]]] = ()

    @property
    def differs(self) -> bool:
        return any(one.finding.verdict is Verdict.DIFFERS for one in self.findings)


def render_check(claim: CheckedClaim) -> Card:
    """What differs first, then what is only partly there, what is not, and what is; last what was
    read and not checked, and what the claim names. A note stands once.
    """
    told: set[str] = set()
    ranked = sorted(claim.findings, key=lambda one: _ORDER.index(one.finding.verdict))
    judged = [one for one in ranked if one.finding.verdict is not Verdict.UNCHECKED]
    unchecked = [one.finding for one in ranked if one.finding.verdict is Verdict.UNCHECKED]
    return Card(
        tone=Tone.RECORD,
        heading=_heading(claim.findings),
        blocks=(
            *(_block(one, claim, told) for one in judged),
            *_population_blocks(judged, claim.years),
            *_unchecked_block(unchecked, claim.text),
            *_term_blocks(claim.terms),
            *_named_block(claim.named),
        ),
        basis=(small(_BASIS, _WHAT_DIFFERS if claim.differs else ""),),
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
    parts = [f"{counts[verdict]} {_COUNTED[verdict]}" for verdict in _ORDER if counts[verdict]]
    return f"Held against the record: {', '.join(parts)}"


def _block(explained: ExplainedFinding, claim: CheckedClaim, told: set[str]) -> Block:
    """The verdict with the words of the claim, what the record has, why, and how well founded."""
    finding = explained.finding
    lines = [line(Bold(_WORDS[finding.verdict]), ": ", *_claimed(finding, claim.text))]
    lines += [_verbatim_line(word) for word in finding.verbatim]
    why = [*reasons_text(finding, explained.explanation), *assumptions(finding)]
    for place, fact in enumerate(_facts_shown(finding)):
        has = "" if finding.fits else "The record has: "
        spans = (has, *fact_spans(fact, claim.speakers), cite(fact.evidence, shown=_SOURCES))
        lines.append(small(*spans) if place else line(*spans))
    if finding.facts or why or finding.quoted:
        lines.append(_basis_line(finding, why, told))
    if not finding.reasons & _HAS_NUMBER:
        elsewhere = finding.elsewhere[:_ELSEWHERE]
        lines += [_elsewhere_line(fact, finding, claim) for fact in elsewhere]
    if finding.verdict is Verdict.NOTHING and not finding.elsewhere:
        lines += _nearest(explained)
    return Block(tuple(lines))


def _facts_shown(finding: Finding) -> Sequence[Fact]:
    """Where all is on record one fact is enough, or for a range one for each of its ends."""
    ends = len({fact.record for fact in finding.facts}) < len(finding.facts)
    whole = finding.verdict is not Verdict.ON or ends
    return finding.facts if whole else finding.facts[:1]


def _population_blocks(
    judged: Sequence[ExplainedFinding], years: Mapping[str, Sequence[Occupation]]
) -> list[Block]:
    """A warning for each occupation that is shown in years with too unlike populations."""
    rows = (fact.row for one in judged for fact in _facts_shown(one.finding))
    wages = wages_by_occupation(row for row in rows if isinstance(row, Figure))
    warnings = [population_lines(wages[code], years.get(code, ())) for code in wages]
    return [Block(tuple(lines)) for lines in warnings if lines]


def _basis_line(finding: Finding, why: Sequence[str], told: set[str]) -> Line:
    """Why, the record's note where it was not told yet, who reports it, and its id."""
    parts = list(why)
    if not finding.facts:
        return small(*_spaced(parts, finding.quoted))
    best = finding.facts[0]
    note = getattr(best.row, "note", None) or ""
    if note and note not in told and finding.verdict is not Verdict.ON:
        told.add(note)
        parts.append(note)
    parts += reported_sentences(best.evidence)
    return small(*_spaced(parts, best.record))


def _spaced(sentences: Sequence[str], record: str) -> Sequence[Span]:
    said = " ".join(sentences)
    spans: list[Span] = [f"{said} " if said and record else said]
    return [*spans, Code(record)] if record else spans


def _unchecked_block(findings: Sequence[Finding], text: str) -> list[Block]:
    """What was read and held against nothing, so that silence is not taken for assent."""
    if not findings:
        return []
    lines = [
        item("‘", _shown(one.assertion.claimed.of(text)), "’: ", _why_unchecked(one))
        for one in findings
    ]
    return [Block((line(Bold(_WORDS[Verdict.UNCHECKED])), *lines))]


def _why_unchecked(finding: Finding) -> str:
    claimed = finding.assertion.claimed
    match claimed.kind:
        case _ if finding.assertion.all_words.rstrip(" \"'”’)").endswith("?"):
            return "in a question."
        case Kind.FOREIGN:
            return "an amount in another currency; the record has US dollars."
        case Kind.AMBIGUOUS:
            return f"can mean {' or '.join(day(one) for one in claimed.possible)}."
        case Kind.ORDER:
            return "no strike of the record is named that it could be counted from."
        case _:
            return "no strike and date are named that it could be counted from."


def _claimed(finding: Finding, text: str) -> list[Span]:
    """The words of the claim, in single quotation marks, with what is judged in bold."""
    claimed, sentence = finding.assertion.claimed, finding.assertion.sentence
    start = max(sentence.start, claimed.start - _AROUND)
    end = min(sentence.end, claimed.end + _AROUND)
    before = "…" if start > sentence.start else ""
    behind = "…" if end < sentence.end else ""
    return [
        f"‘{before}{_shown(text[start : claimed.start], left=True)}",
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


def _elsewhere_line(fact: Fact, finding: Finding, claim: CheckedClaim) -> Line:
    """Whose number it is, where it is on record for something else."""
    dated = finding.assertion.claimed.kind is Kind.DATE
    same = "The same date: " if dated else "The same number: "
    return small(same, *fact_spans(fact, claim.speakers), cite(fact.evidence, shown=1))


def _nearest(explained: ExplainedFinding) -> list[Line]:
    lines = [
        item(cleaned(hit.title.translate(_HIGHLIGHTS), 160), " · ", Code(hit.record))
        for hit in explained.nearest
    ]
    if lines:
        return [small("Nearest on record, by the words of the sentence:"), *lines]
    return [] if explained.finding.elsewhere else [small("Nothing on record comes near.")]


def _term_blocks(terms: Sequence[tuple[str, Stated[ContractTerm]]]) -> Iterator[Block]:
    """What is on record, to be read beside the claim."""
    above = [head("Terms of contracts that come near")]
    for label, stated in terms:
        said = item(Bold(label), f": {stated.row.says}", cite(stated.agreeing, shown=1))
        yield Block((*above, said, *term_notes(stated)), tight=not above)
        above = []


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
