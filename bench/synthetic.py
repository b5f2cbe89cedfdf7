"""Synthetic records: the real data package with as many made-up pay figures as are asked for.

`python -m bench.synthetic FOLDER 100000` writes one with 100,000 figures, ten a role, each with its
evidence. The same number and seed give the same bytes, and `python -m bot check` finds no fault.
"""

import argparse
import csv
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.vocabulary import (
    CASES,
    FIELDS,
    FIRST_NAMES,
    JOBS,
    LAST_NAMES,
    LEVELS,
    NOTES,
    PLACES,
    SCHEDULES,
    UNIONS,
    UNITS,
)
from tests.kit.on_file import DATA, rows

FIGURES_A_ROLE = 10
_TITLES = len(LEVELS) * len(FIELDS) * len(JOBS) * len(PLACES) * len(UNITS)
_STRIDE = 1_000_003  # prime, and no divisor of the number of titles: no title comes twice
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MEASURES = (
    *["minimum"] * 40, *["paid"] * 12, *["increase"] * 8, *["total-compensation"] * 8,
    *["posted-range"] * 12, *["median"] * 6, *["mean"] * 6, "p10", "p90", *["share-below"] * 2,
    "offer", "demand", "ratio", "threshold",
)  # fmt: skip
_PERS = ("week", "week", "day", "hour", "year", "episode", "payment")
_WEEKS = {"year": 50, "week": 1, "day": 0.22, "hour": 0.025, "episode": 1.6, "payment": 4}

Cells = list[str]


@dataclass(frozen=True, slots=True)
class _Role:
    id: str
    title: str
    union: str
    wage: float
    """What it is paid a week."""


def write_package(folder: Path, figures: int, seed: int = 1) -> None:
    """The data package with so many figures in all; the real ones are the first of them."""
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    chance = random.Random(f"{seed} {figures}")  # noqa: S311
    making = _Making(chance, seed)
    more = figures - len(rows("figures"))
    with (
        (folder / "roles.csv").open("a", encoding="utf-8", newline="") as roles,
        (folder / "figures.csv").open("a", encoding="utf-8", newline="") as stated,
        (folder / "evidence.csv").open("a", encoding="utf-8", newline="") as evidence,
    ):
        writers = [csv.writer(file, lineterminator="\n") for file in (roles, stated, evidence)]
        for number, start in enumerate(range(0, more, FIGURES_A_ROLE)):
            role, cells = making.role(number)
            writers[0].writerow(cells)
            for place in range(min(FIGURES_A_ROLE, more - start)):
                figure = making.figure(role, place)
                writers[1].writerow(figure)
                writers[2].writerows(making.evidence(role, figure))


def kept_package(cache: Path, figures: int, seed: int = 1) -> Path:
    """The folder of a synthetic package below `cache`, which is written where it is not there."""
    folder = cache / f"figures-{figures}-seed-{seed}"
    if not folder.exists():
        beside = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        write_package(beside, figures, seed)
        beside.replace(folder)
    return folder


class _Making:
    """Makes rows, one after the other, of one run of chance."""

    def __init__(self, chance: random.Random, seed: int) -> None:
        self.chance = chance
        self.first_title = seed * 7919
        sources = [row for row in rows("sources") if row["kind"] != "statistics"]
        self.sources = [row["id"] for row in sources if not row["doc"]]
        self.origins = [row["id"] for row in sources if not row["repeats"]]
        self.documents = [(row["id"], row["doc"]) for row in sources if row["doc"]]
        self.strikes = [(row["id"], row["union"].split("|")) for row in rows("strikes")]
        self.employers = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]

    def role(self, number: int) -> tuple[_Role, Cells]:
        chance = self.chance
        rest = (self.first_title + number * _STRIDE) % _TITLES
        parts: list[int] = []
        for size in map(len, (LEVELS, FIELDS, JOBS, PLACES, UNITS)):
            rest, part = divmod(rest, size)
            parts.append(part)
        level, field = LEVELS[parts[0]], FIELDS[parts[1]]
        job, category, occupation = JOBS[parts[2]]
        place, unit = PLACES[parts[3]], UNITS[parts[4]]
        union = chance.choice(UNIONS[category])
        employer = chance.choice(self.employers) if chance.random() < 0.6 or not union else ""
        title = f"{level} {field} {job}, {place}, {unit}"
        word = f"{field.split()[0]}-{job.split()[-1]}".lower()[:13].strip("-")
        role = _Role(f"{word}-{_short(number)}", title, union, 600 * chance.lognormvariate(1, 0.6))
        aliases = [f"{field} {job}", f"{level} {field} {job}", f"{field} {job} {place}"]
        about = f"{level} {job.lower()} in {field.lower()} for {unit} in {place}"
        employed = f"{about}, employed by {employer}." if employer else f"{about}."
        return role, [
            role.id,
            title,
            category,
            "group" if chance.random() < 0.03 else "person",
            employer,
            union,
            SCHEDULES.get(union, "") if chance.random() < 0.4 else "",
            occupation,
            "|".join(aliases[: chance.randint(1, 3)]),
            employed,
        ]

    def figure(self, role: _Role, place: int) -> Cells:
        chance = self.chance
        measure, per = chance.choice(_MEASURES), chance.choice(_PERS)
        amount = round(role.wage * _WEEKS[per] * chance.uniform(0.7, 1.5))
        low = high = str(amount)
        share = strict = ""
        if measure == "posted-range":
            high = str(round(amount * chance.uniform(1.2, 3)))
        elif measure == "increase":
            low = high = per = ""
            share = str(chance.randint(4, 40) / 4)
        elif measure == "ratio":
            low = high = str(chance.randint(11, 300) / 10)
            per = ""
        elif measure == "share-below":
            share, low, strict = str(chance.randint(5, 95)), "", chance.choice(["", "high"])
        elif chance.random() < 0.1:
            low, high = chance.choice([("", high), (low, "")])
        of_union = [strike for strike, unions in self.strikes if role.union in unions]
        bargained = measure in ("offer", "demand") or chance.random() < 0.01
        return [
            f"{role.id}-{place}",
            role.id,
            low,
            high,
            strict,
            "USD" if per else "",
            per,
            measure,
            share,
            _date(chance),
            chance.choice(CASES),
            chance.choice(of_union) if of_union and bargained else "",
            chance.choice(NOTES),
            "yes" if chance.random() < 0.03 else "",
        ]

    def evidence(self, role: _Role, figure: Cells) -> Iterator[Cells]:
        """One to three sources, the first of which states the figure as it is."""
        chance = self.chance
        many = chance.choice((1, 1, 1, 2, 2, 3))
        said = _said(figure)
        for number, source in enumerate(chance.sample(self.sources, many)):
            differs = "yes" if number and chance.random() < 0.1 else ""
            if chance.random() < 0.1:
                yield [*self._excerpt(role, figure, said), "", differs]
                return
            via = "-" if chance.random() < 0.8 else ""
            if not via and chance.random() < 0.25:
                via = chance.choice([one for one in self.origins[:40] if one != source])
            verb = chance.choice(("Gives", "States", "Lists", "Has"))
            says = f"{verb} {said} for the {role.title}."
            yield [figure[0], source, via, "", "", "", "", says, differs]

    def _excerpt(self, role: _Role, figure: Cells, said: str) -> Cells:
        source, document = self.chance.choice(self.documents)
        words = f"The pay of a {role.title} comes to {said}, by the terms of {figure[9]}"
        start = self.chance.randint(0, 9000)
        return [figure[0], source, "-", words, document, str(start), str(start + len(words))]


def _said(figure: Sequence[str]) -> str:
    """What a source says of a figure."""
    low, high, per, share = figure[2], figure[3], figure[6], figure[8]
    if share:
        return f"{share} percent" + (f" below {high} dollars" if high else "")
    if not per:
        return f"{low} times as much"
    amounts = " to ".join(dict.fromkeys(f"{int(part):,}" for part in (low, high) if part))
    return f"{amounts} dollars {'in one payment' if per == 'payment' else f'a {per}'}"


def _date(chance: random.Random) -> str:
    """A year, a month, a day or a contract's year."""
    year, month = chance.randint(2012, 2026), chance.randint(1, 12)
    return chance.choice(
        (
            f"{year}",
            f"{year}-{month:02}",
            f"{year}-{month:02}-{chance.randint(1, 28):02}",
            f"{year}-07-01/{year + 1}-06-30",
        )
    )


def _short(number: int) -> str:
    """A number in few letters, for ids, which have twenty characters at most."""
    letters = ""
    while True:
        number, digit = divmod(number, len(_DIGITS))
        letters = _DIGITS[digit] + letters
        if not number:
            return letters


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.synthetic", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("figures", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_package(given.folder, given.figures, given.seed)


if __name__ == "__main__":
    main()
