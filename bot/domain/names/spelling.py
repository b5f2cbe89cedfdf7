"""How well a name fits what was typed, word by word and letter by letter."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

from bot.domain.word_forms import folded

EXACT = 100.0
BEGUN = 96.0
"""At most, for a name that begins with what was typed; the longer it goes on, the less."""
WORDS = 92.0
"""At most, where every part that was typed begins a word of the name; the more words, the less."""
MIDDLE = 86.0
"""For a name that has what was typed somewhere."""
PARTS = 85.0
"""For a name that has every part of it somewhere."""
TYPO = 84.0
"""At most, where it takes a slip of the fingers to explain what was typed."""

LONGEST = 100
"""Letters of a name or of a typed text that are looked at."""
INSIDE = 4
"""Letters from which on a part may stand in the middle of a word."""
SLIPPED = 5
"""Letters from which on a part may have a slip in it, and from twice as many on two."""
_TWICE = 8
WHOLE_WORD = 98.0
MOST_UNSAID = 8.0
"""What the words of a name that nobody typed cost, at most."""
_BEGUN_WORD = 95.0

_APOSTROPHE = re.compile("['’]")
_NOT_WORD = re.compile(r"(?:[^\w$]|_)+")
_PLAIN = bytes(
    code if code > 127 or not _NOT_WORD.match(chr(code)) else ord(" ") for code in range(256)
)
"""What becomes of the signs of ASCII, in which nearly all names and texts are written."""


def normalized(text: str) -> str:
    """Lower case, without accents and punctuation, one blank between words."""
    bare = text[: LONGEST * 4]
    if bare.isascii():
        plain = bare.lower().encode().translate(_PLAIN, b"'").decode()
    else:
        plain = _NOT_WORD.sub(" ", _APOSTROPHE.sub("", folded(bare)))
    return " ".join(plain.split())[:LONGEST]


def score(typed: str, name: str) -> float:
    """How well a name fits, from 0 to 100; 100 is kept for the same text. Both are normalized."""
    if typed == name:
        return EXACT
    if name.startswith(typed):
        return begun(len(typed), len(name))
    words, parts = name.split(), typed.split()
    whole = whole_parts(parts)
    if all(any(_begins(part, word, part in whole) for word in words) for part in parts):
        return worded(len(parts), len(words))
    if all(any(_holds(part, word, part in whole) for word in words) for part in parts):
        return MIDDLE if typed in name else PARTS
    found = [max(alike(part, word, whole=part in whole) for word in words) for part in parts]
    weights = [len(part) for part in parts]
    total = sum(one * weight for one, weight in zip(found, weights, strict=True))
    return slipped(total / sum(weights), len(parts), len(words))


def whole_parts(parts: Sequence[str]) -> frozenset[str]:
    """The short parts that are typed to their end, as others follow them: 'AI' of 'AI engineer' is
    no beginning of 'Airline'.
    """
    return frozenset(part for part in parts[:-1] if len(part) < INSIDE) - {parts[-1]}


def _begins(part: str, word: str, whole: bool) -> bool:
    return word in (part, f"{part}s") if whole else word.startswith(part)


def _holds(part: str, word: str, whole: bool) -> bool:
    return _begins(part, word, whole) or (len(part) >= INSIDE and part in word)


def begun(typed: int, name: int) -> float:
    """The score of a name that begins with what was typed, by the letters of both."""
    return BEGUN - min(6.0, (name - typed) / 10)


def worded(parts: int, words: int) -> float:
    """The score of a name whose words begin with the parts that were typed."""
    return WORDS - min(4.0, (words - parts) * 0.5)


def slipped(mean: float, parts: int, words: int) -> float:
    """The score with typos forgiven; words of the name that nobody typed cost a little."""
    return min(TYPO, mean) - min(MOST_UNSAID, max(0.0, words - parts))


def alike(part: str, word: str, *, whole: bool) -> float:
    """How well one word fits one part of what was typed, from 0 to 98."""
    if _begins(part, word, whole):
        return WHOLE_WORD
    if part.isdecimal() and word.isdecimal():
        return 0.0  # another number is another thing, not a typo
    return alike_words(part, (word,)).get(0, 0.0)


def slips_of(part: str, words: Sequence[str]) -> bool:
    """Whether a part can be a slip for one of the words, typed to its end."""
    if len(part) < SLIPPED or part.isdecimal():
        return False
    most = 2 if len(part) >= _TWICE else 1
    return extractOne(part, words, scorer=OSA.distance, score_cutoff=most) is not None


def alike_words(part: str, words: Sequence[str]) -> dict[int, float]:
    """Those of the words that a part can be a slip for, by number, with how well each fits."""
    if len(part) < SLIPPED:
        return {}
    most = 2 if len(part) >= _TWICE else 1
    fits: dict[int, float] = {}
    # A word may still be being typed: hold its beginning against what is there.
    begins = [word[: len(part) + 1] for word in words]
    for texts, best in ((words, 100.0), (begins, _BEGUN_WORD)):
        near = extract(part, texts, scorer=OSA.distance, score_cutoff=most, limit=None)
        for text, slips, number in near:
            fit = best * (1 - slips / max(len(part), len(text)))
            fits[number] = max(fits.get(number, 0.0), fit)
    return fits
