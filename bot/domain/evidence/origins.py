"""On whose word a source states a fact: the chain of `via` and `repeats`, to its end."""

from collections.abc import Iterable, Mapping

from bot.models.source import Source

OWN_WORD = "-"

Vias = Mapping[str, str | None]
"""The `via` of each source that states one record; its rows for the record have the same."""


class OriginCycleError(ValueError):
    """The chain comes back to a source that it has passed."""


def next_source(source: Source, vias: Vias) -> str | None:
    """The source that `source` takes the record from; None where the word is its own."""
    via = vias.get(source.id)
    if via == OWN_WORD:
        return None
    return via or source.repeats


def origin_of(source: str, sources: Mapping[str, Source], vias: Vias) -> str:
    """The id of the source at the end of the chain from `source` for the record.

    Raises OriginCycleError where the chain does not end.
    """
    passed = {source}
    current = source
    while (following := next_source(sources[current], vias)) is not None:
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
