"""Cards of strikes, asked for and read over all their pages."""

import re

from tests.kit import on_file
from tests.kit.door import Door, Reply, bare

STRIKES = on_file.by_id("strikes")
_BELOW = re.compile(r"\n-# (?:\d+ \[|Page \d|Picketdesk record )")
BARGAINED = ["wga-2023", "sag-aftra-2023"]


async def asked(door: Door, name: str) -> tuple[Reply, str]:
    """The card, and the text of all its pages without what stands below them."""
    reply = await door.slash("strike", name=name)
    pages = [_BELOW.split(bare(text))[0] for text in await door.pages(reply)]
    first, *others = pages
    return reply, "\n".join([first, *(page.partition("\n")[2] for page in others)])


def events(strike: str) -> list[on_file.Row]:
    found = [row for row in on_file.rows("events") if row["strike"] == strike]
    return sorted(found, key=lambda row: row["date"])
