"""How well a fact is founded, as far as a flat statement of it keeps that back."""

from collections.abc import Iterable

from bot.domain.claims.facts import Fact
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.verdict import Reason
from bot.domain.evidence.agreement import support
from bot.domain.names.index import normalized
from bot.models.evidence import Attestation
from bot.models.role import Figure
from bot.models.source import SourceQuality


def caveats(fact: Fact, reading: AssertionInContext) -> frozenset[Reason]:
    """What a flat statement keeps back of a fact's sources: that it is one alone, or all weak."""
    found: set[Reason] = set()
    if isinstance(fact.row, Figure) and fact.row.disagrees:
        found.add(Reason.DISAGREES)
    named = _attributions(reading)
    outlets = {name for word in fact.evidence for name in _names(word)}
    credited = bool(named & outlets)
    if named and not credited:
        found.add(Reason.ATTRIBUTED)
    known = support(fact.evidence)
    if credited or not known.sources:
        return frozenset(found)
    if known.weak:
        found.add(Reason.WEAK)
    elif known.origins == 1 and not _primary(fact.evidence):
        found.add(Reason.ONE_SOURCE)
    return frozenset(found)


def _primary(evidence: Iterable[Attestation]) -> bool:
    """Whether a party, an agency or a contract states it, or a source that takes it from there."""
    return any(
        word.source.rank is SourceQuality.primary
        or (
            word.origin.rank is SourceQuality.primary and word.source.rank is not SourceQuality.weak
        )
        or word.source.kind == "statistics"
        for word in evidence
    )


def _attributions(reading: AssertionInContext) -> frozenset[str]:
    """The outlets and articles that the sentence gives as its source."""
    documents = [
        mention
        for mention in (*reading.near, *reading.far)
        if reading.sentence.holds(mention) and _is_outlet(mention)
    ]
    return frozenset(normalized(one) for m in documents for name in m.names for one in name.names)


def _is_outlet(mention: Mention) -> bool:
    return all(name.kind == "source" or name.record.startswith("art-") for name in mention.names)


def _names(word: Attestation) -> frozenset[str]:
    parts = (word.source, word.origin)
    return frozenset(
        normalized(text)
        for one in parts
        for text in (one.outlet, one.author or "", one.title)
        if text
    )
