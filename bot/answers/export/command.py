"""What /export is."""

import re
from collections.abc import Mapping

from bot.answers.context import Context
from bot.answers.spec import Command, Example, Option
from bot.domain.stoppages.lists import ALL_STOPPAGES, StoppageList, decoded
from bot.domain.stoppages.read_list import read_stoppage_list
from bot.models.statistics import STOPPAGE_KINDS, soc_of
from bot.store.queries.names import kind_of
from bot.store.queries.stoppages import stoppage_directory

FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("CSV", "one table, safe to open in a spreadsheet; the whole record as a ZIP"),
    "xlsx": ("XLSX", "a workbook: the table, its sources, and the answer in words"),
    "json": ("JSON", "the table as a list of objects, each with its sources"),
    "png": ("PNG", "the chart of an answer, as a picture"),
    "svg": ("SVG", "the chart of an answer, as a drawing to scale"),
}
"""What each format is called, and what it gives."""

PICTURES = ("png", "svg")


_KINDS = (
    *("record", "table", "strike", "contract", "role", "occupation", *STOPPAGE_KINDS),
    *("topic", "holder", "event", "subject", "source"),
)
_SEVERAL = re.compile(r"\b(?:strikes|stop+ages|walk-?outs|lock-?outs)\b", re.IGNORECASE)


async def _with_an_id(context: Context, text: str) -> str | None:
    """Figures and quotations have no names to go by; their ids do. Several stoppages are a list."""
    identifier = text.strip()
    if identifier.isalpha():
        return None  # a word is looked for among the names, too
    known = soc_of(identifier) or await kind_of(context.record, identifier)
    return identifier if known else await _stoppage_list(context, text)


async def _stoppage_list(context: Context, text: str) -> str | None:
    """The list of stoppages that a text asks for in the plural, where no record is called so; for
    all of them their table.
    """
    if context.names.exact(text, _KINDS):
        return None
    if decoded(text.strip()):
        return text.strip()
    directory = await stoppage_directory(context.record)
    wanted = read_stoppage_list(text, directory) if _SEVERAL.search(text) else None
    if wanted is None:
        return None
    return f"{ALL_STOPPAGES}.csv" if wanted == StoppageList() else wanted.encoded


COMMAND = Command(
    name="export",
    code="ex",
    order=110,
    description="The record, a table or an answer as a file, with sources",
    options=(
        Option(
            "what",
            "'the record itself', a table ('figures'), or a role, strike or source by name or id",
            place=0,
            kinds=_KINDS,
            required=True,
            guesses=False,
            identify=_with_an_id,
        ),
        Option(
            "format",
            "CSV where none is chosen; PNG and SVG are for charts",
            place=1,
            choices=tuple((kind, name) for kind, (name, _) in FORMATS.items()),
        ),
    ),
    examples=(
        Example(
            "an answer, a table or the record as a file", {"what": "wga-2023", "format": "xlsx"}
        ),
    ),
    states_facts=False,
    gives_file=True,
    work=20.0,
)
