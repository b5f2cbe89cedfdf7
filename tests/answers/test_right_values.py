"""Days, names and counts that were once wrong, or could be: each as a person reads it."""

import pytest

from tests.kit import on_file
from tests.kit.door import Door, bare


async def read(door: Door, command: str, **options: str) -> str:
    return bare("\n".join(await door.pages(await door.slash(command, **options))))


async def known(door: Door, record: str, strike: str, day: str) -> bool:
    """Whether /timeline shows an event as known by a day."""
    text = await read(door, "timeline", about=strike, known_by=day)
    return on_file.by_id("events")[record]["title"] in text


@pytest.mark.parametrize(
    ("strike", "said"),
    [
        ("sag-aftra-games-2016", ["25 September 2017", "339 days elapsed, 340 days counted"]),
        ("commercials-2000", ["30 October 2000", "182 days elapsed, 182 days counted"]),
        ("sag-aftra-games-2024", ["11 June 2025", "320 days elapsed"]),
        ("actors-1980", ["67,000"]),
        ("wgsu-2026", ["115"]),
    ],
)
async def test_a_strike_ends_with_its_suspension(door: Door, strike: str, said: list[str]) -> None:
    text = await read(door, "strike", name=strike)
    for part in said:
        assert part in text


@pytest.mark.parametrize(
    ("record", "day"),
    [
        ("e-games16-deal", "2017-09-23"),
        ("e-games16-end", "2017-09-25"),
        ("e-comm00-deal", "2000-10-22"),
        ("e-amptp-1bn", "2023-07-17"),
        ("e-cost-3bn", "2023-08-10"),
        ("e-games25-ratify", "2025-07-09"),
        ("e-wga26-demands", "2026-03-06"),
        ("e-wga26-ratify", "2026-04-24"),
        ("e-dga26-deal", "2026-06-09"),
        ("e-sag26-benefits", "2026-09-06"),
    ],
)
async def test_an_event_has_the_day_of_the_fact(door: Door, record: str, day: str) -> None:
    """Not that of a report, nor of the deal where something else ends the strike."""
    text = await read(door, "timeline", from_date=day, to_date=day)
    assert on_file.by_id("events")[record]["title"] in text


@pytest.mark.parametrize(
    ("record", "strike", "before", "since"),
    [
        ("e-games25-board", "sag-aftra-games-2024", "2025-06-11", "2025-06-12"),
        ("e-games16-end", "sag-aftra-games-2016", "2017-09-24", "2017-09-25"),
        ("e-amptp-1bn", "sag-aftra-2023", "2023-07-16", "2023-07-17"),
    ],
)
async def test_nothing_is_known_before_it_happened(
    door: Door, record: str, strike: str, before: str, since: str
) -> None:
    assert not await known(door, record, strike, before)
    assert await known(door, record, strike, since)


def test_a_source_of_an_ending_is_not_older_than_it() -> None:
    """But for what was announced for an hour beforehand, as the end of both strikes of 2023 was."""
    sources = on_file.by_id("sources")
    early = {
        (event["id"], word["source"])
        for event in on_file.rows("events")
        if event["kind"] in {"strike-end", "ratification", "agreement"} and len(event["date"]) == 10
        for word in on_file.evidence(event["id"])
        if len(sources[word["source"]]["published"]) == 10
        and sources[word["source"]]["published"] < event["date"]
    }
    assert early == {
        ("e-wga23-end", "bleeding-co-230926"),
        ("e-sag23-end", "fox-busines-231108"),
    }


async def test_one_cheque_is_one_figure(door: Door) -> None:
    text = await read(door, "pay", role="abbott-cast")
    assert "$0.05" in text
    assert "he says three in the video" in text
    assert "f-abbott-3c" not in text


@pytest.mark.parametrize(("role", "amount"), [("stand-in", "$171"), ("photo-double", "$162")])
async def test_the_rates_of_2014_are_on_record(door: Door, role: str, amount: str) -> None:
    assert amount in await read(door, "pay", role=role)


async def test_a_digest_takes_no_side(door: Door) -> None:
    text = await read(door, "positions", topic="ai-needed")
    before = text[: text.index("Verity sums up")]
    assert before[before.rindex("### ") :].startswith("### Reports")


@pytest.mark.parametrize(
    ("record", "source", "via"),
    [
        ("f-oitnb-myles-2023", "thr", "new-yorker-230712"),
        ("f-oitnb-episode", "thr", "new-yorker-230712"),
        ("f-oitnb-2730", "cracked", "new-yorker-230712"),
        ("f-sag-demand-2023", "thewrap-230717", "sag-chart-230717"),
        ("f-sag-offer-2023", "reuters-230718", "sag-chart-230717"),
        ("e-amptp-1bn", "reuters-230718", "amptp-230717"),
        ("t-s23-min-dem", "thewrap-230717", "sag-chart-230717"),
        ("t-s23-bg-off", "wapo-230718", "sag-chart-230717"),
    ],
)
def test_what_a_text_credits_is_its_origin(record: str, source: str, via: str) -> None:
    [word] = [word for word in on_file.evidence(record) if word["source"] == source]
    assert word["via"] == via


async def test_a_printed_title_is_cited_with_its_authors(door: Door) -> None:
    text = await read(door, "cite", record="mint-231001", style="ap")
    assert "Amol Sharma and Joe Flint" in text
    assert "“Peak TV Is Over. A Different Hollywood Is Coming.”" in text


@pytest.mark.parametrize(
    ("figure", "day"),
    [
        ("f-bb-zero", "2023-08-29"),
        ("f-sag-offer-total", "2023-07-12"),
        ("f-sag-demand-2023", "2023-07-13"),
        ("f-sag-offer-y3", "2023-07-13"),
        ("f-wga-demand-y1", "2023-05-01"),
        ("f-wga-offer-y1", "2023-08-11"),
    ],
)
def test_a_known_day_is_given(figure: str, day: str) -> None:
    assert on_file.figure(figure)["as_of"] == day


async def test_the_second_wording_of_an_article_is_told(door: Door) -> None:
    assert "less than that on average" in await read(door, "source", source="inquirer-2307")


@pytest.mark.parametrize(
    ("contract", "subject", "said"),
    [
        ("SAG-AFTRA 2023", "exclusivity", "Won, 1 January 2023: The pay above which the union's"),
        ("SAG-AFTRA 2023", "exclusivity", "Agreed in August 2022 for contracts made from"),
        ("SAG-AFTRA 2023", "background wages", "The producers' account, and the union's."),
        ("guild staff contract", "salary floor", "Offered, January 2026: "),
        ("guild staff contract", "AI at work", "Offered, January 2026: "),
        ("writers 2023", "writer-producers", "above the rank of executive story editor."),
        ("writers 2023", "writer-producers", "that of story editors and executive story editors."),
        ("writers 2023", "streaming films", "films of 96 minutes and 30 million dollars or more"),
        ("writers 2023", "late night", "would lock in the lack of minimums"),
        ("writers 2023", "streaming bonus", "in May as on 20 September"),
        ("writers 2026", "contribution rate", "Gives 16.75 percent by the second year."),
        ("MBA 2008", "webisodes", "180 for comedy-variety and daytime serials."),
        (
            "games contract 2017",
            "session bonus",
            "75 dollars for the first, 2,100 in all after ten.",
        ),
        ("games contract 2025", "digital doubles", "six times the minimum or more"),
        ("animation contract 1987", "multiple voices", "by other accounts a full day's pay"),
        ("animation contract 1987", "working day", "A working day of four hours"),
    ],
)
async def test_a_term_says_no_less_than_its_sources(
    door: Door, contract: str, subject: str, said: str
) -> None:
    assert said in await read(door, "terms", contract=contract, subject=subject)


@pytest.mark.parametrize(
    ("record", "differing"),
    [
        ("t-s23-option-won", {"castingnet-2311"}),
        ("t-w26-health-won", {"daily-scout-2604", "letsdata-2604"}),
        ("t-w23-variety-off", {"jacobin-2307"}),
        ("t-w23-bonus-off", {"variety-230921"}),
        ("t-an87-voices-dem", {"latimes-870626", "latimes-870724"}),
    ],
)
def test_whoever_states_something_else_is_marked(record: str, differing: set[str]) -> None:
    assert {word["source"] for word in on_file.evidence(record, differing=True)} == differing


def test_the_list_of_one_party_is_its_word_in_all_points() -> None:
    """The Washington Post of 18 July 2023 tells where the union says that the sides stand."""
    words = [word for word in on_file.rows("evidence") if word["source"] == "wapo-230718"]
    assert {word["via"] for word in words} == {"sag-chart-230717"}


def test_an_edition_is_not_the_day_of_its_pieces() -> None:
    """Each page of this newsletter bears the day of whatever edition it is opened in."""
    pieces = [row for row in on_file.rows("sources") if "lowdown.today" in row["url"]]
    assert pieces
    assert all(len(row["published"]) < len("2026-05-15") for row in pieces)


async def test_a_residual_stands_under_the_market_that_pays_it(door: Door) -> None:
    reply = await door.slash("terms", subject="foreign residuals")

    assert reply.heading.startswith("Streaming and download residuals: ")
    assert "Residuals for foreign sales · Residuals" in reply.buttons
    abroad = await door.press(reply, "Residuals for foreign sales · Residuals")
    assert "1.2 percent of foreign sales" in abroad.bare


@pytest.mark.parametrize(
    ("stoppage", "industry"),
    [
        ("ws-20260209-2", "outpatient care (NAICS 621491)"),
        ("ws-20250310-1", "local transit (NAICS 485111)"),
        ("ws-20241018-1", "retail (NAICS 456110)"),
    ],
)
async def test_an_industry_is_that_of_the_work(door: Door, stoppage: str, industry: str) -> None:
    assert f"Industry: {industry}" in await read(door, "strike", name=stoppage)


async def test_a_printed_headline_is_the_title(door: Door) -> None:
    assert "Adam Pickets Everything" in await read(door, "source", source="jacobin-2307")
