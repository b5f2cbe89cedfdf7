"""The rules on what all tables have under one id: it is one record, and who states what of it."""

from collections.abc import Iterable, Iterator, Sequence

from bot.dataset.rules.id_spill import EvidenceRow, SameId
from bot.dataset.rules.references import References
from bot.domain.evidence.origins import OriginCycleError, origin_of
from bot.errors import Fault

_ATTESTED = ("figures", "quotes", "statements", "events", "strikes")
_CITABLE = (*_ATTESTED, "roles")


def record_faults(gathered: Iterable[SameId], known: References) -> Iterator[Fault]:
    """What is wrong with ids and with their evidence."""
    whole = all(known.counts[table] for table in _CITABLE)
    for same in gathered:
        yield from _unique(same)
        if same.evidence:
            if whole:
                yield from _evidence_records(same, known)
            yield from _one_via(same.evidence)
            yield from _ending_chains(same.evidence, known)
        if known.counts["evidence"] and all(row.differs for row in same.evidence):
            yield from _attested(same, known)


def _unique(same: SameId) -> Iterator[Fault]:
    """An id names one record, over all tables together."""
    for owner in same.owners[1:]:
        first = same.owners[0]
        expected = f"an id of its own ({first.table}.csv:{first.line} has it)"
        yield Fault(f"{owner.table}.csv", owner.line, "id", "is taken", same.identifier, expected)


def _evidence_records(same: SameId, known: References) -> Iterator[Fault]:
    """Evidence is for a record that can be cited."""
    if any(owner.table in _CITABLE for owner in same.owners):
        return
    if any(known.is_refused(table, same.identifier) for table in _CITABLE):
        return
    what, expected = (
        "refers to nothing",
        "the id of a figure, quote, statement, event, strike or role",
    )
    for row in same.evidence:
        yield Fault("evidence.csv", row.line, "record", what, same.identifier, expected)


def _attested(same: SameId, known: References) -> Iterator[Fault]:
    """Every figure, quote, statement, event and strike has a source that does state it."""
    if known.is_refused("evidence", same.identifier):
        return
    what, expected = "has no evidence", "at least one row of evidence.csv that does not differ"
    for table, line in same.owners:
        if table in _ATTESTED:
            yield Fault(f"{table}.csv", line, "id", what, same.identifier, expected)


def _one_via(evidence: Sequence[EvidenceRow]) -> Iterator[Fault]:
    """All rows of one source for one record give one `via`."""
    first: dict[str, EvidenceRow] = {}
    for row in evidence:
        earlier = first.setdefault(row.source, row)
        if earlier.via != row.via:
            what = "differs within one source"
            expected = f"{earlier.via or 'nothing'!r}, as in row {earlier.line}"
            yield Fault("evidence.csv", row.line, "via", what, row.via or "", expected)


def _ending_chains(evidence: Sequence[EvidenceRow], known: References) -> Iterator[Fault]:
    """The chain from a source to the origin of a fact has an end."""
    vias = {row.source: row.via for row in evidence}
    for row in evidence:
        try:
            origin_of(row.source, known.sources, vias)
        except OriginCycleError:
            what, expected = "goes round in a circle", "a chain of sources that ends"
            yield Fault("evidence.csv", row.line, "via", what, row.source, expected)
        except KeyError:
            continue  # a source that is not on record: `references` has named it


def quoted_words(known: References) -> Iterator[Fault]:
    """A quote's words are an excerpt, in the same words, of the article it is from."""
    for placed in known.tables.quotes if known.counts["evidence"] else ():
        quote = placed.row
        if quote.source not in known.sources or known.is_refused("evidence", quote.id):
            continue  # named already
        if (quote.source, quote.text) not in known.excerpts[quote.id]:
            expected = f"an excerpt of {quote.source} in evidence.csv with the same words"
            yield placed.fault("text", "is not attested word for word", quote.text, expected)
