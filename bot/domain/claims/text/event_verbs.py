"""What happened, by its verbs: the same ones are looked for in a claim and in an event's title."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from bot.models.event import Event


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


_WORDS: Mapping[EventVerb, str] = MappingProxyType(
    {
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
)
_PATTERNS = {verb: re.compile(words, re.IGNORECASE) for verb, words in _WORDS.items()}
_KINDS: Mapping[str, EventVerb] = MappingProxyType(
    {
        "strike-start": EventVerb.START,
        "strike-end": EventVerb.END,
        "agreement": EventVerb.DEAL,
        "ratification": EventVerb.RATIFY,
        "publication": EventVerb.PUBLISH,
        "court": EventVerb.SUE,
        "picket": EventVerb.RALLY,
    }
)
_STRIKE = re.compile(
    r"\bstrik|walk(?:ed|s|ing)?[ -]?outs?\b|stoppage|picket|\bstruck\b|\bout for\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def verbs_in(text: str) -> frozenset[EventVerb]:
    """What a text says that happened."""
    return frozenset(verb for verb, pattern in _PATTERNS.items() if pattern.search(text))


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
