"""The card of /strike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.strike.chart import BLS_LISTS, BLS_YEARS, rank_chart
from bot.cards.card import Block, Bold, Button, Card, Line, Tone, head, item, line, small
from bot.cards.citations import Sourcing, marks
from bot.cards.parts.amounts import figure_amount, number, plural, when
from bot.cards.parts.corrections import correction_texts
from bot.cards.parts.events import COUNTING, days_text, strike_block
from bot.cards.parts.facts import event_facts, figure_facts, strike_facts
from bot.cards.parts.figures import figure_line, figure_small
from bot.cards.parts.labels import role_name
from bot.domain.pay.bargaining import Bargained, bargained, set_by_contract
from bot.domain.time.calendar import strike_counted, strike_elapsed
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
_KEY = ("deadline", "vote", "strike-start", "agreement", "strike-end", "ratification")


@dataclass(frozen=True, slots=True)
class StrikeAnswer:
    """A strike with all that is on record of it; `standing` is among BLS's stoppages."""

    stated: Stated[Strike]
    figures: Sequence[tuple[Role, Stated[Figure]]]
    events: Sequence[Stated[Event]]
    standing: StoppageRanking
    sources: Mapping[str, Source]


def render_strike(answer: StrikeAnswer, today: date, question: Question, version: str) -> Card:
    sourcing = Sourcing()
    strike = answer.stated.row
    blocks = [strike_block(answer.stated, sourcing, today), _parties(strike)]
    blocks.append(_rank_block(answer.standing, answer.sources, sourcing))
    after = len(blocks)
    blocks += _bargaining(answer.figures, sourcing)
    blocks += _key_events(answer.events, sourcing)
    blocks += _set_rates(answer.figures, sourcing)
    events = Button(
        f"All {plural(len(answer.events), 'event')}",
        Action.OPEN,
        Question.of("timeline", about=strike.id),
    )
    return Card(
        tone=Tone.DAYS,
        heading=_heading(strike, today),
        question=question,
        blocks=tuple(blocks),
        basis=(COUNTING,),
        citations=sourcing.citations,
        sources=sourcing.full,
        ids=(strike.id,),
        version=version,
        buttons=(events,) if any(e.row.kind not in _KEY for e in answer.events) else (),
        facts=(
            *strike_facts([answer.stated]),
            *figure_facts(answer.figures),
            *event_facts(answer.events),
        ),
        chart=rank_chart(strike, answer.standing, answer.sources, after),
    )


def _heading(strike: Strike, today: date) -> str:
    """'Writers' strike of 2023: 148 days elapsed, 148 counted, with 11,500 workers'."""
    elapsed = days_text(strike_elapsed(strike, today))
    counted = strike_counted(strike, today)
    days = f"{elapsed} elapsed, {days_text(counted).removesuffix(' days')} counted"
    on = "" if strike.end else " so far"
    workers = f", with {plural(strike.workers, 'worker')}" if strike.workers else ""
    return f"{strike.name}: {days}{on}{workers}"


def _parties(strike: Strike) -> Block:
    unions = " and ".join(strike.union)
    lines = [line(Bold("Parties"), f": {unions}; {strike.employer_side}.")]
    if strike.issues:
        issues = (_WRITTEN.get(issue, issue.replace("-", " ")) for issue in strike.issues)
        lines.append(line(Bold("About"), f": {', '.join(issues)}."))
    return Block(tuple(lines))


def _rank_block(
    standing: StoppageRanking, sources: Mapping[str, Source], sourcing: Sourcing
) -> Block:
    """The ranks by workers and by days lost; or that the strike is not on the lists."""
    refs = tuple(sourcing.cite(sources[one]) for one in BLS_LISTS)
    if not standing.ranked:
        return Block(
            (
                line(
                    Bold("No rank"),
                    f": this strike is not among the {number(standing.count)} {_LISTED}.",
                    marks(refs),
                ),
            ),
            refs,
        )
    lines: list[Line] = []
    for ranked in standing.ranked:
        lines += _ranked_lines(ranked, standing.count, marks(refs))
    lines.append(small(_DAYS_LOST))
    return Block(tuple(lines), refs)


def _ranked_lines(ranked: RankedStoppage, count: int, cited: str) -> list[Line]:
    stoppage = ranked.stoppage
    among = f" of {number(count)} {_LISTED}"
    workers = plural(stoppage.workers, "worker")
    lost = f"{number(stoppage.days_lost)} days lost"
    end = f" to {when(stoppage.end)}" if stoppage.end else ", no end on the list"
    return [
        line(
            Bold(f"Number {_place(ranked.by_workers)} by workers"),
            f" ({workers}) and ",
            Bold(f"number {_place(ranked.by_days_lost)} by days lost"),
            f" ({lost}){among}.",
            cited,
        ),
        small(f"On the list as {stoppage.employer}, {when(stoppage.start)}{end}."),
    ]


def _place(rank: Rank) -> str:
    """'3', or '3 (shared with 2 others)'."""
    if not rank.others:
        return number(rank.place)
    return f"{number(rank.place)} (shared with {plural(rank.others, 'other')})"


def _bargaining(figures: Sequence[tuple[Role, Stated[Figure]]], sourcing: Sourcing) -> list[Block]:
    """What was demanded, offered and won, a block a thing, under the role that it is for."""
    blocks: list[Block] = []
    role = ""
    for row in bargained(figures):
        lines, refs = _bargained_lines(row, sourcing)
        opening = row.role.id != role
        if opening:
            lines.insert(0, line(Bold(role_name(row.role))))
            role = row.role.id
        if not blocks:
            lines.insert(0, head("Demanded, offered, won"))
        blocks.append(Block(tuple(lines), tuple(refs), tight=not opening))
    return blocks


def _bargained_lines(row: Bargained, sourcing: Sourcing) -> tuple[list[Line], list[int]]:
    """'first year: demanded 11% [1] · offered 5% [1] · won 7% [2]', and the notes."""
    parts: list[str] = []
    refs: list[int] = []
    sides = (("demanded", row.demanded), ("offered", row.offered), ("won", row.won))
    for word, figures in sides:
        for stated in figures:
            cited = sourcing.refs(stated.agreeing, shown=1)
            refs += cited
            doubt = " (disagrees)" if stated.row.disagrees else ""
            parts.append(f"{word} {_share(stated.row)}{doubt}{marks(cited)}")
        if not figures:
            parts.append(f"{word}: not on record")
    lines = [item(Bold(_capital(row.of or "in all")), f": {' · '.join(parts)}")]
    notes = [
        f"{_capital(word)}: {note}"
        for word, figures in sides
        for stated in figures
        for note in (stated.row.note, *correction_texts(stated))
        if note
    ]
    if notes:
        lines.append(small(" ".join(notes)))
    return lines, refs


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _share(figure: Figure) -> str:
    return figure_amount(figure).removeprefix("a rise of ")


def _key_events(events: Sequence[Stated[Event]], sourcing: Sourcing) -> list[Block]:
    """The turns of the strike, a line each; all events are in the timeline."""
    blocks: list[Block] = []
    for stated in events:
        if stated.row.kind not in _KEY:
            continue
        refs = sourcing.refs(stated.agreeing, shown=1)
        said = line(Bold(when(stated.row.date)), f": {stated.row.title}", marks(refs))
        title = () if blocks else (head("Key events"),)
        blocks.append(Block((*title, said), refs, tight=bool(blocks)))
    return blocks


def _set_rates(figures: Sequence[tuple[Role, Stated[Figure]]], sourcing: Sourcing) -> list[Block]:
    """Minimums and bars that the contract set, a block a figure, under the role that it is for."""
    blocks: list[Block] = []
    role = ""
    for paid, stated in set_by_contract(figures):
        refs = sourcing.refs(stated.agreeing, shown=1)
        lines = [figure_line(stated, refs), figure_small(stated)]
        opening = paid.id != role
        if opening:
            lines.insert(0, line(Bold(role_name(paid))))
            role = paid.id
        if not blocks:
            lines.insert(0, head("Set by the contract"))
        blocks.append(Block(tuple(lines), refs, tight=not opening))
    return blocks
