"""Sentences that attribute a fact to its source, with dates as the Associated Press writes them.

They are put together from fields of the record alone, and say no more than those.
"""

from datetime import date

from bot.cards.parts.amounts import figure_amount, number
from bot.cards.parts.labels import role_name
from bot.cards.text import joined
from bot.citations.typography import Shown, curly, with_stop
from bot.domain.evidence.bibliography import A_COPY, authors_of, copied_how, has_own_title
from bot.models.contract import Contract, ContractTerm, Subject
from bot.models.dates import MONTHS, Precision, When
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation
from bot.models.measure import MEANINGS, Measure
from bot.models.quote import Holder, Quote, Statement
from bot.models.role import Figure, Role
from bot.models.source import Source, SourceKind
from bot.models.statistics import Price, Stoppage, TrackedStoppage

_SHORT = {1: "Jan.", 2: "Feb.", 8: "Aug.", 9: "Sept.", 10: "Oct.", 11: "Nov.", 12: "Dec."}
"""Months that are shortened before a day; the others never are."""

_NOUNS: dict[SourceKind, str] = {
    "article": "article",
    "press-release": "press release",
    "contract": "contract document",
    "encyclopedia": "encyclopedia entry",
    "statistics": "statistical publication",
    "filing": "filing",
    "social-post": "post",
    "job-listing": "job listing",
    "speech": "transcript",
}


def ap_date(value: When) -> str:
    """'July 27, 2023', 'Sept. 14, 2023', 'September 2023', 'perhaps 2017', 'May 2 … to …'."""
    if value.precision is Precision.SPAN:
        left, _, right = value.text.partition("/")
        return f"{_one(left)} to {_one(right)}"
    return _one(value.text)


def _one(text: str) -> str:
    bare = text.rstrip("?~%")
    doubt = "perhaps " if text.endswith(("?", "%")) else "about " if text.endswith("~") else ""
    if len(bare) == len("2023-07-27"):
        day = date.fromisoformat(bare)
        month = _SHORT.get(day.month, MONTHS[day.month - 1])
        return f"{doubt}{month} {day.day}, {day.year}"
    year, _, month = bare.partition("-")
    return f"{doubt}{MONTHS[int(month) - 1]} {year}" if month else f"{doubt}{year}"


def document(source: Source) -> str:
    """'an article of July 27, 2023', 'an undated press release'."""
    noun = _NOUNS[source.kind]
    if source.published is None:
        return f"an undated {noun}"
    article = "an" if noun[0] in "aeiou" else "a"
    return f"{article} {noun} of {ap_date(source.published)}"


def _according(word: Attestation) -> str:
    """'according to TechCrunch, in an article of July 27, 2023, on the word of …'."""
    return f"according to {_who(word.source)}, in {_stated_in(word)}."


def _who(source: Source) -> str:
    """The outlet as it stands in a sentence: 'the U.S. Bureau of Labor Statistics'."""
    return f"the {source.outlet}" if source.outlet.startswith("U.S. ") else source.outlet


def _first(source: Source) -> str:
    """The outlet as it begins a sentence."""
    return f"The {source.outlet}" if source.outlet.startswith("U.S. ") else source.outlet


def _stated_in(word: Attestation) -> str:
    """'an article of July 27, 2023', of what it is a copy or who copied it, on whose word it is."""
    said, origin = document(word.source), word.origin
    dated = ap_date(origin.published) if origin.published else "undated"
    if word.is_copy:
        return f"{said}, a copy of {origin.outlet} ({dated})"
    said = _as_copied(said, word.source)
    return said if word.own else f"{said}, on the word of {origin.outlet} ({dated})"


def _as_copied(said: str, source: Source) -> str:
    """'an article …, as copied by pvnew.com', or 'a copy of an article …'."""
    copied = copied_how(source)
    if copied == A_COPY:
        return f"{copied} of {said}"
    return f"{said}, {copied}" if copied else said


def of_figure(role: Role, figure: Figure, word: Attestation) -> str:
    """What a source states a role is paid; never as more than the source's own statement."""
    name, amount = role_name(role), figure_amount(figure)
    if figure.of:
        name = f"{name} ({figure.of})"
    said = f"{MEANINGS[figure.measure].phrase} for {name} at {amount}"
    if figure.measure is Measure.SHARE_BELOW:
        share, _, bound = amount.partition(": ")
        said = f"{share} at {bound} for {name}"
    dated = ap_date(figure.as_of)
    return f"{_first(word.source)} put {said} ({dated}), in {_stated_in(word)}."


def of_quote(quote: Quote, holder: Holder, word: Attestation) -> str:
    """The exact words, and where they stand."""
    whose = "" if quote.voice == "own" else f", giving the words or the view of {holder.name}"
    words = with_stop(Shown(quote.text.removeprefix("“").removesuffix("”"), "“", "”"), ".")
    return f"{_first(word.source)} wrote in {_stated_in(word)}{whose}: {words}"


def of_statement(statement: Statement, word: Attestation) -> str:
    return f"{statement.says.removesuffix('.')}, {_according(word)}"


def of_event(event: Event, word: Attestation) -> str:
    return f"{event.title} ({ap_date(event.date)}), {_according(word)}"


def of_term(contract: Contract, subject: Subject, term: ContractTerm, word: Attestation) -> str:
    """What one side asked or offered, or what was settled, by whose account the words say."""
    told = f"{contract.name}, {subject.name} ({term.side}, {ap_date(term.effective)})"
    return f"{told}: {term.says.removesuffix('.')}, {_according(word)}"


def of_strike(strike: Strike, word: Attestation) -> str:
    end = f" to {ap_date(strike.end)}" if strike.end else ", with no end on record"
    return f"{strike.name}: from {ap_date(strike.start)}{end}, {_according(word)}"


def of_stoppage(stoppage: Stoppage, source: Source) -> str:
    parties = f"{stoppage.employer} and {stoppage.union}" if stoppage.union else stoppage.employer
    end = f" to {ap_date(stoppage.end)}" if stoppage.end else ", with no end listed"
    days = f"from {ap_date(stoppage.start)}{end}"
    size, where = f"{number(stoppage.workers)} workers", document(source)
    if isinstance(stoppage, TrackedStoppage):
        # The days lost are the record's own, and of what is not from the tracker more than these.
        if stoppage.is_as_tracked:
            who = f"The {source.title} of {source.outlet}"
            return f"{who} listed a strike at {parties} {days}, with {size}, in {where}."
        told = f"has a strike at {parties} {days}, with {size}"
        return f"The Picketdesk record {told}, by {where} of {_who(source)}."
    lost = f"{size} and {number(stoppage.days_lost or 0)} working days lost"
    return f"{_first(source)} listed a stoppage at {parties} {days}, with {lost}, in {where}."


def of_price(price: Price, period: When, source: Source) -> str:
    return (
        f"{_first(source)} put the consumer price index (CPI-U, 1982-84 = 100) of "
        f"{ap_date(period)} at {price.value}."
    )


def of_source(source: Source) -> str:
    """Who published what; a title that is a description is not quoted."""
    noun, dated = _NOUNS[source.kind], ""
    article = "an" if noun[0] in "aeiou" else "a"
    if source.published is None:
        article, noun = "an", f"undated {noun}"
    else:
        dated = f", dated {ap_date(source.published)}"
    authors = [author.full for author in authors_of(source) if author.full != source.outlet]
    by = f" by {joined(authors)}" if authors else ""
    told = f"{_first(source)} published {_as_copied(f'{article} {noun}{by}{dated}', source)}"
    if not has_own_title(source):
        return f"{told}."
    return f"{told}, titled {with_stop(Shown(curly(source.title), '“', '”'), '.')}"


def of_record(version: str) -> str:
    return (
        f"The Picketdesk record, version {version}, is a data set of pay figures, quotations, "
        "positions and dated events, each with the sources that state it."
    )
