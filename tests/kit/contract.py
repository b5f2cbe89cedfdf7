"""Holds what a bot sends against Discord's own OpenAPI description of its interface.

The description lies beside the repository and may be absent: ask `available()` first.

It is read with four changes, so that valid payloads pass and a fault is reported where it is:
- A member of a union is chosen by its `type`, and only that member is held against the payload.
  A completion's choices are chosen by their values. A followup is held against the fuller of the
  two bodies that the description allows.
- `null` or something else is held against that something wherever it is not null.
- A list of constants is one `enum`.
- An id may be a whole number as well as a string: Discord takes both, and discord.py sends numbers
  for attachments.

Not checked, because the description does not say it: fields that it does not know, which Discord
ignores; how many components or characters a message has with the nested ones; custom ids used
twice; that a button has a label or an emoji, and a custom id or an address; that components of the
second version come with their flag and without content; the letters in a command's name, that a
slash command has a description, and required options first; the form of addresses and times.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

Kind = Literal["commands", "callback", "followup", "edit", "message"]
Schema = dict[str, Any]

DESCRIPTION = Path(__file__).resolve().parents[3] / "shared" / "discord-openapi.json"

_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_REQUESTS: Mapping[Kind, tuple[str, str]] = {
    "commands": ("/applications/{application_id}/commands", "put"),
    "callback": ("/interactions/{interaction_id}/{interaction_token}/callback", "post"),
    "followup": (_WEBHOOK, "post"),
    "edit": (f"{_WEBHOOK}/messages/@original", "patch"),
    "message": ("/channels/{channel_id}/messages", "post"),
}
_ADDRESS = "urn:discord"
_SCHEMAS = "#/components/schemas/"
_FULL_WEBHOOK_BODY = f"{_SCHEMAS}IncomingWebhookRequestPartial"
_COMPLETION = f"{_SCHEMAS}InteractionApplicationCommandAutocompleteCallback{{}}Data"
_LONGEST_MESSAGE = 200


def available() -> bool:
    return DESCRIPTION.is_file()


def faults(kind: Kind, payload: object) -> list[str]:
    """Return what Discord's description has against a body, each with its place; none is good."""
    found = _validator(kind).iter_errors(cast("Any", payload))
    errors = sorted(found, key=lambda error: error.json_path)
    return list(dict.fromkeys(f"{error.json_path}: {_short(error.message)}" for error in errors))


def _short(message: str) -> str:
    """Leave out the middle: the value comes first, what is wrong with it last."""
    if len(message) <= _LONGEST_MESSAGE:
        return message
    half = _LONGEST_MESSAGE // 2
    return f"{message[:half]} … {message[-half:]}"


@cache
def _validator(kind: Kind) -> Draft202012Validator:
    reference = {"$ref": f"{_ADDRESS}#/requests/{kind}"}
    return Draft202012Validator(reference, registry=_registry())


@cache
def _registry() -> Registry[Any]:
    """Return the description with its unions rewritten and its request bodies by kind."""
    described: Schema = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    schemas = described["components"]["schemas"]
    schemas["SnowflakeType"]["type"] = ["string", "integer"]
    operations = {kind: described["paths"][path][way] for kind, (path, way) in _REQUESTS.items()}
    requests = {
        kind: operation["requestBody"]["content"]["application/json"]["schema"]
        for kind, operation in operations.items()
    }
    kept = {"components": {"schemas": schemas}, "requests": requests}
    resource = DRAFT202012.create_resource(_rewrite(kept, schemas))
    return Registry().with_resource(_ADDRESS, resource)


def _rewrite(node: Any, schemas: Schema) -> Any:
    if isinstance(node, list):
        return [_rewrite(each, schemas) for each in node]
    if not isinstance(node, dict):
        return node
    rest = {key: value for key, value in node.items() if key not in {"oneOf", "anyOf"}}
    result = {key: _rewrite(value, schemas) for key, value in rest.items()}
    members = node.get("oneOf") or node.get("anyOf")
    if members:
        result.setdefault("allOf", []).append(_union([*members], schemas))
    return result


def _union(members: list[Schema], schemas: Schema) -> Schema:
    """Return a schema that holds a value against the one member that it means to be."""
    null: Schema = {"type": "null"}
    if null in members:
        rest = _union([member for member in members if member != null], schemas)
        return {"if": null, "else": rest}
    if all("const" in member for member in members):
        return {"enum": [member["const"] for member in members]}
    if len(members) == 1:
        return members[0]
    references = [member.get("$ref", "") for member in members]
    if _FULL_WEBHOOK_BODY in references:
        return {"$ref": _FULL_WEBHOOK_BODY}
    if _COMPLETION.format("String") in references:
        return _completion()
    types = [_types(reference, schemas) for reference in references]
    return _by_type(dict(zip(references, types, strict=True))) if all(types) else {"anyOf": members}


def _types(reference: str, schemas: Schema) -> list[object]:
    """Return the values of `type` by which a member is known, none if it has no such field."""
    schema = schemas.get(reference.removeprefix(_SCHEMAS), {})
    return schema.get("properties", {}).get("type", {}).get("enum", [])


def _by_type(members: Mapping[str, list[object]]) -> Schema:
    known = _of_type([value for values in members.values() for value in values])
    branches = [
        {"if": _of_type(values), "then": {"$ref": reference}}
        for reference, values in members.items()
    ]
    return {"allOf": [known, *branches]}


def _of_type(values: list[object]) -> Schema:
    properties = {"type": {"enum": values}}
    return {"type": "object", "required": ["type"], "properties": properties}


def _completion() -> Schema:
    text = _choices_with({"type": "string"})
    fraction = _choices_with({"type": "number", "not": {"type": "integer"}})
    number = {
        "if": fraction,
        "then": {"$ref": _COMPLETION.format("Number")},
        "else": {"$ref": _COMPLETION.format("Integer")},
    }
    return {"if": text, "then": {"$ref": _COMPLETION.format("String")}, "else": number}


def _choices_with(value: Schema) -> Schema:
    choice = {"type": "object", "required": ["value"], "properties": {"value": value}}
    choices = {"type": "array", "contains": choice}
    return {"type": "object", "required": ["choices"], "properties": {"choices": choices}}
