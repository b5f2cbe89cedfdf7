"""The crowd of a load test: what tens of thousands of people ask, type, press and hand in.

All of it comes from one seed. What is pressed are the buttons and menus of earlier answers, so that
the crowd has to be told of them with `seen`.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bench import hostile, payloads
from bench.asked import Asked, completed
from bench.loopback import Answer
from bench.payloads import JSON, By

PEOPLE = 50_000
SERVERS = 1_000
_GREEDY = 2
"""People who ask again and again, more than their limit lets them."""

_CROWDED = SERVERS - 1
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
    by: By
    message: JSON | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class _Card:
    """An answer that can be pressed."""

    message: JSON
    pressable: list[JSON]
    by: By


class Crowd:
    """Acts without an end."""

    def __init__(self, commands: Mapping[str, JSON], seed: int) -> None:
        self._commands = commands
        self._chance = random.Random(seed)  # noqa: S311
        self._asked = Asked(self._chance)
        self._cards: deque[_Card] = deque(maxlen=_KEPT)
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
        if answer.kind == _FORM and self._chance.random() < 0.7:
            typed = {"what": hostile.text(self._chance)[:900], "where": "https://example.com"}
            data = payloads.handed_in(answer.data, typed)
            self._forms.append(Act("form handed in", _HANDED_IN, data, act.by, act.message))
        elif act.kind == _COMMAND and self._chance.random() < 0.15:
            pressable = list(_pressable(answer.data.get("components") or []))
            if pressable:
                message = payloads.message(answer.data, act.by.person)
                self._cards.append(_Card(message, pressable, act.by))

    # --- What there is ----------------------------------------------------------------------------

    def _somebody(self) -> By:
        """Every tenth person writes in direct messages, the others each on a server of theirs."""
        person = self._chance.randrange(_GREEDY, PEOPLE)
        return By(person, person // 10 % _CROWDED if person % 10 else None)

    def _slash(self, what: str, name: str, options: Mapping[str, object], by: By) -> Act:
        data = payloads.chat_input(self._commands[name], options)
        return Act(what, _COMMAND, data, by, of=f"/{name}")

    def _repeated(self) -> Act:
        return self._slash("often asked", *self._asked.repeated(), self._somebody())

    def _fresh(self) -> Act:
        return self._slash("rarely asked", *self._asked.fresh(), self._somebody())

    def _greedy(self) -> Act:
        person = self._chance.randrange(_GREEDY)
        return self._slash("one person, too fast", *self._asked.repeated(), By(person, person))

    def _crowded(self) -> Act:
        by = By(self._somebody().person, _CROWDED)
        return self._slash("one server, too fast", *self._asked.repeated(), by)

    def _wrong(self) -> Act:
        """One option of a question is mistyped, or anything at all."""
        name, options = self._asked.fresh()
        if options:
            chosen = self._chance.choice(list(options))
            typed = hostile.text(self._chance)
            if self._chance.random() < 0.5:
                typed = hostile.mistyped(self._chance, str(options[chosen]))
            options = {**options, chosen: typed}
        return self._slash("mistyped or hostile", name, options, self._somebody())

    def _wrong_types(self) -> Act:
        name, options = self._asked.fresh()
        wrong = {option: self._chance.choice(hostile.WRONG_TYPES) for option in options}
        return self._slash("wrong type", name, wrong, self._somebody())

    def _outdated(self) -> Act:
        """What a Discord sends that has not loaded the commands as they are."""
        name, options = self._asked.fresh()
        act = self._slash("outdated", name, options, self._somebody())
        change = self._chance.randrange(3)
        if change == 0:
            act.data["name"] = "salary"
        elif change == 1:
            act.data["options"] = []
        else:
            act.data["options"].append({"name": "colour", "type": 3, "value": "red"})
        return act

    def _completion(self) -> Act:
        name, option, typed = completed(self._chance)
        if self._chance.random() < 0.05:
            typed = hostile.text(self._chance)
        data = payloads.chat_input(self._commands[name], {option: typed})
        data["options"][0]["focused"] = True
        return Act("completion", _COMPLETION, data, self._somebody())

    def _old_completion(self) -> Act:
        """A completion for a command that there is no more."""
        act = self._completion()
        act.data["name"] = "salary"
        return act

    def _press(self) -> Act:
        """A button or a choice of a menu, mostly by who asked; files are rarer than they look."""
        if not self._cards:
            return self._fresh()
        card = self._chance.choice(self._cards)
        part = self._chance.choice(card.pressable)
        if part["custom_id"][0] == "x" and self._chance.random() < 0.9:
            part = card.pressable[0]
        data: JSON = {"component_type": part["type"], "custom_id": part["custom_id"], "id": 1}
        if part["type"] == 3:
            data["values"] = [self._chance.choice(part["options"])["value"]]
        by = card.by if self._chance.random() < 0.9 else self._somebody()
        what = "menu" if part["type"] == 3 else "button"
        return Act(what, _COMPONENT, data, by, card.message)

    def _made_up(self) -> Act:
        """A custom id of nobody's, on a card where there is one."""
        kind = self._chance.choice((2, 3))
        custom_id = self._chance.choice(hostile.CUSTOM_IDS)
        data: JSON = {"component_type": kind, "custom_id": custom_id, "id": 1}
        if kind == 3:
            data["values"] = [hostile.text(self._chance)[:100]]
        message = self._chance.choice(self._cards).message if self._cards else payloads.message()
        return Act("made-up button", _COMPONENT, data, self._somebody(), message)

    def _on_a_message(self) -> Act:
        """The command of the menu on any message, which somebody else wrote."""
        command = next(one for one in self._commands.values() if one["type"] == 3)
        text = self._asked.claim() if self._chance.random() < 0.8 else hostile.text(self._chance)
        writer = self._somebody().person
        written = payloads.message(None, writer)
        written |= {"content": text, "author": payloads.person(writer), "flags": 0, "type": 0}
        data = {"id": command["id"], "name": command["name"], "type": 3, "target_id": written["id"]}
        data["resolved"] = {"messages": {written["id"]: written}}
        return Act("message command", _COMMAND, data, self._somebody())


def _pressable(components: list[JSON]) -> Iterator[JSON]:
    for component in components:
        if "custom_id" in component:
            yield component
        yield from _pressable(component.get("components") or [])
