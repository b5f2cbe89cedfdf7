"""Questions for a crowd: popular ones again and again, others as different as the record allows."""

import random
from functools import cache

from bench.questions import REPEATED, Question, fresh
from tests.kit import hostile
from tests.kit.on_file import rows

_CHARTED = ("compare", "pay", "strike")
"""Commands whose answers have pictures, which take the most time by far. Of a hundred questions to
them, all but a few come from a list of popular ones, whose pictures are kept."""

_POPULAR = 60
_NEW_PICTURES = 0.03
_FILES = 0.02
"""The part of /export's questions that are sent: a file takes as long as hundreds of answers."""

_STYLES = ("ap", "apa", "chicago", "mla", "bibtex", "csl-json")
_FORMATS = ("csv", "xlsx", "json")
_CLAIMS = (
    "The actors' strike lasted {} days.",
    "Netflix offered ${},000 a year for an AI product manager.",
    "The writers' strike of 2023 went on for {} days, the longest since 1988.",
    "A background actor makes ${} a day.",
    "That is {} times what a member of SAG-AFTRA earns in a year.",
)
_COMPLETED = (
    ("compare", "first"),
    ("pay", "role"),
    ("quote", "holder"),
    ("source", "source"),
    ("timeline", "about"),
    ("strike", "name"),
    ("on", "date"),
    ("cite", "record"),
    ("export", "what"),
)


class Asked:
    """Questions from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._fresh = {name: fresh(name, chance.randrange(1 << 30)) for name in REPEATED}
        self._names = [*REPEATED, "cite", "export", "check"]
        self._popular: list[Question] = [
            (name, next(self._fresh[name])) for name in _CHARTED for _ in range(_POPULAR)
        ]

    def repeated(self) -> Question:
        """One of the questions that everybody asks."""
        part = self._chance.random()
        if part < 0.3:
            return self._chance.choice(self._popular)
        if part < 0.33:
            return "check", {"claim": _CLAIMS[0].format(118)}
        return self._chance.choice(list(REPEATED.items()))

    def fresh(self) -> Question:
        """A question that few asked before, with options that are rarely used now and then."""
        name = self._chance.choice(self._names)
        if name in _CHARTED and self._chance.random() > _NEW_PICTURES:
            return self._chance.choice(self._popular)
        if name == "export" and self._chance.random() > _FILES:
            name = "cite"
        options = self._options(name)
        if self._chance.random() < 0.1:
            options = {**options, "private": True}
        if name in ("pay", "timeline") and self._chance.random() < 0.2:
            options = {**options, "known_by": f"{self._chance.randint(2019, 2025)}-07"}
        if name in ("compare", "pay") and self._chance.random() < 0.1:
            options = {**options, "dollars_of": self._chance.randint(1990, 2025)}
        return name, options

    def _options(self, name: str) -> dict[str, object]:
        if name == "cite":
            record = self._chance.choice(_column("evidence", "record"))
            return {"record": record, "style": self._chance.choice(_STYLES)}
        if name == "export":
            what = self._chance.choice((*_column("roles", "id"), "strikes.csv", "topics.csv"))
            return {"what": what, "format": self._chance.choice(_FORMATS)}
        if name == "check":
            return {"claim": self.claim()}
        return next(self._fresh[name])

    def claim(self) -> str:
        """A sentence with a number, a passage of an article, or several of both."""
        part = self._chance.random()
        if part < 0.4:
            return self._chance.choice(_CLAIMS).format(self._chance.randint(1, 999))
        if part < 0.95:
            return self._chance.choice(_column("quotes", "text"))
        passages = self._chance.sample(_column("quotes", "text"), self._chance.randint(2, 12))
        return " ".join(passages)[:3900]


def completed(chance: random.Random) -> tuple[str, str, str]:
    """A command, an option and what has been typed so far: a beginning of a name."""
    command, option = chance.choice(_COMPLETED)
    name = chance.choice(_names())
    if chance.random() < 0.2:
        name = hostile.mistyped(chance, name)
    return command, option, name[: chance.randint(0, len(name))]


@cache
def _column(table: str, column: str) -> list[str]:
    return [row[column] for row in rows(table) if row[column]]


@cache
def _names() -> tuple[str, ...]:
    columns = (("roles", "title"), ("strikes", "name"), ("sources", "title"))
    dates = ("27 July 2023", "2023-07-14", "yesterday", "all stoppages 2023")
    return (*(name for table, column in columns for name in _column(table, column)), *dates)
