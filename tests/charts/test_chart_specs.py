"""Pictures of the shipped record: every one of them says what is on record, and nothing else."""

import random
from collections import Counter
from collections.abc import Iterable

import pytest

from bot.answers.compare.chart import figure_fact
from bot.answers.compare.command import ROLES
from bot.answers.context import Context
from bot.answers.registry import answer
from bot.cards.card import Card
from bot.cards.citations import source_label
from bot.domain.evidence.agreement import best_first
from bot.domain.pay.choose_figures import Paid, current_figure
from bot.domain.pay.comparison import compare
from bot.models.evidence import PaidRole
from bot.models.question import Question
from bot.models.role import Figure
from bot.store.queries.pay import paid_roles
from tests.kit import chart_specs as specs
from tests.kit import on_file
from tests.kit.door import TODAY
from tests.kit.sampled import sampled

SAMPLE = 300
BARS = 6


async def asked(context: Context, command: str, **options: str) -> Card:
    return await answer(context, Question.of(command, **options))


async def paid_role(context: Context, identifier: str) -> PaidRole:
    return (await paid_roles(context.record, [identifier]))[identifier]


def written(figures: Iterable[Figure]) -> set[str]:
    """The bounds of figures as they are said: an amount that was cut is none of them."""
    bounds = (bound for figure in figures for bound in (figure.low, figure.high))
    return {on_file.money(bound) for bound in bounds if bound is not None}


def drawn(figures: Iterable[Figure]) -> set[float]:
    bounds = (bound for figure in figures for bound in (figure.low, figure.high))
    return {float(bound) for bound in bounds if bound is not None}


def said_amounts(alt: str) -> set[str]:
    """The amounts in the words under a picture, without the words in front of what is shown."""
    return set(specs.amounts(alt))


def names_source(spec: specs.Spec, stated: Paid) -> None:
    """The best source of a figure stands below."""
    label = source_label(best_first(stated.agreeing)[0].source)
    assert specs.joined(label) in specs.joined(specs.foot(spec)), label


# --- /pay ----------------------------------------------------------------------------------------


def drawn_figures(paid: PaidRole, first: Paid | None) -> list[Paid]:
    """Those in the unit of the one that stands for the role; and where they are too many, or of too
    many times, for a bar with a name each, those of them that count the same thing.
    """
    if first is None or not first.row.has_amount:
        return []
    same = [one for one in paid.figures if one.row.per is first.row.per and not one.row.disagrees]
    days = [one.row.as_of for one in same]
    apart = same and max(day.first for day in days) > min(day.last for day in days)
    alike = [one for one in same if one.row.of == first.row.of]
    return alike if (apart or len(same) > BARS) and len(alike) > 1 else same


async def check_pay(context: Context, identifier: str) -> bool:
    """Whether a role has a picture of its figures, which then has all of one unit."""
    card = await asked(context, "pay", role=identifier)
    paid = await paid_role(context, identifier)
    first = current_figure(paid.figures, TODAY)
    same = drawn_figures(paid, first)
    assert (card.chart is not None) is (len(same) > 1), identifier
    if card.chart is None:
        return False
    spec, figures = specs.check(card.chart, context.record.version), [one.row for one in same]
    values = {one for row in specs.rows(specs.layers(spec)) for one in row.values()}
    assert drawn(figures) <= values, identifier
    assert said_amounts(card.chart.alt_text()) <= written(figures) | said_amounts(paid.role.title)
    newest = max(figures, key=lambda figure: figure.as_of.last)
    assert figure_fact(newest) in card.chart.alt_text()
    names_source(spec, same[0])
    open_ends = {f.id for f in figures if f.low is None or f.high is None}
    assert bool(specs.layers(spec, shape="triangle-")) is bool(open_ends), identifier
    return True


async def test_every_role_by_pay(context: Context) -> None:
    with_picture = [role for role in on_file.ids("roles") if await check_pay(context, role)]

    assert 20 < len(with_picture) < len(on_file.ids("roles"))


@sampled
async def test_every_occupation_by_pay(context: Context, step: int) -> None:
    codes = on_file.ids("occupations")[::step]
    with_picture = [code for code in codes if await check_pay(context, code)]

    assert len(with_picture) * step > 800


# --- /compare ------------------------------------------------------------------------------------


def combinations() -> list[list[str]]:
    """Two to four roles at random, an occupation among them now and then; the same every time."""
    chance = random.Random("picketdesk")  # noqa: S311  (a sample, not a secret)
    roles, occupations = on_file.ids("roles"), on_file.ids("occupations")
    found: list[list[str]] = []
    for number in range(SAMPLE):
        some = chance.sample(roles, 2 + number % 3)
        if number % 2:
            some[chance.randrange(len(some))] = chance.choice(occupations)
        found.append(some)
    return found


async def test_a_sample_of_comparisons(context: Context) -> None:
    without = 0
    for ids in combinations():
        card = await asked(context, "compare", **dict(zip(ROLES, ids, strict=False)))
        roles = await paid_roles(context.record, ids)
        comparison = compare([roles[one] for one in ids], {}, TODAY)
        units = Counter((side.unit, side.is_total) for side in comparison.sides if side.chosen)
        chosen = [
            side.chosen
            for side in comparison.sides
            if side.chosen is not None and units[side.unit, side.is_total] > 1
        ]
        assert (card.chart is None) is (not chosen), ids
        if card.chart is None:
            without += 1
            continue
        spec = specs.check(card.chart, context.record.version)
        text = "\n".join(specs.texts(spec))
        figures = [one.row for one in chosen]
        assert written(figures) <= set(specs.amounts(text)), (ids, text)
        assert written(figures) <= said_amounts(card.chart.alt_text())
        rows = specs.rows([x for x in specs.layers(spec) if x["mark"]["type"] != "text"])
        assert drawn(figures) == {row["from"] for row in rows if "from" in row} | {
            row["to"] for row in rows if "to" in row
        }
        assert len(specs.panels(spec)) <= len(chosen) / 2, "no bar stands alone"
        other = len([side for side in comparison.sides if side.chosen]) - len(chosen)
        assert ("in another unit" in specs.head(spec)[1]) is bool(other)
    assert SAMPLE / 4 < without < SAMPLE * 3 / 4


# --- Vega ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked_for", "shown"),
    [
        (Question.of("pay", role="weekly-performer"), "Scale minimum"),
        (Question.of("pay", role="11-1011"), "25th to 75th percentile"),
        (
            Question.of("compare", first="rs-ml-l6", second="sag-aftra-member"),
            "$390,000 to $900,000",
        ),
        (
            Question.of("compare", first="rs-ml-l6", second="27-2011", third="grip"),
            "1 other in another unit, in the text",
        ),
        (Question.of("compare", first="ceo-zaslav", second="sag-aftra-member"), "log scale"),
        (Question.of("strike", name="sag-aftra-2023"), "13,120,000"),
        (Question.of("timeline", about="wga-2023"), "148 days"),
        (Question.of("timeline", about="stoppages-2023"), "160,000 workers"),
        (Question.of("timeline", from_date="2023-07-14", to_date="2023-07-20"), "What happened"),
    ],
)
async def test_what_vega_makes_of_them(context: Context, asked_for: Question, shown: str) -> None:
    card = await answer(context, asked_for)
    assert card.chart is not None
    text = " ".join(specs.labels(specs.drawn(card.chart, context.record.version)))

    assert shown in text
    assert f"Picketdesk record {context.record.version}" in text


@sampled
async def test_nothing_stands_upon_anything_in_pictures_of_pay(context: Context, step: int) -> None:
    asked_for = [Question.of("pay", role=one) for one in on_file.ids("roles")[:: max(1, step // 4)]]
    asked_for += [Question.of("pay", role=one) for one in on_file.ids("occupations")[:: step * 4]]
    asked_for += [
        Question.of("compare", **dict(zip(ROLES, ids, strict=False)))
        for ids in combinations()[::step]
    ]
    for question in asked_for:
        card = await answer(context, question)
        if card.chart is not None:
            specs.drawn(card.chart, context.record.version)
