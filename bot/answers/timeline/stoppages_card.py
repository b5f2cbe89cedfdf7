"""The card of /timeline for a list of BLS's work stoppages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from bot.answers.timeline.stoppages_chart import Drawing, stoppages_plot
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
    item,
    line,
    small,
)
from bot.cards.citations import cite_source
from bot.cards.discord_limits import SELECT_OPTIONS
from bot.cards.parts.amounts import number, plural, when
from bot.cards.parts.as_known import known_lines, known_title
from bot.cards.parts.facts import stoppage_facts
from bot.cards.parts.stoppages import list_subject, stoppage_dates, stoppage_days
from bot.charts.frame import chart
from bot.domain.stoppages.lists import Order, days_long
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
_LOCKOUTS = line("The lists do not tell lockouts from strikes: they have both as stoppages.")
_NO_STATE = small("What the lists call interstate or nationwide is in no one state.")


def render_stoppages(answer: Stoppages, question: Question) -> Card:
    found, opening = answer.stoppages, tuple(_opening(answer))
    return Card(
        tone=Tone.DAYS,
        heading=f"{heading(answer)}{known_title(answer.known)}",
        blocks=(*opening, *(_block(one, answer) for one in found)),
        basis=(*_basis(answer), *known_lines(answer.known)),
        ids=tuple(dict.fromkeys(one.source for one in found)),
        buttons=tuple(_buttons(answer, question)),
        menus=tuple(_menus(answer, question)),
        facts=stoppage_facts(found, answer.sources),
        chart=_chart(answer, after=len(opening)) if len(found) > 1 else None,
    )


def _opening(answer: Stoppages) -> Iterator[Block]:
    """Why nothing, or so little, is there."""
    lists = answer.lists
    if answer.wanted.lockouts:
        yield Block((_LOCKOUTS,))
    if lists is None:
        yield Block((line("No list of stoppages is on record."),))
    elif len(answer.stoppages) > 1 and answer.wanted.order is Order.START:
        yield Block(tuple(_outstanding(answer)))
    elif answer.before_lists and answer.stoppages:
        ran = f"On them all the same, for it ran into {lists.first}:"
        yield Block((line(f"The lists are of the years {lists.first} to {lists.last}. {ran}"),))
    elif not answer.stoppages:
        lines = [line(f"The lists are of the years {lists.first} to {lists.last}.")]
        if answer.ever and answer.wanted.narrowed:
            lines.append(line(f"They have {number(len(answer.ever))} of these in all."))
        if answer.after_lists:
            lines += [*_open_ends(answer), *_provisional_lines(answer)]
        yield Block(tuple(lines))


def _outstanding(answer: Stoppages) -> Iterator[Line]:
    """The largest, and the latest where that is another."""
    latest = answer.stoppages[-1]
    largest = max(answer.stoppages, key=lambda one: one.workers)
    for says, one in (("The largest", largest), ("The latest", latest)):
        if one is not largest or says == "The largest":
            text = f": {one.employer}, {stoppage_days(one)}, {plural(one.workers, 'worker')}"
            yield line(Bold(says), text, cite_source(answer.sources[one.source]))


def _open_ends(answer: Stoppages) -> Iterator[Line]:
    if count := sum(one.end is None for one in answer.ever):
        yield line(
            f"{plural(count, 'stoppage')} of them {'has' if count == 1 else 'have'} no end there: "
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
    yield _BASIS
    if answer.wanted.order is Order.LENGTH:
        yield _LENGTH
    if answer.wanted.place:
        yield _NO_STATE
    yield from _provisional_lines(answer)


def _block(stoppage: Stoppage, answer: Stoppages) -> Block:
    size = f"{plural(stoppage.workers, 'worker')}, {number(stoppage.days_lost)} days lost"
    union = f"; {stoppage.union}" if stoppage.union else ""
    by_length = answer.wanted.order is Order.LENGTH and stoppage.end
    long = f" ({plural(days_long(stoppage), 'day')})" if by_length else ""
    text = f"{long}: {stoppage.employer}; {size}{union}"
    cited = cite_source(answer.sources[stoppage.source])
    return Block((item(Bold(stoppage_dates(stoppage)), text, cited),), tight=True)


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
        yield Button(f"All {number(len(answer.ever))}, of all years", Action.TURN, ever)


def _menus(answer: Stoppages, question: Question) -> Iterator[Menu]:
    """Those of one year, and one of them as a card of its own."""
    wanted, lists = answer.wanted, answer.lists
    if lists and not (wanted.first or wanted.last or answer.first or answer.last):
        begun = Counter(one.start.first.year for one in answer.ever)
        years = sorted((year for year in begun if year >= lists.first), reverse=True)
        choices = tuple(
            Choice(
                str(year), replace(wanted, first=year, last=year).encoded, f"{begun[year]} began"
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


def _chart(answer: Stoppages, after: int) -> Chart:
    subject = list_subject(answer.wanted, answer.party)
    about = ", ".join(part for part in (subject, span(answer)) if part)
    drawing = Drawing(
        title=f"Stoppages, {about}",
        known=known_title(answer.known),
        order=answer.wanted.order,
        stoppages=answer.stoppages,
        sources=answer.sources,
    )
    return chart(partial(stoppages_plot, drawing), after)
