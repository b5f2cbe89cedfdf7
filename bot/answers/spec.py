"""What the slash commands share: their type, the option that hides an answer, stances."""

from typing import Any

from discord import app_commands

Command = app_commands.Command[Any, ..., None]

PRIVATE = "Only you see the answer"
KNOWN_BY = "Only what sources had published by the end of this date: '27 July 2023', 'July 2023'"

STANCE_CHOICES = [
    app_commands.Choice(name=name, value=value)
    for name, value in (
        ("for", "for"),
        ("against", "against"),
        ("mixed", "mixed"),
        ("reports, takes no side", "reports"),
    )
]
