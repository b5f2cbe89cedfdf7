"""What the words around a number say that it is: an average, a minimum, an offer, a ceiling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.models.measure import Measure as M

_STRICT: Sequence[tuple[str, frozenset[M]]] = (
    (r"\baverage|\bmeans?\b(?! to)|on average", frozenset({M.MEAN})),
    (r"\bmedian\b", frozenset({M.MEDIAN})),
    (r"\bminimums?\b|\bscale\b|guaranteed|day rate|weekly rate|base rate", frozenset({M.MINIMUM})),
    (r"\boffer(?:ed|s|ing)?\b", frozenset({M.OFFER, M.POSTED_RANGE})),
    (
        r"\bask(?:ed|s|ing)? for\b|\bdemand(?:ed|s|ing)?\b|\bwant(?:ed|s)?\b|\bsought\b|\bproposals?\b",
        frozenset({M.DEMAND}),
    ),
    (
        r"\braises?\b|\bincreases?\b|\brise[sn]?\b|\brose\b|\bbump\b|\bhikes?\b|\bfell\b|\bfalls?\b|went up",
        frozenset({M.INCREASE}),
    ),
    (
        r"threshold|qualif|health (?:plan|insurance|coverage)|eligib",
        frozenset({M.THRESHOLD, M.SHARE_BELOW}),
    ),
    (r"10th percentile|bottom (?:ten|10)", frozenset({M.P10})),
    (r"90th percentile|top (?:ten|10) percent", frozenset({M.P90})),
    (
        r"\bplann?e?d?\b|is to (?:get|earn|make)|will (?:get|earn|make|be paid)",
        frozenset({M.PLANNED}),
    ),
)
_CEILING = re.compile(
    r"ceiling|\bmaximum\b|\bmax\b|\bup to\b|as (?:much|high) as|\btops? out\b|\btop end\b|\bcap(?:ped)?\b"
    r"|potential|high end|upper",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\bfloor\b|at least|starting|starts at|low end|\bfrom\b|bottom|lower", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:not|never|cannot|can't|didn't|doesn't|don't|wasn't|weren't|isn't|aren't|won't|no longer)\b"
    r"(?! (?:just|only|until|to mention|even))|\bagainst\b|\breject|\bvoted? down\b|\bdenie[sd]\b",
    re.IGNORECASE,
)
_YEARS = (
    ("first year", re.compile(r"first[ -]year|year (?:one|1)\b|1st year", re.IGNORECASE)),
    ("second year", re.compile(r"second[ -]year|year (?:two|2)\b|2nd year", re.IGNORECASE)),
    ("third year", re.compile(r"third[ -]year|year (?:three|3)\b|3rd year", re.IGNORECASE)),
    (
        "whole contract",
        re.compile(r"over (?:the )?three years|whole contract|in all\b", re.IGNORECASE),
    ),
)
_PATTERNS = [(re.compile(words, re.IGNORECASE), measures) for words, measures in _STRICT]


@dataclass(frozen=True, slots=True)
class Cues:
    """What a clause says of its numbers. `measures` is empty where it says of no kind."""

    measures: frozenset[M]
    ceiling: bool
    floor: bool
    denied: bool
    years: frozenset[str]

    @property
    def flat(self) -> bool:
        """Whether an amount is given as what is paid, with nothing said of its kind."""
        return not (self.measures or self.ceiling or self.floor)


def cues(clause: str, before: str, behind: str) -> Cues:
    """What a clause says of a number that has these words of it before and behind itself."""
    found = [measures for pattern, measures in _PATTERNS if pattern.search(clause)]
    near = f"{before[-40:]} {behind[:12]}"
    return Cues(
        measures=frozenset(one for measures in found for one in measures),
        ceiling=_CEILING.search(near) is not None,
        floor=_FLOOR.search(before[-40:]) is not None,
        denied=_DENIED.search(clause) is not None,
        years=frozenset(name for name, pattern in _YEARS if pattern.search(clause)),
    )
