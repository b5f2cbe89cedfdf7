"""The card of /strike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answers.strike.chart import BLS_LISTS, BLS_YEARS, rank_chart
from bot.cards.card import Block, Bold, Button, Card, Cite, Line, Span, Tone, item, line, small
from bot.cards.citations import cite
from bot.cards.parts.amounts import figure_amount, number, plural, when
from bot.cards.parts.corrections import correction_texts
from bot.cards.parts.events import COUNTING, days_text, strike_block, titled
from bot.cards.parts.facts import event_facts, figure_facts, strike_facts
from bot.cards.parts.figures import figure_line, figure_small
from bot.cards.parts.labels import role_name
from bot.domain.pay.bargaining import Bargained
from bot.domain.time.strike_span import StrikeSpan
from bot.models.event import Event, Strike
from bot.models.evidence import Stated
from bot.models.question import Action, Question
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.stoppage import Rank, RankedStoppage, StoppageRanking

_WRITTEN = {"ai": "AI", "dvd": "DVDs"}
_LISTED = (
    "stoppages of 1,000 workers and more on the lists of the Bureau of Labor Statistics, "
    f"{BLS_YEARS}"
)
_DAYS_LOST = (
    "Days lost are workers times working days, as the bureau counts them; its list of 2023 is "
    "provisional."
)


@dataclass(frozen=True, slots=True)
class StrikeAnswer:
    """A strike with all that is on record of it.

    Attributes:
        span: the strike with its days.
        ranking: its place among BLS's stoppages.
        bargained: what was demanded, offered and won, the roles with most of it first.
        set_by_contract: minimums and bars that its contract set, by role.
        events: all of them, in order.
        key_events: its turns.
        figures: all of them, for files.
        sources: by id.
    """

    span: StrikeSpan
    ranking: StoppageRanking
    bargained: Sequence[Bargained]
    set_by_contract: Sequence[tuple[Role, Stated[Figure]]]
    events: Sequence[Stated[Event]]
    key_events: Sequence[Stated[Event]]
    figures: Sequence[tuple[Role, Stated[Figure]]]
    sources: Mapping[str, Source]


def render_strike(answer: StrikeAnswer) -> Card:
    strike = answer.span.stated.row
    above = (
        strike_block(answer.span),
        _parties(strike),
        Block(tuple(_rank_lines(answer.ranking, answer.sources))),
    )
    timeline = Question.of("timeline", about=strike.id)
    events = Button(f"All {plural(len(answer.events), 'event')}", Action.OPEN, timeline)
    return Card(
        tone=Tone.DAYS,
        heading=_heading(answer.span),
        blocks=(
            *above,
            *titled("Demanded, offered, won", list(_bargaining(answer.bargained))),
            *titled("Key events", list(_key_events(answer.key_events))),
            *titled("Set by the contract", list(_set_rates(answer.set_by_contract))),
        ),
        basis=(COUNTING,),
        ids=(strike.id,),
        buttons=(events,) if len(answer.events) > len(answer.key_events) else (),
        facts=(
            *strike_facts([answer.span.stated]),
            *figure_facts(answer.figures),
            *event_facts(answer.events),
        ),
        chart=rank_chart(strike, answer.ranking, answer.sources, after=len(above)),
    )


def _heading(span: StrikeSpan) -> str:
    """'Writers' strike of 2023: 148 days elapsed, 148 counted, with 11,500 workers'."""
    strike = span.stated.row
    counted = days_text(span.counted).removesuffix(" days")
    on = "" if strike.end else " so far"
    workers = f", with {plural(strike.workers, 'worker')}" if strike.workers else ""
    return f"{strike.name}: {days_text(span.elapsed)} elapsed, {counted} counted{on}{workers}"


def _parties(strike: Strike) -> Block:
    unions = " and ".join(strike.union)
    lines = [line(Bold("Parties"), f": {unions}; {strike.employer_side}.")]
    if strike.issues:
        issues = (_WRITTEN.get(issue, issue.replace("-", " ")) for issue in strike.issues)
        lines.append(line(Bold("About"), f": {', '.join(issues)}."))
    return Block(tuple(lines))


def _rank_lines(ranking: StoppageRanking, sources: Mapping[str, Source]) -> Iterable[Line]:
    """The ranks by workers and by days lost; or that the strike is not on the lists."""
    lists = Cite(tuple(sources[one] for one in BLS_LISTS), len(BLS_LISTS))
    if not ranking.ranked:
        none = f": this strike is not among the {number(ranking.count)} {_LISTED}."
        yield line(Bold("No rank"), none, lists)
        return
    for ranked in ranking.ranked:
        yield from _ranked_lines(ranked, ranking.count, lists)
    yield small(_DAYS_LOST)


def _ranked_lines(ranked: RankedStoppage, count: int, lists: Cite) -> Iterable[Line]:
    stoppage = ranked.stoppage
    yield line(
        Bold(f"Number {_place(ranked.by_workers)} by workers"),
        f" ({plural(stoppage.workers, 'worker')}) and ",
        Bold(f"number {_place(ranked.by_days_lost)} by days lost"),
        f" ({number(stoppage.days_lost)} days lost) of {number(count)} {_LISTED}.",
        lists,
    )
    end = f" to {when(stoppage.end)}" if stoppage.end else ", no end on the list"
    yield small(f"On the list as {stoppage.employer}, {when(stoppage.start)}{end}.")


def _place(rank: Rank) -> str:
    """'3', or '3 (shared with 2 others)'."""
    if not rank.others:
        return number(rank.place)
    return f"{number(rank.place)} (shared with {plural(rank.others, 'other')})"


def _bargaining(rows: Iterable[Bargained]) -> Iterable[Block]:
    """What was demanded, offered and won, a block a thing, under the role that it is for."""
    role = ""
    for row in rows:
        opening = [line(Bold(role_name(row.role)))] if row.role.id != role else []
        role = row.role.id
        yield Block((*opening, *_bargained_lines(row)), tight=not opening)


def _bargained_lines(row: Bargained) -> Iterable[Line]:
    """'first year: demanded 11% [1] · offered 5% [1] · won 7% [2]', and the notes."""
    spans: list[Span] = []
    notes: list[str] = []
    for word, figures in (("demanded", row.demanded), ("offered", row.offered), ("won", row.won)):
        for stated in figures:
            doubt = " (disagrees)" if stated.row.disagrees else ""
            share = figure_amount(stated.row).removeprefix("a rise of ")
            spans += [" · ", f"{word} {share}{doubt}", cite(stated.agreeing, shown=1)]
            said = (stated.row.note, *correction_texts(stated))
            notes += [f"{word.capitalize()}: {note}" for note in said if note]
        if not figures:
            spans += [" · ", f"{word}: not on record"]
    of = row.of or "in all"
    yield item(Bold(f"{of[:1].upper()}{of[1:]}"), ": ", *spans[1:])
    if notes:
        yield small(" ".join(notes))


def _key_events(events: Iterable[Stated[Event]]) -> Iterable[Block]:
    """The turns of the strike, a line each; all events are in the timeline."""
    for place, stated in enumerate(events):
        dated = Bold(when(stated.row.date))
        said = line(dated, f": {stated.row.title}", cite(stated.agreeing, shown=1))
        yield Block((said,), tight=place > 0)


def _set_rates(figures: Iterable[tuple[Role, Stated[Figure]]]) -> Iterable[Block]:
    """Minimums and bars that the contract set, a block a figure, under the role that it is for."""
    role = ""
    for paid, stated in figures:
        opening = [line(Bold(role_name(paid)))] if paid.id != role else []
        role = paid.id
        rate = figure_line(stated, cite(stated.agreeing, shown=1))
        yield Block((*opening, rate, figure_small(stated)), tight=not opening)
