"""/check: who made an offer, who struck, and of which year a contract is."""

import pytest

from tests.kit.door import Door, bare

BORNE_OUT, DIFFERS, NOTHING = "1 on the record", "1 differs", "1 not on the record"


@pytest.mark.parametrize(
    ("claim", "outcome", "said"),
    [
        (
            "The AMPTP offered the writers 13 percent over three years",
            BORNE_OUT,
            "13% · offer, whole contract",
        ),
        (
            "The producers offered the writers 13 percent over three years",
            BORNE_OUT,
            "13% · offer, whole contract",
        ),
        ("The AMPTP offered the writers 4 percent in 2023", BORNE_OUT, "4% · offer, second year"),
        (
            "The AMPTP offered the writers 3.5 percent in the third year",
            BORNE_OUT,
            "3.5% · offer, third year",
        ),
        ("The AMPTP offered the actors 5 percent in 2023", BORNE_OUT, "5% · offer, first year"),
        ("The AMPTP offered the writers 9 percent in 2023", DIFFERS, "13% · offer"),
        ("Netflix offered the writers 13 percent over three years", DIFFERS, "13% · offer"),
        ("The writers offered the AMPTP 13 percent over three years", DIFFERS, "13% · offer"),
        ("The writers asked the AMPTP for 6 percent in 2023", "1 only partly", "6% · demand"),
        ("The AMPTP demanded 6 percent from the writers in 2023", DIFFERS, "6% · demand"),
    ],
)
async def test_who_offers_is_not_whose_pay_it_is(
    door: Door, claim: str, outcome: str, said: str
) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading.endswith(f": {outcome}")
    assert said in bare(reply.text)


@pytest.mark.parametrize(
    "claim",
    [
        "The WGA struck in 2026",
        "The WGA authorized a strike in 2026",
        "The writers walked out on 17 February 2026",
    ],
)
async def test_who_is_struck_is_not_who_strikes(door: Door, claim: str) -> None:
    assert (await door.slash("check", claim=claim)).heading.endswith(f": {NOTHING}")


@pytest.mark.parametrize(
    "claim",
    [
        "The guild staff struck in 2026",
        "The staff of the WGA walked out on 17 February 2026",
        "The strike against the AMPTP began on 2 May 2023",
        "The WGA ratified a deal in 2026",
    ],
)
async def test_who_strikes_is_found(door: Door, claim: str) -> None:
    assert (await door.slash("check", claim=claim)).heading.endswith(f": {BORNE_OUT}")


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("The writers gave up AI training in 2023", NOTHING),
        ("The writers dropped AI in 2023", NOTHING),
        ("The writers dropped AI on 24 September 2023", NOTHING),
        ("The actors conceded AI in July 2023", NOTHING),
        (
            "The SAG-AFTRA contract of 2026 forbids strikes over synthetic performers before 2030",
            "2 not on the record",
        ),
        ("Two unions were on strike at once in 2023", BORNE_OUT),
    ],
)
async def test_an_event_of_that_year_bears_out_what_it_tells(
    door: Door, claim: str, outcome: str
) -> None:
    assert (await door.slash("check", claim=claim)).heading.endswith(f": {outcome}")


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("In 1988 the writers won a four-year contract", "Agreement of 1988, Term of the contract"),
        (
            "In 1985 the writers won a three-year contract",
            "Agreement of 1985, Term of the contract",
        ),
        ("In 2000 the actors won a three-year contract", "Commercials contract of 2000, Term"),
    ],
)
async def test_how_long_a_contract_is_is_told_by_its_term(
    door: Door, claim: str, said: str
) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading.endswith(": 1 only partly")
    assert said in bare(reply.text)
    assert "One source's word" in bare(reply.text)


@pytest.mark.parametrize(
    "claim",
    [
        "In 1995 the writers won a four-year contract",
        "In 1988 the writers won a three-year contract",
        "The WGA contract of 2026 runs to 1 May 2030",
    ],
)
async def test_a_contract_of_another_year_contradicts_nothing(door: Door, claim: str) -> None:
    assert (await door.slash("check", claim=claim)).heading.endswith(f": {NOTHING}")


@pytest.mark.parametrize(
    ("claim", "outcome", "said"),
    [
        ("In 1980 the actors won 32.5 percent", "1 only partly", "A general raise of 32.5 percent"),
        ("In 1980 the actors won 35 percent", NOTHING, "Minimums (demanded)"),
        ("In 1988 the actors won 32.5 percent", NOTHING, "contract of 1980"),
        ("In 2023 the actors won 67 percent", NOTHING, "Ceilings on health"),
        (
            "The actors won a streaming bonus worth $40 million a year",
            BORNE_OUT,
            "Streaming success bonus (won)",
        ),
        ("The writers won a streaming bonus worth $40 million a year", NOTHING, "Sarandos"),
    ],
)
async def test_what_was_won_is_told_by_its_term(
    door: Door, claim: str, outcome: str, said: str
) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading.endswith(f": {outcome}")
    assert said in bare(reply.text)
