"""Found words and numbers are marked in the text that is shown."""

import re

from bot.domain.search.numbers import numbers_of

START, END = "\x02", "\x03"
_MARKED = re.compile(f"{START}([^{END}]*){END}")
_SIGNS = str.maketrans("", "", START + END)


def marked(text: str, tokens: frozenset[str]) -> str:
    """A text whose words are marked, with the numbers marked, too, each as a whole."""
    if not tokens:
        return text
    plain = text.translate(_SIGNS)
    spans = [(one.start, one.end) for one in numbers_of(plain) if not tokens.isdisjoint(one.tokens)]
    taken = 0
    for number, found in enumerate(_MARKED.finditer(text)):
        start = found.start() - 2 * number
        taken = start + len(found[1])
        if not any(first < taken and start < last for first, last in spans):
            spans.append((start, taken))
    for start, end in sorted(spans, reverse=True):
        plain = f"{plain[:start]}{START}{plain[start:end]}{END}{plain[end:]}"
    return plain


def marks_anew(text: str, title: str) -> str:
    """A text without the marks of the words that are marked in its title; '' without others."""
    said = {found[1].casefold() for found in _MARKED.finditer(title)}
    plain = _MARKED.sub(lambda found: found[1] if found[1].casefold() in said else found[0], text)
    return plain if START in plain else ""


def excerpt(text: str, longest: int) -> str:
    """A stretch of a marked text with the first mark in it, cut between words."""
    at = max(0, text.find(START))
    start = 0 if at < longest // 2 else text.rfind(" ", 0, at - longest // 4) + 1
    end = len(text) if len(text) - start <= longest else text.rfind(" ", start, start + longest)
    part = text[start : max(end, start + 1)]
    part += END if part.count(START) > part.count(END) else ""
    return f"{'…' if start else ''}{part}{'…' if end < len(text) else ''}"
