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

_UP = (
    r"\braises?\b|\braised\b|\bincreas\w+|\brise[sn]?\b|\brose\b|\bhikes?\b|\bwent up\b|\bgrew\b"
    r"|\bgrow\w*"
    r"|\bclimb\w*|\bgain(?:s|ed)?\b|\bbumps?\b|\bboosts?\b|\bjump\w*"
    r"|\b(?:go|goes|going|gone|step(?:s|ped)?) up\b|\blift(?:s|ed)?\b|\bup (?:by |another )?(?=\d)"
)
_DOWN = (
    r"\bfell\b|\bfall(?:s|en|ing)\b"
    r"|(?<!\bin )(?<!\bthe )(?<!\blast )(?<!\bthis )(?<!\bof )\bfall\b(?! of\b)(?!\s\d)"
    r"|\bdrop(?:s|ped)?\b|\bdeclin\w+|\bs[au]nk\b|\bsinks?\b|\bdecreas\w+|\bshr[aiu]nk\w*"
    r"|\bslid(?:es?)?\b|\bslip(?:s|ped)\b|\bwent down\b|\bplunge\w*|\bpay cuts?\b"
)
_HALF_BELOW = (
    r"\bhalf (?:of )?.{0,40}\b(?:earn|ma[dk]e|paid)\w* (?:less|more|under|over|below|above)\b"
)
_BAR = (
    r"threshold|qualif|(?:earnings|income|health plan['’]s|eligibility) bar\b|bar for\b"
    r"|health (?:plan|insurance|coverage)|eligib"
)
_STRICT: Sequence[tuple[str, Measure] | tuple[str, Measure, Measure]] = (
    (r"\baverage|\bmeans?\b(?! to)|on average", Measure.MEAN),
    (rf"\bmedian\b|{_HALF_BELOW}", Measure.MEDIAN),
    (r"\bminimums?\b|\bscale\b|guaranteed|day rate|weekly rate|base rate", Measure.MINIMUM),
    (r"\boffer(?:ed|s|ing)?\b", Measure.OFFER, Measure.POSTED_RANGE),
    (
        r"\bask\w* for\b|\bdemand(?:ed|s|ing)?\b|\bwant(?:ed|s)?\b|\bsought\b|\bproposals?\b",
        Measure.DEMAND,
    ),
    (rf"{_UP}|{_DOWN}", Measure.INCREASE),
    (
        _BAR,
        Measure.THRESHOLD,
        Measure.SHARE_BELOW,
    ),
    (r"\b(?:a|one) tenth\b.{0,80}\b(?:or less|less than|below|under|at most)\b", Measure.P10),
    (r"\b(?:a|one) tenth\b.{0,80}\b(?:or more|more than|above|at least|over)\b", Measure.P90),
    (r"10th percentile|bottom (?:ten|10)", Measure.P10),
    (r"90th percentile|top (?:ten|10) percent", Measure.P90),
    (r"\bplann?e?d?\b|is to (?:get|earn|make)|will (?:get|earn|make|be paid)", Measure.PLANNED),
)
_CEILING = re.compile(
    r"ceiling|\bmaximum\b|\bmax\b|\bup to\b|as (?:much|high) as|\btops? out\b|\btop end\b"
    r"|\bcap(?:ped)?\b|potential|high end|upper",
    re.IGNORECASE,
)
_CEILING_BEHIND = re.compile(
    r"[\s-](?:a \w+ )?(?:pay )?(?:ceiling|maximum|max|cap|at most|potential|at the top|top)\b",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\bfloor\b|at least|starting|starts at|low end|\bfrom\b|bottom|lower", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:not|never|cannot|\w+n['’]t|no longer)\b(?! (?:just|only|to mention"
    r"|even))(?!.{0,60}\b(?:until|since)\b)"
    r"|\breject|\bvoted? down\b|\bdenie[sd]\b",
    re.IGNORECASE,
)
_YEAR_WORDS = {
    "first year": r"first[ -]year|year (?:one|1)\b|1st year",
    "second year": r"second[ -]year|year (?:two|2)\b|2nd year",
    "third year": r"third[ -]year|year (?:three|3)\b|3rd year",
    "whole contract": r"over (?:the )?three years|whole contract|in all\b",
}
_YEARS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _YEAR_WORDS.items()]
_RISES, _FALLS = re.compile(_UP, re.IGNORECASE), re.compile(_DOWN, re.IGNORECASE)
_HALF = re.compile(_HALF_BELOW, re.IGNORECASE)
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
    half: bool = False
    """whether half of the people are said to have less, or more, than an amount"""
    direction: int = 0
    """1 where something rises, -1 where it falls, 0 where the clause says neither, or both"""


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
        half=_HALF.search(clause) is not None,
        direction=bool(_RISES.search(clause)) - bool(_FALLS.search(clause)),
    )


def number_cues(cues: Cues, before: str, behind: str) -> Cues:
    """The cues of one number of a clause, by its words behind the number before, and behind it."""
    ceiling = bool(_CEILING.search(before) or _CEILING_BEHIND.match(behind))
    floor = _FLOOR.search(before) is not None
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
    r"|(?:w(?:ent|alk(?:ed|s)?)|go(?:es)?) (?:on strike|out|off)|on strike since"
    r"|been (?:on strike|out)"
    r"|hit the picket|(?:strike|walkout),? start|began picketing"
    r"|\bstruck\b(?! a deal| studios| companies)|join\w* the (?:writers|actors)|strike since",
    EventVerb.END: r"(?:strike|walkout|stoppage)s? (?:\w+ )?(?:end(?:ed|s)?|was over|is over)"
    r"|(?:end(?:ed|s)?|call(?:ed|s)? off|over)\b.{0,30}\b(?:strike|walkout)|back to work"
    r"|on strike until|suspend\w*\b.{0,20}\b(?:strike|walkout)|(?:strike|walkout) (?:was"
    r"|is) suspended|strike,? end\b",
    EventVerb.AUTHORIZE: r"authori[sz]|(?:back|approv|support)\w* (?:an? "
    r"|the )?(?:\S+ ){0,2}strike|strike vote|vote\w* (?:to|for a) strike",
    EventVerb.RATIFY: r"ratif|vot\w* (?:yes|for the (?:deal|contract))|sa(?:y|id) yes to"
    r"|(?:approv|accept|back|endors|support|pass|embrac|favou?r)\w* (?:\S+ ){0,4}?(?:deal"
    r"|contract|agreement|pact)"
    r"|(?:deal|contract|agreement|pact) (?:passe[sd]|carried|was (?:approved|accepted|passed)) with"
    r"|(?:were|voted|vote[sd]?|cast) (?:for|against|in favou?r of) (?:\S+ ){0,4}?(?:deal"
    r"|contract|agreement|pact)"
    r"|voted against",
    EventVerb.BOARD: r"\bboards?\b",
    EventVerb.DEAL: r"tentative|reach\w* (?:an? )?(?:\w+ )?(?:deal|agreement|terms)"
    r"|struck a deal|(?:deal|agreement) (?:was|is) reached",
    EventVerb.TALKS: r"(?:talks|negotiations|bargaining) (?:began|open|start)"
    r"|s[ai]t down with|open(?:ed|s)? (?:the )?(?:talks|negotiations)"
    r"|(?:began|start\w*) (?:talks|negotiat|bargain)",
    EventVerb.RESUME: r"resum|return\w* to the (?:bargaining )?table",
    EventVerb.SUSPEND: r"(?:suspend|broke|break|call|paus)\w* (?:off )?(?:the )?"
    r"(?:talks|negotiations)|talks (?:pause|collapse|broke)",
    EventVerb.EXPIRE: r"expir|r[au]n out|contract\b.{0,20}\bends?\b",
    EventVerb.SIGN: r"\bsign(?:s|ed)?\b",
    EventVerb.EFFECT: r"effect\b|\bruns? from\b|in(?:to)? force|kick(?:s|ed) in",
    EventVerb.INTRODUCE: r"introduc|brought (?:\S+ ){0,4}back",
    EventVerb.PUBLISH: r"publish|posted|report(?:s|ed)\b|appeared|ran the|column|mirror",
    EventVerb.SUE: r"\bsue(?:s|d)?\b|lawsuit|charge",
    EventVerb.RALLY: r"rall(?:y|ied)|picket",
    EventVerb.ELECT: r"(?:re-?)?elect(?:ed|s)?\b"
    r"|\b(?:names?|named|appoint\w*|hire[sd]?|chose|chosen)\b.{0,60}\b(?:president|chief|head"
    r"|chair|negotiator)",
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
    r"\bstrik|walk(?:ed|s|ing)?[ -]?outs?\b|stoppage|picket|\bstruck\b|\bout for\b|\b(?:was|were"
    r"|been) out\b|\bh[eo]ld out\b|\block\w*\b.{0,30}\bout\b"
    r"|\boff the (?:set|job|line)\b|\bout at\b|\bidled?\b",
    re.IGNORECASE,
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
