"""Whether a site is an outlet's own, by what it is called."""

import re
import unicodedata

_ENDS = frozenset({"ac", "amp", "co", "com", "edu", "gov", "m", "net", "news", "org"})
"""Parts of a host that say nothing of whose it is."""

_SMALL = frozenset({"", "a", "and", "by", "for", "in", "of", "the"})
_TELLING = 3
"""Letters from which on a word, or initials, tell something."""


def is_called_like(site: str, outlet: str) -> bool:
    """Whether a site bears the name of an outlet: whole, by two of its words, or by initials."""
    host, _, publisher = site.partition("/")
    labels = [publisher] if publisher else [one for one in host.split(".")[:-1] if one not in _ENDS]
    names = (outlet, *outlet.split(" / "))
    return any(_bears(_letters(label), name) for label in labels for name in names)


def _bears(label: str, name: str) -> bool:
    words = [word for part in name.split() if (word := _letters(part)) not in _SMALL]
    whole, initials = "".join(words), "".join(word[0] for word in words)
    if label in whole or whole in label:
        return len(label) >= _TELLING or label == whole
    if sum(len(word) >= _TELLING and word in label for word in words) > 1:
        return True
    starts = range(len(initials) - _TELLING + 1)
    return any(initials[start : start + _TELLING] in label for start in starts)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text.casefold()))
