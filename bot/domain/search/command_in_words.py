"""What words ask another command for: 'days between May 2 and 27 September', 'compare a and b'."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.time.calendar_dates import MONTH


class Meant(StrEnum):
    """When a command is meant by words that can ask for it."""

    SURELY = "surely"
    """whatever stands for its options: the words tell the command"""
    BY_DATES = "by dates"
    """where dates stand for its options, not names of the record"""
    BY_NAMES = "by names"
    """where whole names of the record stand for its options"""


@dataclass(frozen=True, slots=True)
class InWords:
    """A command that is asked for; `given` is what stands for its options, as it was typed."""

    command: str
    given: Mapping[str, str]
    meant: Meant


_AND = r"(?:,\s*)?\b(?:and|to|until|till|with)\b"
_AGAINST = r"(?:vs?\.?|versus|compared (?:to|with)|against)"
_DAYS = r"(?:days|weeks|months|time|how long(?: was| is)?(?: it| there)?|how (?:many|much) \w+)"
_PAY = r"(?:pay|salar(?:y|ies)|wages?|earnings|income|money)"
_AT = r"(?:on|in|at|during)"
_DATE = (
    r"(?!(?:wh|did|do|does|how|is|was|will)\w*\b)(?:"
    rf"(?=.*\d)(?:.*\b(?:{MONTH})\b.*|.*\b(?:19|20)\d\d\b.*)"
    r"|.*\bday \d+\b.*|\d+[-/.]\d+[-/.]\d+|.*\b(?:first|last|final) day of\b.*)"
)


def _way(command: str, meant: Meant, *pattern: str) -> tuple[str, Meant, re.Pattern[str]]:
    return command, meant, re.compile("".join(pattern), re.IGNORECASE)


_WAYS = (
    _way(
        "between",
        Meant.SURELY,
        rf"(?:(?:what is |calculate |count )?(?:the )?(?:number of )?{_DAYS} )",
        r"(?:are there |passed |elapsed |is it |was it )?(?:between|from) ",
        rf"(?P<start>.+?) {_AND} (?P<end>.+)",
    ),
    _way("between", Meant.BY_DATES, rf"between (?P<start>.+?) {_AND} (?P<end>.+)"),
    _way(
        "compare",
        Meant.SURELY,
        rf"(?:compare|comparison (?:of|between)) (?P<first>.+?) {_AND} (?P<second>.+)",
    ),
    _way(
        "compare",
        Meant.SURELY,
        rf"(?:what is )?(?:the )?(?:{_PAY} (?:difference|gap)|(?:difference|gap) in {_PAY}) ",
        r"between (?P<first>.+?) and (?P<second>.+)",
    ),
    _way(
        "compare",
        Meant.SURELY,
        r"(?:who|which) (?:earns|makes|gets(?: paid)?|is paid) (?:more|less|better),? ",
        r"(?P<first>.+?),? or (?P<second>.+)",
    ),
    _way(
        "compare",
        Meant.SURELY,
        r"(?:do|does|did) (?P<first>.+?) (?:earn|make|get paid) (?:more|less)(?: \w+)? than ",
        r"(?P<second>.+)",
    ),
    _way("compare", Meant.SURELY, rf"(?P<first>.+? {_PAY}) {_AGAINST} (?P<second>.+)"),
    _way("compare", Meant.SURELY, rf"(?P<first>.+?) {_AGAINST} (?P<second>.+ {_PAY})"),
    _way("compare", Meant.BY_NAMES, rf"(?P<first>.+?) {_AGAINST} (?P<second>.+)"),
    _way(
        "on",
        Meant.BY_DATES,
        r"what (?:all |else )?(?:happened|was happening|was going on|went on|took place) ",
        rf"(?:{_AT} )?(?P<date>.+)",
    ),
    _way(
        "on",
        Meant.BY_DATES,
        rf"(?:what|which|who)(?: \w+)? (?:was|were) on(?: strike)? {_AT} (?P<date>.+)",
    ),
    _way("on", Meant.BY_DATES, rf"(?:(?:events|news) )?{_AT} (?P<date>.+)"),
    _way("on", Meant.BY_DATES, rf"(?P<date>{_DATE})"),
    _way("cite", Meant.SURELY, r"(?:how (?:do (?:i|you|we)|to|should i) )?cite (?P<record>.+)"),
    _way("cite", Meant.SURELY, r"(?:a |the )?citation (?:for|of) (?P<record>.+)"),
    _way("export", Meant.SURELY, r"(?:export|download)(?: all)? (?P<what>.+)"),
)
_EVERYTHING = frozenset({"everything", "all", "it all", "the whole record", "the whole thing"})
_ASIDE = re.compile(rf"^(?:the )?(?:{_PAY} of )?(?:an? )?|(?:['’]s?)? {_PAY}$", re.IGNORECASE)


def commands_in_words(text: str) -> Iterator[InWords]:
    """The commands that a text can ask for, the likeliest first."""
    said = " ".join(text.split()).strip(" ?!.")
    for command, meant, pattern in _WAYS:
        if found := pattern.fullmatch(said):
            given = {name: _value(command, part) for name, part in found.groupdict().items()}
            yield InWords(command, given, meant)


def _value(command: str, part: str) -> str:
    """'writer' of 'the pay of a writer' in a comparison; all that is on record, by its name."""
    if command == "compare":
        return _ASIDE.sub("", part.strip())
    return "the record itself" if part.casefold() in _EVERYTHING else part.strip()
