"""Lists of stoppages that a text which is still being typed can become."""

from collections.abc import Iterator

from bot.domain.stoppages.directory import StoppageDirectory
from bot.domain.stoppages.lists import StoppageList
from bot.domain.stoppages.owners import OWNERS
from bot.domain.stoppages.places import REGIONS, STATES
from bot.domain.stoppages.read_list import knows_all, read_stoppage_list
from bot.domain.stoppages.trades import TRADES

_BEGUN = 3
"""Letters from which on it is asked what they can become."""
_LONGEST_PHRASE = 3
_TRIED = 4
"""Ways to go on that are read, at most."""

_ORDERS = ("biggest", "largest", "longest", "latest", "most days lost", "costliest")
_PHRASES = (
    *("strikes", "stoppages"),
    *(f"{order} strikes" for order in _ORDERS),
    *(name.casefold() for name in (*STATES.values(), *REGIONS)),
    *(f"{trade.words.split(', ')[0]} strikes" for trade in TRADES.values()),
    *(f"{words} strikes" for owner in OWNERS.values() for words in owner.words.split(", ")),
)


def lists_begun(text: str, directory: StoppageDirectory) -> list[StoppageList]:
    """The list that a text asks for as it stands, then those that it can go on to."""
    # What nothing is called is not held against all words at every letter: it is being typed.
    whole = read_stoppage_list(text, directory) if knows_all(text, directory) else None
    found = [whole] if whole else []
    for number, longer in enumerate(_longer(text.casefold().split(), directory)):
        if number == _TRIED:
            break
        one = read_stoppage_list(longer, directory)
        found += [one] if one else []
    return list(dict.fromkeys(found))


def _longer(words: list[str], directory: StoppageDirectory) -> Iterator[str]:
    """The text with its last words gone on to a phrase, or its last word to that of a party, the
    one with the most stoppages first.
    """
    for count in range(min(len(words), _LONGEST_PHRASE), 0, -1):
        begun = " ".join(words[-count:])
        if len(begun) >= _BEGUN:
            before = " ".join(words[:-count])
            longer = (one for one in _PHRASES if one.startswith(begun) and one != begun)
            yield from (f"{before} {one}".strip() for one in longer)
    if words and len(words[-1]) > _BEGUN:
        last, before = words[-1], " ".join(words[:-1])
        parties = sorted(
            directory.beginning(last), key=lambda one: (-len(directory.having[one]), one)
        )
        yield from (f"{before} {one}".strip() for one in parties)
