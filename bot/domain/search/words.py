"""The words of a text as a search sees them: folded, those of a question told from those it is
about.
"""

import re

from bot.domain.word_forms import folded, singular

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PARTS = re.compile(r"['’]")

_STOP_WORDS_LIST = """
a about an and any are as at be been being by can could did do does for from had has have he her
his how i if in into is it its me my of on or our s she so some t than that the their them there
they this those to us was we were what when where which who whom whose why will with would you your
tell show please vs versus
"""
STOP_WORDS = frozenset(_STOP_WORDS_LIST.split())
"""Words that tell nothing apart. Where a question has no others, they are looked for all the
same.
"""

_NO_NAMES_LIST = "anybody anyone anything nobody none nothing somebody someone something"
_NO_NAMES = STOP_WORDS | frozenset(_NO_NAMES_LIST.split())
"""Words that name nobody and nothing, though a title may have them."""

IN_EVERY_TEXT = STOP_WORDS | {"all", "but", "just", "no", "not", "only", "too", "up", "very"}

_WEAK_WORDS_LIST = """
average annual earn earning earnings earned get gets got income job jobs last long made make makes
making many median much need pay paid pays people percent salary salaries said say says typical
wage wages work works year years
"""
WEAK_WORDS = frozenset(_WEAK_WORDS_LIST.split())
"""Words that half of the record has something of: they rank what others found."""

_KEY_WORDS = 8
"""Words of a name that somebody types in full, at most."""


def words_of(text: str) -> list[str]:
    """Its words in their order. A possessive is without its ending; one with an apostrophe inside
    is its parts with a blank between: 'o brien'.
    """
    return [
        word if word.isalnum() else _PARTS.sub(" ", _POSSESSIVE.sub("", word))
        for word in _WORD.findall(folded(text))
    ]


def names_nothing(text: str) -> bool:
    """Whether a text has only words that name nothing by themselves: 'nothing', 'what of it'."""
    return _NO_NAMES.issuperset(words_of(text))


def token_of(word: str) -> str:
    """What a word is found by: itself, or 'xups' for 'ups', which the stemmer of the index would
    take for 'up', a word that every text has.
    """
    taken_for = word.removesuffix("s")
    return f"x{word}" if word not in IN_EVERY_TEXT and taken_for in IN_EVERY_TEXT else word


def name_key(words: list[str]) -> str:
    """One word for a whole name, the same in any order of its words and in plural or singular; ''
    for one of too many words.
    """
    telling = sorted({singular(word) for word in words if word not in STOP_WORDS})
    if not 0 < len(telling) <= _KEY_WORDS:
        return ""
    return "".join(("w", *telling)).replace(" ", "")
