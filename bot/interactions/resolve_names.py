"""What a text that was typed into an option means: an id, an address, a code, a choice, a name."""

import re

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.cards.discord_limits import CHOICE_NAME, SELECT_OPTIONS
from bot.cards.text import shorten
from bot.domain.names.addresses import plain_address, sources_at
from bot.domain.names.meaning import Meant, meant_by_name
from bot.models.evidence import Name

_ASKED = SELECT_OPTIONS
_CODE = re.compile(r"\s*(\d{2})[-\s.]?(\d{4})(?:\.\d{2})?\s*")


async def find_meant(context: Context, option: Option, text: str) -> Meant:
    """The record that a text means, or those that it can mean."""
    name = _equal(context, option, text)
    if name is not None:
        return Meant(name)
    address = plain_address(text) if "source" in option.kinds else None
    if address is not None:
        at = sources_at(address, context.record.sources.values())
        names = tuple(context.names.by_record[one.id] for one in at[:_ASKED])
        if len(names) == 1:
            return Meant(names[0])
        if names or address[1]:
            return Meant(None, names)
    return meant_by_name(context.names, text, option.kinds, _ASKED)


def _equal(context: Context, option: Option, text: str) -> Name | None:
    """The record whose id, code or choice the text is."""
    typed = " ".join(text.split())
    code = _CODE.fullmatch(text)
    identifier = f"{code[1]}-{code[2]}" if code else typed.casefold()
    name = context.names.by_record.get(identifier)
    if name is not None and name.kind in option.kinds:
        # What is called so every day is meant by more people than what has it for an id.
        called = context.names.exact(typed, option.kinds)
        if typed == identifier or code:
            called = [one for one in called if one is not name and one.kind == name.kind]
        return None if called else name
    if " · " not in typed:
        return None
    # What a pasted command has is what the choice was called.
    title = re.split(r" · |…", typed)[0]
    found = context.names.find(title, option.kinds, _ASKED)
    chosen = (one.name for one in found if typed == shorten(one.name.label, CHOICE_NAME))
    return next(chosen, None)
