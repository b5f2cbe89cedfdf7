"""What is asked: for every command questions that were not asked before, and one that was."""

import csv
import itertools
import random
from collections.abc import Iterator
from functools import cache

from bench.processes import ROOT

Question = tuple[str, dict[str, object]]

REPEATED: dict[str, dict[str, object]] = {
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
PICTURED = ("compare", "pay", "timeline", "strike")
"""Commands whose answers have a chart."""

COMPLETED = (("compare", "first", "role"), ("pay", "role", "role"), ("timeline", "about", "holder"))
"""Options that complete names, and the kind of record they name."""


@cache
def _ids(table: str, column: str = "id") -> list[str]:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


def fresh(command: str, seed: int) -> Iterator[dict[str, object]]:
    """Questions to a command, as different as the record lets them be, without an end."""
    chance = random.Random(seed)  # noqa: S311
    roles, topics = _ids("roles"), _ids("topics")
    for number in itertools.count():
        first, second = chance.sample(roles, 2)
        day = f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        later = f"{chance.randint(2027, 2029)}-{chance.randint(1, 12):02}-01"
        yield {
            "compare": {"first": first, "second": second},
            "pay": {"role": first},
            "quote": {"topic": chance.choice(topics), "stance": chance.choice(["for", "against"])},
            "positions": {"topic": chance.choice(topics)},
            "source": {"source": chance.choice(_ids("sources"))},
            "timeline": {"about": chance.choice(_ids("holders")), "from_date": day},
            "on": {"date": day},
            "between": {"start": day, "end": later},
            "strike": {"name": chance.choice(_ids("strikes"))},
            "cite": {
                "record": chance.choice(_ids("figures")),
                "style": chance.choice(["ap", "apa", "chicago", "mla"]),
            },
            "check": {"claim": chance.choice(_ids("events", "what"))[:700]},
            "search": {
                "words": f"{chance.choice(_words())} {chance.choice(_words())} {number % 7}"
            },
            "record": {},
            "help": {},
        }[command]


def typed(seed: int) -> Iterator[tuple[str, str, str]]:
    """What is typed into an option, letter by letter, typos among it, without an end."""
    chance = random.Random(seed)  # noqa: S311
    while True:
        command, option, kind = chance.choice(COMPLETED)
        name = chance.choice(_ids(f"{kind}s", "title" if kind == "role" else "name"))
        start = chance.choice([0, 0, name.find(" ") + 1])
        text = name[start : start + 12]
        if len(text) > 4 and chance.random() < 0.2:
            place = chance.randrange(1, len(text))
            text = text[:place] + text[place + 1 :]
        yield from ((command, option, text[:length]) for length in range(1, len(text) + 1))


@cache
def _words() -> list[str]:
    words = {word.strip(".,;:'\"()") for text in _ids("events", "what") for word in text.split()}
    return sorted(word for word in words if len(word) > 3 and word.isalpha())
