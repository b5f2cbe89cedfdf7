"""What somebody may type who means harm, and what must not become of it."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.kit.door import FORM, TEXT, Door, Payload, message_faults, walk
from tests.kit.on_file import DATA

MARK = "qzx7secret"

MARKUP = {
    "everyone": f"@everyone @here {MARK}",
    "mentions": f"<@1> <@!1> <@&1> <#1> </pay:1> <a:b:1> <:a:1> <id:guide> {MARK}",
    "times": f"<t:1690416000:R> <t:1> {MARK}",
    "masked link": f"[{MARK}](https://x.example) [a](<https://x.example>)",
    "bare link": f"https://x.example/{MARK} <https://x.example> http://x.example www.x.example",
    "other schemes": f"discord://-/settings ftp://x.example steam://run/1 {MARK}",
    "heading": f"# {MARK}",
    "headings below": f"a\n# {MARK}\n## b\n-# c\n>>> d\n- e\n1. f",
    "code": f"``` {MARK} ```` `a` ``b`` ```ansi\n\x1b[31mred```",
    "spoiler": f"||{MARK}|| ~~a~~ __b__ ***c***",
    "backslashes": f"\\{MARK}\\\\ \\` \\\\\\",
    "end of the line": f"{MARK}\\",
    "closing": f"{MARK}’ ` ** ) > ]( \\",
}
UNSEEN = {
    "zero width": f"{MARK[:3]}\u200b\u200d\ufeff{MARK[3:]}\u00ad\u2060",
    "right to left": f"\u202e{MARK}\u202c \u2066\u2067a\u2069 \u05d0\u05d1 \u200f",
    "controls": f"{MARK}\x00\x01\x07\x08\x1b[2J\x1b]0;title\x07\x7f\x9b31m",
    "line ends": f"{MARK}\r\n\u2028\u2029\x0b\x0c\x85b",
    "tags": f"{MARK}\U000e0041\U000e0042 \ufff9\ufffb",
    "log line": f"{MARK}\n2026-11-21 00:00:00,000 ERROR bot: forged",
}
PATHS = {
    "climbing": f"../../../../etc/passwd {MARK}",
    "only a path": "../../../../etc/passwd",
    "windows": f"..\\..\\{MARK} C:\\con NUL",
    "address of a file": f"file:///etc/passwd {MARK}",
    "percent": f"%2e%2e%2f{MARK}%00.csv",
    "table beside": f"../{MARK}.csv",
    "table": "../roles.csv",
    "null in a name": f"roles.csv\x00{MARK}",
}
SQL = {
    "drop": f"'; DROP TABLE roles; -- {MARK}",
    "or": f"{MARK}' OR '1'='1",
    "union": f"{MARK}' UNION ALL VALUES (1, 1, 1, 1, 1) --",
    "double": f'{MARK}" OR "1"="1',
    "parameters": f":id ?1 @id $id {MARK}",
    "like": f"%_{MARK}_%",
    "attach": f"{MARK}'); ATTACH 'x' AS y; --",
}
FTS5 = {
    "near": f"NEAR({MARK} strike, 5)",
    "column": f"title : {MARK} {{title body}} : a - kind : quote",
    "operators": f"AND OR NOT {MARK} AND",
    "unbalanced": f'"{MARK} ((( ) "" "',
    "stars": f"* ^{MARK} ^ * {MARK}*",
    "only marks": '"*"^():{}-+',
    "quotes": '"""" \'\' "',
    "null": f'"{MARK}\x00"',
}
FORMULAS = {
    "formula": f"=1+1+{MARK}",
    "link": f'=HYPERLINK("https://x.example","{MARK}")',
    "program": f"=cmd|'/C calc'!A0 {MARK}",
    "at": f"@SUM(1) {MARK}",
    "minus": f"-1+{MARK}",
    "plus": f"+1+{MARK}",
    "tab": f"\t=1 {MARK}",
    "return": f"\r=1 {MARK}",
    "full width": f"\uff1d1+1 {MARK}",
    "semicolons": f"{MARK};=1+1;=cmd|' /C calc'!A0;",
    "cells": f'{MARK}","=1+1","a',
}
SIZES = {
    "long": f"{MARK} " + "x" * 5980,
    "words": f"{MARK} " + "wordy " * 990,
    "marks": "*_~`|<>[]\\@" * 545,
    "stops": "." * 6000,
    "piled": f"{MARK}a" + "\u0301" * 5900,
    "wide": f"{MARK} " + "\U0001f4b0" * 2900,
}
ALL = {
    f"{kind}: {name}": text
    for kind, texts in {
        "markup": MARKUP,
        "unseen": UNSEEN,
        "path": PATHS,
        "sql": SQL,
        "fts5": FTS5,
        "formula": FORMULAS,
        "size": SIZES,
    }.items()
    for name, text in texts.items()
}

_OWN_LINK = re.compile(r"\[(?:\\.|[^\]\\])*\]\(<(https://[^\s()<>\\]+)>\)")
_TAKEN = re.compile(r"\\[^0-9A-Za-z\s]|```.*?```|`[^`\n]*`", re.DOTALL)
"""What has no meaning in Markdown any more: behind a backslash, or in code."""

_LIVE = re.compile(r"://|\]\(|<[@#:/at]|<id|@everyone|@here|\|\||~~|__")
_ISOLATES = "\u2068\u2069"


@cache
def addresses() -> frozenset[str]:
    """Those of the sources on record, as links have them."""
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as file:
        found = {row["url"] for row in csv.DictReader(file)}
    return frozenset(
        re.sub(r"[\s()<>\\]", lambda odd: f"%{ord(odd[0]):02X}", url)
        for url in found
        if url.startswith("https://")
    )


def strings(part: object) -> Iterator[str]:
    """Every text in a body, wherever it stands."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)


def shown(message: Payload) -> list[str]:
    """The texts of a message that Discord reads as Markdown."""
    parts = walk(message.get("components") or [])
    return [part["content"] for part in parts if part["type"] == TEXT] + [
        message.get("content") or ""
    ]


def harm(message: Payload) -> list[str]:
    """What a message does that it should not: a link of somebody else's, a mention, markup that
    we do not use, characters that nobody sees, a limit of Discord's.
    """
    found = message_faults(message)
    for text in shown(message):
        links = set(_OWN_LINK.findall(text))
        found += [f"a link to {url}" for url in links - addresses()]
        bare = _TAKEN.sub("", _OWN_LINK.sub("", text))
        found += [f"{mark!r} in {text!r}" for mark in set(_LIVE.findall(bare))]
        found += [f"an open code in {text!r}" for _ in range(bare.count("`"))]
    for text in strings(message):
        unseen = {
            letter
            for letter in text
            if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs")
            and letter not in f"\n{_ISOLATES}"
        }
        found += [f"unseen {sorted(map(ascii, unseen))} in {text!r}"] if unseen else []
    return found


def harm_done(door: Door) -> list[str]:
    """The same of all that was sent since the door opened."""
    found: list[str] = []
    for kind, body in door.payloads:
        if kind == "commands" or (kind == "callback" and body["type"] == FORM):
            continue
        message: dict[str, Any] = body.get("data") or {} if kind == "callback" else body
        if "components" in message or "content" in message:
            found += harm(message)
    return found


def safe(typed: str) -> str:
    """What JSON can hold: no lone surrogates."""
    return typed.encode("utf-8", "replace").decode("utf-8")
