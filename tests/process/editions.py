"""Data that tell their edition: an answer from them says of which one it is, twice."""

import json
import re
from pathlib import Path

from tests.kit.bot_process import PATIENCE
from tests.kit.data_copy import DataCopy
from tests.kit.loopback import Answer, LoopbackDiscord

ROLE = "pm-ml-platform"
LOST = "The record cannot be read at present"

_TITLE = re.compile(r"Manager, edition (\d+)\b")
_VERSION = re.compile(r"\b2030\.1\.(\d+)\b")


class Editions:
    """A copy of the data set, in its first edition."""

    def __init__(self, directory: Path) -> None:
        self.copy = DataCopy(directory)
        self.write(1)

    @property
    def directory(self) -> Path:
        return self.copy.directory

    @property
    def settings(self) -> dict[str, str]:
        """Of a bot that answers from them."""
        return {"DATA_DIR": str(self.directory)}

    def write(self, edition: int) -> None:
        descriptor = self.directory / "datapackage.json"
        described = json.loads(descriptor.read_text(encoding="utf-8"))
        described["version"] = f"2030.1.{edition}"
        descriptor.write_text(json.dumps(described), encoding="utf-8")
        self.copy.change("roles", ROLE, "title", f"Manager, edition {edition}")


def edition_of(answer: Answer) -> int:
    """The one edition that a whole answer is from."""
    text = answer.text.replace("*", "")
    titles, versions = set(_TITLE.findall(text)), set(_VERSION.findall(text))
    assert titles == versions, text
    found = titles | versions
    assert len(found) == 1, text
    return int(found.pop())


async def ask(discord: LoopbackDiscord) -> int:
    """The edition that a role's pay is answered from; 0 where the record cannot be read, which is
    said in a sentence with a reference.
    """
    answer = await discord.slash("pay", {"role": ROLE, "private": True})
    await discord.finished(answer, PATIENCE)
    if LOST in answer.text:
        assert answer.ephemeral
        assert re.search(r"Reference: `[0-9a-f]{8}`", answer.text), answer.text
        return 0
    assert "$300,000 to $900,000 a year" in answer.text
    return edition_of(answer)
