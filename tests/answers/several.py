"""Cards of three and four roles, asked for and taken to pieces."""

from tests.kit import on_file
from tests.kit.door import Door, Reply

L6, MEMBER, WEEK = "f-rs6-range", "f-sag-mean-30k", "f-week-2026"
FOUR = ("rs-ml-l6", "sag-aftra-member", "hit-show-actress", "weekly-performer")
OPTIONS = ("first", "second", "third", "fourth")


async def asked(door: Door, *roles: str, **others: object) -> Reply:
    return await door.slash("compare", **dict(zip(OPTIONS, roles, strict=False)), **others)


def title(role: str) -> str:
    """The name at the beginning of a role's line."""
    return on_file.by_id("roles")[role]["title"]


def table(reply: Reply) -> list[str]:
    """The lines between the heading and the sentence on their order."""
    before = reply.bare.split("Ordered by")[0]
    return [line.removeprefix("- ") for line in before.splitlines() if line.startswith("- ")]


def row(reply: Reply, role: str) -> str:
    [found] = [line for line in table(reply) if line.startswith(title(role))]
    return found


def order(reply: Reply) -> list[str]:
    """The names in the lines, as far as the employer or the amount."""
    return [line.split(": ")[0].split(" (")[0] for line in table(reply)]


def relation(reply: Reply, role: str) -> str:
    """What stands behind the last semicolon of a role's line."""
    return row(reply, role).rpartition("; ")[2]


def chosen(reply: Reply) -> list[str]:
    footer = next(line for line in reply.bare.splitlines() if "Picketdesk record" in line)
    return footer.split(" · ")[-1].split(", ")
