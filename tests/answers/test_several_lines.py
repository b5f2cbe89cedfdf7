"""The line of a role among several, in the cases that the shipped record does not have."""

from datetime import date
from typing import Any

import pytest

from bot.answers.compare.card import ComparisonAnswer, render_comparison
from bot.cards.card import Card
from bot.cards.markdown import lines_text
from bot.domain.pay.comparison import Comparison, compare
from bot.domain.pay.equivalents import equivalents
from bot.domain.pay.ranking import by_amount
from bot.models.evidence import Stated
from bot.models.question import Question
from tests.domain.made import make_figure, make_paid, make_stated, make_word
from tests.kit.door import bare

TODAY = date(2026, 8, 1)
EXACT: dict[str, Any] = {"low": "100", "high": "100"}


def three(*cells: dict[str, Any], currency: str = "USD") -> Comparison:
    """Roles A, B and C of a figure each; B's is in a currency of its own."""
    roles = [
        make_paid(f"role-{name}", make_stated(f"f-{name}", **(EXACT | one)))
        for name, one in zip("abc", cells, strict=True)
    ]
    if currency != "USD":
        foreign = make_figure("f-b").model_copy(update={"currency": currency})
        roles[1] = make_paid("role-b", Stated(foreign, (make_word(),)))
    return compare(roles, {}, TODAY)


def card_of(comparison: Comparison) -> Card:
    whole = ComparisonAnswer(
        comparison,
        ranked=by_amount(comparison),
        equivalents=[equivalents(comparison, pair) for pair in comparison.pairs],
        sources={},
    )
    return render_comparison(whole, Question("compare"), "1")


def lines(comparison: Comparison) -> list[str]:
    text = bare(lines_text(card_of(comparison).blocks[0].lines))
    return [line.removeprefix("- ") for line in text.splitlines()]


def relation(comparison: Comparison, name: str) -> str:
    [found] = [line for line in lines(comparison) if line.startswith(f"Title of role-{name}: ")]
    return found.rpartition("; ")[2]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({}, "the same as the reference."),
        ({"low": "50", "high": "50"}, "the reference is 2 times it."),
        ({"low": "300", "high": "300"}, "it is 3 times the reference."),
        ({"low": "50", "high": "200"}, "the reference is between 0.5 and 2 times it."),
        ({"low": ""}, "the reference is at least 1.0 times it."),
        ({"high": "", "strict": "low"}, "it is more than 1.0 times the reference."),
        ({"per": "week"}, "one year of the reference is 1 week of it."),
        ({"per": "week", "low": "50", "high": "50"}, "one year of the reference is 2 weeks of it."),
        ({"low": "0", "high": "0"}, "no ratio with zero."),
        (
            {"measure": "demand", "of": "first year"},
            "no ratio, since the two are not of the same thing.",
        ),
    ],
)
def test_how_a_role_stands_to_the_reference(second: dict[str, Any], said: str) -> None:
    comparison = three({}, second, {"low": "700", "high": "700"})

    assert relation(comparison, "a") == "the reference."
    assert relation(comparison, "b") == said
    assert relation(comparison, "c") == "it is 7 times the reference."


def test_a_shorter_unit_as_the_reference() -> None:
    comparison = three({"per": "day"}, {"per": "week"}, {"per": "hour"})

    assert relation(comparison, "b") == "one week of it is 1 day of the reference."
    assert relation(comparison, "c") == "one day of the reference is 1 hour of it."
    assert lines(comparison)[-1].endswith(
        "what is paid by the day first. Notes, sources and arithmetic follow."
    )


def test_zero_as_the_reference() -> None:
    comparison = three({"low": "0", "high": "0"}, {}, {"per": "week"})

    assert [relation(comparison, name) for name in "bc"] == ["no ratio with zero."] * 2


def test_two_currencies() -> None:
    comparison = three({}, {}, {}, currency="GBP")

    assert relation(comparison, "b") == "no ratio between currencies."
    assert card_of(comparison).heading == (
        "The mean pay for Title of role-a: the same as the mean pay for Title of role-c; "
        "no ratio with Title of role-b"
    )


def test_a_heading_without_any_ratio() -> None:
    pay = [make_paid(f"role-{name}", make_stated(f"f-{name}", **EXACT)) for name in "bcd"]
    group = make_paid("role-a", make_stated("f-a"), counts="group")

    assert card_of(compare((group, *pay), {}, TODAY)).heading == (
        "The mean pay for Title of role-a: no ratio with Title of role-b, Title of role-c or "
        "Title of role-d"
    )


def test_totals_are_divided_by_totals_and_named_ones() -> None:
    groups = [
        make_paid(f"role-{name}", make_stated(f"f-{name}", **EXACT), counts="group")
        for name in "abc"
    ]
    comparison = compare(groups, {}, TODAY)

    assert relation(comparison, "b") == "the same as the reference."
    assert sum(", a total for many people, " in line for line in lines(comparison)) == len(groups)


def test_what_is_counted_stands_in_the_line() -> None:
    comparison = three({"of": "base pay"}, {}, {})

    assert lines(comparison)[0].startswith(
        "Title of role-a: $100 a year, mean, base pay, July 2023"
    )


def test_notes_of_all_figures_are_on_the_card() -> None:
    comparison = three(*({"note": f"Note {number}."} for number in range(3)))
    text = "\n".join(lines_text(block.lines) for block in card_of(comparison).blocks)

    assert all(f"Note {number}." in bare(text) for number in range(3))
