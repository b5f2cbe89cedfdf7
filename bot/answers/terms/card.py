"""The card of /terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Choice,
    Code,
    Line,
    Menu,
    Tone,
    head,
    line,
    small,
)
from bot.cards.citations import cite
from bot.cards.discord_limits import BUTTON_LABEL, SELECT_OPTIONS, SELECT_TEXT
from bot.cards.parts.amounts import day, from_to, plural, when
from bot.cards.parts.as_known import AsKnown, known_buttons, known_lines, known_title
from bot.cards.parts.bargaining import (
    amount_lines,
    answer_first,
    bargained_lines,
    sides_told,
    subject_lines,
    term_lines,
    who_says_so,
    won_means,
)
from bot.cards.parts.facts import figure_facts, term_facts
from bot.cards.parts.figures import figure_line, figure_small
from bot.cards.parts.labels import role_name
from bot.cards.text import shorten
from bot.domain.contracts.subjects import BargainedSubject
from bot.domain.pay.bargaining import bargained, set_by_contract
from bot.models.contract import Contract, Subject
from bot.models.event import Strike
from bot.models.question import Action, Question

_NEAREST = 5
"""What a button offers where there is no term."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of contracts.

    Attributes:
        subject: The one that was asked for; None for all of a contract.
        contracts: Those that were asked for; none for all that have the subject.
        bargained: In the order in which they are told, those of one contract together.
        strikes: Those of the contracts.
        known: The day by which all of it had to be known.
        undated: Whether these are the terms that `known` left out as undated.
    """

    subject: Subject | None
    contracts: Sequence[Contract]
    bargained: Sequence[BargainedSubject]
    strikes: Sequence[Strike]
    known: AsKnown | None = None
    undated: bool = False


def render_terms(terms: Terms, question: Question) -> Card:
    figures = [figure for one in terms.bargained for figure in one.figures]
    return Card(
        tone=Tone.DAYS,
        heading=_heading(terms),
        blocks=tuple(_blocks(terms)),
        basis=(*won_means(terms.bargained), *(() if terms.undated else known_lines(terms.known))),
        ids=tuple(one.id for one in (terms.subject, *terms.contracts) if one),
        buttons=tuple(_buttons(terms, question)),
        menus=tuple(_menus(terms, question)),
        facts=(*term_facts(terms.bargained), *figure_facts(figures)),
    )


def _heading(terms: Terms) -> str:
    about = _asked(terms.subject, terms.contracts)
    if terms.known and terms.undated:
        count = plural(sum(len(one.terms) for one in terms.bargained), "term")
        left_out = f"left out of what was known by {day(terms.known.day)}"
        return f"{about}: {count} from undated sources, {left_out}"
    if terms.known and not terms.bargained:
        return f"{about}: nothing known by {day(terms.known.day)}"
    contracts = plural(len({one.contract.id for one in terms.bargained}), "contract")
    subjects = plural(len(terms.bargained), "subject")
    scope = f" on {subjects}" if terms.contracts else f" in {contracts}, the newest first"
    if terms.contracts and len(terms.bargained) == 1:
        scope = ""
    return f"{about}: {sides_told(terms.bargained)}{scope}{known_title(terms.known)}"


def _asked(subject: Subject | None, contracts: Sequence[Contract]) -> str:
    """'WGA MBA 2023, AI'."""
    names = [*(one.name for one in contracts), *((subject.name,) if subject else ())]
    return ", ".join(names)


def _blocks(terms: Terms) -> Iterator[Block]:
    """A block a subject, under its contract, or of one contract under its group."""
    of_one = len({one.contract.id for one in terms.bargained}) == 1
    if of_one:
        yield Block(tuple(_contract_lines(terms.bargained[0].contract, terms.known)))
    above = ""
    for one in terms.bargained:
        title = one.group.name if of_one else one.contract.name
        lines = [] if title == above else [head(title)]
        if lines and not of_one:
            lines += _contract_lines(one.contract, terms.known)
        if one.subject.name not in (title, _asked(terms.subject, ())):
            # The page may be another than that of the contract's name.
            under = "" if lines or of_one else f" · {one.contract.name}"
            lines.append(line(Bold(one.subject.name), under))
        if terms.subject and terms.contracts:
            yield from _full_blocks(one, lines)
        else:
            yield Block((*lines, *subject_lines(one)))
        above = title


def _contract_lines(contract: Contract, known: AsKnown | None) -> Iterator[Line]:
    """Its parties and dates, and its note. As known by a day, one that began later has no dates;
    the note, which no source dates, is left out.
    """
    parties = f"{' and '.join(contract.union)} with {contract.employers}"
    if known and contract.start.first > known.day:
        yield small(parties)
        return
    since = when(contract.start)
    dates = from_to(contract.start, contract.end) if contract.end else f"from {since} on"
    yield small(f"{parties} · {dates}")
    if contract.note and not known:
        yield small(contract.note)


def _full_blocks(one: BargainedSubject, above: Sequence[Line]) -> Iterator[Block]:
    """All that is on record of one subject of one contract, a block a term and a figure."""
    for stated in answer_first(one):
        yield Block((*above, *term_lines(stated), *who_says_so(stated)))
        above = ()
    if compared := list(amount_lines(one)):
        yield Block(tuple(compared))
    for row in bargained(one.figures):
        yield Block((line(Bold(role_name(row.role))), *bargained_lines(row)))
    for role, stated in set_by_contract(one.figures):
        shown = (figure_line(stated, cite(stated.agreeing, shown=1)), *figure_small(stated))
        yield Block((line(Bold(role_name(role))), *shown))


def _buttons(terms: Terms, question: Question) -> Iterator[Button]:
    if terms.subject and terms.contracts:
        for option, label in (
            ("contract", f"{terms.subject.name} in all contracts"),
            ("subject", f"All of {_asked(None, terms.contracts)}"),
        ):
            asked = question.filled(**{option: "", "undated": ""})
            yield Button(shorten(label, BUTTON_LABEL), Action.OPEN, asked)
    for strike in terms.strikes if len(terms.strikes) == 1 else ():
        asked = Question.of("strike", name=strike.id)
        yield Button(shorten(f"/strike {strike.name}", BUTTON_LABEL), Action.OPEN, asked)
    if not terms.undated:
        yield from known_buttons(terms.known, question)


def _menus(terms: Terms, question: Question) -> Iterator[Menu]:
    """To go on to one contract, or to one subject or group; and to one of several strikes."""
    if terms.contracts and not terms.subject:
        found = {one.group.id: one.group for one in terms.bargained}
        found |= {one.subject.id: one.subject for one in terms.bargained}
        yield from _menu("Only one subject", "subject", found.values(), question)
    if terms.subject and not terms.contracts:
        found = {one.contract.id: one.contract for one in terms.bargained}
        yield from _menu("Only one contract, in full", "contract", found.values(), question)
    if len(terms.strikes) > 1:
        strikes = (Choice(one.name, one.id) for one in terms.strikes[:SELECT_OPTIONS])
        yield Menu("Open a strike", Question("strike"), "name", tuple(strikes), Action.OPEN)


def _menu(
    placeholder: str, option: str, found: Iterable[Contract | Subject], question: Question
) -> Iterator[Menu]:
    choices = [Choice(shorten(one.name, SELECT_TEXT), one.id) for one in found]
    if len(choices) > 1:
        yield Menu(placeholder, question, option, tuple(choices[:SELECT_OPTIONS]))


@dataclass(frozen=True, slots=True)
class NoTerms:
    """That no term is on record of one subject in some contracts, and what comes near: other
    subjects that these have, and other contracts that have the subject, the newest first.
    """

    subject: Subject
    contracts: Sequence[Contract]
    subjects: Sequence[Subject]
    others: Sequence[Contract]


def render_no_terms(found: NoTerms) -> Card:
    contract, subject = found.contracts[0], found.subject
    near = [
        *((f"{one.name}: {subject.name}", subject, one) for one in found.others[:_NEAREST]),
        *((f"{one.name} in {contract.name}", one, contract) for one in found.subjects[:_NEAREST]),
    ]
    return Card(
        tone=Tone.TROUBLE,
        heading=f"No term on {subject.name} in {_asked(None, found.contracts)} is on record",
        blocks=(
            Block(
                (
                    line("That the record has none does not say that the contract has none."),
                    small("A gap in the record? ", Code("/record"), " says how to report it."),
                )
            ),
        ),
        copyable=False,
        buttons=tuple(
            Button(
                shorten(label, BUTTON_LABEL),
                Action.OPEN,
                Question.of("terms", subject=on.id, contract=of.id),
            )
            for label, on, of in near
        ),
    )
