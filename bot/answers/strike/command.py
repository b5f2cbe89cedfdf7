"""What /strike is."""

from bot.answers.context import Context
from bot.answers.spec import Command, Example, Option
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.names import kind_of


async def _stoppage(context: Context, text: str) -> str | None:
    """The id of a stoppage: one that is a strike of the record has no name of its own."""
    identifier = text.strip().casefold()
    kind = await kind_of(context.record, identifier)
    return identifier if kind in STOPPAGE_KINDS else None


COMMAND = Command(
    name="strike",
    code="st",
    order=70,
    description="One strike: days, what was demanded, offered and won, its rank among stoppages",
    options=(
        Option(
            "name",
            "A strike by name, or a listed stoppage: 'writers 2023', 'UPS 1997', 'Boeing 2024'",
            place=0,
            kinds=("strike", *STOPPAGE_KINDS),
            required=True,
            identify=_stoppage,
        ),
    ),
    examples=(
        Example(
            "what was demanded, offered and won, and how large it was",
            {"name": "actors' strike 2023"},
        ),
    ),
)
