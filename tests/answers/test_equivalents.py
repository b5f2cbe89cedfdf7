"""/compare: what the larger amount is in terms of figures of the other role."""

import re
from decimal import Decimal

import pytest

from tests.kit import on_file
from tests.kit.door import Door, Reply
from tests.kit.on_file import high, low, money

L6, MEMBER, BAR, YEAR = "f-rs6-range", "f-sag-mean-30k", "f-thresh-2023", "f-staff-year-2019"
TERMS = "In other terms"


async def terms(door: Door, reply: Reply) -> list[str]:
    """The lines from the one that opens the block on."""
    after = (await door.read(reply)).split(TERMS, 1)[1]
    return [line for line in after.splitlines() if not line.startswith("-# 1 [")]


def divided(one: Decimal, other: Decimal) -> str:
    """'$390,000 ÷ $26,470 ≈ 14.7'."""
    quotient = one / other
    if round(quotient, 1) == quotient:
        return f"{money(one)} ÷ {money(other)} = {quotient.normalize():f}"
    return f"{money(one)} ÷ {money(other)} ≈ {quotient:.1f}"


async def test_the_l6_research_scientist_in_people_and_in_thresholds(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    opening, people, bar, note, *_ = await terms(door, reply)

    assert opening == (
        ", one year at the posted range for Research Scientist L6 is, for SAG-AFTRA member:"
    )
    count = low(L6) / high(MEMBER)
    assert people == (
        f"- the mean pay of more than {count:f} people (less than {money(high(MEMBER))} a year, "
        f"July 2023): {divided(low(L6), high(MEMBER))}."
    )
    least, most = low(L6) / low(BAR), high(L6) / low(BAR)
    assert on_file.figure(BAR)["low"] == on_file.figure(BAR)["high"]
    assert bar.startswith(
        f"- between about {least:.1f} and {most:.1f} times the threshold "
        f"({money(low(BAR))} a year, 2023) ["
    )
    assert bar.endswith(f": {divided(low(L6), low(BAR))}; {divided(high(L6), low(BAR))}.")
    assert note == f"-# {on_file.figure(BAR)['note']}"


async def test_the_numbers_that_the_record_gives_today(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    text = await door.read(reply)

    for said in (
        "more than 13 people",
        "between about 14.7 and 34.0 times the threshold",
        "$390,000 ÷ $26,470 ≈ 14.7; $900,000 ÷ $26,470 ≈ 34.0.",
    ):
        assert said in text


async def test_the_card_has_three_short_pages_at_most(door: Door) -> None:
    for first, second in (
        ("rs-ml-l6", "sag-aftra-member"),
        ("sag-aftra-member", "rs-ml-l6"),
        ("rs-ml-l6", "staff-writer"),
    ):
        reply = await door.slash("compare", first=first, second=second)
        found = await door.pages(reply)
        assert len(found) <= 3
        assert TERMS in "".join(found)


async def test_the_order_of_the_roles_does_not_matter(door: Door) -> None:
    one = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    other = await door.slash("compare", first="sag-aftra-member", second="rs-ml-l6")

    assert [line.split(" [")[0] for line in await terms(door, one)][:4] == [
        line.split(" [")[0] for line in await terms(door, other)
    ][:4]


async def test_the_source_of_a_part_is_cited(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    _, people, bar, *_ = await terms(door, reply)

    assert "[" not in people, "cited where the figure stands"
    number = bar.split(") [")[1].split("]")[0]
    sources = {row["source"] for row in on_file.evidence(BAR)}
    urls = [on_file.by_id("sources")[source]["url"] for source in sources]
    cited = re.findall(rf"{number} \[[^]]*\]\(<([^>]*)>", reply.text)
    assert set(urls) & set(cited)


async def test_the_staff_writers_year(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="staff-writer")
    _, years, note, *_ = await terms(door, reply)

    least, most = low(L6) / low(YEAR), high(L6) / low(YEAR)
    assert years.startswith(
        f"- between about {least:.1f} and {most:.1f} times the scale minimum "
        f"({money(low(YEAR))} a year, network show, 29 weeks, "
    )
    assert years.endswith(f": {divided(low(L6), low(YEAR))}; {divided(high(L6), low(YEAR))}.")
    assert note == f"-# {on_file.figure(YEAR)['note']}"
    assert "people" not in years


async def test_another_figure_gives_other_terms(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    reply = await door.pick(reply, 0, BAR)

    _, people, note, *_ = await terms(door, reply)
    assert people.startswith("- the mean pay of more than 13 people (less than $30,000 a year, ")
    assert "July 2023) [" in people, "its figure stands nowhere else on the card"
    assert note == f"-# {on_file.figure(MEMBER)['note']}"
    told = await door.read(await door.press(reply, "Back") if "Back" in reply.buttons else reply)
    assert "times the threshold (" not in told, "the comparison itself divides by it"


@pytest.mark.parametrize(
    ("first", "second"),
    [("sag-aftra-member", "wga-writer"), ("td-genai-games", "sag-aftra-member")],
    ids=["like measures", "no ratio"],
)
async def test_unlike_measures_are_named_first_where_the_ratio_did_not(
    door: Door, first: str, second: str
) -> None:
    reply = await door.slash("compare", first=first, second=second)
    text = await door.read(reply)

    before, after = text.split(TERMS)
    assert "times the threshold" in after
    assert before.count("Unlike measures.") == 1
    warning = before.split("Unlike measures.")[1]
    assert "not pay" in warning
    assert "can mislead" in warning


async def test_the_warning_stands_once(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    text = await door.read(reply)

    assert text.count("Unlike measures") == 1


async def test_two_open_figures_keep_what_can_be_said(door: Door) -> None:
    reply = await door.slash("compare", first="td-genai-games", second="sag-aftra-member")
    text = await door.read(reply)

    ceiling = high("f-td-games-ceil")
    assert "No ratio" in text
    assert f"at most about {ceiling / low(BAR):.1f} times the threshold" in text
    assert divided(ceiling, low(BAR)) in text


async def test_nothing_is_adjusted_and_the_card_says_so(door: Door) -> None:
    reply = await door.slash(
        "compare", first="rs-ml-l6", second="sag-aftra-member", dollars_of=2020
    )
    text = "\n".join(await door.pages(reply))

    assert "for SAG-AFTRA member, as stated and not in dollars of 2020:" in text
    assert divided(low(L6), low(BAR)) in text


async def test_a_median_of_a_bls_occupation_is_not_set_against_a_mean(door: Door) -> None:
    for unit in ("h", "a"):
        card = await door.slash("pay", role="grip")
        pair = f"15-1221-2023-{unit}-median:27-3043-2023-{unit}-median"
        reply = await door.forge(card, f"o:0:co:{pair}")
        assert "times the median pay" in reply.heading
        assert TERMS not in reply.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hit-show-actress", "rs-ml-l6"),
        ("rs-ml-l6", "bear-staff-writer"),
        ("wga-all-writers", "sag-aftra-member"),
        ("sag-aftra-member", "execs-netflix"),
        ("wga-all-writers", "execs-netflix"),
        ("breaking-bad-lead", "sag-aftra-member"),
        ("sag-performers", "rs-ml-l6"),
        ("sag-aftra-member", "wga-minimums"),
        ("ml-scientist", "sag-aftra-member"),
    ],
)
async def test_no_other_terms_for_payments_totals_zero_and_percents(
    door: Door, first: str, second: str
) -> None:
    for roles in ((first, second), (second, first)):
        reply = await door.slash("compare", first=roles[0], second=roles[1])
        assert TERMS not in "\n".join(await door.pages(reply))


async def test_each_of_several_roles_is_named_with_its_terms(door: Door) -> None:
    reply = await door.slash("compare", first="sag-aftra-member", second="rs-ml-l6", third="swe-l5")
    text = "\n".join(await door.pages(reply))

    for name in ("Research Scientist L6", "Software Engineer L5"):
        assert f", one year at the posted range for {name} is, for SAG-AFTRA member:" in text
    assert text.count(TERMS) == 2
