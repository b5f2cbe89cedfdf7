"""What the parties of a stoppage are called: the words, the parts, the acronyms of their names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.domain.stoppages.places import STATES
from bot.domain.word_forms import folded, singular
from bot.models.statistics import Stoppage

GENERIC_WORDS = (
    "company companies co corp corporation inc incorporated llc ltd the of and for to at in on a "
    "an "
    "services service group association associations employers employer general national "
    "american america "
    "united international workers worker union unions local brotherhood federation council joint "
    "professional employees employee new various other several all stores contractors industries "
    "department district districts board public city county state university health hospital "
    "hospitals system systems medical center centers school schools unified education strike struck"
)
"""Words of parties' names that tell nobody from others."""

Aliases = Mapping[str, tuple[str, ...]]
"""Everyday names by the text of an employer or a union."""

_SPELLED: Mapping[str, tuple[str, ...]] = {
    "auto": ("automobile",),
    "automotive": ("automobile",),
    "la": ("los", "angele"),
    "nyc": ("new", "york", "city"),
    "sf": ("san", "francisco"),
    "philly": ("philadelphia",),
}
"""What is also written in another way, in the singular, and how it is compared."""

_JOINED = re.compile(r"['’&.]")
_WORD = re.compile(r"[^\W_]+")
_LEGAL = frozenset(("Inc", "Incorporated", "Corp", "Corporation", "Co", "Company", "LLC", "Ltd"))
_UNSAID = frozenset(("of", "the", "and", "for", "at", "in", "a", "an", *map(str.lower, _LEGAL)))


def words_in(text: str) -> list[str]:
    """The words of a name as they are compared: in lower case and the singular, without accents,
    spelled in one way, without 'of', 'Inc.' and the like. 'AT&T' and 'U.S.' are a word each.
    """
    found: list[str] = []
    for word in _WORD.findall(folded(_JOINED.sub("", text))):
        one = singular(word)
        if one not in _UNSAID:
            found += _SPELLED.get(one, (one,))
    return found


GENERIC = frozenset(words_in(GENERIC_WORDS)) | {"america", "commercial", "independent", "industry"}

_PARTS = re.compile(r"\s*(?:[,;/]|--?(?=\s)|\s-\s)\s*(?:and\s+)?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ACRONYM = re.compile(r"[A-Z][A-Z&]+")
_KINDS_OF = frozenset(
    ("Hospital", "Hospitals", "Medical", "Center", "Centers", "Health", "System", "Healthcare")
)
_NAME_WORD = re.compile(r"[A-Z][\w']*")
_FEWEST, _MOST = 2, 5
"""Letters of initials that people use."""


def labels(stoppage: Stoppage, aliases: Aliases) -> list[str]:
    """What people call its parties: the employer and its parts, without 'Inc.'; initials; the
    union, without brackets; acronyms; everyday names.
    """
    names = employer_names(stoppage.employer)
    found = [*names, *map(_initials, names), *aliases.get(stoppage.employer, ())]
    if stoppage.union:
        found += [*union_names(stoppage.union), *aliases.get(stoppage.union, ())]
    return list(dict.fromkeys(label for label in found if label))


def employer_names(employer: str) -> list[str]:
    """The name of an employer, also without brackets, and those of its parts, without 'The' and
    'Inc.'.
    """
    texts = [employer, _BRACKETS.sub(" ", employer), *_PARTS.split(employer)]
    names = [_without(text.strip(" .").removeprefix("The "), _LEGAL) for text in texts]
    return [name for name in dict.fromkeys(names) if name and name not in STATES]


def _without(name: str, endings: frozenset[str]) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,") in endings:
        words.pop()
    return " ".join(words).rstrip(",")


def _initials(name: str) -> str:
    """'UPS' of 'United Parcel Service', 'UC' of 'University of California Medical Centers'."""
    words = _NAME_WORD.findall(_without(name, _KINDS_OF))
    letters = "".join(word[0] for word in words)
    return letters if _FEWEST <= len(letters) <= _MOST else ""


def union_names(union: str) -> Iterator[str]:
    """The name without brackets, those of its parts, and acronyms."""
    bare = " ".join(_BRACKETS.sub(" ", union).split())
    yield bare
    yield from _PARTS.split(bare)
    yield from _ACRONYM.findall(" ".join(_BRACKETS.findall(union)))
    yield from (word for word in bare.split() if _ACRONYM.fullmatch(word))


def telling(words: Iterable[str]) -> list[str]:
    """Those of the words that tell one party from others."""
    return [word for word in words if word not in GENERIC and not word.isdecimal()]
