"""Terms of contracts as the answer to a question in words, and beside a claim."""

import re

import pytest

from tests.kit import on_file
from tests.kit.door import Door


def says(term: str) -> str:
    return on_file.by_id("terms")[term]["says"]


@pytest.mark.parametrize(
    ("typed", "button", "told"),
    [
        ("what did the writers win in 2023", "/strike Writers' strike of 2023", "t-w23-staff-won"),
        ("did the writers win AI protections", "/terms AI", "t-w23-aitrain-won"),
        ("what did actors get on residuals", "/terms Residuals", "t-s23-stream-won"),
        ("what did the writers gain on staffing in 2023", "/terms Staffing", "t-w23-staff-won"),
        ("did the actors win on self tapes", "/terms Self-taped auditions", "t-s23-tape-won"),
        ("did the writers win the strike", "/strike Writers' strike of 2023", "t-w23-min-won"),
    ],
)
async def test_what_was_won_leads_with_it(door: Door, typed: str, button: str, told: str) -> None:
    reply = await door.slash("search", words=typed)

    assert reply.heading.startswith("Read as: what was won by ")
    assert says(told) in reply.bare
    [label] = [one for one in reply.buttons if one.startswith("/")]
    assert label.startswith(button)
    opened = await door.press(reply, label)
    assert "not on record" not in opened.heading


@pytest.mark.parametrize(
    "typed", ["did they win anything on AI", "what does each contract say about AI"]
)
async def test_who_is_not_named_leads_to_all_contracts(door: Door, typed: str) -> None:
    reply = await door.slash("search", words=typed)

    opened = await door.press(reply, "/terms AI")
    assert opened.heading.startswith("AI: ")
    assert "contracts, the newest first" in opened.heading


async def test_what_one_contract_says_on_a_subject(door: Door) -> None:
    typed = "what does the writers contract of 2023 say about AI"
    reply = await door.slash("search", words=typed)

    assert says("t-w23-aitrain-won") in reply.bare
    assert says("t-s23-aitrain-won") not in reply.bare


@pytest.mark.parametrize(
    ("claim", "term"),
    [
        ("SAG-AFTRA won a 40 million dollar streaming bonus a year", "t-s23-stream-won"),
        ("The actors won a ceiling 43 percent higher for one-hour programmes", "t-s23-caps-won"),
        ("Foreign streaming residuals rose 76 percent for the writers", "t-w23-foreign-won"),
    ],
)
async def test_a_number_of_a_term_is_on_the_record(door: Door, claim: str, term: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert "1 on the record" in reply.heading
    assert says(term) in reply.bare
    assert f"`{term}`" in reply.text


@pytest.mark.parametrize(
    "claim",
    [
        "The WGA contract is worth 233 million dollars a year",
        "The WGA won ten weeks for development rooms",
        "The studios offered the writers 86 million dollars a year",
        "Interactive performers won 15.17 percent at ratification",
        "The WGA demanded a minimum of thirteen weeks for late-night writers",
    ],
)
async def test_a_true_statement_is_not_contradicted(door: Door, claim: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert "differs" not in reply.heading


async def test_another_case_still_differs(door: Door) -> None:
    """Four percent were won, and in another year: a term's numbers do not bear that out."""
    reply = await door.slash("check", claim="The writers won 4 percent in the first year")

    assert "1 differs" in reply.heading


@pytest.mark.parametrize(
    ("claim", "term"),
    [
        ("the WGA won a ban on AI training", "t-w23-aitrain-won"),
        ("SAG-AFTRA won residuals for stunt coordinators", "t-s23-stuntres-won"),
    ],
)
async def test_without_a_number_what_comes_near_is_quoted(
    door: Door, claim: str, term: str
) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading.startswith("Nothing in it that can be held against the record")
    assert "### Terms of contracts that come near" in reply.bare
    assert says(term) in reply.bare


async def test_a_union_that_is_not_named_has_no_terms_beside_the_claim(door: Door) -> None:
    reply = await door.slash("check", claim="a ban on AI training was won")

    assert "come near" not in reply.bare


async def test_what_there_is_is_told_where_nothing_is_called_so(door: Door) -> None:
    reply = await door.slash("terms", subject="xylophone lessons")
    groups = [row["name"] for row in on_file.rows("subjects") if not row["group"]]

    assert reply.private
    assert f"On record: {', '.join(sorted(groups))}." in reply.bare

    reply = await door.slash("terms", contract="UPS 1997")
    assert "WGA Minimum Basic Agreement of 2023" in reply.text


async def test_a_word_of_another_matter_is_no_subject(door: Door) -> None:
    for typed, wrong in (
        ("overtime", "Pension plans"),
        ("strike", "Picket lines"),
        ("right to strike", "Picket lines"),
    ):
        reply = await door.slash("terms", subject=typed)
        assert not reply.heading.startswith(wrong), typed


async def test_parental_leave_is_found_where_its_fund_is_told_of(door: Door) -> None:
    reply = await door.slash("terms", subject="parental leave", contract="WGA 2026")
    text = await door.read(reply)

    assert "parental leave fund" in text


async def test_notes_have_words_and_amounts_for_ids(door: Door) -> None:
    for row in (*on_file.rows("terms"), *on_file.rows("contracts")):
        assert not re.search(r"\b[eft]-[a-z0-9]+-[a-z0-9]|\.csv", row["note"]), row["id"]
    reply = await door.slash("terms", subject="streaming success bonus", contract="WGA 2023")
    assert "9,031 dollars" in reply.bare
