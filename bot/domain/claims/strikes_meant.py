"""Which strike a clause means, and whether a date is its first day or its last."""

import re

from bot.domain.claims.facts import Aspect, Fact, Knowledge, about_of
from bot.domain.claims.text.cues import EventVerb, verbs_in
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem, stems, words
from bot.domain.claims.text.statements import Assertion, Kind
from bot.domain.claims.verdict import Reason
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.statistics import Stoppage

_FROM = re.compile(r"\b(?:from|since|between|starting|beginning)\s(?:on\s)?$", re.IGNORECASE)
_TO = re.compile(r"(?:\b(?:to|until|till|through|and)\s(?:on\s)?|\d\s?[–—-]\s?)$", re.IGNORECASE)
_TO_BEHIND = re.compile(r"\s?(?:[–—-]|to|through|until)\s?(?:\d|[A-Z][a-z])")
_NOT_UNTIL = re.compile(r"\b(?:not|never|\w+n['’]t)\b.*\buntil\s(?:on\s)?$", re.IGNORECASE)
_ENDED = re.compile(r"\bend(?:ed|s)?\b|\bover\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|begins?|start(?:ed|s)?)\b", re.IGNORECASE)
_BY_WORDS = ((Aspect.START, _FROM, _BEGAN), (Aspect.END, _TO, _ENDED))
ENDS = frozenset({EventVerb.START, EventVerb.END})
_NO_OWN_WORDS = frozenset({"strike", "of", "at", "the", "actors", "writers"})
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|this|that|which|strikes?|walkout|stoppage|union['’]?s?|members|picket\w*)\b",
    re.IGNORECASE,
)


def days_apart(claimed: Assertion, fact: Fact) -> int:
    return claimed.when.days_apart(fact.when) if claimed.when and fact.when else 0


def start_or_end(assertion: AssertionInContext) -> Aspect | None:
    """Which day of a strike a date is said to be: by the words right before it, else by all."""
    if _NOT_UNTIL.search(assertion.before):
        return Aspect.START
    for aspect, before, _ in _BY_WORDS:
        if before.search(assertion.before):
            return aspect
    behind = assertion.words[assertion.claimed.end - assertion.clause.start :]
    if assertion.claimed.is_day and _TO_BEHIND.match(behind):
        return Aspect.START
    return _by_verbs(assertion)


def _by_verbs(assertion: AssertionInContext) -> Aspect | None:
    for verbs in (verbs_in(assertion.local), assertion.verbs):
        ends = verbs & ENDS
        if len(ends) == 1:
            return Aspect.START if EventVerb.START in ends else Aspect.END
        if verbs - ENDS - {EventVerb.RALLY}:
            return None
        for aspect, _, verb in _BY_WORDS:
            if verb.search(assertion.local):
                return aspect
    return Aspect.START if EventVerb.START in assertion.verbs else None


def points_back(assertion: AssertionInContext) -> bool:
    """Whether a strike named before is meant: in the same sentence, or by 'it', 'the strike'."""
    beside = any(assertion.sentence.holds(mention) for mention in assertion.far)
    return beside or _POINTS_BACK.search(assertion.words) is not None


def strike_meant(
    assertion: AssertionInContext, knowledge: Knowledge
) -> tuple[Strike | None, frozenset[Reason]]:
    """The strike of the nearest mention that leads to one, and why it is meant only perhaps.

    Of several strikes of one name or of one union it is the one of the year that is claimed, else
    the latest. One with a name of its own ('Video game strike') is meant only where that is said.
    """
    claimed = assertion.claimed
    own_date = claimed.when if claimed.kind is Kind.DATE and not claimed.lent else None
    dates = (own_date, *assertion.dates) if own_date else assertion.dates
    joined = sorted(assertion.near, key=lambda mention: _is_joined(assertion, mention))
    near = [(mention, frozenset[Reason]()) for mention in joined]
    far = [(mention, frozenset({Reason.FAR})) for mention in assertion.far]
    for mention, reasons in [*near, *far]:
        strikes = strikes_of(assertion, mention, knowledge)
        if strikes:
            by_date = ([one for one in strikes if was_on(one, when)] for when in dates)
            dated = next((on for on in by_date if on), None)
            alone = len(strikes) == 1 and mention.of_kind("strike")
            if dated is None and assertion.dates and not alone:
                # None of that name was on then: perhaps one of another name is meant.
                dated = _of_year(assertion, knowledge)
                if not dated:
                    continue
            latest = max(reversed(dated or strikes), key=lambda strike: strike.start.first)
            chosen = len(strikes) > 1 and dated is None
            return latest, reasons | {Reason.CHOSEN} if chosen else reasons
    return None, frozenset()


_JOINED = re.compile(r"\bjoin\w*\s(?:the\s|striking\s)*$", re.IGNORECASE)


def _is_joined(assertion: AssertionInContext, mention: Mention) -> bool:
    """Whether others join those who are mentioned: what is told is then of the others."""
    end = mention.start - assertion.clause.start
    return _JOINED.search(assertion.words[max(0, end - 24) : max(0, end)]) is not None


def _of_year(assertion: AssertionInContext, knowledge: Knowledge) -> list[Strike]:
    """The strikes of the year that is said whose own words the sentence has: 'commercials'."""
    said = stems(assertion.all_words)
    return [
        one.row
        for one in knowledge.strikes.values()
        if (own := own_words(one.row))
        and own <= said
        and any(was_on(one.row, when) for when in assertion.dates)
    ]


def strikes_of(
    assertion: AssertionInContext, mention: Mention, knowledge: Knowledge
) -> list[Strike]:
    """The strikes that a mention names, or those of a union that it names."""
    strikes = knowledge.strikes
    named = mention.of_kind("strike")
    if named:
        return [strikes[record].row for record in named if record in strikes]
    if not (assertion.speaks_of_strike or assertion.verbs & ENDS):
        return []
    holders = mention.parties.union(mention.of_kind("holder"))
    titles = [word for name in mention.names for word in name.title.split()]
    said = stems(assertion.words).union(map(stem, titles))
    return [
        one.row
        for one in strikes.values()
        if about_of(one.row.union, knowledge.holders_by_name) & holders
        and own_words(one.row) <= said
    ]


def own_words(strike: Strike) -> frozenset[str]:
    """The stems of the words that tell a strike's name from those of other strikes of its union."""
    plain_words = (word.plain for word in words(strike.name.replace("'", "")))
    own = [word for word in plain_words if word not in _NO_OWN_WORDS and not word[0].isdigit()]
    return frozenset(map(stem, own)) - stems(" ".join(strike.union))


def was_on(strike: Strike | Stoppage, when: When) -> bool:
    """Whether it was on in one of the years of a date."""
    end = strike.end or strike.start
    return strike.start.first.year <= when.last.year and when.first.year <= end.last.year
