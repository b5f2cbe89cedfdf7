"""Words in the form in which they are compared: in small letters without accents, and singular."""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]")
_SHORT = 3
"""Letters of a word that has no plural to be told by: 'UPS', 'gas', 'bus'."""


def folded(text: str) -> str:
    """Lower case, without accents, as SQLite's index of words has it."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())


def singular(word: str) -> str:
    """Roughly: 'actors' is 'actor', 'companies' 'company'; 'news' and 'boss' stay."""
    if len(word) > _SHORT + 1 and word.endswith("ies"):
        return f"{word[:-3]}y"
    plural = len(word) > _SHORT and word.endswith("s") and not word.endswith(("ss", "us", "ews"))
    return word[:-1] if plural else word
