"""The card of /timeline for a list of work stoppages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.answers.timeline.stoppages_chart import STOPPAGES_HEIGHT, Drawing, stoppages_plot
from bot.answers.timeline.stoppages_heading import Stoppages, heading, span
from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Chart,
    Choice,
    Line,
    Menu,
    Tone,
    head,
    item,
    line,
    small,
)
from bot.cards.citations import cite_source
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.as_known import known_lines, known_title
from bot.cards.parts.facts import stoppage_facts
from bot.cards.parts.labels import capitalised
from bot.cards.parts.stoppages import (
    TRACKER_END,
    all_called,
    counts_by_list,
    list_subject,
    stoppage_dates,
    stoppage_days,
    stoppage_size,
    sureness,
    tracked_lines,
)
from bot.charts.frame import chart
from bot.domain.stoppages.by_list import ListName, is_tracked, only_bureau
from bot.domain.stoppages.lists import ListedYears, Order, days_long
from bot.models.question import Action, Question
from bot.models.statistics import Stoppage

_BUTTONS: Mapping[Order, str] = {
    Order.WORKERS: "Most workers first",
    Order.LENGTH: "Longest first",
    Order.DAYS_LOST: "Most days lost first",
    Order.START: "By their start",
}
_BASIS = small(
    "Days lost: workers times working days, as the bureau counts them; lockouts count as well."
)
_LENGTH = small(
    "Days from the first to the last, both counted; what has no end on the list is last."
)
_FIRST: Mapping[Order, str] = {
    Order.WORKERS: "The largest",
    Order.LENGTH: "The longest",
    Order.DAYS_LOST: "The most days lost",
    Order.LATEST: "The latest",
}
_LOCKOUTS = line("The lists do not tell lockouts from strikes: they have both as stoppages.")
_NO_STATE = small("What the lists call interstate or nationwide is in no one state.")


def render_stoppages(answer: Stoppages, question: Question) -> Card:
    found, opening = answer.stoppages, tuple(_opening(answer))
    return Card(
        tone=Tone.DAYS,
        heading=f"{heading(answer)}{known_title(answer.known)}",
        blocks=(*opening, *_blocks(answer)),
        basis=(*_basis(answer), *known_lines(answer.known), *_left_beside(answer)),
        ids=tuple(dict.fromkeys(one.source for one in found)),
        buttons=tuple(_buttons(answer, question)),
        menus=tuple(_menus(answer, question)),
        facts=stoppage_facts(found, answer.sources),
        chart=_chart(answer, after=len(opening)),
    )


def _opening(answer: Stoppages) -> Iterator[Block]:
    """Why nothing, or so little, is there; and of each list what stands out."""
    lists = answer.lists
    if answer.wanted.lockouts:
        yield Block((_LOCKOUTS,))
    if lists is None:
        yield Block((line("No list of stoppages is on record."),))
    elif answer.before_lists and answer.stoppages:
        ran = f"On them all the same, for it ran into {lists.first}:"
        yield Block((line(f"The lists are of the years {lists.first} to {lists.last}. {ran}"),))
    elif answer.stoppages:
        if answer.headed is not ListName.BUREAU:
            yield Block(tuple(_not_listed(answer, lists)))
        for name, rows in answer.lists_found.items():
            if lines := tuple(_outstanding(answer, name, rows)):
                yield Block(lines)
    else:
        yield Block(tuple(_nothing(answer, lists)))


def _not_listed(answer: Stoppages, lists: ListedYears) -> Iterator[Line]:
    """How far the bureau's lists go, and its totals of a year whose stoppages it has on none."""
    none = "" if answer.after_lists else " and have none of these"
    yield line(f"The BLS lists on record are of the years {lists.first} to {lists.last}{none}.")
    if answer.after_lists:
        yield from _open_ends([one for one in answer.ever if not is_tracked(one)])
    for year, source in answer.totals.items():
        if answer.from_day.year <= year <= answer.to_day.year and not answer.wanted.narrowed:
            yield small(f"The bureau's totals: {source.note or ''}", cite_source(source))


def _nothing(answer: Stoppages, lists: ListedYears) -> Iterator[Line]:
    tracked = f" Cornell's Labor Action Tracker, not a BLS list, ends here with {TRACKER_END}."
    until = tracked if answer.after_lists else ""
    yield line(f"The lists are of the years {lists.first} to {lists.last}.{until}")
    if answer.ever and answer.wanted.narrowed:
        yield line(f"Of these there are in all: {counts_by_list(answer.ever)}.")
    if answer.after_lists:
        yield from _open_ends(answer.ever)
        yield from _provisional_lines(answer)


def _outstanding(answer: Stoppages, name: ListName, rows: Sequence[Stoppage]) -> Iterator[Line]:
    """The largest of a list, and the latest where that is another; where the card has several
    lists, how many are on this one, and the first in its order.
    """
    several, order = len(answer.lists_found) > 1, answer.wanted.order
    if several:
        yield line(Bold(f"{plural(len(rows), 'stoppage')} {name}"))
    if order is not Order.START and several:
        yield _told(_FIRST[order], rows[0], answer)
    elif order is Order.START and len(rows) > 1:
        latest, largest = rows[-1], max(rows, key=lambda one: one.workers)
        yield _told("The largest", largest, answer)
        if latest is not largest:
            yield _told("The latest", latest, answer)


def _told(says: str, one: Stoppage, answer: Stoppages) -> Line:
    text = f": {one.employer}, {stoppage_days(one)}, {plural(one.workers, 'worker')}"
    return line(Bold(says), text, cite_source(answer.sources[one.source]))


def _open_ends(stoppages: Sequence[Stoppage]) -> Iterator[Line]:
    if count := sum(one.end is None for one in stoppages):
        yield line(
            f"{number(count)} of them {'has' if count == 1 else 'have'} no end there: "
            "whether any went on is not on record."
        )


def _provisional_lines(answer: Stoppages) -> Iterator[Line]:
    """What a provisional list says of itself, where its year is asked about."""
    for year, source in answer.provisional.items():
        if answer.to_day.year >= year:
            yield small(f"What began in {year} is provisional. {source.note or ''}".strip())


def _basis(answer: Stoppages) -> Iterator[Line]:
    if not answer.stoppages:
        return
    listed = ListName.BUREAU in answer.lists_found
    if listed:
        yield _BASIS
    if answer.wanted.order is Order.LENGTH:
        yield _LENGTH
    if answer.wanted.place:
        yield _NO_STATE
    if listed:
        yield from _provisional_lines(answer)
    yield from tracked_lines(answer.stoppages, answer.sources)


def _left_beside(answer: Stoppages) -> Iterator[Line]:
    if answer.later_beside:
        count = plural(answer.later_beside, "stoppage")
        yield small(f"Of what is on no BLS list, from later sources: {count} left out.")


def _blocks(answer: Stoppages) -> Iterator[Block]:
    """A line a stoppage, list by list; which list it is stands above where there are several."""
    lists = answer.lists_found
    for name, rows in lists.items():
        above = (head(capitalised(name)),) if len(lists) > 1 else ()
        for one in rows:
            yield Block((*above, _line(one, answer)), tight=not above)
            above = ()


def _line(stoppage: Stoppage, answer: Stoppages) -> Line:
    by_length = answer.wanted.order is Order.LENGTH and stoppage.end
    long = f" ({plural(days_long(stoppage), 'day')})" if by_length else ""
    about = (stoppage.employer, stoppage_size(stoppage), stoppage.union, sureness(stoppage))
    text = f"{long}: {'; '.join(part for part in about if part)}"
    cited = cite_source(answer.sources[stoppage.source])
    return item(Bold(stoppage_dates(stoppage)), text, cited)


def _buttons(answer: Stoppages, question: Question) -> Iterator[Button]:
    """The same in another order, and of all years."""
    wanted = answer.wanted
    if len(answer.stoppages) > 1:
        for order, label in _BUTTONS.items():
            if order is not wanted.order:
                other = question.filled(about=replace(wanted, order=order).encoded)
                yield Button(label, Action.TURN, other)
    if wanted.narrowed and len(answer.ever) > len(answer.stoppages):
        ever = question.filled(about=replace(wanted, first=None, last=None).encoded)
        ever = ever.filled(from_date="", to_date="")
        yield Button(all_called(answer.ever, "of all years"), Action.TURN, ever)


def _menus(answer: Stoppages, question: Question) -> Iterator[Menu]:
    """Those of one year, and one of them as a card of its own."""
    wanted, lists = answer.wanted, answer.lists
    if lists and not (wanted.first or wanted.last or answer.first or answer.last):
        begun: defaultdict[int, list[Stoppage]] = defaultdict(list)
        for one in answer.ever:
            begun[one.start.first.year].append(one)
        years = sorted((year for year in begun if year >= lists.first), reverse=True)
        choices = tuple(
            Choice(
                str(year),
                replace(wanted, first=year, last=year).encoded,
                _begun(begun[year]),
            )
            for year in years[:SELECT_OPTIONS]
        )
        if len(choices) > 1:
            yield Menu("Those of one year", question, "about", choices)
    shown = answer.stoppages[:SELECT_OPTIONS]
    if shown:
        choices = tuple(
            Choice(f"{one.employer}, {when(one.start)}", one.id, plural(one.workers, "worker"))
            for one in shown
        )
        yield Menu("Open one of them", Question("strike"), "name", choices, Action.OPEN)


def _begun(stoppages: Sequence[Stoppage]) -> str:
    alone = only_bureau(stoppages)
    return f"{len(stoppages)} began" if alone else f"began: {counts_by_list(stoppages)}"


def _chart(answer: Stoppages, after: int) -> Chart | None:
    """Those of the list that the card is headed by, where it has several."""
    rows = answer.lists_found.get(answer.headed, ())
    if len(rows) < 2:
        return None
    subject = list_subject(answer.wanted, answer.party)
    about = ", ".join(part for part in (subject, span(answer)) if part)
    on = "" if only_bureau(answer.stoppages) else f" {answer.headed.short}"
    drawing = Drawing(
        title=f"Stoppages{on}, {about}",
        known=known_title(answer.known),
        order=answer.wanted.order,
        stoppages=rows,
        sources=answer.sources,
        strikes=answer.strikes,
    )
    return chart(partial(stoppages_plot, drawing), after, STOPPAGES_HEIGHT)
