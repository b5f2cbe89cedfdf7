"""Commands are registered only when their definition changed since the last time."""

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import discord
from discord import app_commands

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Registration:
    """What was registered last, by application and API base, in a small file beside the record."""

    path: Path
    api_url: str

    async def register(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Register the tree's commands, unless Discord has them as they are."""
        definition = _digest(tree)
        place = f"{tree.client.application_id} {self.api_url}"
        known = self._known()
        if known.get(place) == definition:
            log.info("commands are registered as they are")
            return
        commands = await tree.sync()
        log.info("registered %s commands", len(commands))
        self._write({**known, place: definition})

    def _known(self) -> dict[str, str]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        known = cast(dict[str, object], found)
        return {place: str(digest) for place, digest in known.items()}

    def _write(self, known: dict[str, str]) -> None:
        beside = self.path.with_name(self.path.name + ".new")
        try:
            beside.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
            beside.replace(self.path)
        except OSError as error:
            log.warning("cannot note the registration: %s", error.strerror)


def _digest(tree: app_commands.CommandTree[discord.Client]) -> str:
    definition = [command.to_dict(tree) for command in tree.get_commands()]
    return hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()
