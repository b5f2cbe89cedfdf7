"""The rules on what all tables have under one id: it is one record, and who states what of it."""

from collections.abc import Iterable, Iterator, Sequence

from bot.dataset.rules.id_spill import Owner, Word
from bot.dataset.rules.references import References
from bot.domain.evidence.origins import OriginCycleError, origin_of
from bot.errors import Fault

_ATTESTED = ("figures", "quotes", "statements", "events", "strikes")
_CITABLE = (*_ATTESTED, "roles")

_Gathered = Iterable[tuple[str, list[Owner], list[Word]]]


def record_faults(gathered: _Gathered, known: References) -> Iterator[Fault]:
    """What is wrong with ids and with their evidence."""
    whole = all(known.counts[table] for table in _CITABLE)
    for identifier, owners, words in gathered:
        yield from _unique(identifier, owners)
        if words:
            if whole:
                yield from _evidence_records(identifier, owners, words, known)
            yield from _one_via(words)
            yield from _ending_chains(words, known)
        if known.counts["evidence"] and all(word.differs for word in words):
            yield from _attested(identifier, owners, known)


def _unique(identifier: str, owners: Sequence[Owner]) -> Iterator[Fault]:
    """An id names one record, over all tables together."""
    for owner in owners[1:]:
        first = owners[0]
        expected = f"an id of its own ({first.table}.csv:{first.line} has it)"
        yield Fault(f"{owner.table}.csv", owner.line, "id", "is taken", identifier, expected)


def _evidence_records(
    identifier: str, owners: Sequence[Owner], words: Sequence[Word], known: References
) -> Iterator[Fault]:
    """Evidence is for a record that can be cited."""
    if any(owner.table in _CITABLE for owner in owners):
        return
    if any(known.is_refused(table, identifier) for table in _CITABLE):
        return
    expected = "the id of a figure, quote, statement, event, strike or role"
    for word in words:
        yield Fault("evidence.csv", word.line, "record", "refers to nothing", identifier, expected)


def _attested(identifier: str, owners: Sequence[Owner], known: References) -> Iterator[Fault]:
    """Every figure, quote, statement, event and strike has a source that does state it."""
    if known.is_refused("evidence", identifier):
        return
    expected = "at least one row of evidence.csv that does not differ"
    for table, line in owners:
        if table in _ATTESTED:
            yield Fault(f"{table}.csv", line, "id", "has no evidence", identifier, expected)


def _one_via(words: Sequence[Word]) -> Iterator[Fault]:
    """All rows of one source for one record give one `via`."""
    first: dict[str, Word] = {}
    for word in words:
        earlier = first.setdefault(word.source, word)
        if earlier.via != word.via:
            what, expected = "differs within one source", f"{earlier.via or 'nothing'!r}"
            expected = f"{expected}, as in row {earlier.line}"
            yield Fault("evidence.csv", word.line, "via", what, word.via or "", expected)


def _ending_chains(words: Sequence[Word], known: References) -> Iterator[Fault]:
    """The chain from a source to the origin of a fact has an end."""
    vias = {word.source: word.via for word in words}
    for word in words:
        try:
            origin_of(word.source, known.sources, vias)
        except OriginCycleError:
            what, expected = "goes round in a circle", "a chain of sources that ends"
            yield Fault("evidence.csv", word.line, "via", what, word.source, expected)
        except KeyError:
            continue  # a source that is not on record: `references` has named it


def quoted_words(known: References) -> Iterator[Fault]:
    """A quote's words are an excerpt, in the same words, of the article it is from."""
    for placed in known.tables.quotes if known.counts["evidence"] else ():
        quote = placed.row
        if quote.source not in known.sources or known.is_refused("evidence", quote.id):
            continue  # named already
        if (quote.source, quote.text) not in known.excerpts[quote.id]:
            yield Fault(
                "quotes.csv",
                placed.line,
                "text",
                "is not attested word for word",
                quote.text,
                f"an excerpt of {quote.source} in evidence.csv with the same words",
            )
