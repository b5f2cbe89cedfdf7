"""What a typed text means where it can mean several records: the one that leads, if one does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names.index import (
    CLEAR_BY,
    LIKELY,
    POSSIBLE,
    SURE,
    NameIndex,
    sure_match,
)
from bot.domain.names.spelling import INSIDE, WORDS, normalized, slips_of
from bot.models.evidence import Name
from bot.models.search import RankedRecord
from bot.models.statistics import STOPPAGE_KINDS

STRIKES = frozenset({"strike", *STOPPAGE_KINDS})
_LARGE = 4
"""A strike is large that has at least this part of the workers of the largest one meant."""
_FAR_HEAVIER = 3
"""A record leads that has more than so many times the evidence of any other."""
_LEADS_BY = 2.0
"""How far the best match has to stand out where it is said how the text was read."""
_LEEWAY = 12.0
"""How far below the best match another one is still offered beside it."""
_MOST_PARTED = 4
"""Words that are tried as two, of the first ones of a text."""
_NEAR = 4
"""Records of nearly the name that are offered beside the one of the word for every day."""
_ARTICLES = ("the ", "a ", "an ")
_AROUND = (
    *("pay of ", "salary of ", "wage of ", "wages of ", "strike at ", "strike of ", "table of "),
    *("list of ", "all "),
    *("average ", "median ", "typical "),
)
_PERSONS = (" guy", " guys", " person", " people", " lady", " ladies", " folks")
_BEHIND = (
    *(" pay", " salary", " salaries", " wage", " wages", " income", " earnings", " job", " jobs"),
    *(" table", " csv", " file", " list", " data", " article", " strike", " strikes"),
    *_PERSONS,
)
"""Words around a name that say what is asked of it, and not whose it is."""


@dataclass(frozen=True, slots=True)
class WholeList:
    """A list of stoppages: what it is called, and its value for the option of /timeline."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text can mean.

    Attributes:
        name: the record that leads; None where it has to be asked.
        others: what else it can mean, the likeliest first.
        why: what makes `name` lead, in words that go on from it; '' where nothing else is meant.
        nearly: whether it is only the nearest to what was typed.
        whole: the list of all stoppages that the text can mean.
    """

    name: Name | None
    others: tuple[Name, ...] = ()
    why: str = ""
    nearly: bool = False
    whole: WholeList | None = None


NOTHING = Meant(None)


def called_so(index: NameIndex, text: str, kinds: Sequence[str]) -> Meant:
    """What has the text for a name, or nearly; NOTHING where it is nobody's."""
    if not kinds:
        return NOTHING
    for same in _spellings(text):
        names = dict.fromkeys(name for form in same for name in index.exact(form, kinds))
        if names:
            meant = _of_equals(tuple(names), same, kinds)
            return _with_near(meant, same[0], index, kinds)
    return NOTHING


def called_alike(index: NameIndex, text: str, kinds: Sequence[str], limit: int) -> Meant:
    """What has a name like the text: that begins with it, has all its words, or a slip in one."""
    bare = _bare(text)
    matches = index.find(bare, kinds, limit)
    if not matches or matches[0].score < POSSIBLE:
        return NOTHING
    best = matches[0].score
    leeway = _LEEWAY if best < SURE else CLEAR_BY
    near = [match.name for match in matches if match.score >= max(POSSIBLE, best - leeway)]
    if sure_match(matches) and best > WORDS:
        return Meant(near[0])
    if best >= LIKELY and len(near) > 1 and all(name.kind in STRIKES for name in near):
        return _led(near)
    lead = best - matches[1].score if len(matches) > 1 else best
    leads = best >= LIKELY and lead >= _LEADS_BY
    if (leads or len(matches) == 1) and _has_whole_words(near[0], bare):
        return Meant(near[0], tuple(near[1:]), "the nearest to what was typed", nearly=True)
    return Meant(None, tuple(near))


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def of_the_year(meant: Meant, text: str) -> Meant:
    """Of several that a text with a year can mean, the only one that has that year in its title or
    began in it.
    """
    years = set(_YEAR.findall(text))
    if meant.name is not None or len(years) != 1:
        return meant
    found = [one for one in meant.others if years & {*_YEAR.findall(one.title), one.start[:4]}]
    if len(found) != 1:
        return meant
    others = tuple(one for one in meant.others if one is not found[0])
    return Meant(found[0], others, "the only one of that year", nearly=True)


def _has_whole_words(name: Name, text: str) -> bool:
    """Whether every word is one of the record's, perhaps with a slip: no beginning of another."""
    own = {word for one in (*name.names, *name.everyday) for word in normalized(one).split()}
    return all(
        not own.isdisjoint((word, *_other_number(word))) or slips_of(word, sorted(own))
        for word in text.split()
    )


def _with_near(meant: Meant, form: str, index: NameIndex, kinds: Sequence[str]) -> Meant:
    """With what is called nearly so: beside a record that is called so every day, but not itself,
    and beside a body, whose name can stand for its strikes and its members' pay.
    """
    name = meant.name
    if name is None or name.kind not in _LED_BY or len(form) < INSIDE:
        return meant
    stands_for = tuple(kind for kind in _LED_BY[name.kind] if kind in kinds)
    if _is_called(name, (form,)):
        stands_for = tuple(kind for kind in stands_for if kind != name.kind)
    near = (one.name for one in index.find(form, stands_for, _NEAR + 1) if one.score >= SURE)
    others = dict.fromkeys((*meant.others, *(one for one in near if one is not name)))
    kept = tuple(others)[: max(_NEAR, len(meant.others))]
    return Meant(name, kept, meant.why or (_CALLED if kept else ""))


def forms(text: str) -> Iterator[str]:
    """The text as a name can have it, the nearest to what was typed first."""
    return (form for same in _spellings(text) for form in same)


def _spellings(text: str) -> Iterator[tuple[str, ...]]:
    """The text in either number; the same without an article, or without what is asked of it; and
    with words parted or joined.
    """
    typed, bare = normalized(text), _bare(text)
    if not bare:
        return
    shorter = next((bare.removesuffix(end) for end in _BEHIND if bare.endswith(end)), bare)
    for one in dict.fromkeys(filter(None, (typed, bare, f"the {bare}", shorter))):
        yield (one, *_other_number(one))
    yield from ((form,) for form in _other_spacing(bare))


def _bare(text: str) -> str:
    """The normalized text without what stands before a name."""
    bare = normalized(text)
    for start in (*_ARTICLES, *_AROUND, *_ARTICLES):
        bare = bare.removeprefix(start)
    return bare


def without_person(text: str) -> str:
    """'HVAC' of 'HVAC guy': that it is a person tells no record from another."""
    bare = _bare(text)
    return next((bare.removesuffix(end) for end in _PERSONS if bare.endswith(end)), text)


def _other_number(text: str) -> Iterator[str]:
    """'nurses' of 'nurse', 'salaries' of 'salary', and the other way round."""
    if text.endswith("ies"):
        yield f"{text[:-3]}y"
    if text.endswith("s") and not text.endswith("ss"):
        yield text[:-1]
        if text.endswith(("ches", "shes", "sses", "xes")):
            yield text[:-2]
    elif text.endswith("y"):
        yield f"{text[:-1]}ies"
    else:
        yield f"{text}s"


def _other_spacing(text: str) -> Iterator[str]:
    """'techcrunch' of 'tech crunch', and 'boing boing' of 'boingboing'."""
    words = text.split()
    for place in range(1, len(words)):
        yield " ".join((*words[: place - 1], words[place - 1] + words[place], *words[place + 1 :]))
    for number, word in enumerate(words[:_MOST_PARTED]):
        for place in range(1, len(word)):
            parted = (word[:place], word[place:])
            yield " ".join((*words[:number], *parted, *words[number + 1 :]))


def _of_equals(names: Sequence[Name], texts: Sequence[str], kinds: Sequence[str]) -> Meant:
    """Of the records that have one name, in one of some spellings, the one that leads: a strike,
    or of the first of the kinds that has it for a title, or is called so itself, the one that
    everyday use means, or the far better attested one. A role without a figure never leads.
    """
    paid = [name for name in names if name.kind != "role" or name.size] or names
    called = [name for name in paid if _is_called(name, texts)]
    strikes = [name for name in called if name.kind in STRIKES]
    titled = [name for name in called if normalized(name.title) in texts]
    kind = min((name.kind for name in strikes or titled or called or paid), key=kinds.index)
    same = [name for name in paid if name.kind == kind]
    everyday = [name for name in same if not set(texts).isdisjoint(map(normalized, name.everyday))]
    others = tuple(name for name in names if name.kind != kind or name not in same)
    if len(same) == 1:
        return Meant(same[0], others, (_CALLED if others else "") if called else _EVERYDAY)
    if len(everyday) == 1:
        left = tuple(name for name in same if name is not everyday[0])
        return Meant(everyday[0], left + others, _EVERYDAY)
    if everyday and kind in STRIKES and not called:
        return Meant(None, tuple(everyday))
    led = _led(same)
    return Meant(led.name, led.others + others, led.why)


_LED_BY = {
    "role": ("role", "occupation"),
    "occupation": ("occupation",),
    "holder": ("strike", "role"),
}
"""By its kind what a record's name can stand for, too."""


def _is_called(name: Name, texts: Sequence[str]) -> bool:
    """Whether one is a name of the record, or what stands before the first comma of its title."""
    called = map(normalized, (*name.names, name.title.partition(",")[0]))
    return not set(texts).isdisjoint(called)


_EVERYDAY = "which people mostly mean by it"
_CALLED = "which is called so"


def of_ranked(found: Sequence[RankedRecord], names: Mapping[str, Name], text: str) -> Meant:
    """Of the records that have words of a text, the best first, those that have the most. A source
    leads by its own names alone: others are named in what is noted of it.
    """
    if not found or found[0].share < _LEAST_SHARE:
        return NOTHING
    best = found[0]
    near = [one for one in found if one.share >= best.share - _SHARE_BESIDE]
    meant = tuple(names.get(one.record) or _unnamed(one) for one in near)
    lead = best.score - near[1].score if len(near) > 1 else best.score
    noted = best.kind == "source" and not _has_whole_words(meant[0], _bare(text))
    if best.share < _SURE_SHARE or lead < _SCORE_LEADS_BY or noted:
        return Meant(None, meant[:_NEAR])
    why = "which has these words" if best.share == 1 else "which has most of these words"
    first = meant[0]
    if first.kind in STRIKES:
        level = zip(near, meant, strict=True)
        first = latest_large([name for one, name in level if one.share == best.share])
    others = tuple(name for name in meant if name is not first)
    return Meant(first, others[:_NEAR], why, nearly=True)


def _unnamed(one: RankedRecord) -> Name:
    """A record that goes by its words alone: a figure, a quotation."""
    return Name(one.record, one.kind, one.title, one.speaker, 0, ())


_LEAST_SHARE = 0.5
_SURE_SHARE = 0.7
_SHARE_BESIDE = 0.25
_SCORE_LEADS_BY = 0.05
"""What the best has to have of the words to be offered, and to be taken; and what others may lack
beside it.
"""


def _led(names: Sequence[Name]) -> Meant:
    """The latest large strike, the largest occupation, or what outweighs each of the others."""
    if all(name.kind in STRIKES for name in names):
        latest = latest_large(names)
        return Meant(latest, tuple(n for n in names if n is not latest), "the latest large one")
    first, *others = sorted(names, key=lambda name: (-name.weight, -name.size))
    if first.kind == "occupation":
        return Meant(first, tuple(others), "the largest occupation of these")
    if first.weight > _FAR_HEAVIER * others[0].weight:
        return Meant(first, tuple(others), "the best attested of these")
    return Meant(None, (first, *others))


def latest_large(names: Sequence[Name]) -> Name:
    """The latest of those that have at least a quarter of the workers of the largest."""
    largest = max(name.size for name in names)
    large = [name for name in names if name.size * _LARGE >= largest]
    return max(large, key=lambda name: (name.start, name.size, name.record))
