"""The records that a running text names: longest names first, no typos forgiven.

A name that is an ordinary word is taken for a name only where it is written as one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.claims.text.spans import TextSpan, Word, words
from bot.domain.names.index import NameIndex
from bot.models.evidence import Name

_MOST_WORDS = 10
_SHORT = 3
_NAMED_KINDS = frozenset({"role", "occupation", "holder", "strike", "source", "event", "topic"})
_ORDINARY_WORDS = """
august banks equity universal verity woke suits queens double extra extras background electric
electrician stunt stunts tag em td bg ma mba ima swe l5 l6 peters residuals residual writer strikers
critics scale insider forbes models quotes cracked digg vox fx hypocrisy balance bargaining lever
quartz republic messenger people variety register independent guardian nation animation chatgpt
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Names that are words of the language, too: as names they need a capital inside a sentence."""

_NEVER = frozenset(["may", "will", "record", "time", "film", "cut", "federal", "the"])
_PEOPLE: Mapping[str, tuple[str, ...]] = {
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
    "game company": ("game companies",),
}
"""Words for people, and what they are on record as: their union, and the role they stand for."""


_LONGEST_PEOPLE = {
    first: max(len(words.split()) for words in _PEOPLE if words.split()[0] == first)
    for first in {words.split()[0] for words in _PEOPLE}
}


@dataclass(frozen=True, slots=True)
class Mention(TextSpan):
    """Words of a text that name records. `loose` words name people by their trade alone."""

    names: tuple[Name, ...]
    loose: bool = False

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
    """The ids of all records that are mentioned."""
    return frozenset(name.record for mention in mentions for name in mention.names)


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
        longest = _longest(text, all_words, place, index)
        if longest is None:
            place += 1
            continue
        mention, count = longest
        found.append(mention)
        # The title of a document can name a role, too.
        place += 1 if count > _SHORT and mention.is_document else count
    return found


def _longest(
    text: str, all_words: Sequence[Word], place: int, index: NameIndex
) -> tuple[Mention, int] | None:
    """The longest name that begins with the word at `place`, and how many words it has."""
    forms = list(_forms(text, all_words[place : place + 1]))
    most = max(max(index.longest_after(form), _LONGEST_PEOPLE.get(form, 0)) for form in forms)
    for count in range(min(_MOST_WORDS, most, len(all_words) - place), 0, -1):
        part = all_words[place : place + count]
        names, loose = _called(text, part, index)
        if names and not all(word.plain.isdecimal() for word in part):
            return Mention(part[0].start, part[-1].end, names, loose), count
    return None


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
    """The words as a name can have them: as they are, without a genitive, in the singular."""
    first = " ".join(word.plain for word in part)
    yield first
    last = part[-1].of(text)
    if last[-2:] in ("'s", "’s"):
        yield first[:-1]
    elif last.endswith("ies"):
        yield f"{first[:-3]}y"
    elif last.endswith("s") and len(last) > 3:
        yield first[:-1]


def _is_name(text: str, word: Word, form: str) -> bool:
    if form in _NEVER or len(form) < 2 or form.isdecimal():
        return False
    if form not in _ORDINARY or form in _PEOPLE:
        return True
    before = text[: word.start].rstrip()
    return word.capital and before != "" and before[-1] not in ".!?/•\n"
