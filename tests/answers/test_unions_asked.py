"""A union and a year: its own strikes of that year, or the contract that it settled without one."""

import pytest

from tests.kit.door import Door


@pytest.mark.parametrize(
    ("typed", "says", "contract"),
    [
        (
            "WGA 2026",
            "No strike by WGA in 2026 is on record",
            "WGA Minimum Basic Agreement of 2026",
        ),
        ("writers strike 2026", "No strike by WGA in 2026", "WGA Minimum Basic Agreement of 2026"),
        ("SAG 2026", "No strike by SAG-AFTRA in 2026", "SAG-AFTRA TV/Theatrical contract of 2026"),
        ("DGA", "No strike by DGA is on record", "DGA Basic Agreement of 2026"),
        ("DGA 2026", "No strike by DGA in 2026 is on record", "DGA Basic Agreement of 2026"),
        ("writers 1981", "No strike by WGA in 1981", "WGA Minimum Basic Agreement of 1981"),
    ],
)
async def test_a_union_without_a_strike_in_a_year_has_its_contract_offered(
    door: Door, typed: str, says: str, contract: str
) -> None:
    reply = await door.slash("strike", name=typed)

    assert says in reply.heading
    assert next(iter(reply.buttons)) == f"/terms {contract}"
    assert contract in (await door.press(reply, f"/terms {contract}")).heading


@pytest.mark.parametrize(
    ("typed", "strike"),
    [
        ("WGA West", "Writers' strike of 2023"),
        ("writers 2008", "Writers' strike of 2007-08"),
        ("SAG-AFTRA 1980", "Actors' strike of 1980"),
        ("SAG-AFTRA 2025", "Video game strike of 2024-25"),
        ("WGSU 2026", "Guild staff strike of 2026"),
        ("writers guild staff 2026", "Guild staff strike of 2026"),
    ],
)
async def test_a_strike_is_meant_by_the_union_that_struck(
    door: Door, typed: str, strike: str
) -> None:
    assert (await door.slash("strike", name=typed)).heading.startswith(strike)


async def test_a_year_without_strike_or_contract_offers_the_other_strikes(door: Door) -> None:
    reply = await door.slash("strike", name="WGA 2019")

    assert reply.heading == "No strike by WGA in 2019 is on record"
    assert next(iter(reply.buttons)) == "/strike Writers' strike of 2023"


@pytest.mark.parametrize(
    ("typed", "contract"),
    [
        ("what did the DGA get in 2026", "DGA Basic Agreement of 2026"),
        ("what did the DGA get on AI", "DGA Basic Agreement of 2026"),
        ("what did the DGA win on AI", "DGA Basic Agreement of 2026"),
        ("what did the writers win in 2026", "WGA Minimum Basic Agreement of 2026"),
        ("what did the actors win on AI in 2026", "SAG-AFTRA TV/Theatrical contract of 2026"),
        ("WGA health plan 2026", "WGA Minimum Basic Agreement of 2026"),
    ],
)
async def test_what_was_won_without_a_strike_is_of_the_contract(
    door: Door, typed: str, contract: str
) -> None:
    reply = await door.slash("search", words=typed)

    assert f"Won in {contract}:" in reply.bare
    assert next(label for label in reply.buttons if label != "Next").startswith("/terms ")


@pytest.mark.parametrize(
    "typed", ["did the writers strike in 2026", "when did the WGA strike in 2026 end"]
)
async def test_a_question_about_a_strike_that_was_none_says_so(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    assert "No strike by WGA in 2026 is on record." in reply.bare
    assert next(iter(reply.buttons)) == "/terms WGA Minimum Basic Agreement of 2026"


async def test_a_strike_of_the_year_alone_does_not_lead(door: Door) -> None:
    reply = await door.slash("search", words="teachers strike 2026")

    assert reply.heading.startswith("Read as: stoppages, ‘teachers strike 2026’")
    assert "San Francisco Unified School District, 2026" in reply.bare
    assert "wgsu-2026" not in reply.bare
