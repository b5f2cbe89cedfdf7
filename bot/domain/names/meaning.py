"""What a typed text means where it can mean several records: the one that leads, if one does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.names.index import (
    CLEAR_BY,
    LIKELY,
    POSSIBLE,
    SURE,
    NameIndex,
    NameMatch,
    sure_match,
)
from bot.domain.names.spelling import normalized
from bot.models.evidence import Name
from bot.models.search import RankedRecord

STRIKES = frozenset({"strike", "stoppage"})
_LARGE = 4
"""A strike is large that has at least this part of the workers of the largest one meant."""
_FAR_HEAVIER = 3
_LEADS_BY = 2.0
"""How far the best match has to stand out where it is said how the text was read."""
_LEEWAY = 12.0
"""How far below the best match another one is still offered beside it."""
_MOST_PARTED = 4
_LEAST_JOINED = 1
"""Letters of a word that was typed as one with the next."""
_NEAR = 4
"""Records of nearly the name that are offered beside the one of the word for every day."""
_ARTICLES = ("the ", "a ", "an ", "my ")
_AROUND = (
    *("pay of ", "salary of ", "wage of ", "wages of ", "strike at ", "strike of ", "table of "),
    *("average ", "median ", "typical "),
)
_BEHIND = (
    *(" pay", " salary", " salaries", " wage", " wages", " income", " earnings", " job", " jobs"),
    *(" table", " csv", " file", " list", " data", " article", " strike", " strikes"),
    *(" guy", " guys", " person", " people", " lady", " folks", " worker", " role"),
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
    for form in forms(text):
        names = index.exact(form, kinds)
        if names:
            return _with_near(of_equals(names, form, kinds), form, index, kinds)
    return NOTHING


def called_alike(index: NameIndex, text: str, kinds: Sequence[str], limit: int) -> Meant:
    """What has a name like the text: that begins with it, has all its words, or a slip in one."""
    return of_matches(index.find(_bare(text), kinds, limit))


def _with_near(meant: Meant, form: str, index: NameIndex, kinds: Sequence[str]) -> Meant:
    """With what is called nearly so: beside a record that is called so every day, but not itself,
    and beside a body, whose name can stand for its strikes and its members' pay.
    """
    name = meant.name
    if name is None or name.kind not in _LED_BY:
        return meant
    stands_for = tuple(kind for kind in _LED_BY[name.kind] if kind in kinds)
    if _is_called(name, form):
        stands_for = tuple(kind for kind in stands_for if kind != name.kind)
    near = (one.name for one in index.find(form, stands_for, _NEAR + 1) if one.score >= SURE)
    others = dict.fromkeys((*meant.others, *(one for one in near if one is not name)))
    kept = tuple(others)[: max(_NEAR, len(meant.others))]
    return Meant(name, kept, meant.why or (_CALLED if kept else ""))


def forms(text: str) -> Iterator[str]:
    """The text as a name can have it: without an article or what is asked of it, in the other
    number; the nearest to what was typed first.
    """
    typed, bare = normalized(text), _bare(text)
    shorter = next((bare.removesuffix(end) for end in _BEHIND if bare.endswith(end)), bare)
    yield from dict.fromkeys(
        form
        for one in (typed, bare, f"the {bare}", shorter)
        for form in (one, *_other_number(one))
        if bare and form
    )
    yield from _other_spacing(bare)


def _bare(text: str) -> str:
    """The normalized text without what stands before a name."""
    bare = normalized(text)
    for start in (*_ARTICLES, *_AROUND, *_ARTICLES):
        bare = bare.removeprefix(start)
    return bare


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
        for place in range(_LEAST_JOINED, len(word) - _LEAST_JOINED + 1):
            parted = (word[:place], word[place:])
            yield " ".join((*words[:number], *parted, *words[number + 1 :]))


def of_equals(names: Sequence[Name], text: str, kinds: Sequence[str]) -> Meant:
    """Of the records that have one name, the one that leads: a strike, or of the first of the kinds
    that has it for a title, or is called so itself, the one that everyday use means, or the far
    better attested one.
    """
    typed = normalized(text)
    called = [name for name in names if _is_called(name, typed)]
    strikes = [name for name in called if name.kind in STRIKES]
    titled = [name for name in called if normalized(name.title) == typed]
    kind = min((name.kind for name in strikes or titled or called or names), key=kinds.index)
    same = [name for name in names if name.kind == kind]
    everyday = [name for name in same if typed in map(normalized, name.everyday)]
    others = tuple(name for name in names if name.kind != kind)
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


def _is_called(name: Name, typed: str) -> bool:
    """Whether it is a name of the record, or what stands before the first comma of its title."""
    return typed in map(normalized, (*name.names, name.title.partition(",")[0]))


_EVERYDAY = "which people mostly mean by it"
_CALLED = "which is called so"


def of_matches(matches: Sequence[NameMatch]) -> Meant:
    """Of the records whose names are like what was typed."""
    if not matches or matches[0].score < POSSIBLE:
        return NOTHING
    best = matches[0].score
    leeway = _LEEWAY if best < SURE else CLEAR_BY
    near = [match.name for match in matches if match.score >= max(POSSIBLE, best - leeway)]
    if sure_match(matches):
        return Meant(near[0])
    if best >= SURE and all(name.kind in STRIKES for name in near):
        return _led(near)
    lead = best - matches[1].score if len(matches) > 1 else best
    if best >= LIKELY and lead >= _LEADS_BY:
        return Meant(near[0], tuple(near[1:]), "the nearest to what was typed", nearly=True)
    return Meant(None, tuple(near))


def of_ranked(found: Sequence[RankedRecord], names: Mapping[str, Name]) -> Meant:
    """Of the records that have words of a text, the best first, those that have the most."""
    if not found or found[0].share < _LEAST_SHARE:
        return NOTHING
    best = found[0]
    near = [one for one in found if one.share >= best.share - _SHARE_BESIDE]
    meant = tuple(names.get(one.record) or _unnamed(one) for one in near)
    lead = best.score - near[1].score if len(near) > 1 else best.score
    if best.share < _SURE_SHARE or lead < _SCORE_LEADS_BY:
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
    return max(large, key=lambda name: name.start)
