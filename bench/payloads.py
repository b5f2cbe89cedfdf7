"""What the bench's Discord sends: people, servers, messages and the interactions on them."""

import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

JSON = dict[str, Any]

APPLICATION = "1300000000000000001"
REPORT_CHANNEL = "1300000000000000009"
_CHANNEL = "1300000000000000003"
_DM_CHANNEL = "1300000000000000004"
_FIRST_SERVER = 1_310_000_000_000_000_000
_FIRST_PERSON = 1_320_000_000_000_000_000
_EPOCH = 1_420_070_400_000
_EPHEMERAL = 1 << 6
_COMPONENTS = 1 << 15
_GUILDS_INTENT = 1


@dataclass(frozen=True, slots=True)
class By:
    """The person of a number, on the server of a number or, with None, in direct messages."""

    person: int = 0
    server: int | None = 0


BOT: JSON = {
    "id": APPLICATION,
    "username": "bench",
    "discriminator": "0001",
    "avatar": None,
    "global_name": None,
    "bot": True,
    "public_flags": 0,
    "flags": 0,
}
_counter = itertools.count(1)


def snowflake() -> str:
    return str((int(time.time() * 1000) - _EPOCH << 22) | (next(_counter) & 0x3F_FFFF))


def person(number: int) -> JSON:
    """A person, who is the same one for the same number."""
    named = {"id": str(_FIRST_PERSON + number), "username": f"reader{number}"}
    return {**BOT, **named, "discriminator": "0", "bot": False}


def application() -> JSON:
    more = {"description": "", "bot_public": True, "bot_require_code_grant": False}
    named = {"id": APPLICATION, "name": "bench", "icon": None, "verify_key": "", "team": None}
    return {**named, **more, "flags": 0, "owner": person(0), "bot": BOT}


def ready(identify: JSON, gateway_url: str, servers: int) -> JSON:
    """Without the intent for servers Discord names none."""
    named = servers if identify.get("intents", 0) & _GUILDS_INTENT else 0
    return {
        "v": 10,
        "user": BOT,
        "guilds": [{"id": _server(number), "unavailable": True} for number in range(named)],
        "session_id": snowflake(),
        "resume_gateway_url": gateway_url,
        "shard": [0, 1],
        "application": {"id": APPLICATION, "flags": 0},
        "private_channels": [],
    }


def _server(number: int) -> str:
    return str(_FIRST_SERVER + number)


def registered(command: JSON) -> JSON:
    """A command as Discord gives it back."""
    return {
        "type": 1,
        "description": "",
        "dm_permission": True,
        "default_member_permissions": None,
        **command,
        "id": snowflake(),
        "application_id": APPLICATION,
        "version": snowflake(),
    }


def chat_input(command: JSON, options: Mapping[str, object]) -> JSON:
    """Options that the command does not have are sent as text, as an old Discord would."""
    kinds = {option["name"]: option["type"] for option in command.get("options") or []}
    given = [
        {"name": option, "type": kinds.get(option, 3), "value": value}
        for option, value in options.items()
    ]
    return {"id": command["id"], "name": command["name"], "type": 1, "options": given}


def interaction(identifier: str, kind: int, data: JSON, by: By, message: JSON | None) -> JSON:
    payload: JSON = {
        "id": identifier,
        "application_id": APPLICATION,
        "type": kind,
        "data": data,
        "token": f"t{identifier}",
        "version": 1,
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
        "locale": "en-US",
        "app_permissions": "0",
    }
    if message is not None:
        payload["message"] = message
    user = person(by.person)
    if by.server is None:
        channel = {"id": _DM_CHANNEL, "type": 1, "recipients": [BOT], "last_message_id": None}
        owned = {"1": user["id"]}
        private: JSON = {"channel": channel, "channel_id": _DM_CHANNEL, "user": user, "context": 1}
        return {**payload, **private, "authorizing_integration_owners": owned}
    guild = _server(by.server)
    payload |= {
        "authorizing_integration_owners": {"0": guild},
        "context": 0,
        "channel": {**_IN_CHANNEL, "guild_id": guild},
        "channel_id": _CHANNEL,
        "guild": {"id": guild, "locale": "en-US", "features": []},
        "guild_id": guild,
        "guild_locale": "en-US",
        "member": {**_MEMBER, "user": user},
    }
    return payload


_MEMBER: JSON = {
    "roles": [],
    "joined_at": "2025-01-01T00:00:00+00:00",
    "deaf": False,
    "mute": False,
    "flags": 0,
    "permissions": "2252349703749632",
}
_IN_CHANNEL: JSON = {
    "id": _CHANNEL,
    "type": 0,
    "name": "desk",
    "position": 0,
    "topic": None,
    "nsfw": False,
    "parent_id": None,
    "last_message_id": None,
    "permissions": "0",
    "flags": 0,
}


def message(data: JSON | None = None, number: int = 0) -> JSON:
    """A message of the bot in answer to the person of that number; with `data`, what it shows."""
    data = data or {}
    lists = ("embeds", "attachments", "mentions", "mention_roles")
    components = list(_numbered(data.get("components") or (), itertools.count(1)))
    return {
        **{name: [] for name in lists},
        "id": snowflake(),
        "channel_id": _CHANNEL,
        "type": 20,
        "author": BOT,
        "application_id": APPLICATION,
        "content": "",
        "components": components,
        "flags": _COMPONENTS | ((data.get("flags") or 0) & _EPHEMERAL),
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "interaction_metadata": {
            "id": snowflake(),
            "type": 2,
            "user": person(number),
            "authorizing_integration_owners": {},
        },
    }


_MEDIA: JSON = {"url": "https://cdn.example/a.png", "proxy_url": "https://cdn.example/a.png"}


def _numbered(components: Sequence[JSON], fresh: Iterator[int]) -> Iterator[JSON]:
    """Components as Discord gives them back: with an id each, and addresses for the files."""
    for component in components:
        result = {**component, "id": component.get("id") or next(fresh)}
        if "components" in component:
            result["components"] = list(_numbered(component["components"], fresh))
        if "items" in component:
            result["items"] = [{**item, "media": _MEDIA} for item in component["items"]]
        if "file" in component:
            result["file"] = {**_MEDIA, "name": "a.txt", "size": 1}
        yield result


def handed_in(form: JSON, values: Mapping[str, str]) -> JSON:
    """A form with what was typed into its fields, by their custom ids."""
    fields: list[JSON] = []
    for number, part in enumerate(form["components"], 1):
        field: JSON = {"type": part["type"], "id": number}
        if inner := part.get("component"):
            typed = values.get(inner["custom_id"], "")
            kept = {"type": inner["type"], "custom_id": inner["custom_id"]}
            field["component"] = {**kept, "id": number + 100, "value": typed}
        fields.append(field)
    return {"custom_id": form["custom_id"], "components": fields}
