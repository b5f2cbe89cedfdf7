"""What is asked: for every command questions that were not asked before, and one that was."""

import csv
import itertools
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.answers.registry import COMMANDS
from tests.kit.commands import EXAMPLES
from tests.kit.on_file import DATA

Question = tuple[str, dict[str, object]]

_CHOSEN: dict[str, dict[str, object]] = {
    "compare": {"first": "rs-ml-l6", "second": "sag-aftra-member"},
    "pay": {"role": "sag-aftra-member"},
    "quote": {"topic": "hypocrisy"},
    "positions": {"topic": "pay-gap"},
    "source": {"source": "saafir"},
    "timeline": {"about": "wga-2023"},
    "on": {"date": "2023-07-27"},
    "between": {"start": "2023-05-02", "end": "2023-09-27"},
    "strike": {"name": "sag-aftra-2023"},
    "cite": {"record": "f-rs6-range", "style": "apa"},
    "search": {"words": "residual checks"},
    "check": {"claim": "The actors' strike lasted 118 days, and Netflix offered $900,000 a year."},
    "record": {},
    "help": {},
}
"""Questions that earlier runs asked as well, so that runs can be compared."""

REPEATED: dict[str, dict[str, object]] = _CHOSEN | {
    name: typed
    for name, typed in EXAMPLES.items()
    if name not in _CHOSEN and not COMMANDS[name].gives_file
}
"""A question to each command that answers with a card: its example, where none is chosen."""

PICTURED = ("compare", "pay", "timeline", "strike")
"""Commands whose answers have a chart."""

_COMPLETED = (
    ("compare", "first", "role"),
    ("pay", "role", "role"),
    ("timeline", "about", "holder"),
)
"""Options that complete names, and the kind of record that they name."""

_READ = 120_000
"""Rows of a table that are asked about, of those that have more."""


def fresh(command: str, seed: int, data: Path = DATA) -> Iterator[dict[str, object]]:
    """Questions to a command, as different as the record lets them be, without an end; to one that
    this knows nothing of always the repeated one.
    """
    chance = random.Random(seed)  # noqa: S311
    roles, topics = _cells(data, "roles"), _cells(data, "topics")
    for number in itertools.count():
        first, second = chance.sample(roles, 2)
        day = f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        later = f"{chance.randint(2027, 2029)}-{chance.randint(1, 12):02}-01"
        made: dict[str, dict[str, object]] = {
            "compare": {"first": first, "second": second},
            "pay": {"role": first},
            "quote": {"topic": chance.choice(topics), "stance": chance.choice(["for", "against"])},
            "positions": {"topic": chance.choice(topics)},
            "source": {"source": chance.choice(_cells(data, "sources"))},
            "timeline": {"about": chance.choice(_cells(data, "holders")), "from_date": day},
            "on": {"date": day},
            "between": {"start": day, "end": later},
            "strike": {"name": chance.choice(_cells(data, "strikes"))},
            "cite": {
                "record": chance.choice(_cells(data, "figures")),
                "style": chance.choice(["ap", "apa", "chicago", "mla"]),
            },
            "check": {"claim": chance.choice(_cells(data, "events", "what"))[:700]},
            "search": {
                "words": f"{chance.choice(_words(data))} {chance.choice(_words(data))} {number % 7}"
            },
        }
        yield made.get(command, REPEATED[command])


def asked(seed: int, rounds: int, data: Path = DATA) -> list[Question]:
    """So many fresh questions to each command, command by command."""
    return [
        (name, options)
        for name in REPEATED
        for options in itertools.islice(fresh(name, seed, data), rounds)
    ]


def typed(seed: int, data: Path = DATA) -> Iterator[tuple[str, str, str]]:
    """What is typed into an option, letter by letter, typos among it, without an end."""
    chance = random.Random(seed)  # noqa: S311
    while True:
        command, option, kind = chance.choice(_COMPLETED)
        name = chance.choice(_cells(data, f"{kind}s", "title" if kind == "role" else "name"))
        start = chance.choice([0, 0, name.find(" ") + 1])
        text = name[start : start + 12]
        if len(text) > 4 and chance.random() < 0.2:
            place = chance.randrange(1, len(text))
            text = text[:place] + text[place + 1 :]
        yield from ((command, option, text[:length]) for length in range(1, len(text) + 1))


@cache
def _cells(data: Path, table: str, column: str = "id") -> list[str]:
    with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[column] for row in itertools.islice(csv.DictReader(file), _READ)]


@cache
def _words(data: Path) -> list[str]:
    told = _cells(data, "events", "what")
    words = {word.strip(".,;:'\"()") for text in told for word in text.split()}
    return sorted(word for word in words if len(word) > 3 and word.isalpha())
