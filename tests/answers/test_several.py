"""/compare with three and four roles: a line a role, in order, set against the first."""

import pytest

from tests.answers.several import (
    FOUR,
    L6,
    MEMBER,
    WEEK,
    asked,
    chosen,
    order,
    relation,
    row,
    table,
    title,
)
from tests.kit import on_file
from tests.kit.door import Door, Reply
from tests.kit.on_file import high, low


@pytest.fixture
async def four(door: Door) -> Reply:
    return await asked(door, *FOUR)


# --- The table -----------------------------------------------------------------------------------


async def test_a_line_a_role_the_highest_yearly_amount_first(door: Door, four: Reply) -> None:
    assert order(four) == [
        title(role)
        for role in ("rs-ml-l6", "sag-aftra-member", "weekly-performer", "hit-show-actress")
    ]
    assert chosen(four) == [L6, MEMBER, "f-hit-show-35", WEEK], "as they were asked for"
    assert "what is paid by the year first" in four.text

    three = await asked(door, "sag-aftra-member", "swe-l5", "rs-ml-l6")
    assert order(three) == [title(role) for role in ("rs-ml-l6", "swe-l5", "sag-aftra-member")]


async def test_each_line_has_the_amount_its_kind_its_date_and_its_source(four: Reply) -> None:
    assert all(amount in four.heading for amount in on_file.amounts(on_file.figure(L6)))
    assert ", posted range, 2023" in four.heading
    for role, figure, kind in (
        ("sag-aftra-member", MEMBER, "mean"),
        ("weekly-performer", WEEK, "scale minimum"),
        ("hit-show-actress", "f-hit-show-35", "paid"),
    ):
        line = row(four, role)
        assert all(amount in line for amount in on_file.amounts(on_file.figure(figure)))
        assert f", {kind}, " in line
        doubt = " (a weak source)" if figure == WEEK else " (no source given)"
        year = "2026–27" if figure == WEEK else "2023"
        assert f"{year}{doubt} [" in line


async def test_the_first_role_is_the_reference(door: Door, four: Reply) -> None:
    assert row(four, "rs-ml-l6").startswith(f"{title('rs-ml-l6')} (Netflix): the reference [")
    assert sum(": the reference" in line for line in table(four)) == 1

    turned = await asked(door, *FOUR[::-1])
    assert row(turned, FOUR[-1]).startswith(f"{title(FOUR[-1])}: the reference [")
    assert sum(": the reference" in line for line in table(turned)) == 1


async def test_unlike_measures_are_named_before_any_ratio(door: Door, four: Reply) -> None:
    reply = await asked(door, "sag-aftra-member", "rs-ml-l6", "swe-l5", dollars_of=2020)
    for card in (four, reply):
        below = card.bare.split("\n", 1)[1]
        assert below.startswith("Unlike measures.")
        warning = below.index("can mislead")
        for word in (" times ", " weeks of ", "÷"):
            assert word not in below or warning < below.index(word)

    alike = await asked(door, "rs-ml-l6", "swe-l5", "rs-l5")
    assert "Unlike measures" not in alike.text


async def test_the_heading_says_what_the_reference_is_paid(door: Door, four: Reply) -> None:
    assert four.heading == (
        "Research Scientist L6: $390,000 to $900,000 a year, posted range, 2023, beside 3 others"
    )

    turned = await asked(door, *FOUR[1:], FOUR[0])
    assert turned.heading == (
        "SAG-AFTRA member: less than $30,000 a year, mean, 2023 (no source given), beside 3 others"
    )


async def test_a_picture_and_the_order_come_before_the_notes(door: Door, four: Reply) -> None:
    text = await door.read(four)

    assert text.index("Ordered by") < text.index(on_file.figure(MEMBER)["note"])


# --- The words for how a role stands to the reference --------------------------------------------


async def test_the_same_unit_larger_and_smaller(door: Door) -> None:
    times = f"more than {low(L6) / high(MEMBER):f} times"
    reply = await asked(door, "sag-aftra-member", "rs-ml-l6", "swe-l5")
    assert relation(reply, "rs-ml-l6") == f"it is {times} the reference."

    reply = await asked(door, "rs-ml-l6", "sag-aftra-member", "swe-l5")
    assert relation(reply, "sag-aftra-member") == f"the reference is {times} it."


async def test_another_unit_both_ways(door: Door, four: Reply) -> None:
    weeks = f"about {low(L6) / low(WEEK):.1f} and {high(L6) / low(WEEK):.0f} weeks"
    assert relation(four, "weekly-performer") == (
        f"one year of the reference is between {weeks} of it."
    )

    turned = await asked(door, "weekly-performer", "rs-ml-l6", "hit-show-actress")
    assert chosen(turned)[0] == WEEK
    assert relation(turned, "rs-ml-l6") == f"one year of it is between {weeks} of the reference."
    assert "what is paid by the week first" in turned.text


async def test_a_payment_has_no_ratio(door: Door, four: Reply) -> None:
    reason = "no ratio, since one of the two is no rate, but a payment or a total."
    assert relation(four, "hit-show-actress") == reason

    turned = await asked(door, "hit-show-actress", "rs-ml-l6", "sag-aftra-member")
    assert [relation(turned, role) for role in ("rs-ml-l6", "sag-aftra-member")] == [reason] * 2
    assert "÷" not in "\n".join(await door.pages(turned))
    assert " times" not in turned.heading


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_a_total_is_named_one_wherever_it_stands(door: Door, place: int) -> None:
    roles = ["rs-ml-l6", "sag-aftra-member"]
    roles.insert(place, "wga-all-writers")
    reply = await asked(door, *roles)

    said = reply.heading if place == 0 else row(reply, "wga-all-writers")
    assert "a total for many people, " in said
    assert order(reply)[-1] == title("wga-all-writers")
    reason = "no ratio, since one of the two is a total for many people."
    held = roles[1:] if place == 0 else ["wga-all-writers"]
    assert [role for role in roles if relation(reply, role) == reason] == held


@pytest.mark.parametrize("role", ["sag-performers", "ml-scientist"])
async def test_a_role_without_an_amount(door: Door, role: str) -> None:
    reason = "no ratio, since one of the two has no amount."
    reply = await asked(door, "rs-ml-l6", role, "sag-aftra-member")
    assert row(reply, role).endswith(f": no pay on record; {reason}")
    assert order(reply)[-1] == title(role)

    reply = await asked(door, role, "rs-ml-l6", "sag-aftra-member")
    assert row(reply, role).endswith(": the reference.")
    assert relation(reply, "rs-ml-l6") == reason
    assert "no pay on record" in reply.heading
    assert "÷" not in "\n".join(await door.pages(reply))


async def test_nothing_is_divided_by_zero(door: Door) -> None:
    assert high("f-bb-zero") == 0
    reply = await asked(door, "breaking-bad-lead", "rs-ml-l6", "suits-writer")

    assert "$0" in reply.heading
    assert all("no ratio" in relation(reply, role) for role in ("rs-ml-l6", "suits-writer"))
    assert "÷" not in "\n".join(await door.pages(reply))


async def test_two_open_figures(door: Door) -> None:
    reply = await asked(door, "td-genai-games", "ai-games-netflix", "sag-performers")

    assert relation(reply, "ai-games-netflix") == "no ratio, for want of a bound."
    assert "up to $650,000" in reply.heading


async def test_a_ratio_in_the_dollars_of_a_year_says_so(door: Door) -> None:
    roles = ("rs-ml-l6", "wga-writer", "unit-prod-manager")
    reply = await asked(door, *roles, dollars_of=2024)

    assert relation(reply, "wga-writer").endswith(", in dollars of 2024.")
    assert "in dollars of" not in relation(reply, "unit-prod-manager"), "of a year to come"

    reply = await asked(door, "rs-ml-l6", "sag-aftra-member", "swe-l5", dollars_of=2024)
    text = "\n".join(await door.pages(reply))
    assert "for SAG-AFTRA member, as stated and not in dollars of 2024:" in text
