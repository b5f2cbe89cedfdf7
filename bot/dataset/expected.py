"""What was expected where a model refuses a cell, in words that go on from 'expected'."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from pydantic import BaseModel
from pydantic_core import ErrorDetails

UNSEEN = "has a character that is not seen"
SEEN = "the text without it: delete it, or type the text anew"
"""What is wrong with such a text, and what is expected."""

_BOUNDED = {
    "string_too_long": "at most {max_length} characters",
    "decimal_max_digits": "at most {max_digits} digits",
    "decimal_max_places": "at most {decimal_places} decimals",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "value_error": "{error}",
}
_OTHERS = {
    "string_too_short": "a text",
    "string_type": "a text",
    "decimal_type": "a number",
    "int_type": "a whole number",
    "dataclass_type": "a date",
    "date_type": "a day",
    "missing": "a value",
    "extra_forbidden": "none of that name",
    "url_parsing": "an address such as https://variety.com/",
    "url_scheme": "an address that begins with https:// or http://",
    "list_type": "entries in double brackets",
    "tuple_type": "entries in double brackets",
    "dict_type": "columns with their cells",
    "model_type": "an entry with its columns",
}


def expected(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """What should stand where `model` found an error."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _described(model)[context["pattern"]]
    if kind in _BOUNDED:
        return _BOUNDED[kind].format(**context)
    return _OTHERS.get(kind) or f"what is valid ({detail['msg']})"


@cache
def _described(model: type[BaseModel]) -> dict[str, str]:
    """The descriptions of a model's types by their patterns."""
    return {
        part["pattern"]: part["description"]
        for part in _parts(model.model_json_schema())
        if "pattern" in part and "description" in part
    }


def _parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A JSON schema and all schemas within it."""
    yield schema
    for within in schema.values():
        for part in cast(list[Any], within) if isinstance(within, list) else [within]:
            if isinstance(part, dict):
                yield from _parts(cast(dict[str, Any], part))
