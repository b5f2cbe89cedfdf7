"""The records that a running text names: longest names first, no typos forgiven.

A name that is an ordinary word is taken for a name only where it is written as one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.claims.text.spans import TextSpan, Word, words
from bot.domain.names.index import NameIndex
from bot.domain.names.spelling import normalized
from bot.models.evidence import Name

_MOST_WORDS = 10
_SHORT = 3
_NAMED_KINDS = frozenset({"role", "occupation", "holder", "strike", "source", "event", "topic"})
_ORDINARY_WORDS = """
august banks equity universal verity woke suits queens double extra background electric
electrician stunt stunts tag em td bg ma mba ima swe l5 l6 peters residuals residual writer strikers
critics scale insider forbes models quotes cracked digg vox fx hypocrisy balance bargaining lever
quartz republic messenger people variety register independent guardian nation animation chatgpt
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Names that are words of the language, too: as names they need a capital inside a sentence."""

_POINTERS = frozenset(["the union", "the unions"])
"""What points back to a union that was named before, in the whole record's sense all of them."""

_NEVER = frozenset(["may", "will", "record", "time", "film", "cut", "federal", "the"])
_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "extras": ("background actor",),
    "actor": ("sag aftra", "sag aftra member", "sag"),
    "performer": ("sag aftra", "sag aftra member", "sag"),
    "sag": ("sag aftra",),
    "screen actors guild": ("sag aftra",),
    "sag member": ("sag aftra",),
    "sag aftra member": ("sag aftra",),
    "writer": ("wga", "wga writer"),
    "screenwriter": ("wga",),
    "writers guild": ("wga",),
    "director": ("dga",),
    "directors guild": ("dga",),
    "animator": ("the animation guild",),
    "film crew": ("iatse",),
    "crew": ("iatse",),
    "studio": ("amptp",),
    "producer": ("amptp",),
    "minimum basic agreement": ("wga",),
    "tv theatrical contract": ("sag aftra",),
    "tv theatrical agreement": ("sag aftra",),
    "game contract": ("game companies", "sag aftra"),
    "game agreement": ("game companies", "sag aftra"),
    "actors and writers": ("sag aftra", "wga"),
    "writers and actors": ("sag aftra", "wga"),
    "video game strike": ("game companies",),
    "game company": ("game companies",),
}
"""Words for people, and what they are on record as: their union, and the role they stand for."""


_LONGEST_PEOPLE = {
    first: max(len(words.split()) for words in _PEOPLE if words.split()[0] == first)
    for first in {words.split()[0] for words in _PEOPLE}
}


@dataclass(frozen=True, slots=True)
class Mention(TextSpan):
    """Words of a text that name records. `loose` words name people by their trade alone; `parties`
    are the ids of the unions and employers of the roles that they name.
    """

    names: tuple[Name, ...]
    loose: bool = False
    parties: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(name.record for name in self.names)

    @property
    def is_document(self) -> bool:
        """Whether it can name nothing but articles and the outlets that publish them."""
        return all(name.kind == "source" or name.record.startswith("art-") for name in self.names)

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """The ids of the records of some kinds."""
        return tuple(name.record for name in self.names if name.kind in kinds)


def ids_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """The ids of all records that are mentioned, with the unions and employers of the roles."""
    return frozenset[str]().union(*(mention.ids | mention.parties for mention in mentions))


def holder_ids(mentions: Iterable[Mention]) -> frozenset[str]:
    """The ids of the people and bodies that are mentioned."""
    return frozenset(
        name.record for mention in mentions for name in mention.names if name.kind == "holder"
    )


def find_mentions(text: str, index: NameIndex) -> list[Mention]:
    """What the text names, in its order; the longest name at a place."""
    found: list[Mention] = []
    all_words = words(text)
    place = 0
    while place < len(all_words):
        longest = 0
        for mention, count in _beginning(text, all_words, place, index):
            found.append(mention)
            if not mention.is_document:
                longest = count
                break
            # The title of a document can name a role, too.
            longest = max(longest, count if count <= _SHORT else 0)
        place += max(longest, 1)
    return found


def _beginning(
    text: str, all_words: Sequence[Word], place: int, index: NameIndex
) -> Iterator[tuple[Mention, int]]:
    """The names that begin with the word at `place`, the longest first, and their words."""
    forms = list(_forms(text, all_words[place : place + 1]))
    most = max(max(index.longest_after(form), _LONGEST_PEOPLE.get(form, 0)) for form in forms)
    for count in range(min(_MOST_WORDS, most, len(all_words) - place), 0, -1):
        part = all_words[place : place + count]
        names, loose = _called(text, part, index)
        if names and not all(word.plain.isdecimal() for word in part) and not _points(part):
            yield Mention(part[0].start, part[-1].end, names, loose, _parties(names, index)), count


def _points(part: Sequence[Word]) -> bool:
    plain = " ".join(word.plain.removesuffix("s") for word in part)
    return plain in _POINTERS


def _parties(names: Iterable[Name], index: NameIndex) -> frozenset[str]:
    """The holders that the roles among some names have as their union or employer."""
    hints = (name.hint for name in names if name.kind == "role")
    called = (index.called(normalized(party)) for hint in hints for party in hint.split(", "))
    return frozenset(name.record for one in called for name in one if name.kind == "holder")


def _called(text: str, part: Sequence[Word], index: NameIndex) -> tuple[tuple[Name, ...], bool]:
    """The records that go by these words, also in the plural or the genitive."""
    names: dict[str, Name] = {}
    people = False
    for form in _forms(text, part):
        if len(part) > 1 or _is_name(text, part[0], form):
            names |= {name.record: name for name in index.called(form)}
        for other in _PEOPLE.get(form, ()):
            people = people or len(part) == 1
            names |= {name.record: name for name in index.called(other)}
    named = [name for name in names.values() if name.kind in _NAMED_KINDS]
    others = [name for name in named if name.kind != "source"]
    return tuple(others if others or not part[0].capital else named), people


def _forms(text: str, part: Sequence[Word]) -> Iterator[str]:
    """The words as a name can have them: as they are, without a genitive, in the other number."""
    first = " ".join(word.plain for word in part)
    yield first
    last = part[-1].of(text)
    if last[-2:] in ("'s", "’s"):
        yield first[:-1]
    elif last.endswith("ies"):
        yield f"{first[:-3]}y"
    elif last.endswith("s") and len(first) > 3:
        yield first[:-1]
    elif len(last) > 3:
        yield f"{first}s"


def _is_name(text: str, word: Word, form: str) -> bool:
    if form in _NEVER or len(form) < 2 or form.isdecimal():
        return False
    if form not in _ORDINARY or form in _PEOPLE:
        return True
    before = text[: word.start].rstrip()
    return word.capital and before != "" and before[-1] not in ".!?/•\n"
