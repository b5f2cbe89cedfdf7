"""On whose word a source states a fact: the chain of `via` and `repeats`, to its end."""

from collections.abc import Iterable, Mapping

from bot.models.source import Evidence, Source

OWN_WORD = "-"

Stated = Mapping[tuple[str, str], Evidence]
"""The evidence by record and source; rows of one source for one record have one `via`."""


class OriginCycleError(ValueError):
    """The chain comes back to a source that it has passed."""


def next_source(record: str, source: Source, stated: Stated) -> str | None:
    """The source that `source` takes this record from; None where the word is its own."""
    evidence = stated.get((record, source.id))
    via = evidence.via if evidence is not None else None
    if via == OWN_WORD:
        return None
    return via or source.repeats


def origin_of(record: str, source: str, sources: Mapping[str, Source], stated: Stated) -> str:
    """The id of the source at the end of the chain from `source` for this record.

    Raises OriginCycleError where the chain does not end.
    """
    passed = {source}
    current = source
    while (following := next_source(record, sources[current], stated)) is not None:
        if following in passed:
            raise OriginCycleError(following)
        passed.add(following)
        current = following
    return current


def copy_of(source: Source, among: Iterable[Source]) -> Source | None:
    """The copy of a source whose text is at hand; None where there is none."""
    for other in among:
        if other.doc and other.repeats == source.id and other.title == source.title:
            return other
    return None
