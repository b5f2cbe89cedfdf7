"""What the words around a number make of it (an average, an offer, a ceiling), and what happened
by its verbs, which an event's title has too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from bot.models.event import Event
from bot.models.measure import Measure

_STRICT: Sequence[tuple[str, Measure] | tuple[str, Measure, Measure]] = (
    (r"\baverage|\bmeans?\b(?! to)|on average", Measure.MEAN),
    (r"\bmedian\b", Measure.MEDIAN),
    (r"\bminimums?\b|\bscale\b|guaranteed|day rate|weekly rate|base rate", Measure.MINIMUM),
    (r"\boffer(?:ed|s|ing)?\b", Measure.OFFER, Measure.POSTED_RANGE),
    (
        r"\bask\w* for\b|\bdemand(?:ed|s|ing)?\b|\bwant(?:ed|s)?\b|\bsought\b|\bproposals?\b",
        Measure.DEMAND,
    ),
    (
        r"\braises?\b|\bincreases?\b|\brise[sn]?\b|\brose\b|\bhikes?\b|\bf[ae]lls?\b|went up",
        Measure.INCREASE,
    ),
    (
        r"threshold|qualif|health (?:plan|insurance|coverage)|eligib",
        Measure.THRESHOLD,
        Measure.SHARE_BELOW,
    ),
    (r"10th percentile|bottom (?:ten|10)", Measure.P10),
    (r"90th percentile|top (?:ten|10) percent", Measure.P90),
    (r"\bplann?e?d?\b|is to (?:get|earn|make)|will (?:get|earn|make|be paid)", Measure.PLANNED),
)
_CEILING = re.compile(
    r"ceiling|\bmaximum\b|\bmax\b|\bup to\b|as (?:much|high) as|\btops? out\b|\btop end\b"
    r"|\bcap(?:ped)?\b|potential|high end|upper",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\bfloor\b|at least|starting|starts at|low end|\bfrom\b|bottom|lower", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:not|never|cannot|\w+n['’]t|no longer)\b(?! (?:just|only|until|to mention|even))"
    r"|\bagainst\b|\breject|\bvoted? down\b|\bdenie[sd]\b",
    re.IGNORECASE,
)
_YEAR_WORDS = {
    "first year": r"first[ -]year|year (?:one|1)\b|1st year",
    "second year": r"second[ -]year|year (?:two|2)\b|2nd year",
    "third year": r"third[ -]year|year (?:three|3)\b|3rd year",
    "whole contract": r"over (?:the )?three years|whole contract|in all\b",
}
_YEARS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _YEAR_WORDS.items()]
_PATTERNS = [(re.compile(words, re.IGNORECASE), measures) for words, *measures in _STRICT]


@dataclass(frozen=True, slots=True)
class Cues:
    """What a clause says of its numbers: by which of `measures` (none where it does not say) and of
    which `years` of a contract they are; `denied` where it says 'not'.
    """

    measures: frozenset[Measure]
    ceiling: bool
    floor: bool
    denied: bool
    years: frozenset[str]


def denial_start(clause: str) -> int:
    """The index at which a clause says 'not', 'never' or 'against'; -1 where it does not."""
    found = _DENIED.search(clause)
    return found.start() if found else -1


def clause_cues(clause: str) -> Cues:
    """What a clause says of all its numbers."""
    found = [measures for pattern, measures in _PATTERNS if pattern.search(clause)]
    return Cues(
        measures=frozenset(one for measures in found for one in measures),
        ceiling=False,
        floor=False,
        denied=denial_start(clause) >= 0,
        years=frozenset(name for name, pattern in _YEARS if pattern.search(clause)),
    )


def number_cues(cues: Cues, before: str, behind: str) -> Cues:
    """The cues of one number of a clause, by the words of the clause before and behind it."""
    near = f"{before[-40:]} {behind[:12]}"
    ceiling = _CEILING.search(near) is not None
    floor = _FLOOR.search(before[-40:]) is not None
    return replace(cues, ceiling=ceiling, floor=floor) if ceiling or floor else cues


class EventVerb(StrEnum):
    START = "start"
    END = "end"
    AUTHORIZE = "authorize"
    RATIFY = "ratify"
    BOARD = "board"
    DEAL = "deal"
    TALKS = "talks"
    RESUME = "resume"
    SUSPEND = "suspend"
    EXPIRE = "expire"
    SIGN = "sign"
    EFFECT = "effect"
    INTRODUCE = "introduce"
    PUBLISH = "publish"
    SUE = "sue"
    RALLY = "rally"
    ELECT = "elect"


_VERB_PATTERNS: Mapping[EventVerb, str] = {
    EventVerb.START: r"(?:strike|walkout|stoppage)s? (?:began|begins|start(?:ed|s)|kicked off)"
    r"|(?:began|started|start|begin)\b.{0,30}\b(?:strike|striking|walkout)"
    r"|w(?:ent|alk(?:ed|s)?) (?:on strike|out)|on strike since|been (?:on strike|out)"
    r"|\bstruck\b(?! a deal)|join\w* the (?:writers|actors)|strike since",
    EventVerb.END: r"(?:strike|walkout|stoppage)s? (?:\w+ )?(?:end(?:ed|s)?|was over|is over)"
    r"|(?:end(?:ed|s)?|call(?:ed|s)? off|over)\b.{0,30}\b(?:strike|walkout)|back to work"
    r"|on strike until",
    EventVerb.AUTHORIZE: r"authori[sz]|strike vote|vote\w* (?:to|for a) strike",
    EventVerb.RATIFY: r"ratif|vote\w* (?:yes|for the (?:deal|contract))"
    r"|(?:approv|accept)\w* (?:(?:the|a|their|its|his) )?(?:\S+ )?(?:deal|contract|agreement)",
    EventVerb.BOARD: r"\bboards?\b",
    EventVerb.DEAL: r"tentative|reach\w* (?:an? )?(?:\w+ )?(?:deal|agreement|terms)"
    r"|struck a deal|(?:deal|agreement) (?:was|is) reached",
    EventVerb.TALKS: r"(?:talks|negotiations|bargaining) (?:began|open|start)"
    r"|open(?:ed|s)? (?:the )?(?:talks|negotiations)"
    r"|(?:began|start\w*) (?:talks|negotiat|bargain)",
    EventVerb.RESUME: r"resum|return\w* to the (?:bargaining )?table",
    EventVerb.SUSPEND: r"(?:suspend|broke|break|call|paus)\w* (?:off )?(?:the )?"
    r"(?:talks|negotiations)|talks (?:pause|collapse|broke)",
    EventVerb.EXPIRE: r"expir|r[au]n out|contract\b.{0,20}\bends?\b",
    EventVerb.SIGN: r"\bsign(?:s|ed)?\b",
    EventVerb.EFFECT: r"effect\b|in(?:to)? force",
    EventVerb.INTRODUCE: r"introduc",
    EventVerb.PUBLISH: r"publish|posted|report(?:s|ed)\b|appeared|ran the|column|mirror",
    EventVerb.SUE: r"\bsue(?:s|d)?\b|lawsuit|charge",
    EventVerb.RALLY: r"rall(?:y|ied)|picket",
    EventVerb.ELECT: r"(?:re-?)?elect(?:ed|s)?\b",
}
_VERBS = {verb: re.compile(words, re.IGNORECASE) for verb, words in _VERB_PATTERNS.items()}
_KINDS: Mapping[str, EventVerb] = {
    "strike-start": EventVerb.START,
    "strike-end": EventVerb.END,
    "agreement": EventVerb.DEAL,
    "ratification": EventVerb.RATIFY,
    "publication": EventVerb.PUBLISH,
    "court": EventVerb.SUE,
    "picket": EventVerb.RALLY,
}
_STRIKE = re.compile(
    r"\bstrik|walk(?:ed|s|ing)?[ -]?outs?\b|stoppage|picket|\bstruck\b|\bout for\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def verbs_in(text: str) -> frozenset[EventVerb]:
    """What a text says that happened."""
    return frozenset(verb for verb, pattern in _VERBS.items() if pattern.search(text))


def verbs_of(event: Event) -> frozenset[EventVerb]:
    """What an event is, by its kind and its title."""
    by_kind = _KINDS.get(event.kind)
    in_title = verbs_in(event.title)
    return in_title | {by_kind} if by_kind else in_title


def share_verb(claimed: frozenset[EventVerb], recorded: frozenset[EventVerb]) -> bool:
    """Whether the same happened by both; what a board does is not what members do."""
    boards = (EventVerb.BOARD in claimed) == (EventVerb.BOARD in recorded)
    return boards and bool(claimed & recorded)


def speaks_of_strike(text: str) -> bool:
    return _STRIKE.search(text) is not None
