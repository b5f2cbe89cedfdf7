"""The line of a role among several, in the cases that the shipped record does not have."""

from datetime import date
from typing import Any

import pytest

from bot.answers.compare.card import CompareAnswer, render_comparison
from bot.answers.compare.ranked_card import several_block, several_heading
from bot.cards.markdown import lines_text
from bot.cards.parts.labels import sentence_titles
from bot.domain.pay.comparison import Comparison, compare
from bot.models.evidence import Stated
from bot.models.question import Question
from tests.kit.builders import make_figure, make_paid, make_stated, make_word
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


def lines(comparison: Comparison) -> list[str]:
    text = bare(lines_text(several_block(comparison).lines))
    return [line.removeprefix("- ") for line in text.splitlines()]


def heading(comparison: Comparison) -> str:
    titles = sentence_titles([side.paid.role for side in comparison.sides])
    return several_heading(comparison, titles)


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
        ({"per": "week"}, "one year of the reference is 1.0 weeks of it."),
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

    assert "Title of role-a: the reference." in lines(comparison)
    assert relation(comparison, "b") == said
    assert relation(comparison, "c") == "it is 7 times the reference."


def test_a_shorter_unit_as_the_reference() -> None:
    comparison = three({"per": "day"}, {"per": "week"}, {"per": "hour"})

    assert relation(comparison, "b") == "one week of it is 1.0 days of the reference."
    assert relation(comparison, "c") == "one day of the reference is 1.0 hours of it."
    assert lines(comparison)[-1].endswith("what is paid by the day first.")


def test_zero_as_the_reference() -> None:
    comparison = three({"low": "0", "high": "0"}, {}, {"per": "week"})

    assert [relation(comparison, name) for name in "bc"] == ["no ratio with zero."] * 2


def test_two_currencies() -> None:
    comparison = three({}, {}, {}, currency="GBP")

    assert relation(comparison, "b") == "no ratio between currencies."
    assert relation(comparison, "c") == "the same as the reference."


def test_a_total_in_the_heading_is_named_one() -> None:
    pay = [make_paid(f"role-{name}", make_stated(f"f-{name}", **EXACT)) for name in "bcd"]
    group = make_paid("role-a", make_stated("f-a"), counts="group")

    assert heading(compare((group, *pay), {}, TODAY)) == (
        "Title of role-a: $100 to $200 a year, mean, a total for many people, 2023, beside 3 others"
    )


def test_totals_are_divided_by_totals_and_named_ones() -> None:
    groups = [
        make_paid(f"role-{name}", make_stated(f"f-{name}", **EXACT), counts="group")
        for name in "abc"
    ]
    comparison = compare(groups, {}, TODAY)

    assert relation(comparison, "b") == "the same as the reference."
    assert sum(", a total for many people, " in line for line in lines(comparison)) == 2
    assert ", a total for many people, " in heading(comparison)


def test_what_is_counted_stands_in_the_line() -> None:
    comparison = three({}, {"of": "base pay"}, {})

    assert "Title of role-b: $100 a year, mean, base pay, 2023; the same as the reference." in (
        lines(comparison)
    )


def test_notes_of_all_figures_are_on_the_card() -> None:
    comparison = three(*({"note": f"Note {number}."} for number in range(3)))
    asked = Question.of("compare", first="a", second="b", third="c")
    card = render_comparison(CompareAnswer(asked, comparison))
    text = "\n".join(lines_text(block.lines) for block in card.blocks)

    assert all(f"Note {number}." in bare(text) for number in range(3))
