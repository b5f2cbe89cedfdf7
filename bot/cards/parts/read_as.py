"""What a typed word was read as is said."""

from collections.abc import Iterator, Mapping, Sequence

from bot.cards.card import Line, small
from bot.cards.text import cleaned, isolated


def read_as_lines(read_as: Mapping[str, Sequence[str]], where: str) -> Iterator[Line]:
    """A line for each word that stands nowhere, with the words that it was read as."""
    for typed, words in read_as.items():
        *others, last = (f"‘{word}’" for word in words)
        meant = f"{', '.join(others)} or {last}" if others else last
        yield small(f"‘{isolated(cleaned(typed))}’ is in no {where}: read as {meant}.")
