"""What people type into options, through the front door, and whether they get what they mean."""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bot.cards.parts.amounts import day, when
from bot.domain.names.spelling import normalized
from bot.interactions.custom_ids import from_custom_id
from bot.models.dates import read_edtf
from bot.models.question import Action
from tests.kit.door import Door, Reply

_FOLDER = Path(__file__).parent
SETS = {"finding": _FOLDER / "finding.csv", "more finding": _FOLDER / "more_finding.csv"}
"""The second was written by somebody who knew the record, and neither the bot nor its aliases."""

_OFFERED = 3
_FIRST = 5
_STANDING = (
    *("Back", "Next", "Copy as text", "Share", "Cite", "Export", "Report an error"),
    "Search everything",
)
"""Buttons that every answer has: they offer nothing of their own."""
_MACRO = re.compile(r"(?<![.\w\])])\{(?P<name>fri|mon|m|y|week)?(?P<number>-?\d+)?d?\}")
"""Days counted from today, as README.md says; what stands behind a letter is a repetition."""

_LISTS = ("search",)


@dataclass(frozen=True, slots=True)
class Asked:
    """A command with its options, and what is right: alternatives, each of parts that all count."""

    id: str
    command: str
    options: Mapping[str, str]
    focused: str
    want: Sequence[Sequence[str]]
    accept: str
    kind: str

    @property
    def typed(self) -> str:
        return " ".join(self.options.values())


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees at once: the head of the answer, what it is of, and what it offers.

    Attributes:
        answered: whether it is an answer, and no refusal or question back.
        head: the heading and the first three lines; the names of files.
        named: ids and values that the answer is of.
        offered: label and values of each choice, in order.
    """

    answered: bool
    head: str
    named: frozenset[str]
    offered: Sequence[tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """Something asked, and how well it was answered."""

    asked: Asked
    seen: Seen

    @property
    def direct(self) -> bool:
        if self.asked.focused:
            return _choices_hold(self.asked, self.seen.offered[:_FIRST])
        if self.asked.accept == "silent":
            return self._silent
        if self.asked.accept == "offered" and self.one_step:
            return True
        return self.seen.answered and any(
            all(_holds(part, self.seen) for part in parts) for parts in self.asked.want
        )

    @property
    def one_step(self) -> bool:
        if self.asked.focused:
            return _choices_hold(self.asked, self.seen.offered)
        if self.asked.accept == "silent":
            return self._silent
        return (self.asked.accept != "offered" and self.direct) or (
            _choices_hold(self.asked, self.seen.offered)
        )

    @property
    def _silent(self) -> bool:
        return not self.seen.answered and not self.seen.offered

    @property
    def wrong(self) -> bool:
        """Whether something else was answered as if it were meant."""
        is_list = self.asked.command in _LISTS or bool(self.asked.focused)
        return self.seen.answered and not self.one_step and not is_list

    @property
    def absurd(self) -> bool:
        """Whether it fails, and offers what has no word in common with what was typed."""
        if self.one_step:
            return False
        typed = _words(self.asked.typed)
        offered = self.seen.offered[:_OFFERED]
        return bool(offered) and any(
            not _alike(typed, _words(" ".join((label, *values)))) for label, values in offered
        )


def _words(text: str) -> set[str]:
    return {word[:4] for word in normalized(text).split() if len(word) > 1}


def _alike(typed: set[str], offered: set[str]) -> bool:
    return bool(typed & offered)


def _choices_hold(asked: Asked, offered: Sequence[tuple[str, frozenset[str]]]) -> bool:
    among = offered[:_OFFERED] if not asked.focused else offered
    for parts in asked.want:
        few = among if len(parts) == 1 else offered
        if parts and all(any(_offers(part, one) for one in few) for part in parts):
            return True
    return False


def _offers(part: str, choice: tuple[str, frozenset[str]]) -> bool:
    label, values = choice
    kind, _, wanted = part.partition(":")
    if kind == "id":
        return wanted in values
    if kind == "day":
        return wanted in values or wanted in label
    if kind == "month":
        return wanted in values
    return kind == "re" and bool(re.search(wanted, f"{label} {' '.join(values)}"))


def _holds(part: str, seen: Seen) -> bool:
    kind, _, wanted = part.partition(":")
    if kind == "id":
        return wanted in seen.named
    if kind == "day":
        return wanted in seen.named or day(date.fromisoformat(wanted)) in seen.head
    if kind == "month":
        return wanted in seen.named or when(read_edtf(wanted)) in seen.head.splitlines()[0]
    return kind == "re" and bool(re.search(wanted, seen.head))


def read_finding(path: Path, today: date) -> list[Asked]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Asked(
                id=row["id"],
                command=row["command"],
                options=json.loads(row["options"]),
                focused=row["focused"],
                want=[
                    [_filled(part.strip(), today) for part in one.split(" && ")]
                    for one in row["want"].split(" || ")
                ],
                accept=row["accept"],
                kind=row["kind"],
            )
            for row in csv.DictReader(file, strict=True)
        ]


def _filled(part: str, today: date) -> str:
    """The part with today's dates in the place of its macros."""
    both = part.startswith("re:")

    def date_of(found: re.Match[str]) -> str:
        name, number = found["name"] or "", int(found["number"] or 0)
        monday = today - timedelta(days=today.weekday())
        if name == "m":
            months = today.year * 12 + today.month - 1 + number
            return f"{months // 12}-{months % 12 + 1:02}"
        if name == "y":
            return str(today.year + number)
        if name == "week":
            return "|".join(day(monday + timedelta(days=one)) for one in range(7))
        last_friday = today - timedelta(days=(today.weekday() - 4) % 7 or 7)
        start = {"": today, "fri": last_friday, "mon": monday}[name]
        one = start + timedelta(days=number)
        return f"{one.isoformat()}|{day(one)}" if both else one.isoformat()

    return _MACRO.sub(date_of, part)


async def ask(door: Door, asked: Asked) -> Found:
    """Type it, or complete the option that is being typed."""
    if asked.focused:
        others = {name: text for name, text in asked.options.items() if name != asked.focused}
        typed = asked.options[asked.focused]
        choices = await door.offered(asked.command, asked.focused, typed, **others)
        offered = [(one["name"], frozenset({one["value"]})) for one in choices]
        return Found(asked, Seen(answered=False, head="", named=frozenset(), offered=offered))
    return Found(asked, _seen(await door.slash(asked.command, **asked.options)))


async def ask_all(door: Door, all_asked: Iterable[Asked]) -> list[Found]:
    return [await ask(door, asked) for asked in all_asked]


def _seen(reply: Reply) -> Seen:
    """What stands on the first page of a reply."""
    lines = [line for line in reply.bare.splitlines() if line.strip()]
    named: set[str] = set()
    offered: list[tuple[str, frozenset[str]]] = []
    answered = bool(reply.files)
    for part in reply.components:
        pressed = from_custom_id(part.get("custom_id", ""))
        if pressed is None:
            continue
        values = frozenset(value for _, value in pressed.question.options)
        label = part.get("label", "")
        if label == "Copy as text":
            answered = True
            named |= values
        elif "options" in part and pressed.action is not Action.EXPORT:
            offered += [
                (
                    " · ".join((one["label"], one.get("description") or "")),
                    frozenset({one["value"]}),
                )
                for one in part["options"]
            ]
        elif label not in _STANDING and "options" not in part:
            offered.append((label, values))
    footer = next((line for line in lines if "Picketdesk record " in line[:40]), "")
    named |= set(re.findall(r"[\w.-]+", footer))
    named |= set(re.findall(r"`([a-z0-9-]+)`", "\n".join(lines[:4])))
    for file in reply.files:
        named |= {file, re.sub(r"^picketdesk-[\d.]+-[a-z]+-|\.\w+$", "", file)}
    head = "\n".join([*(line.removeprefix("## ") for line in lines[:4]), *reply.files])
    return Seen(answered, head, frozenset(named), offered)
