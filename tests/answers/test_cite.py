"""/cite: what is cited, in which words, and in which style."""

import json
import re
import sys

import pytest
from bibtexparser.entrypoint import parse_string

from bot.answers.cite.card import STYLES as NAMES
from bot.answers.cite.find import find_cited
from bot.answers.context import Context
from bot.interactions.custom_ids import to_custom_id
from bot.models.question import Action, Question
from bot.settings import Settings
from tests.answers.citations import EXPECTED, STYLES
from tests.kit.door import TEXT, Door, Reply, bare, open_door, packages_on_the_loop
from tests.kit.sampled import sampled


def cited(reply: Reply) -> str:
    """The citation as a person reads it, or copies it where it is code."""
    texts = [part["content"] for part in reply.components if part["type"] == TEXT]
    texts = [text for text in texts if not text.startswith("-# ‘")]  # how it was read
    if texts[1].startswith("```"):
        return texts[1].removeprefix("```\n").removesuffix("\n```")
    return bare(texts[1])


def test_ten_records_are_expected_in_every_style() -> None:
    assert len(EXPECTED) == 10
    assert set(STYLES) == set(NAMES)
    assert all(set(texts) == set(STYLES) for texts in EXPECTED.values())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("record", EXPECTED)
async def test_the_citation_is_the_expected_one(door: Door, record: str, style: str) -> None:
    reply = await door.slash("cite", record=record, style=style)

    assert cited(reply) == EXPECTED[record][style]


@pytest.mark.parametrize("record", EXPECTED)
async def test_bibtex_is_read_back_by_a_reader_of_bibtex(door: Door, record: str) -> None:
    library = parse_string(cited(await door.slash("cite", record=record, style="bibtex")))

    assert library.failed_blocks == []
    [entry] = library.entries
    [item] = json.loads(cited(await door.slash("cite", record=record, style="csl-json")))
    assert entry.key == item["id"]
    assert ("url" in entry) == ("URL" in item)


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("f-pm-range", "Machine Learning Platform (Netflix; total compensation), was $300,000"),
        (
            "f-sag-26470-88",
            "In 2023, 88% of the people counted as SAG-AFTRA member, acting income, earned",
        ),
        ("rs-ml-l6", "was $390,000 to $900,000 a year in July 2023, according to"),
        ("research scientist L6", "was $390,000 to $900,000 a year in July 2023, according"),
        ("s-rob-delaney-01", "on the word of The Intercept (July 25, 2023)."),
        ("e-wga60-start", "Writers strike the film studios, on Jan. 16, 1960, according to"),
        ("wga-2023", "strike lasted 148 days, from May 2 to Sept. 27, 2023, according to"),
        ("27-2011", "The median pay for Actors was $"),
        ("ws-19930124-1", "idled 1,000 workers"),
        ("2023-07", "was 305.691 in July 2023, according to"),
        ("c-wga-2023", "of 2023 has a term from Sept. 25, 2023, to May 1, 2026, according to the"),
        ("sub-hair", "has an entry on hair and make-up equity."),
        ("pay-gap", "The Picketdesk record, version"),
        ("Netflix", "The Picketdesk record, version"),
        ("Picketdesk", "is a data set of pay figures"),
    ],
)
async def test_every_kind_of_record_is_attributed(door: Door, record: str, says: str) -> None:
    reply = await door.slash("cite", record=record, style="ap")

    assert says in cited(reply)
    assert not reply.private


async def test_who_is_quoted_and_who_copied_is_said(door: Door) -> None:
    copied = cited(await door.slash("cite", record="q-coldewey-01", style="ap"))
    reported = cited(await door.slash("cite", record="q-saafir-03", style="ap"))

    assert "by TechCrunch on July 27, 2023, as copied by mediadownloader.net" in copied
    assert "giving the words or the view of" in reported


async def test_the_card_says_what_is_cited_and_how_good_the_source_is(door: Door) -> None:
    figure = await door.slash("cite", record="f-pm-range")
    weak = await door.slash("cite", record="q-wishu-01")

    assert "in AP style" in figure.heading
    for said in ("$300,000 to $900,000 a year", "typical market range", "f-pm-range"):
        assert said in figure.text, said
    assert "reported by 17 sources, 8 origins" in figure.text
    assert "The source is weak" in weak.text
    assert "The title describes the document" in weak.text


async def test_another_style_and_another_figure_are_a_choice_away(door: Door) -> None:
    reply = await door.slash("cite", record="day-performer", style="mla")
    styles, figures = reply.menus
    assert {option["value"] for option in styles["options"]} == set(STYLES) - {"mla"}

    other = figures["options"][0]["value"]
    reply = await door.pick(reply, 1, other)
    assert other in reply.text
    assert "in MLA style" in reply.heading
    reply = await door.pick(reply, 0, "chicago")
    assert other in reply.text
    assert "in Chicago style" in reply.heading


ASKED = [
    ("pay", {"role": "rs-ml-l6"}, "rs-ml-l6"),
    ("compare", {"first": "rs-ml-l6", "second": "sag-aftra-member"}, "f-rs6-range"),
    ("quote", {"topic": "hypocrisy"}, "hypocrisy"),
    ("positions", {"topic": "pay-gap"}, "pay-gap"),
    ("source", {"source": "saafir"}, "saafir"),
    ("timeline", {"about": "wga-2023"}, "wga-2023"),
    ("timeline", {"about": "all stoppages 2023"}, "bls-stoppages"),
    ("timeline", {"from_date": "2023"}, "."),
    ("on", {"date": "27 July 2023"}, "wga-2023"),
    ("between", {"start": "2 May 2023", "end": "27 September 2023"}, "."),
    ("strike", {"name": "sag-aftra-2023"}, "sag-aftra-2023"),
    ("search", {"words": "residual checks"}, "."),
    ("record", {}, "."),
]

FACTS = ("rs-ml-l6", "f-rs6-range", "wga-2023", "sag-aftra-2023")
"""Those of them that a document states: they go into a text first."""


@pytest.mark.parametrize(("command", "options", "first"), ASKED)
async def test_every_card_has_a_button_that_cites_it(
    door: Door, command: str, options: dict[str, str], first: str
) -> None:
    card = await door.slash(command, **options)
    assert card.buttons["Cite"] == to_custom_id(Action.OPEN, Question.of("cite", record=first))

    reply = await door.press(card, "Cite")
    assert reply.private
    style = "AP" if first in FACTS else "APA"
    assert f"in {style} style" in reply.heading


async def test_what_cannot_be_cited_is_said(door: Door) -> None:
    assert "Nothing on record is called" in (await door.slash("cite", record="xyzzy")).heading
    assert "is blank" in (await door.slash("cite", record="  ")).heading
    card = await door.slash("pay", role="rs-ml-l6")
    for forged in ("o:0:ci:no-such-id", "o:0:ci:99-9999", "o:0:ci:rs-ml-l6:vancouver", "o:0:ci"):
        reply = await door.forge(card, forged)
        assert "not on record" in reply.heading, forged
    assert "Cite" not in (await door.slash("help")).buttons


@sampled
async def test_every_record_can_be_cited(context: Context, step: int) -> None:
    ids = [row[0] for row in await context.record.ask("SELECT id FROM records ORDER BY id", {})]
    for identifier in ids[::step]:
        cited = await find_cited(context, identifier)
        own = _IN_MARKS.sub("“…”", cited.sentence)
        assert _SENTENCE.fullmatch(own), (identifier, own)
        assert not _NOT_AP.search(own), (identifier, own)


_IN_MARKS = re.compile("“.*”")
"""Words of a document, which stay as they are."""

_SENTENCE = re.compile(r"[A-Z0-9/“].*[.”]")
_NOT_AP = re.compile(
    r"None|  | ,|,,|\d{4}-\d\d-\d\d|\d percent|\d dollars"
    r"|\b(?:January|February|August|September|October|November|December) \d\d?\b(?![\d.%])"
    r"|\b(?:Mar|Apr|Jun|Jul)\. \d"
    r"|\b[A-Z][a-z]+\.? \d\d?, \d{4} \w"
)
"""What no sentence has of its own: ISO dates, signs spelled out, months in full before a day, a
year after a day that is not set off.
"""


async def test_the_record_is_cited_with_its_address_where_it_has_one(settings: Settings) -> None:
    address = "https://union.example/record"
    async with open_door(settings.model_copy(update={"record_url": address})) as door:
        for style in STYLES:
            reply = await door.slash("cite", record="the record itself", style=style)
            assert cited(reply).count(address) == 1, style
            reply = await door.slash("cite", record="Netflix", style=style)
            assert (address in cited(reply)) is (style != "ap")


async def test_a_strike_is_cited_from_a_source_that_tells_its_end(door: Door) -> None:
    reply = await door.slash("cite", record="sag-aftra-games-2024")

    assert cited(reply).startswith("The video game strike lasted 320 days, from July 26, 2024, to")
    assert "TheWrap" in cited(reply)  # not the reports of July 2024, which are as good
    assert "in AP style" in reply.heading


async def test_a_citation_holds_nobody_up(door: Door) -> None:
    """The processor is loaded and asked in a thread of its own."""
    ran = await packages_on_the_loop(door.slash("cite", record="rs-ml-l6", style="chicago"))

    assert "bot" in ran
    assert "citeproc" in sys.modules
    assert "citeproc" not in ran
