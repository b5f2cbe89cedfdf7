"""The crowd of a load test: what tens of thousands of people ask, type, press and hand in.

All of it comes from one seed. What is pressed are the buttons and menus of earlier answers, so that
the crowd has to be told of them with `seen`.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.asked import Asked, completed
from tests.kit import hostile
from tests.kit import loopback_payloads as payloads
from tests.kit.loopback import Answer
from tests.kit.loopback_payloads import GUILD_CHANNEL_ID, JSON, By, Stored, by_reader, reader

_PEOPLE = 50_000
_GREEDY = 2
"""People who ask again and again, more than their limit lets them."""

_CROWDED = 999
"""A server where so many ask at once that it is held to its pace."""

_KEPT = 1_500
_FORM = 9
_COMMAND, _COMPONENT, _COMPLETION, _HANDED_IN = 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Act:
    """An interaction to be sent. `what` is the kind of thing that somebody does, `of` the command
    that it is about, where it is about one.
    """

    what: str
    kind: int
    data: JSON
    owned_by: JSON
    by: By
    source: Stored | None = None
    of: str = ""


class Crowd:
    """Acts without an end."""

    def __init__(self, commands: Sequence[JSON], seed: int) -> None:
        self._commands = commands
        self._chance = random.Random(seed)  # noqa: S311
        self._asked = Asked(self._chance)
        self._cards: deque[tuple[Stored, By]] = deque(maxlen=_KEPT)
        self._forms: deque[Act] = deque(maxlen=_KEPT)
        makers: dict[Callable[[], Act], int] = {
            self._repeated: 430,
            self._fresh: 120,
            self._wrong: 50,
            self._wrong_types: 10,
            self._outdated: 10,
            self._completion: 158,
            self._old_completion: 2,
            self._press: 110,
            self._made_up: 20,
            self._on_a_message: 5,
            self._greedy: 25,
            self._crowded: 60,
        }
        self._makers, self._weights = list(makers), list(makers.values())

    def acts(self, count: int) -> Iterator[Act]:
        for make in self._chance.choices(self._makers, self._weights, k=count):
            yield self._forms.popleft() if self._forms else make()

    def seen(self, act: Act, answer: Answer) -> None:
        """Keep some answers for somebody to press, and have most forms handed in."""
        if answer.type == _FORM and self._chance.random() < 0.7:
            typed = {"what": hostile.text(self._chance)[:900], "where": "https://example.com"}
            data = payloads.modal_data(answer.data, typed)
            handed_in = Act("form handed in", _HANDED_IN, data, act.owned_by, act.by, act.source)
            self._forms.append(handed_in)
        elif act.kind == _COMMAND and answer.original and self._chance.random() < 0.15:
            self._cards.append((answer.original, act.by))

    # --- What there is ----------------------------------------------------------------------------

    def _person(self) -> int:
        return self._chance.randrange(_GREEDY, _PEOPLE)

    def _somebody(self) -> By:
        """Every tenth person writes in direct messages, the others each on a server of theirs."""
        person = self._person()
        return by_reader(person, person // 10 % _CROWDED if person % 10 else None)

    def _slash(self, what: str, name: str, options: Mapping[str, object], by: By) -> Act:
        data, owned_by = payloads.chat_input(self._commands, name, options, by)
        return Act(what, _COMMAND, data, owned_by, by, of=f"/{name}")

    def _repeated(self) -> Act:
        return self._slash("often asked", *self._asked.repeated(), self._somebody())

    def _fresh(self) -> Act:
        return self._slash("rarely asked", *self._asked.fresh(), self._somebody())

    def _greedy(self) -> Act:
        person = self._chance.randrange(_GREEDY)
        return self._slash(
            "one person, too fast", *self._asked.repeated(), by_reader(person, person)
        )

    def _crowded(self) -> Act:
        by = by_reader(self._person(), _CROWDED)
        return self._slash("one server, too fast", *self._asked.repeated(), by)

    def _wrong(self) -> Act:
        """One option of a question is mistyped, or anything at all."""
        act = self._slash("mistyped or hostile", *self._asked.fresh(), self._somebody())
        if options := act.data.get("options"):
            option = self._chance.choice(options)
            mistyped = hostile.mistyped(self._chance, str(option["value"]))
            option["value"] = self._chance.choice((mistyped, hostile.text(self._chance)))
        return act

    def _wrong_types(self) -> Act:
        act = self._slash("wrong type", *self._asked.fresh(), self._somebody())
        for option in act.data.get("options", []):
            option["value"] = self._chance.choice(hostile.WRONG_TYPES)
        return act

    def _outdated(self) -> Act:
        """What a Discord sends that has not loaded the commands as they are."""
        act = self._slash("outdated", *self._asked.fresh(), self._somebody())
        change = self._chance.randrange(3)
        if change == 0:
            act.data["name"] = "salary"
        elif change == 1:
            act.data["options"] = []
        else:
            unknown = {"name": "colour", "type": 3, "value": "red"}
            act.data.setdefault("options", []).append(unknown)
        return act

    def _completion(self) -> Act:
        name, option, typed = completed(self._chance)
        if self._chance.random() < 0.05:
            typed = hostile.text(self._chance)
        by = self._somebody()
        given = payloads.chat_input(self._commands, name, {option: typed}, by, option)
        return Act("completion", _COMPLETION, *given, by)

    def _old_completion(self) -> Act:
        """A completion for a command that there is no more."""
        act = self._completion()
        act.data["name"] = "salary"
        return act

    def _press(self) -> Act:
        """A button or a choice of a menu; files are rarer than they look."""
        if not self._cards:
            return self._fresh()
        source, by = self._chance.choice(self._cards)
        parts = payloads.walk(source.message["components"])
        pressable = [part for part in parts if part.get("custom_id")]
        if not pressable:
            return self._fresh()
        part = self._chance.choice(pressable)
        if part["custom_id"][0] == "x" and self._chance.random() < 0.9:
            part = pressable[0]
        data: JSON = {"component_type": part["type"], "custom_id": part["custom_id"], "id": 1}
        if part["type"] == 3:
            data["values"] = [self._chance.choice(part["options"])["value"]]
        return self._on_card("menu" if part["type"] == 3 else "button", data, source, by)

    def _made_up(self) -> Act:
        """A custom id of nobody's, on a card of somebody's."""
        if not self._cards:
            return self._fresh()
        source, by = self._chance.choice(self._cards)
        kind = self._chance.choice((2, 3))
        custom_id = hostile.custom_id(self._chance)
        data: JSON = {"component_type": kind, "custom_id": custom_id, "id": 1}
        if kind == 3:
            data["values"] = [hostile.text(self._chance)[:100]]
        return self._on_card("made-up button", data, source, by)

    def _on_card(self, what: str, data: JSON, source: Stored, by: By) -> Act:
        """Mostly by who asked for the card."""
        if self._chance.random() > 0.9:
            by = {**by, "user": reader(self._person())}
        owned_by = source.message["interaction_metadata"]["authorizing_integration_owners"]
        return Act(what, _COMPONENT, data, owned_by, by, source)

    def _on_a_message(self) -> Act:
        """The command of the menu on any message, which somebody else wrote."""
        command = next(one for one in self._commands if one["type"] == 3)
        text = self._asked.claim() if self._chance.random() < 0.8 else hostile.text(self._chance)
        writer = reader(self._person())
        written = payloads.posted(GUILD_CHANNEL_ID, {}).message
        written |= {"content": text, "author": writer.payload()}
        data = {"id": command["id"], "name": command["name"], "type": 3, "target_id": written["id"]}
        data["resolved"] = {"messages": {written["id"]: written}}
        by = self._somebody()
        return Act("message command", _COMMAND, data, payloads.owners(command, by), by)
