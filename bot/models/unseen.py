"""Characters that are not seen: they hide, join or turn what stands around them."""

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Zl", "Zp"})
"""Control characters, format characters (zero-width and direction ones too), those of private use,
and the two that break lines besides the line feed.
"""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks without a shape."""
_WITHOUT_NAME = {"\t": "tab", "\r": "carriage return", "\0": "null"}
"""Control characters have none in Unicode."""


def unseen(text: str) -> str:
    """The characters that are not seen, by code point and name: 'U+202E right-to-left override';
    '' where there are none. A line feed is allowed, as CSV needs it.
    """
    if text.isascii() and text.isprintable():
        return ""
    found = dict.fromkeys(letter for letter in text if letter != "\n" and _is_unseen(letter))
    return ", ".join(f"U+{ord(letter):04X} {_name(letter)}" for letter in found)


def _is_unseen(letter: str) -> bool:
    return letter in _BLANK or unicodedata.category(letter) in _CATEGORIES


def _name(letter: str) -> str:
    private = unicodedata.category(letter) == "Co"
    unnamed = "private use" if private else "control character"
    return _WITHOUT_NAME.get(letter) or unicodedata.name(letter, unnamed).lower()
