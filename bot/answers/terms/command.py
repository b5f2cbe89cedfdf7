"""What /terms is."""

import re

from bot.answers.arguments import KNOWN_BY, UNDATED
from bot.answers.context import Context
from bot.answers.spec import Command, Example, Option
from bot.domain.names.meaning import called_alike, of_the_year
from bot.domain.stoppages.read_list import list_of_party
from bot.store.queries.stoppages import stoppage_directory
from bot.store.queries.terms import contracts_of

_FOUND = 5
_YEAR = re.compile(r"\s+(?:19|20)\d\d\s*$")


async def _strike(context: Context, text: str) -> str | None:
    """The strike that a text names, where it has a contract and no contract is called so."""
    if context.names.exact(text, ("contract",)):
        return None
    meant = of_the_year(called_alike(context.names, text, ("strike",), _FOUND), text)
    strike = meant.name
    settled = strike and not meant.others and contracts_of(context.record, strike.record)
    return strike.record if strike and settled else None


async def _party(context: Context, text: str) -> str | None:
    """The body that is called so, perhaps with a year behind it, where no contract is of it or of
    what it is a part of ('WGA East'), and no list of stoppages.
    """
    called = _YEAR.sub("", text)
    directory = await stoppage_directory(context.record)
    found = [context.record.holders[one.record] for one in context.names.exact(called, ("holder",))]
    if len(found) != 1 or found[0].kind != "organisation" or list_of_party(called, directory):
        return None
    own = {word for name in (found[0].name, *found[0].aliases) for word in (name, *name.split())}
    bargained = (own & {*one.union, one.employers} for one in context.record.contracts.values())
    return None if any(bargained) else found[0].id


async def _identified(context: Context, text: str) -> str | None:
    return await _strike(context, text) or await _party(context, text)


def _widest(context: Context) -> tuple[str, ...]:
    """The names of the groups of subjects, and of the subjects that are of none."""
    return tuple(sorted(one.name for one in context.record.subjects.values() if one.group is None))


def _contracts(context: Context) -> tuple[str, ...]:
    return tuple(one.name for one in context.record.contracts.values())


COMMAND = Command(
    name="terms",
    code="tm",
    order=75,
    description="What contracts say on a subject: demanded, offered and won, side by side",
    options=(
        Option(
            "subject",
            "What was bargained over: 'AI', 'digital replicas', 'residuals', 'staffing'",
            place=0,
            kinds=("subject",),
            on_record=_widest,
        ),
        Option(
            "contract",
            "A contract, or a strike for its contract: 'WGA MBA 2023', 'actors 2023'",
            place=1,
            kinds=("contract", "strike"),
            stoppages=True,
            identify=_identified,
            on_record=_contracts,
        ),
        Option("known_by", KNOWN_BY, place=2, dated=True, edge="last"),
        Option("undated", place=3, choices=UNDATED),
    ),
    examples=(
        Example("what each contract says on a subject", {"subject": "AI"}),
        Example("what one contract says on all", {"contract": "Writers' strike of 2023"}),
    ),
)
