"""What the arguments of a question say: dates, and the day by which things had to be known."""

from bot.answers.context import Context, not_on_record
from bot.domain.evidence.as_known import Cutoff
from bot.models.dates import When, read_edtf


def asked_date(text: str) -> When | None:
    """A date argument; None where there is none, UserError where it is no date."""
    if not text:
        return None
    try:
        return read_edtf(text)
    except ValueError:
        raise not_on_record() from None


def asked_cutoff(context: Context, text: str) -> Cutoff | None:
    """The last day by which things had to be known, today at the latest; None without one."""
    asked, today = asked_date(text), context.today()
    return Cutoff(min(asked.last, today), today) if asked else None
