"""What happened, by its words: the same words are looked for in a claim and in an event's title."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from bot.models.event import Event


class Action(StrEnum):
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


_WORDS: Mapping[Action, str] = MappingProxyType(
    {
        Action.START: r"(?:strike|walkout|stoppage)s? (?:began|begins|start(?:ed|s)|kicked off)"
        r"|(?:began|started|start|begin)\b.{0,30}\b(?:strike|striking|walkout)"
        r"|w(?:ent|alk(?:ed|s)?) (?:on strike|out)|on strike since|been (?:on strike|out)"
        r"|\bstruck\b(?! a deal)|join\w* the (?:writers|actors)|strike since",
        Action.END: r"(?:strike|walkout|stoppage)s? (?:\w+ )?(?:end(?:ed|s)?|was over|is over)"
        r"|(?:end(?:ed|s)?|call(?:ed|s)? off|over)\b.{0,30}\b(?:strike|walkout)|back to work"
        r"|on strike until",
        Action.AUTHORIZE: r"authori[sz]|strike vote|vote\w* (?:to|for a) strike",
        Action.RATIFY: r"ratif|vote\w* (?:yes|for the (?:deal|contract))"
        r"|(?:approv|accept)\w* (?:(?:the|a|their|its|his) )?(?:\S+ )?(?:deal|contract|agreement)",
        Action.BOARD: r"\bboards?\b",
        Action.DEAL: r"tentative|reach\w* (?:an? )?(?:\w+ )?(?:deal|agreement|terms)|struck a deal"
        r"|(?:deal|agreement) (?:was|is) reached",
        Action.TALKS: r"(?:talks|negotiations|bargaining) (?:began|open|start)"
        r"|open(?:ed|s)? (?:the )?(?:talks|negotiations)"
        r"|(?:began|start\w*) (?:talks|negotiat|bargain)",
        Action.RESUME: r"resum|return\w* to the (?:bargaining )?table",
        Action.SUSPEND: r"(?:suspend|broke|break|call|paus)\w* (?:off )?(?:the )?"
        r"(?:talks|negotiations)|talks (?:pause|collapse|broke)",
        Action.EXPIRE: r"expir|r[au]n out|contract\b.{0,20}\bends?\b",
        Action.SIGN: r"\bsign(?:s|ed)?\b",
        Action.EFFECT: r"effect\b|in(?:to)? force",
        Action.INTRODUCE: r"introduc",
        Action.PUBLISH: r"publish|posted|report(?:s|ed)\b|appeared|ran the|column|mirror",
        Action.SUE: r"\bsue(?:s|d)?\b|lawsuit|charge",
        Action.RALLY: r"rall(?:y|ied)|picket",
        Action.ELECT: r"(?:re-?)?elect(?:ed|s)?\b",
    }
)
_PATTERNS = {action: re.compile(words, re.IGNORECASE) for action, words in _WORDS.items()}
_KINDS: Mapping[str, Action] = MappingProxyType(
    {
        "strike-start": Action.START,
        "strike-end": Action.END,
        "agreement": Action.DEAL,
        "ratification": Action.RATIFY,
        "publication": Action.PUBLISH,
        "court": Action.SUE,
        "picket": Action.RALLY,
    }
)
_STRIKE = re.compile(
    r"\bstrik|walk(?:ed|s|ing)?[ -]?outs?\b|stoppage|picket|\bstruck\b|\bout for\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def actions(text: str) -> frozenset[Action]:
    """What a text says to have happened."""
    return frozenset(action for action, pattern in _PATTERNS.items() if pattern.search(text))


def actions_of(event: Event) -> frozenset[Action]:
    """What an event is, by its kind and its title."""
    by_kind = _KINDS.get(event.kind)
    found = actions(event.title)
    return found | {by_kind} if by_kind else found


def same_action(said: frozenset[Action], held: frozenset[Action]) -> bool:
    """Whether two say the same to have happened; what a board does is not what members do."""
    boards = (Action.BOARD in said) == (Action.BOARD in held)
    return boards and bool(said & held)


def speaks_of_strike(text: str) -> bool:
    return _STRIKE.search(text) is not None
