"""What the words around a number make of it: an average, a minimum, an offer, a ceiling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.models.measure import Measure

_STRICT: Sequence[tuple[str, frozenset[Measure]]] = (
    (r"\baverage|\bmeans?\b(?! to)|on average", frozenset({Measure.MEAN})),
    (r"\bmedian\b", frozenset({Measure.MEDIAN})),
    (
        r"\bminimums?\b|\bscale\b|guaranteed|day rate|weekly rate|base rate",
        frozenset({Measure.MINIMUM}),
    ),
    (r"\boffer(?:ed|s|ing)?\b", frozenset({Measure.OFFER, Measure.POSTED_RANGE})),
    (
        r"\bask\w* for\b|\bdemand(?:ed|s|ing)?\b|\bwant(?:ed|s)?\b|\bsought\b|\bproposals?\b",
        frozenset({Measure.DEMAND}),
    ),
    (
        r"\braises?\b|\bincreases?\b|\brise[sn]?\b|\brose\b|\bhikes?\b|\bf[ae]lls?\b|went up",
        frozenset({Measure.INCREASE}),
    ),
    (
        r"threshold|qualif|health (?:plan|insurance|coverage)|eligib",
        frozenset({Measure.THRESHOLD, Measure.SHARE_BELOW}),
    ),
    (r"10th percentile|bottom (?:ten|10)", frozenset({Measure.P10})),
    (r"90th percentile|top (?:ten|10) percent", frozenset({Measure.P90})),
    (
        r"\bplann?e?d?\b|is to (?:get|earn|make)|will (?:get|earn|make|be paid)",
        frozenset({Measure.PLANNED}),
    ),
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
