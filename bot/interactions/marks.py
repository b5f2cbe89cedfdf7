"""A text without Discord's marks, as a person reads it: no stars, no tags, timestamps as dates."""

import re
from datetime import UTC, datetime

from bot.models.dates import MONTHS

_TIME = re.compile(r"<t:(?P<seconds>-?\d{1,11})(?::[tTdDfFsSR])?>")
_LINK = re.compile(
    r"\[(?P<words>[^\]\n]{1,300})\]"
    r"\(<?https?://(?:[^()\s<>]|\([^()\s<>]*\))+>?(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_ADDRESS = re.compile(r"<?https?://[^\s<>*|`]*[^\s<>*|`.,;:!?'\")\]_~…]>?")
"""Without the stop or bracket behind it, which belong to the sentence."""

_TAG = re.compile(r"<(?:@[!&]?|#|a?:\w{1,40}:|/[^:<>\n]{1,100}:)\d{1,20}>")
_LINE_START = re.compile(r"^(?:(?:#{1,3}|-#|>>>|>)[ \t]+)+", re.MULTILINE)
_FENCE = re.compile(r"```(?:[\w+#.-]{1,20}\n)?(?P<words>[^`]+)```")
_PAIR = re.compile(
    r"(?<!\\)(?P<mark>\*{1,3}|__|~~|\|\||`{1,3})(?=\S)(?P<words>.{1,400}?)(?<=\S)(?P=mark)",
    re.DOTALL,
)
_UNDERSCORES = re.compile(r"(?<![\w\\])_(?=\S)(?P<words>[^_\n]+)(?<=[^\s\\])_(?!\w)")
_ESCAPED = re.compile(r"\\([*_~|`>#\-\[\]()\\])")
_BLOCK = re.compile(r"^(?:> .*(?:\n|\Z))+", re.MULTILINE)
_LEAST_QUOTED = 4
"""Words from which on a quoted block is what somebody said."""

_OPENING = "“\"«„‘'#>"
_DEEPEST = 4
"""Marks inside marks that are taken off."""


def unmarked(text: str) -> str:
    """The text without marks, tags and addresses; what a link is called stays, and a timestamp is
    its day in UTC. A block of somebody's words that is quoted by '> ' gets quotation marks.
    """
    plain = _TIME.sub(_day, _BLOCK.sub(_quoted, text))
    plain = _TAG.sub("", _LINK.sub(_words, plain))
    plain = _FENCE.sub(_words, _LINE_START.sub("", plain))
    for _ in range(_DEEPEST):
        shorter = _UNDERSCORES.sub(_words, _PAIR.sub(_words, plain))
        if shorter == plain:
            break
        plain = shorter
    return _ESCAPED.sub(r"\1", _ADDRESS.sub("", plain))


def _quoted(found: re.Match[str]) -> str:
    said = " ".join(line.removeprefix("> ").strip() for line in found[0].splitlines())
    if len(said.split()) < _LEAST_QUOTED or said[0] in _OPENING:
        return found[0]
    return f"“{said}”\n"


def _words(found: re.Match[str]) -> str:
    return found["words"]


def _day(found: re.Match[str]) -> str:
    try:
        day = datetime.fromtimestamp(int(found["seconds"]), UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
