"""What a number is about: the roles, the bodies and the strike that the words around it mean."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.claims.facts import Fact, Holders, about_of
from bot.domain.claims.text.event_verbs import EventVerb
from bot.domain.claims.text.mentions import Mention
from bot.domain.claims.text.parse import AssertionInContext
from bot.domain.claims.text.spans import stem, stems, words
from bot.models.dates import When
from bot.models.event import Strike
from bot.models.evidence import Stated
from bot.models.quote import Holder

_PEOPLE = frozenset({"strike", "of", "at", "the", "actors", "writers"})
_EMPLOYER = re.compile(r"company|studio|platform|streaming|magazine|site", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:it|they|them|this|that|which|strikes?|walkout|stoppage)\b", re.IGNORECASE
)


def points_back(reading: AssertionInContext) -> bool:
    """Whether a clause is about a strike that is named before it: in its own sentence, or where it
    says 'it' or 'the strike'.
    """
    beside = any(reading.sentence.holds(mention) for mention in reading.far)
    return beside or _POINTS_BACK.search(reading.words) is not None


def roles_meant(mentions: Sequence[Mention]) -> tuple[frozenset[str], Mention | None]:
    """The roles of the nearest mention; of several, those that another mention names, too."""
    named = [(m, frozenset(m.of_kind("role", "occupation"))) for m in mentions]
    named = [(m, ids) for m, ids in named if ids]
    if not named:
        return frozenset(), None
    first = next(((m, ids) for m, ids in named if not m.loose), named[0])
    chosen = first[1]
    for _, ids in named:
        if len(chosen) > 1 and chosen & ids:
            chosen &= ids
    return chosen, first[0]


def bodies(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(record for m in mentions for record in m.of_kind("holder"))


def strikes_meant(
    reading: AssertionInContext, strikes: Mapping[str, Stated[Strike]], holders: Holders
) -> tuple[list[Stated[Strike]], bool, bool]:
    """The strike that is meant; whether it was chosen among several; whether it was named before.

    Of several strikes of one name or of one union it is the one of the year that is said, else the
    latest. One with a name of its own ('Video game strike') is meant only where that is said.
    """
    tried = [([m], False) for m in reading.near] + [([m], True) for m in reading.far]
    for mentions, far in tried:
        found = _strikes_of(reading, mentions, strikes, holders)
        if found:
            years = ([o for o in found if _was_on(o.row, when)] for when in reading.dates)
            dated = next((on for on in years if on), None)
            latest = sorted(dated or found, key=lambda one: one.row.start.first)[-1:]
            return latest, len(found) > 1 and dated is None, far
    return [], False, False


def _strikes_of(
    reading: AssertionInContext,
    mentions: Sequence[Mention],
    strikes: Mapping[str, Stated[Strike]],
    holders: Holders,
) -> list[Stated[Strike]]:
    named = {record for m in mentions for record in m.of_kind("strike")}
    if named:
        return [strikes[record] for record in named if record in strikes]
    if not (reading.of_strike or reading.actions & {EventVerb.START, EventVerb.END}):
        return []
    unions = bodies(mentions)
    said = stems(reading.words) | {
        stem(w) for m in mentions for n in m.names for w in n.title.split()
    }
    return [
        one
        for one in strikes.values()
        if about_of(one.row.union, holders) & unions and _own_words(one.row) <= said
    ]


def _own_words(strike: Strike) -> frozenset[str]:
    """The words of its name that tell it from the other strikes of its union."""
    union = stems(" ".join(strike.union))
    own = (w.plain for w in words(strike.name.replace("'", "")))
    return (
        frozenset(stem(word) for word in own if word not in _PEOPLE and not word[0].isdigit())
        - union
    )


def _was_on(strike: Strike, when: When) -> bool:
    end = strike.end or strike.start
    return strike.start.first.year <= when.last.year and when.first.year <= end.last.year


def stranger(reading: AssertionInContext, fact: Fact, known: Mapping[str, Holder]) -> str:
    """Another employer, or a name that nothing on record explains, to which the words bind the
    number; '' where there is none.
    """
    for mention in reading.near:
        for record in mention.of_kind("holder"):
            holder = known.get(record)
            if holder is None or record in fact.about or not _EMPLOYER.search(holder.role or ""):
                continue
            if holder.kind == "organisation" and not stems(holder.name) <= fact.stems:
                return holder.name
    return next((name for name, own in reading.bound if own not in fact.stems), "")
