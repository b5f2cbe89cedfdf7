"""A list of stoppages as people ask for one: 'teacher strikes 2018', 'longest strikes', 'UAW'."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.domain.number_words import VALUES
from bot.domain.stoppages.directory import StoppageDirectory
from bot.domain.stoppages.lists import LONGEST_ENCODED, Order, StoppageList
from bot.domain.stoppages.owners import OWNERS
from bot.domain.stoppages.parties import telling, words_in
from bot.domain.stoppages.places import REGIONS, STATES
from bot.domain.stoppages.read_size import read_size
from bot.domain.stoppages.read_years import read_years
from bot.domain.stoppages.trades import TRADES

_COUNT = rf"(?:[0-9]{{1,3}}|{'|'.join(VALUES)})"
_MANY = r"(?:the\s+)?(?:total\s+)?(?:number\s+of\s+|most\s+|total\s+)?(?:the\s+)?"
_DAYS_LOST = (
    rf"(?:\b(?:by|with)\s+)?\b{_MANY}(?:work(?:ing|er)?[- ]?)?days\s+(?:of work\s+)?(?:lost|idle)\b"
    r"|\bcostliest\b|\bmost\s+(?:costly|disruptive)\b"
)
_FIRST = rf"(?:\b(?:top\s+)?{_COUNT}\s+)?"
_LENGTH = rf"{_FIRST}\blongest(?:[- ](?:running|lasting))?\b|\bby\s+(?:length|duration|days)\b"
_WORKERS = (
    rf"{_FIRST}\b(?:biggest|largest|greatest|major|huge|top(?:\s+{_COUNT})?)\b|\bby\s+size\b|"
    rf"\b(?:by|with)\s+{_MANY}(?:workers|strikers|people|employees)\b|\bmost\s+workers\b|"
    r"\b(?:big|large)(?=\s+(?:strikes|stoppages|walkouts))"
)
_ORDERS: Mapping[Order, re.Pattern[str]] = {
    Order.DAYS_LOST: re.compile(_DAYS_LOST, re.IGNORECASE),
    Order.LENGTH: re.compile(_LENGTH, re.IGNORECASE),
    Order.WORKERS: re.compile(_WORKERS, re.IGNORECASE),
    Order.LATEST: re.compile(rf"{_FIRST}\b(?:latest|most\s+recent|newest|recent)\b", re.IGNORECASE),
}
"""The first of them that is in a text is meant; what else is of an order says it again."""

_NOUN = re.compile(
    r"\b(?:(?:work|labou?r)\s+)?(?:strikes?|(?:work\s*)?stop+ages?|walk-?\s?outs?|lock-?outs?|"
    r"labou?r\s+(?:disputes?|actions?))\b",
    re.IGNORECASE,
)
_NOISE = frozenset(
    re.findall(
        r"\w+",
        "all the of in at by a an on list lists every any show me bls us usa ever history record "
        "with against from for and there were which what are is have had who went go oldest",
    )
)
_BESIDE = frozenset(
    ("worker", "employee", "union", "staff", "member", "local", "company", "industry", "sector")
)
"""Words beside a name, in the singular, that tell nobody."""

_SEVERAL = 3
"""Words in a row that may be as many employers."""

_PARTS_OF_STATES = frozenset(("southern", "northern", "central", "eastern", "western", "upstate"))
_IN_A_STRIKES_NAME = frozenset(("film", "adverts", "theater", "broadcast"))
"""Trades that the record's own strikes are of: they are meant where stoppages are spoken of."""


def read_stoppage_list(text: str, directory: StoppageDirectory) -> StoppageList | None:
    """The list that a text asks for; None where it asks for none, or for somebody whom the lists
    do not name. What names a holder of the record is to be looked up first: the lists name some of
    them, too. Its strikes are not in the directory.
    """
    least, rest = read_size(text)
    (first, last), rest = read_years(rest)
    order, rest = read_order(rest)
    noun, rest = _NOUN.search(rest), _NOUN.sub(" ", rest)
    lockouts = noun is not None and noun[0].casefold().startswith("lock")
    wanted = StoppageList(first=first, last=last, order=order, least=least, lockouts=lockouts)
    words = [word for word in rest.split() if word.casefold().strip(",.?!'’") not in _NOISE]
    if not words:
        several = noun is not None and noun[0][-1:] in "sS"
        asked = several or order or least or first != last or (noun and first)
        return wanted if asked else None
    named = frozenset(words_in(" ".join(words)))
    if named in directory.outlets:
        return None
    lettered = named in directory.whole or text == text.upper()
    place, words = ("", words) if lettered else _postal(words)
    meant = _mended(words_in(" ".join(words)), directory)
    found = _narrowed(meant, replace(wanted, place=place), directory)
    spoken = noun is not None or order is not Order.START
    if found is None or (not spoken and (found.trade in _IN_A_STRIKES_NAME or not words)):
        return None
    return _fitting(found, directory)


def read_order(text: str) -> tuple[Order, str]:
    """What is to come first in a list, and the text without it."""
    for order, pattern in _ORDERS.items():
        if pattern.search(text):
            for one in _ORDERS.values():
                text = one.sub(" ", text)
            return order, text
    return Order.START, text


def words_asked(text: str) -> list[str]:
    """The words that say whose a stoppage is, as they are compared: without years, size, order and
    place.
    """
    rest = read_years(read_size(text)[1])[1]
    rest = _NOUN.sub(" ", read_order(rest)[1])
    words = words_in(" ".join(word for word in rest.split() if word.casefold() not in _NOISE))
    return _taken(words, _PLACE_WORDS)[1]


def _postal(words: Sequence[str]) -> tuple[str, list[str]]:
    """A postal code in capitals, and the other words. 'LA' is a city."""
    for at, word in enumerate(words):
        if word in STATES and word != "LA":
            return word.lower(), [*words[:at], *words[at + 1 :]]
    return "", list(words)


def _narrowed(
    words: Sequence[str], wanted: StoppageList, directory: StoppageDirectory
) -> StoppageList | None:
    """The list narrowed by all of the words: a place and a trade, a party's whole name, or a place,
    a trade and words of a party; None where there is no such party.
    """
    place, rest = ("", list(words)) if wanted.place else _taken(words, _PLACE_WORDS)
    owner, rest = _taken(rest, _OWNER_WORDS)
    trade, rest = _taken(rest, _TRADE_WORDS)
    found = replace(wanted, place=wanted.place or place, trade=trade, owner=owner)
    party = tuple(dict.fromkeys(word for word in rest if word not in _BESIDE))
    if not party and found.narrowed:
        return found
    if frozenset(words) in directory.whole:
        return replace(wanted, party=tuple(dict.fromkeys(words)))
    if not party:
        return None
    for meant in _readings(party, directory):
        narrowed = replace(found, party=meant)
        if directory.listed(replace(narrowed, first=None, last=None)):
            return narrowed
    several = tuple(dict.fromkeys(words))
    told = len(several) >= _SEVERAL and directory.of_party(several)
    return replace(wanted, party=several) if told else None


def _readings(party: tuple[str, ...], directory: StoppageDirectory) -> Iterator[tuple[str, ...]]:
    """The words, where they tell a party; and of several employers in a row, who are all on the
    lists but not together, all but one.
    """
    if directory.names(party):
        yield party
    elif len(party) >= _SEVERAL and all(map(directory.having.get, party)):
        fewer = (tuple(one for one in party if one != word) for word in party)
        yield from filter(directory.names, fewer)


def _phrases(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {" ".join(words_in(name)): code for name, code in names}


_TRADE_WORDS = _phrases(
    (word, code) for code, trade in TRADES.items() for word in trade.words.split(", ")
)
_PLACE_WORDS = _phrases(
    [
        *((name, name.lower().replace(" ", "-")) for name in REGIONS),
        *((name, code.lower()) for code, name in STATES.items()),
    ]
)
_OWNER_WORDS = _phrases(
    (word, code) for code, owner in OWNERS.items() for word in owner.words.split(", ")
)
_KNOWN_WORDS = {
    word
    for phrase in (*_TRADE_WORDS, *_PLACE_WORDS, *_OWNER_WORDS, *_BESIDE)
    for word in phrase.split()
}
_LONGEST_PHRASE = 3
_MENDED, _MENDED_ALONE = 6, 7
"""Letters of a word from which on one slip of the fingers is forgiven, and where no other word
tells who is meant; of letters that only changed places, the first is enough.
"""


def _unknown(words: Iterable[str], directory: StoppageDirectory) -> list[str]:
    return [one for one in words if one not in _KNOWN_WORDS and one not in directory.having]


def knows_all(text: str, directory: StoppageDirectory) -> bool:
    """Whether every word that says whose a stoppage is, is one of the lists."""
    return not _unknown(words_asked(text), directory)


def _mended(words: Sequence[str], directory: StoppageDirectory) -> list[str]:
    """The words, where only one of them is unknown, with the one known word that it is a slip for.
    Hardly anybody gets the first letter wrong.
    """
    unknown = _unknown(words, directory)
    if len(unknown) != 1 or len(unknown[0]) < _MENDED:
        return list(words)
    typed, alone = unknown[0], not telling(word for word in words if word != unknown[0])
    known = _KNOWN_WORDS.union(directory.having)
    alike = [word for word in known if word[0] == typed[0]]
    near = [one[0] for one in extract(typed, alike, scorer=OSA.distance, score_cutoff=1, limit=2)]
    turned = len(near) == 1 and sorted(near[0]) == sorted(typed)
    if len(near) != 1 or (alone and len(typed) < _MENDED_ALONE and not turned):
        return list(words)
    return [near[0] if word == typed else word for word in words]


def _taken(words: Sequence[str], phrases: Mapping[str, str]) -> tuple[str, list[str]]:
    """What the longest phrase in the words stands for, '' where none is; and the words without
    it, without another that stands for the same, and without what parts a state.
    """
    rest, code = list(words), ""
    for length in range(_LONGEST_PHRASE, 0, -1):
        at = 0
        while at + length <= len(rest):
            meant = phrases.get(" ".join(rest[at : at + length]), "")
            if not meant or (code and meant != code):
                at += 1
                continue
            code = meant
            del rest[at : at + length]
            if phrases is _PLACE_WORDS and at and rest[at - 1] in _PARTS_OF_STATES:
                at -= 1
                del rest[at]
    return code, rest


def list_of_party(label: str, directory: StoppageDirectory) -> StoppageList | None:
    """The list of all stoppages of a party, by one of its names; None where the name does not tell
    it, or is too long for an option.
    """
    party = tuple(dict.fromkeys(words_in(label)))
    return _fitting(StoppageList(party=party), directory) if directory.names(party) else None


def _fitting(found: StoppageList, directory: StoppageDirectory) -> StoppageList | None:
    """The list with no more words of its party than tell it, so that an option can carry it."""
    every = directory.of_party(found.party)
    party = found.party
    for word in sorted(found.party, key=len):
        if len(replace(found, party=party).encoded) > LONGEST_ENCODED:
            fewer = tuple(one for one in party if one != word)
            party = fewer if directory.of_party(fewer) == every else party
    fitting = replace(found, party=party)
    carried = fitting.encoded.isascii() and len(fitting.encoded) <= LONGEST_ENCODED
    return fitting if carried else None
