"""What the loopback Discord says: every payload in the shape in which Discord sends it."""

import itertools
import json
import mimetypes
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, TypedDict

JSON = dict[str, Any]
Where = Literal["guild", "dm"]
File = tuple[str, bytes]

APPLICATION_ID = "1300000000000000001"
GUILD_ID = "1300000000000000002"
GUILD_CHANNEL_ID = "1300000000000000003"
DM_CHANNEL_ID = "1300000000000000004"
_FIRST_GUILD = 1_310_000_000_000_000_000
_FIRST_READER = 1_320_000_000_000_000_000

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_NOTIFICATIONS = 1 << 12
COMPONENTS_V2 = 1 << 15
SETTABLE = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2

_VALUE_TYPES: dict[int, tuple[type, ...]] = {3: (str,), 4: (int,), 5: (bool,), 10: (int, float)}
_GUILDS_INTENT = 1
_EPOCH = 1_420_070_400_000
_counter = itertools.count(1)

# --- What is the same in every payload of a kind --------------------------------------------------

BOT_USER: JSON = {"id": APPLICATION_ID} | json.loads("""{
    "username": "loopback-bot", "global_name": null, "discriminator": "0001", "avatar": null,
    "bot": true, "public_flags": 0, "flags": 0, "verified": true, "mfa_enabled": false
}""")
_APPLICATION = json.loads("""{
    "name": "loopback-bot", "description": "", "icon": null, "bot_public": true,
    "bot_require_code_grant": false, "verify_key": "", "team": null, "flags": 0, "tags": [],
    "integration_types_config": {"0": {}, "1": {}}
}""")
_GUILD_CHANNEL = {"id": GUILD_CHANNEL_ID} | json.loads("""{
    "type": 0, "name": "general", "topic": null, "position": 0, "nsfw": false, "flags": 0,
    "parent_id": null, "last_message_id": null, "rate_limit_per_user": 0
}""")
_DM_CHANNEL = {"id": DM_CHANNEL_ID, "type": 1, "flags": 0, "last_message_id": None}
_EVERYONE = {"id": GUILD_ID} | json.loads("""{
    "name": "@everyone", "permissions": "2248473465835073", "position": 0, "color": 0,
    "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
    "hoist": false, "managed": false, "mentionable": false, "flags": 0
}""")
_GUILD = {"id": GUILD_ID} | json.loads("""{
    "name": "Newsroom", "unavailable": false, "preferred_locale": "en-US", "features": [],
    "member_count": 2, "large": false, "verification_level": 1, "mfa_level": 0, "nsfw_level": 0,
    "default_message_notifications": 1, "explicit_content_filter": 0, "premium_tier": 0,
    "system_channel_flags": 0, "emojis": [], "stickers": [], "threads": [], "presences": [],
    "voice_states": [], "stage_instances": [], "guild_scheduled_events": [],
    "soundboard_sounds": []
}""")
_MEMBER = json.loads("""{
    "nick": null, "avatar": null, "banner": null, "roles": [], "premium_since": null,
    "joined_at": "2025-01-01T00:00:00+00:00", "communication_disabled_until": null,
    "deaf": false, "mute": false, "pending": false, "flags": 0
}""")
_COMMAND = json.loads("""{
    "name_localizations": null, "description": "", "description_localizations": null,
    "dm_permission": true, "contexts": null, "nsfw": false
}""")
_MESSAGE = json.loads("""{
    "content": "", "edited_timestamp": null, "mention_everyone": false, "pinned": false,
    "tts": false
}""")
_MESSAGE_LISTS = ("embeds", "components", "attachments", "mentions", "mention_roles")


class DiscordError(Exception):
    """An answer of the REST interface other than success: status, code and message."""

    def __init__(self, status: int, code: int, message: str, **errors: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: JSON = {"message": message, "code": code}
        if errors:
            self.body["errors"] = {
                place: {"_errors": [{"code": "BASE_TYPE_INVALID", "message": text}]}
                for place, text in errors.items()
            }


def invalid(**errors: str) -> DiscordError:
    return DiscordError(400, 50035, "Invalid Form Body", **errors)


@dataclass(frozen=True)
class User:
    """A person who uses the bot; `permissions` are theirs in the guild."""

    id: str = "1300000000000000010"
    name: str = "reporter"
    display_name: str = "A Reporter"
    permissions: int = 0x0008_0000_0024_8C40

    def payload(self) -> JSON:
        return {
            "id": self.id,
            "username": self.name,
            "global_name": self.display_name,
            "discriminator": "0",
            "avatar": None,
            "public_flags": 0,
        }


class By(TypedDict, total=False):
    """Who does something and where; left out, it is the usual user, in the usual guild, in English.

    `guild` is the id of another guild.
    """

    where: Where
    user: User
    guild: str
    locale: str


def reader(number: int) -> User:
    """The person of a number, who is the same one for the same number."""
    return User(str(_FIRST_READER + number), f"reader{number}")


def by_reader(number: int, guild: int | None) -> By:
    """The person of a number, in the guild of a number or, with None, in direct messages."""
    if guild is None:
        return {"where": "dm", "user": reader(number)}
    return {"user": reader(number), "guild": str(_FIRST_GUILD + guild)}


@dataclass
class Stored:
    """A message as the server keeps it; `message` is changed in place by edits."""

    message: JSON
    attachments: list[JSON] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    deleted: bool = False


@dataclass
class Answer:
    """What a bot answered to one interaction; later edits and followups show in it.

    type: the callback's type: 4 message, 5 deferred, 6 and 7 update, 8 choices, 9 modal
    data: the callback's data as the bot sent it
    seconds: from sending the event to having received the callback
    interaction: the event that was answered
    original: the first message or, after an update, the message that was updated
    further: the messages after it
    """

    type: int
    data: JSON
    seconds: float
    interaction: JSON
    original: Stored | None = None
    further: list[Stored] = field(default_factory=list)

    @property
    def message(self) -> JSON | None:
        """The message as it stands now; None where there is none or it was deleted."""
        return None if self.original is None or self.original.deleted else self.original.message

    @property
    def files(self) -> list[File]:
        return [] if self.original is None else self.original.files

    @property
    def followups(self) -> list[JSON]:
        return [stored.message for stored in self.further if not stored.deleted]

    @property
    def followup_files(self) -> list[list[File]]:
        return [stored.files for stored in self.further if not stored.deleted]

    @property
    def standing(self) -> list[Stored]:
        """The messages that are not deleted, the first one first."""
        return [each for each in (self.original, *self.further) if each and not each.deleted]

    @property
    def ephemeral(self) -> bool:
        return bool((self.message or {"flags": 0})["flags"] & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether the message is still the one that says that the bot is thinking."""
        return bool((self.message or {"flags": 0})["flags"] & LOADING)

    @property
    def text(self) -> str:
        """The message's content and that of all its text displays, a line each."""
        message = self.message or {"content": "", "components": []}
        shown = [item.get("content") for item in walk(message["components"])]
        return "\n".join(text for text in [message["content"], *shown] if text)

    @property
    def custom_ids(self) -> dict[str, str]:
        """The custom ids in the message, in order, each with its label or placeholder."""
        message = self.message or {"components": []}
        return {
            item["custom_id"]: item.get("label") or item.get("placeholder") or ""
            for item in walk(message["components"])
            if item.get("custom_id")
        }


def snowflake() -> str:
    """Return a new id; it says the present time, by which clients reckon an interaction's age."""
    return str((int(time.time() * 1000) - _EPOCH << 22) | (next(_counter) & 0x3F_FFFF))


def now() -> str:
    return datetime.now(UTC).isoformat()


# --- The application and its guild ----------------------------------------------------------------


def application() -> JSON:
    return {"id": APPLICATION_ID, "owner": User().payload(), "bot": BOT_USER, **_APPLICATION}


def guild() -> JSON:
    """Return the guild as GUILD_CREATE has it."""
    return {
        **_GUILD,
        "owner_id": User().id,
        "joined_at": _MEMBER["joined_at"],
        "roles": [_EVERYONE],
        "channels": [{**_GUILD_CHANNEL, "permission_overwrites": []}],
        "members": [{**_MEMBER, "user": BOT_USER}],
    }


def ready(session_id: str, gateway_url: str, identify: JSON) -> JSON:
    with_guild = identify["intents"] & _GUILDS_INTENT
    return {
        "v": 10,
        "user": BOT_USER,
        "guilds": [{"id": GUILD_ID, "unavailable": True}] if with_guild else [],
        "session_id": session_id,
        "resume_gateway_url": gateway_url,
        "shard": identify.get("shard") or [0, 1],
        "application": {"id": APPLICATION_ID, "flags": 0},
        "private_channels": [],
    }


def registered(command: JSON, known: Sequence[JSON]) -> JSON:
    """Return a command as Discord gives it back, under its old id when it was there before."""
    kind = command.get("type") or 1
    same = (old["id"] for old in known if (old["name"], old["type"]) == (command["name"], kind))
    permissions = command.get("default_member_permissions")
    return {
        **_COMMAND,
        **command,
        "id": next(same, None) or snowflake(),
        "application_id": APPLICATION_ID,
        "version": snowflake(),
        "type": kind,
        "integration_types": command.get("integration_types") or [0],
        "default_member_permissions": None if permissions is None else str(permissions),
    }


# --- Interactions ---------------------------------------------------------------------------------


def chat_input(
    commands: Sequence[JSON],
    name: str,
    options: Mapping[str, object],
    by: By,
    focused: str | None = None,
) -> tuple[JSON, JSON]:
    """Return the data of a slash command or, with `focused`, of its completion; and its owners.

    A subcommand's name is written with spaces. Like Discord's own input box it takes only commands
    that are registered and offered here, and only options and choices that they define; the
    bounds of numbers and lengths are not held.
    """
    first, *rest = name.split()
    command = level = _named(commands, first, "command")
    contexts = command["contexts"] or ([0, 1] if command["dm_permission"] else [0])
    if (1 if by.get("where") == "dm" else 0) not in contexts:
        raise LookupError(f"/{name} is not offered there; its contexts are {contexts}")
    steps = [level := _named(level.get("options") or [], word, "subcommand") for word in rest]
    given = _options(level.get("options") or [], options, focused)
    for step in reversed(steps):
        given = [{"name": step["name"], "type": step["type"], "options": given}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return {**data, "options": given} if given else data, owners(command, by)


def _named(definitions: Sequence[JSON], name: str, what: str) -> JSON:
    for definition in definitions:
        if definition["name"] == name:
            return definition
    names = ", ".join(definition["name"] for definition in definitions)
    raise LookupError(f"there is no {what} {name!r}; there are: {names or 'none'}")


def _options(
    definitions: Sequence[JSON], values: Mapping[str, object], focused: str | None
) -> list[JSON]:
    missing = [
        option["name"]
        for option in definitions
        if option.get("required") and option["name"] not in values
    ]
    if missing and focused is None:
        raise ValueError(f"required options are missing: {', '.join(missing)}")
    if focused is not None:
        values = {**values, focused: values.get(focused, "")}
        if not _named(definitions, focused, "option").get("autocomplete"):
            raise LookupError(f"the option {focused!r} is not completed by the bot")
    return [
        _option(_named(definitions, name, "option"), value, focused=name == focused)
        for name, value in values.items()
    ]


def _option(definition: JSON, value: object, *, focused: bool) -> JSON:
    named = {"name": definition["name"], "type": definition["type"]}
    if focused:
        return {**named, "value": str(value), "focused": True}
    if type(value) not in _VALUE_TYPES.get(definition["type"], ()):
        raise TypeError(f"{value!r} is no value of the option {named}")
    choices = [choice["value"] for choice in definition.get("choices") or []]
    if choices and value not in choices:
        raise ValueError(f"{value!r} is none of the choices of {named}: {choices}")
    return {**named, "value": value}


def owners(command: JSON, by: By) -> JSON:
    """Return by whose installation a command is here: the guild's, the user's, or both."""
    kinds = command["integration_types"]
    guild = "0" if by.get("where") == "dm" else by.get("guild", GUILD_ID)
    found = {"0": guild} if 0 in kinds else {}
    return {**found, "1": by.get("user", User()).id} if 1 in kinds else found


def interaction(kind: int, data: JSON, owned_by: JSON, size_limit: int, by: By) -> JSON:
    """Return an INTERACTION_CREATE of any kind; a message it is on is added by the caller."""
    identifier = snowflake()
    user = by.get("user", User())
    payload = {
        "id": identifier,
        "application_id": APPLICATION_ID,
        "type": kind,
        "data": data,
        "token": f"loopback-{identifier}",
        "version": 1,
        "authorizing_integration_owners": owned_by,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": size_limit,
        "locale": by.get("locale", "en-US"),
    }
    if by.get("where") == "dm":
        return payload | {
            "context": 1,
            "channel": {**_DM_CHANNEL, "recipients": [BOT_USER]},
            "channel_id": DM_CHANNEL_ID,
            "app_permissions": "2252349703749632",
            "user": user.payload(),
        }
    guild, permissions = by.get("guild", GUILD_ID), str(user.permissions)
    return payload | {
        "context": 0,
        "channel": {**_GUILD_CHANNEL, "guild_id": guild, "permissions": permissions},
        "channel_id": GUILD_CHANNEL_ID,
        "app_permissions": _EVERYONE["permissions"],
        "guild": {"id": guild, "locale": "en-US", "features": []},
        "guild_id": guild,
        "guild_locale": "en-US",
        "member": {**_MEMBER, "user": user.payload(), "permissions": permissions},
    }


def modal_data(modal: JSON, values: Mapping[str, object]) -> JSON:
    """Return a modal as it is handed in, with the values under the custom ids of its inputs."""
    components = numbered(modal["components"])
    inputs = {item["custom_id"] for item in walk(components) if "custom_id" in item}
    if unknown := values.keys() - inputs:
        raise LookupError(f"the modal has no {sorted(unknown)}; it has {sorted(inputs)}")
    handed_in = [_handed_in(component, values) for component in components]
    return {"custom_id": modal["custom_id"], "components": handed_in}


def _handed_in(component: JSON, values: Mapping[str, object]) -> JSON:
    result: JSON = {"type": component["type"], "id": component["id"]}
    if "components" in component:
        result["components"] = [_handed_in(child, values) for child in component["components"]]
    if "component" in component:
        result["component"] = _handed_in(component["component"], values)
    if "custom_id" in component:
        name = component["custom_id"]
        several = component["type"] in {3, 5, 6, 7, 8, 19, 22}
        empty = [] if several else component.get("value", "")
        result["custom_id"] = name
        result["values" if several else "value"] = values.get(name, empty)
    return result


# --- Messages -------------------------------------------------------------------------------------


def message(payload: JSON, data: JSON, replies_to: JSON | None, *, further: bool) -> Stored:
    """Return an empty message in answer to the interaction `payload`; `fill` puts `data` in.

    `replies_to` is the message that the interaction is on or, for a `further` one, the first.
    """
    user = payload["user"] if "user" in payload else payload["member"]["user"]
    metadata = {
        "id": payload["id"],
        "type": payload["type"],
        "user": user,
        "authorizing_integration_owners": payload["authorizing_integration_owners"],
    }
    if payload["type"] == 2:
        metadata |= {"name": payload["data"]["name"], "command_type": payload["data"]["type"]}
    if payload["type"] == 3:
        metadata["interacted_message_id"] = payload["message"]["id"]
    if payload["type"] == 5 and "message" in payload:
        before = payload["message"]["interaction_metadata"]
        metadata["triggering_interaction_metadata"] = before
    if further and replies_to is not None:
        metadata["original_response_message_id"] = replies_to["id"]
    result: JSON = {
        **_MESSAGE,
        **{key: [] for key in _MESSAGE_LISTS},
        "id": snowflake(),
        "channel_id": payload["channel_id"],
        "type": 20 if replies_to is None else 19,
        "author": BOT_USER,
        "application_id": APPLICATION_ID,
        "webhook_id": APPLICATION_ID,
        "interaction_metadata": metadata,
        "flags": (data.get("flags") or 0) & SETTABLE,
        "timestamp": now(),
    }
    if replies_to is not None:
        reference = {"type": 0, "message_id": replies_to["id"], "channel_id": payload["channel_id"]}
        result["message_reference"] = reference
    return Stored(result)


def posted(channel: str, data: JSON) -> Stored:
    """Return an empty message that the bot writes in a channel of its own accord."""
    return Stored(
        {
            **_MESSAGE,
            **{key: [] for key in _MESSAGE_LISTS},
            "id": snowflake(),
            "channel_id": channel,
            "type": 0,
            "author": BOT_USER,
            "flags": (data.get("flags") or 0) & SETTABLE,
            "timestamp": now(),
        }
    )


def fill(stored: Stored, data: JSON, files: Sequence[File]) -> None:
    """Put a body into a message, new or old, or refuse it and leave the message as it was."""
    old = stored.message
    flags = (old["flags"] | ((data.get("flags") or 0) & (SETTABLE & ~EPHEMERAL))) & ~LOADING
    attachments, kept = _attachments(stored, data, files)
    draft = {**old, "flags": flags}
    if "content" in data:
        draft["content"] = data["content"] or ""
    if "embeds" in data:
        draft["embeds"] = [{"type": "rich", **embed} for embed in data["embeds"] or []]
    if "components" in data:
        draft["components"] = numbered(data["components"] or [], attachments)
    # Discord leaves the list empty where components show the files.
    draft["attachments"] = [] if flags & COMPONENTS_V2 else attachments
    _refuse(draft)
    stored.attachments, stored.files = attachments, kept
    old.update(draft)


def _attachments(
    stored: Stored, data: JSON, files: Sequence[File]
) -> tuple[list[JSON], list[File]]:
    """Return what a message has attached afterwards: what the body keeps, then what it brings."""
    listed: list[JSON] = data.get("attachments") or []
    described = {str(item["id"]): item for item in listed}
    pairs = list(zip(stored.attachments, stored.files, strict=True))
    if "attachments" in data:
        pairs = [pair for pair in pairs if pair[0]["id"] in described]
    for index, (name, content) in enumerate(files):
        said = described.get(str(index), {})
        filename = said.get("filename") or name
        identifier = snowflake()
        url = f"https://cdn.discordapp.com/attachments/{stored.message['channel_id']}/{identifier}/{filename}"
        attachment = {"id": identifier, "filename": filename, "size": len(content)}
        attachment |= {"url": url, "proxy_url": url}
        attachment["content_type"] = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        attachment |= {key: said[key] for key in ("description", "title") if said.get(key)}
        pairs.append((attachment, (filename, content)))
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _refuse(draft: JSON) -> None:
    """Hold a message to the rules that need the whole of it in view."""
    components = draft["components"]
    everything = list(walk(components))
    if draft["flags"] & COMPONENTS_V2:
        if draft["content"] or draft["embeds"]:
            raise invalid(flags="content and embeds cannot be used with IS_COMPONENTS_V2")
    elif any(component["type"] != 1 for component in components):
        raise invalid(components="Value of field type must be one of (1,)")
    if len(everything) > 40:
        raise invalid(components="a message has at most 40 components, nested ones included")
    if sum(len(item.get("content", "")) for item in everything) > 4000:
        raise invalid(components="text displays have at most 4000 characters together")
    names = [item["custom_id"] for item in everything if item.get("custom_id")]
    if len(names) != len(set(names)):
        raise invalid(components="Component custom id cannot be duplicated")
    if not any(draft[part] for part in ("content", "embeds", "components", "attachments")):
        raise DiscordError(400, 50006, "Cannot send an empty message")


def edit(stored: Stored, data: JSON, files: Sequence[File]) -> None:
    """Fill an old message; to have its first content is no edit."""
    first = stored.message["flags"] & LOADING
    fill(stored, data, files)
    stored.message["edited_timestamp"] = None if first else now()


def callback_response(answer: Answer) -> JSON:
    interaction: JSON = {"id": answer.interaction["id"], "type": answer.interaction["type"]}
    response: JSON = {"interaction": interaction}
    if answer.original is not None:
        interaction["response_message_id"] = answer.original.message["id"]
        interaction["response_message_loading"] = answer.loading
        interaction["response_message_ephemeral"] = answer.ephemeral
    if answer.type in {4, 7}:
        response["resource"] = {"type": answer.type, "message": answer.message}
    return response


# --- Components -----------------------------------------------------------------------------------


def walk(components: Sequence[JSON]) -> Iterator[JSON]:
    """Give every component, each before those inside it."""
    for component in components:
        yield component
        yield from walk(_children(component))


def _children(component: JSON) -> list[JSON]:
    single = [component[key] for key in ("accessory", "component") if component.get(key)]
    return [*component.get("components", []), *single]


def numbered(components: Sequence[JSON], attachments: Sequence[JSON] = ()) -> list[JSON]:
    """Return components with every id filled in and every attachment:// made an address."""
    taken = {component.get("id") for component in walk(components)}
    fresh = (number for number in itertools.count(1) if number not in taken)
    known = {f"attachment://{attachment['filename']}": attachment for attachment in attachments}
    return [_numbered(component, fresh, known) for component in components]


def _numbered(component: JSON, fresh: Iterator[int], known: Mapping[str, JSON]) -> JSON:
    result = {**component, "id": component.get("id") or next(fresh)}
    if "components" in component:
        result["components"] = [_numbered(each, fresh, known) for each in component["components"]]
    for key in ("accessory", "component"):
        if component.get(key):
            result[key] = _numbered(component[key], fresh, known)
    for key in ("media", "file"):
        if component.get(key):
            result[key] = _media(component[key], known)
    if "items" in component:
        result["items"] = [
            {**item, "media": _media(item["media"], known)} for item in component["items"]
        ]
    return result


def _media(media: JSON, known: Mapping[str, JSON]) -> JSON:
    url = media["url"]
    if not url.startswith("attachment://"):
        return {"proxy_url": url, **media}
    if url not in known:
        raise invalid(components=f"The referenced attachment {url} was not found")
    attachment = known[url]
    copied = {key: attachment[key] for key in ("url", "proxy_url", "content_type")}
    return {**copied, "attachment_id": attachment["id"], "loading_state": 2}
