"""What was bargained over one subject of one contract, and in which order subjects are told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.models.contract import Contract, ContractTerm, Side, Subject
from bot.models.evidence import Stated
from bot.models.role import Figure, Role


@dataclass(frozen=True, slots=True)
class BargainedSubject:
    """One subject of one contract.

    Attributes:
        group: The wider subject that it belongs to; itself, where there is none.
        terms: What was demanded, offered and won, the earliest first.
        figures: The pay figures that have amounts of the terms, each with its role.
    """

    contract: Contract
    subject: Subject
    group: Subject
    terms: tuple[Stated[ContractTerm], ...]
    figures: tuple[tuple[Role, Stated[Figure]], ...] = ()

    @property
    def name(self) -> str:
        """'AI, training'; the name alone of what belongs to no group, or is named after it."""
        group, own = (set(one.name.casefold().split()) for one in (self.group, self.subject))
        if group <= own:
            return self.subject.name
        first, rest = self.subject.name[:1], self.subject.name[1:]
        lowered = first if rest[:1].isupper() else first.lower()
        return f"{self.group.name}, {lowered}{rest}"

    def of(self, side: Side) -> list[Stated[ContractTerm]]:
        """The terms of one side; of what was won first what most sources tell of."""
        own = [stated for stated in self.terms if stated.row.side == side]
        return sorted(own, key=lambda one: -len(one.agreeing)) if side == "won" else own


def with_members(subject: str, subjects: Mapping[str, Subject]) -> list[str]:
    """The id of a subject, with those of the subjects that it is the group of."""
    return [subject, *(one.id for one in subjects.values() if one.group == subject)]


def bargained_subjects(
    terms: Iterable[Stated[ContractTerm]],
    contracts: Mapping[str, Contract],
    subjects: Mapping[str, Subject],
    figures: Sequence[tuple[Role, Stated[Figure]]] = (),
    issues: Sequence[str] = (),
) -> list[BargainedSubject]:
    """Terms by contract and subject: the newest contract first, in it the groups that `issues`
    name, then those that most sources tell of; in a group the subjects that most tell of.
    """
    grouped: dict[tuple[str, str], list[Stated[ContractTerm]]] = {}
    for stated in terms:
        grouped.setdefault((stated.row.contract, stated.row.subject), []).append(stated)
    found = [
        BargainedSubject(
            contracts[contract],
            subjects[subject],
            subjects[subjects[subject].group or subject],
            tuple(own),
            tuple(one for one in figures if any(one[1].row.id in t.row.figures for t in own)),
        )
        for (contract, subject), own in grouped.items()
    ]
    told = Counter[str]()
    for one in found:
        count = sum(len(stated.agreeing) for stated in one.terms)
        told.update(dict.fromkeys({one.group.id, one.subject.id}, count))
    places = _places(found, issues)
    return sorted(
        found,
        key=lambda one: (
            -one.contract.start.first.toordinal(),
            one.contract.id,
            places.get(one.group.id, len(issues)),
            -told[one.group.id],
            one.group.id,
            -told[one.subject.id],
            one.subject.id,
        ),
    )


def _places(found: Iterable[BargainedSubject], issues: Sequence[str]) -> dict[str, int]:
    """By the id of a group the place of the first issue that names it, or one of its subjects."""
    named = {issue.replace("-", " "): place for place, issue in enumerate(issues)}
    places: dict[str, int] = {}
    for one in found if issues else ():
        for subject in (one.group, one.subject):
            for name in (subject.name, *subject.aliases):
                place = named.get(name.casefold(), len(issues))
                places[one.group.id] = min(place, places.get(one.group.id, place))
    return places


def of_each_group(found: Sequence[BargainedSubject], most: int) -> list[BargainedSubject]:
    """So many subjects that the first of each group comes before the second of any; those without
    a group count as one.
    """
    met = Counter[str]()
    turns: list[tuple[int, int]] = []
    for place, one in enumerate(found):
        group = "" if one.group is one.subject else one.group.id
        turns.append((met[group], place))
        met[group] += 1
    return [found[place] for place in sorted(place for _, place in sorted(turns)[:most])]


def side_by_side(terms: Iterable[Stated[ContractTerm]]) -> list[list[Stated[ContractTerm]]]:
    """The terms whose amounts are of one thing, where there are several of it."""
    things: dict[tuple[str | None, ...], list[Stated[ContractTerm]]] = {}
    for stated in terms:
        if stated.row.has_amount:
            things.setdefault(stated.row.thing, []).append(stated)
    return [several for several in things.values() if len(several) > 1]
