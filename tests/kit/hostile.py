"""What somebody may type who mistypes or means harm, and what must not become of it."""

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.answers.registry import BY_CODE
from tests.kit.door import FORM, TEXT, Door, Payload, message_faults, walk
from tests.kit.on_file import rows

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
    "emoji": f"\U0001f4b0\U0001f469\u200d\U0001f469\u200d\U0001f467 {MARK}",
    "surrogate": f"{MARK}\ud800",
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
    "brackets": f"{MARK} " + "(" * 4000,
    "digits": f"{MARK} " + "1" * 4000,
    "open quotations": f"{MARK} " + "„" * 4000,
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
BLANK = ("", " ", "\n\t", "\u200b", "   \u3000 ", "...", "***", '""')
WRONG_TYPES: tuple[object, ...] = (17, 2.5, True, None, ["a"], {"a": 1})
PIECES = (
    "\u0661", "\u00b2", "\uff9e", "\ufdfa", "\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\ud7ff",
    "\ufeff", "a\u0301\u0301\u0301", "\u0130", "\u00df", "\U0001f468\u200d\U0001f469", "\u05d0",
    "@everyone", "<@1>", "</pay:1>", "[x](http://x.example)", "```", "**", "||", "# ", "> ", "-# ",
    "1. ", "\\", "\n", "\r\n", "\u2028", "\x85", "' OR 1=1", '"', "NEAR(", " AND ", "*", "=1+1",
)  # fmt: skip
"""What means something somewhere, to be put into texts."""

ARGUMENTS = (
    "../../../../etc/passwd", "/dev/null", "..", ".", "..csv", "../roles.csv", "roles.csv", "%",
    "%25%00", "~", "?1", "--", "-1", "2023-99", "2023-02-30", "9999-12-31/0001-01-01", "0000",
    "0" * 24, "NEAR/5", "no-such-record", "grip",
)  # fmt: skip
"""What the letters of a custom id allow; the last one is a record, of one kind."""

BROKEN_IDS = (
    "v:0:{}:'; DROP TABLE roles", 'v:0:{}:" OR 1=1', "v:0:{}:a b", "v:0:{}:a;b", "v:0:{}:a\\b",
    "v:0:{}:\u202ea", "v:0:{}:a\n", "v:0:{}:a\x00", "v:0:{}:@everyone", "v:0:{}:<@1>",
    "v:0:{}:=1+1", "v:0:{}:\uff11", "v:\u0661:{}:a",
)  # fmt: skip
"""What they do not allow, around the code of a command."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz -0123456789"

# --- By chance ------------------------------------------------------------------------------------


def safe(typed: str) -> str:
    """What JSON can hold: no lone surrogates."""
    return typed.encode("utf-8", "replace").decode("utf-8")


_LONG = [*SIZES.values(), "$9," * 1333, "strike 2023 " * 333]
_ORDINARY = [text for text in ALL.values() if text not in _LONG]


def mistyped(chance: random.Random, name: str) -> str:
    """A name with a letter too many, too few, another or two in the wrong order."""
    place = chance.randrange(len(name) or 1)
    before, behind = name[:place], name[place:]
    letter = chance.choice(_LETTERS)
    return chance.choice(
        (
            f"{before}{letter}{behind}",
            f"{before}{behind[1:]}",
            f"{before}{letter}{behind[1:]}",
            f"{before}{behind[1:2]}{behind[:1]}{behind[2:]}",
        )
    )


def text(chance: random.Random) -> str:
    """Nonsense, or any of the texts above; a long one is rare."""
    part = chance.random()
    if part < 0.4:
        return "".join(chance.choices((*_LETTERS, *PIECES), k=chance.randint(1, 40)))
    if part < 0.55:
        return chance.choice(BLANK)
    return safe(chance.choice(_LONG if part < 0.6 else _ORDINARY))


def custom_id(chance: random.Random) -> str:
    """One that no card has, or hardly any."""
    code = chance.choice((*BY_CODE, "zz", ""))
    if chance.random() < 0.3:
        return chance.choice(BROKEN_IDS).format(code)
    arguments = ":" * chance.randrange(5) + chance.choice(ARGUMENTS)
    return f"{chance.choice('votsxr')}:{chance.choice((0, 1, 999))}:{code}:{arguments}"


# --- What must not become of it -------------------------------------------------------------------

_OWN_LINK = re.compile(r"\[(?:\\.|[^\]\\])*\]\(<(https://[^\s()<>\\]+)>\)")
_TAKEN = re.compile(r"\\[^0-9A-Za-z\s]|```.*?```|`[^`\n]*`", re.DOTALL)
"""What has no meaning in Markdown any more: behind a backslash, or in code."""

_LIVE = re.compile(r"://|\]\(|<[@#:/at]|<id|@everyone|@here|\|\||~~|__")
_ISOLATES = "\u2068\u2069"


@cache
def addresses() -> frozenset[str]:
    """Those of the sources on record, as links have them."""
    return frozenset(
        re.sub(r"[\s()<>\\]", lambda odd: f"%{ord(odd[0]):02X}", row["url"])
        for row in rows("sources")
        if row["url"].startswith("https://")
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


def bare(text: str) -> str:
    """A text without what has no meaning in Markdown any more."""
    return _TAKEN.sub("", text)


def harm(message: Payload) -> list[str]:
    """What a message does that it should not: a link of somebody else's, a mention, markup that
    we do not use, characters that nobody sees, a limit of Discord's.
    """
    found = message_faults(message)
    for text in shown(message):
        links = set(_OWN_LINK.findall(text))
        found += [f"a link to {url}" for url in links - addresses()]
        left = bare(_OWN_LINK.sub("", text))
        found += [f"{mark!r} in {text!r}" for mark in set(_LIVE.findall(left))]
        found += [f"an open code in {text!r}" for _ in range(left.count("`"))]
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
