"""What a typed word was read as is said."""

from collections.abc import Iterator, Mapping, Sequence

from bot.cards.card import Line, small
from bot.cards.refusals import typed


def read_as_lines(read_as: Mapping[str, Sequence[str]], where: str) -> Iterator[Line]:
    """A line for each word that stands nowhere, with the words that it was read as."""
    for word, words in read_as.items():
        *others, last = (f"‘{one}’" for one in words)
        meant = f"{', '.join(others)} or {last}" if others else last
        yield small(f"{typed(word)} is in no {where}: read as {meant}.")
