"""/check and 'Check against the record': verdicts, who states it, differences, inferences."""

import asyncio
import re

import pytest

from bot.answers.context import Context
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.stoppages import all_stoppages
from tests.kit import on_file
from tests.kit.door import Door, Reply, bare
from tests.kit.on_file import money, spoken

ON_MESSAGE = "Check against the record"
VERDICTS = ("On the record", "Differs", "Partly on the record", "Not on the record")


async def whole(door: Door, claim: str) -> str:
    return bare("\n".join(await door.pages(await door.slash("check", claim=claim))))


def blocks(reply: Reply) -> list[str]:
    """What is said of each thing, its verdict first."""
    shown = [part["content"] for part in reply.components if part["type"] == 10]
    return [bare(text) for text in shown if bare(text).startswith(VERDICTS)]


async def test_what_is_on_the_record_has_its_sources_and_their_origins(door: Door) -> None:
    reply = await door.slash("check", claim="The actors' strike of 2023 lasted 118 days.")

    assert reply.heading == "Held against the record: 1 on the record"
    [block] = blocks(reply)
    strike = on_file.by_id("strikes")["sag-aftra-2023"]
    assert block.startswith("On the record: ‘The actors' strike of 2023 lasted 118 days")
    assert f"{strike['name']}: 118 days elapsed and counted" in block
    assert f"{spoken(strike['start'])} to {spoken(strike['end'])}" in block
    assert re.search(r"Reported by \d+ sources, \d+ origins", block)
    assert "[1]" in block
    assert "Actors' strike of 2023" in reply.buttons


async def test_a_difference_is_computed_and_says_whose_the_number_is(door: Door) -> None:
    reply = await door.slash("check", claim="The actors' strike lasted 148 days.")

    [block] = blocks(reply)
    assert block.startswith("Differs")
    assert "The record has: Actors' strike of 2023: 118 days elapsed" in block
    assert "148 days is 30 days more than 118 days (148 − 118 = 30)." in block
    assert "The same number: Writers' strike of 2023: 148 days elapsed" in block
    assert "Taken to be about Actors' strike of 2023, the latest of that name." in block


async def test_a_date_differs_by_days(door: Door) -> None:
    [block] = blocks(
        await door.slash("check", claim="The writers' strike ended on 9 November 2023.")
    )

    assert "Writers' strike of 2023: ended on 27 September 2023" in block
    assert "9 November 2023 is 43 days after 27 September 2023." in block


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("Netflix pays its AI product manager $900,000.", "the upper end"),
        ("The average SAG-AFTRA member earns $26,000 a year.", "87% of the people stay below"),
        (
            "An actress from a hit show got a check for $35.",
            "One source's word (TechCrunch, 27 July",
        ),
        ("WGA writers made $260,000 in 2021.", "an average over many"),
        ("Day performers make $1,246 a day.", "the least that the contract allows"),
        ("The co-CEO Greg Peters was paid $34.6 million in 2023.", "planned, and is given as paid"),
        ("A grip gets a minimum of $54.78 an hour.", "weak sources alone"),
    ],
)
async def test_partly_says_why(door: Door, claim: str, why: str) -> None:
    reply = await door.slash("check", claim=claim)

    [block] = blocks(reply)
    assert block.startswith("Partly on the record"), block
    assert why in block
    assert "only partly" in reply.heading


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("The day performer minimum is $1,246 a week.", "as a day, the claim has it for a week"),
        ("The median SAG-AFTRA member earns less than $30,000.", "as the mean pay"),
        ("Bob Iger earned $45.9 million in 2023.", "of 2021"),
        ("Google's AI product manager earns up to $900,000.", "for another: Product Manager"),
        (
            "Netflix does not pay an AI product manager up to $900,000.",
            "‘not’, ‘never’ or ‘against’",
        ),
    ],
)
async def test_what_differs_says_in_what(door: Door, claim: str, why: str) -> None:
    [block] = blocks(await door.slash("check", claim=claim))

    assert block.startswith("Differs"), block
    assert why in block


async def test_a_multiple_is_computed_from_the_figures_of_both_roles(door: Door) -> None:
    claim = "An L6 research scientist at Netflix makes {} times what the average SAG member earns."
    division = (
        "$390,000 to $900,000 a year (posted range) ÷ SAG-AFTRA member, acting income: "
        "less than $30,000 a year (mean): more than 13 times"
    )
    for number, verdict in ((30, "Partly"), (20, "Partly"), (5, "Differs")):
        [block] = blocks(await door.slash("check", claim=claim.format(number)))
        assert block.startswith(verdict)
        assert division in block
        assert "No source states the multiple" in block


async def test_silence_offers_the_nearest(door: Door) -> None:
    number = await whole(door, "A ticket for the game costs $35.")
    assert "Not on the record" in number
    assert f"The same number: {on_file.by_id('roles')['hit-show-actress']['title']}" in number

    words = await whole(door, "The studios' catering bill for residual checks was $71,113.")
    assert "Nearest on record, by the words of the sentence:" in words
    assert re.search(r"- .+ · `[a-z0-9-]+`", words)


async def test_rounding_is_allowed_where_it_is_announced_and_said(door: Door) -> None:
    row = on_file.figure("f-sarandos-2022")
    assert row["low"] == "50299296"
    for claim in ("about $50.3 million", "$50 million", "more than $50 million"):
        [block] = blocks(await door.slash("check", claim=f"Ted Sarandos got {claim} in 2022."))
        assert block.startswith("On the record"), claim
        assert "$50,299,296" in block
    [block] = blocks(await door.slash("check", claim="Ted Sarandos got $50,000,000 in 2022."))
    assert block.startswith("Differs")
    assert "$50,000,000 is $299,296 less than $50,299,296" in block


async def test_what_is_named_before_is_said(door: Door) -> None:
    claim = "SAG-AFTRA asked for 11 percent in the first year. The studios offered 5 percent."
    first, second = blocks(await door.slash("check", claim=claim))

    assert "Taken to be about" not in first
    assert "by what is named before it" in second


async def test_an_article_s_words_and_words_that_are_not_its_own(door: Door) -> None:
    row = on_file.by_id("quotes")["q-coldewey-38"]
    [block] = blocks(await door.slash("check", claim=f"“{row['text'].rstrip('.')}”"))
    assert block.startswith("On the record")
    assert "Word for word in mediadownloader.net (a copy), 30 July 2023, from TechCrunch" in block
    assert f"“{row['text']}”" in block

    altered = row["text"].replace("grossly", "modestly")
    [block] = blocks(await door.slash("check", claim=f'Coldewey: "{altered}"'))
    assert block.startswith("Differs")
    assert f"“{row['text']}”" in block
    assert "other words in quotation marks" in block

    [block] = blocks(await door.slash("check", claim=f'Fran Drescher said "{row["text"]}"'))
    assert block.startswith("Differs")
    assert "of somebody else" in block

    [block] = blocks(await door.slash("check", claim='He said "we shall bake bread all night"'))
    assert block.startswith("Not on the record")


async def test_a_claim_without_anything_to_check(door: Door) -> None:
    reply = await door.slash("check", claim="Fran Drescher leads SAG-AFTRA.")

    assert "Nothing in it that can be held against the record" in reply.heading
    assert "Named in it, and on record" in reply.bare
    assert "Fran Drescher · person or body · `fran-drescher`" in reply.bare


async def test_never_a_verdict_of_truth(door: Door) -> None:
    text = await whole(door, "The actors' strike lasted 118 days, and the writers' strike 12 days.")

    assert not re.search(r"\b(?:true|false|wrong|correct|lie)\b", text.replace("are true", ""))


async def test_pages_copy_and_share_read_the_claim_back(door: Door) -> None:
    claim = "The actors' strike lasted 118 days. The writers' strike lasted 148 days. " * 8
    reply = await door.slash("check", claim=claim, private=True)
    assert reply.private
    count = int(reply.bare.split("Page 1 of ")[1].split(" ")[0])
    pages = await door.pages(reply)
    assert len(pages) == count > 1
    assert "Page 2 of" in bare(pages[1])

    copy = await door.press(reply, "Copy as text")
    assert copy.private
    assert (await copy.file_text()).count("On the record") == 16
    shared = await door.press(reply, "Share")
    assert not shared.private
    assert shared.heading == reply.heading


async def test_a_long_claim_is_answered_whole_with_a_file(door: Door) -> None:
    claim = "The actors' strike lasted 118 days. It began on 14 July 2023. " * 62
    assert 3700 < len(claim) <= 4000
    reply = await door.slash("check", claim=claim)

    assert reply.heading == "Held against the record: 124 on the record"
    assert reply.files == ["picketdesk-check.txt"]
    assert "the whole answer is in the file" in reply.bare
    text = await reply.file_text()
    assert text.count("\nOn the record: ‘") == 124
    assert not {"Next", "Copy as text", "Share"} & set(reply.buttons)
    opened = await door.press(reply, "Actors' strike of 2023")
    assert "118 days elapsed" in opened.text


async def test_every_number_of_a_long_claim_is_answered_in_the_file(door: Door) -> None:
    amounts = [on_file.low(row["id"]) for row in on_file.rows("figures") if row["low"]][:90]
    claim = " ".join(f"Somebody got {money(amount)}." for amount in amounts)
    text = await (await door.slash("check", claim=claim[:4000])).file_text()

    for amount in amounts:
        assert f"Somebody got {money(amount)}." in text


# --- On a message --------------------------------------------------------------------------------


async def test_a_message_is_checked_privately_and_can_be_shared(door: Door) -> None:
    reply = await door.on_message(ON_MESSAGE, "guys the actors' strike lasted 148 days!!")

    assert reply.private
    assert reply.heading == "Held against the record: 1 differs"
    shared = await door.press(reply, "Share")
    assert not shared.private
    assert shared.heading == reply.heading


async def test_lines_of_a_message_are_sentences(door: Door) -> None:
    text = "actors' strike: 118 days\nwriters' strike: 148 days\n\n@everyone **read** this"
    reply = await door.on_message(ON_MESSAGE, text)

    assert reply.heading == "Held against the record: 2 on the record"
    shared = await door.press(reply, "Share")
    assert shared.heading == reply.heading


async def test_a_message_without_text(door: Door) -> None:
    reply = await door.on_message(ON_MESSAGE, "\u200b")

    assert reply.private
    assert "no text in that to check" in reply.heading


# --- Why -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "outcome", "why"),
    [
        (
            "Actors authorized the strike in June 2023 with 87.91 percent.",
            "1 differs",
            "(97.91 − 87.91 = 10)",
        ),
        (
            "Netflix pays a product manager 20 times the mean of a SAG-AFTRA member.",
            "1 only partly",
            "it is computed here from two figures",
        ),
        (
            "The actors' strike of 2023 lasted about 17 weeks.",
            "1 on the record",
            "118 days ÷ 7 ≈ 16.9 weeks",
        ),
        (
            "The actors' strike of 2023 lasted 3 to 4 months.",
            "1 on the record",
            "118 days ÷ 30.44 ≈ 3.9 months",
        ),
        (
            "The 2023 writers' strike lasted more than 140 days.",
            "1 on the record",
            "It follows from the record's number: 148 days.",
        ),
        (
            "The 2023 writers' strike lasted less than 150 days.",
            "1 on the record",
            "It follows from the record's number: 148 days.",
        ),
        (
            "The 2023 actors' strike lasted less than 100 days.",
            "1 differs",
            "100 days is 18 days less than 118 days (118 − 100 = 18).",
        ),
        (
            "The writers began their strike on May 2.",
            "1 on the record",
            "The claim gives no year here; taken to be 2 May 2023.",
        ),
        (
            "Fran Drescher was elected president on Sept. 8.",
            "1 only partly",
            "The claim gives no year here; taken to be 8 September 2023.",
        ),
        (
            "Grips make a minimum of $54.78 a day.",
            "1 differs",
            "The record has this number as an hour, the claim has it for a day.",
        ),
    ],
)
async def test_why_is_said(door: Door, claim: str, outcome: str, why: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading.endswith(f": {outcome}")
    assert why in bare(reply.text)


# --- What people write ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "outcome", "said"),
    [
        (
            "The John Deere strike of 2021 had 20,000 workers off the job.",
            "1 differs",
            "John Deere, United Auto Workers (UAW) (BLS): 10,000 workers",
        ),
        (
            "BLS counts 13,120,000 working days lost in the actors' strike of 2023.",
            "1 on the record",
            "13,120,000 working days lost",
        ),
        (
            "Kaiser Permanente workers started their strike on Nov. 7, 2023.",
            "1 differs",
            "began on 4 October 2023",
        ),
        (
            "BLS counted 38,800 actors employed in May 2024.",
            "1 on the record",
            "Actors (BLS): 38,800 employed, May 2024",
        ),
        (
            "At 148 days, the 2023 writers' strike fell five days short of the one in 1988.",
            "2 on the record",
            "148 days, against 153 days of Writers' strike of 1988: 5 days apart",
        ),
        (
            "Counting both strikes, Hollywood was shut for 191 days in 2023.",
            "1 on the record",
            "191 days from the first day of one to the end of the other",
        ),
        (
            "The 2023 strike of the WGA was the shortest since 1988.",
            "1 differs",
            "This strike of the same union, on record, says otherwise.",
        ),
        (
            "The 2023 WGA strike was the longest since 1988 for the writers.",
            "1 on the record",
            "Counted here from the days of the strikes that the record has.",
        ),
        (
            "Sept. 1, 2023, was Day 50 of the actors' strike.",
            "1 on the record",
            "1 September 2023 was day 50",
        ),
        (
            "After inflation, pay of TV writer-producers rose 23% in the decade to 2023.",
            "1 differs",
            "The claim has a rise where the record has a fall, or the reverse.",
        ),
        (
            "99% of all 11,500 Writers Guild members voted yes on the 2023 contract.",
            "1 only partly, 1 not on the record",
            "a share of the votes cast, not of all members",
        ),
        (
            "Bryan Cranston said the money could open the health plan to thirty-five actors.",
            "1 differs",
            "The record has this number for another",
        ),
        (
            "SAG-AFTRA wrote: “it must not neglect the concerns of its creative workforce.”",
            "1 differs",
            "The record has these words of somebody else.",
        ),
        (
            "In the SAG-AFTRA ratification of December 2023, 21.67 percent voted against the deal.",
            "1 on the record",
            "Actors ratify with 78.33 percent",
        ),
    ],
)
async def test_what_people_write_is_judged(door: Door, claim: str, outcome: str, said: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading.endswith(f": {outcome}")
    assert said in bare(reply.text)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("Equity members earn less than £26,000 a year.", "an amount in another currency"),
        ("Writers' strike start date: 5/2/2023", "can mean 2 May 2023 or 5 February 2023"),
        ("Was the 1960 walkout 43 days long?", "in a question"),
        ("The 118-day strike was the longest in U.S. history.", "no strike of the record is named"),
    ],
)
async def test_what_was_read_and_not_checked_is_listed(door: Door, claim: str, why: str) -> None:
    text = await whole(door, claim)

    assert "Read, and not checked" in text
    assert why in text


async def test_what_differs_stands_first_and_a_note_once(door: Door) -> None:
    claim = (
        "Writers ratified with 99 percent. The actors' strike of 2023 lasted 119 days and 90 days."
    )
    text = await whole(door, claim)

    assert text.index("Differs: ‘") < text.index("On the record: ‘")
    assert text.count("120 count both ends from 13 July") == 1


HOPE = "The future belongs to those who are willing to learn and adapt."


@pytest.mark.parametrize(
    "claim",
    [
        f"Didier Hope: “{HOPE}”",
        f"Didier Hope: ‘{HOPE}’",
        f"Didier Hope wrote: '{HOPE}'",
        f"Didier Hope: «{HOPE}»",
        f"Didier Hope: „{HOPE}“",
        f"> {HOPE}\nsaid Didier Hope",
        f"Didier Hope says that “[t]{HOPE[1:]}”",
        "Didier Hope: “The future belongs to those who are … willing to learn and adapt.”",
        "Didier Hope: “The future belongs [...] to learn and adapt.”",
    ],
)
async def test_quotations_in_any_marks_are_found(door: Door, claim: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading == "Held against the record: 1 on the record"
    assert f"“{HOPE}”" in bare(reply.text)
    assert "`q-hope-39`" in reply.text


@pytest.mark.parametrize(
    "claim",
    [
        "Didier Hope: “The future belongs to learn and adapt … those who are willing.”",
        "Didier Hope: “The future belongs to those … who refuse to adapt at all.”",
        "TechCrunch: “The future belongs to those who are willing to learn and adapt.”",
    ],
)
async def test_quotations_that_were_changed_differ(door: Door, claim: str) -> None:
    reply = await door.slash("check", claim=claim)

    assert reply.heading == "Held against the record: 1 differs"


@pytest.mark.parametrize(
    ("claim", "verdict", "said"),
    [
        ("The Writers Guild last struck in 2007.", "differs", "Writers' strike of 2023"),
        ("The WGA strike of 2023 was the first since 2007.", "on the record", "2 May 2023"),
        (
            "The 1988 walkout was the longest the Writers Guild ever held.",
            "only partly",
            "153 days",
        ),
        (
            "The 2023 actors' strike was 30 days shorter than the 2023 writers' strike.",
            "on the record",
            "118 days, against 148 days of Writers' strike of 2023: 30 days apart",
        ),
        (
            "The 2023 actors' strike was 50 days shorter than the 2023 writers' strike.",
            "differs",
            "50 days is 20 days more than 30 days (50 − 30 = 20).",
        ),
        (
            "For 75 days in 2023 actors and writers were both on strike.",
            "on the record",
            "75 days on which both were on",
        ),
        ("The John Deere strike of 2021 lasted five weeks.", "on the record", "35 days"),
        ("Teamsters struck UPS until Aug. 21, 1997.", "on the record", "ended on 21 August 1997"),
        (
            "Writers' strike of 2007-08: Nov. 5, 2007–Feb. 12, 2008",
            "on the record",
            "ended on 12 February 2008",
        ),
        (
            "Half of U.S. actors earned less than $23.33 an hour in May 2024.",
            "on the record",
            "23.33",
        ),
        (
            "Only 12.7% of SAG-AFTRA members qualify for the union's health plan.",
            "only partly",
            "12.7",
        ),
    ],
)
async def test_what_is_counted_is_counted_right(
    door: Door, claim: str, verdict: str, said: str
) -> None:
    reply = await door.slash("check", claim=claim)

    assert verdict in reply.heading
    assert said in bare(reply.text)


# --- What using it brought to light --------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "said", "not_said"),
    [
        (
            "She spoke of the $1 billion deal.",
            "The same number: All SAG-AFTRA performers together",
            "The same date",
        ),
        (
            "Teachers in Los Angeles struck in January 2019; 30,000 were out.",
            "The record has: Los Angeles Unified School District",
            "Not on the record",
        ),
        ("The actors' strike began 7/14/23.", "began on 14 July 2023", "Not on the record"),
        (
            "Half of actors earn less than $23.33 an hour, according to BLS.",
            "Actors: $23.33 an hour",
            "is not named",
        ),
        (
            "Writers got 3.5% in 2024.",
            "The record has: Writers under the WGA film and television contract: a rise of 4%",
            "Not on the record",
        ),
    ],
)
async def test_what_is_said_beside_is_true(
    door: Door, claim: str, said: str, not_said: str
) -> None:
    text = await whole(door, claim)

    assert said in text
    assert not_said not in text


async def test_stoppages_are_kept_once_whoever_asks_first(context: Context) -> None:
    both = await asyncio.gather(all_stoppages(context.record), all_stoppages(context.record))

    listed = sum(context.record.counts[kind] for kind in STOPPAGE_KINDS)
    assert len(both[0]) == len({one.id for one in both[0]}) == listed
