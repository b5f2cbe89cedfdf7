"""Inputs to begin with, from what is real: names, ids, dates, claims, custom ids."""

from collections.abc import Iterator
from functools import cache

from bot.answers.registry import BY_CODE
from bot.models.question import Action
from bot.settings import ROOT
from tests.kit.hostile import PIECES
from tests.kit.on_file import read_csv, rows

_TESTS = ROOT / "tests" / "answers"
_NAMED = ("roles", "strikes", "holders", "sources", "topics", "events")
DATES = (
    b"2023-07-14", b"14 July 2023", b"July 14, 2023", b"july 2023", b"2023", b"27/07/2023",
    b"7.8.2023", b"yesterday", b"Friday, 14 July 2023", b"2023-07?", b"2023~", b"2023-05/2023-09",
    b"2023-07-14%", b"0000", b"9999-12-31", b"on the 3rd of May 2023", b"1/1/0001", b"2023-02-30",
)  # fmt: skip
_AMOUNTS = (
    "$900,000", "$900K", "between $300,000 and $900,000", "9%", "87 percent", "118 days", "3x",
    "up to ", "more than ", "a year", "an hour", "half a million", "hundreds of millions", "$1-2 m",
    "five months", "11,500 writers", "turnout ", "7 cents", "97.9% in favor", "; ", ", ", ". ",
    " and ", " / ", "“the actors' strike lasted 118 days”", "Netflix", "SAG-AFTRA", "WGA",
)  # fmt: skip


@cache
def ids() -> tuple[str, ...]:
    """A few ids of each table, as they stand in requests."""
    tables = (*_NAMED, "figures", "quotes", "statements", "prices", "stoppages")
    found = [row[next(iter(row))] for table in tables for row in rows(table)[:8]]
    listed = ("stoppages", "stoppages-2023", "ws.2018-.tschool.sca.ow")
    return (*found, "27-2011", *listed, ".", "roles.csv", "for", "against")


@cache
def names() -> tuple[str, ...]:
    """Titles and aliases."""
    found: list[str] = []
    for table in _NAMED:
        for row in rows(table)[:40]:
            found += [row.get("title") or row.get("name") or ""]
            found += (row.get("aliases") or "").split("|")[:3]
    return tuple(dict.fromkeys(name for name in found if name))


def claims() -> Iterator[bytes]:
    yield from (row["claim"].encode() for row in read_csv(_TESTS / "claims.csv"))
    yield from (_TESTS / "near_misses.txt").read_bytes().splitlines()
    for number in (b"$9,", b"WGA $5, ", b"9% and ", b"July 1 ", b"2023, ", b"up to $5 "):
        yield number * 200


def claim_words() -> Iterator[bytes]:
    yield from (word.encode() for word in (*_AMOUNTS, *PIECES, *names()[:200]))
    yield from DATES


def named() -> Iterator[bytes]:
    yield from (name.encode() for name in names())
    yield from DATES


def name_words() -> Iterator[bytes]:
    yield from (word.encode() for word in (*PIECES, *names()[:200], *ids()))
    yield from DATES


def custom_ids() -> Iterator[bytes]:
    """Custom ids as cards have them, with a value of a menu in a line behind."""
    for code, command in BY_CODE.items():
        for place, one in enumerate(ids()):
            action = list(Action)[place % len(Action)]
            other = ids()[-place]
            if command.places:
                yield f"{action}:{place % 3}:{code}:{one}".encode()
            if place % 4 == 0 and command.places:
                menu = place // 4 % len(command.places)
                yield f"v{menu}:0:{code}:{one}\n{other}".encode()
            if place % 4 == 1 and len(command.places) > 1:
                yield f"v:0:{code}:{one}:{other}".encode()
        yield f"v:0:{code}*".encode()


def id_words() -> Iterator[bytes]:
    yield from (one.encode() for one in ids())
    yield from (f":{code}:".encode() for code in BY_CODE)
    yield from (f"{action}:0:".encode() for action in Action)
    yield from DATES
