"""Every record has its answer, and every page of it is a message that Discord takes."""

from collections.abc import Iterator

import pytest

from bot.answers.compare.command import ROLES
from bot.answers.context import Context
from bot.answers.registry import answer
from bot.cards.card import Card, Tone
from bot.cards.pages import pages
from bot.interactions.components import copy_of, message_view, picture_file, shows_chart
from bot.models.question import Question
from tests.kit import on_file
from tests.kit.door import BUTTON, SELECT, TEXT, Payload, bare, message_faults, walk
from tests.kit.sampled import sampled

NOBODY = {"parse": []}


def messages(card: Card, *, private: bool) -> Iterator[Payload]:
    """Every page of a card as the body that is sent, the first one with its picture."""
    for page in pages(card):
        drawn = shows_chart(card, page.number)
        view = message_view(
            card, page.number, private=private, drawn="drawn" if drawn else "not yet"
        )
        files = [picture_file(card.question.command, b"").to_dict(0)] if drawn else []
        body = {"components": view.to_components(), "allowed_mentions": NOBODY}
        yield {**body, "attachments": files}


def check(card: Card) -> str:
    """Hold every page against the limits; the text of all pages."""
    texts: list[str] = []
    for private in (False, True):
        for message in messages(card, private=private):
            assert not message_faults(message), (card.question, message_faults(message))
            parts = list(walk(message["components"]))
            texts += [part["content"] for part in parts if part["type"] == TEXT]
            for part in parts:
                if part["type"] == BUTTON:
                    assert 1 <= len(part["label"]) <= 80
                if part["type"] == SELECT:
                    check_menu(part)
    content, file = copy_of(card)
    assert len(content) <= 2000
    assert (file is None) is (card.footer in content and "the whole answer" not in content)
    return bare("\n".join(texts))


def check_menu(menu: Payload) -> None:
    assert 1 <= len(menu["options"]) <= 25
    assert len({option["value"] for option in menu["options"]}) == len(menu["options"])
    for text in [menu["placeholder"], *(o["label"] for o in menu["options"])]:
        assert 1 <= len(text) <= 100
    assert all(len(option.get("description") or "") <= 100 for option in menu["options"])


async def asked(context: Context, command: str, **options: str) -> str:
    card = await answer(context, Question.of(command, **options))
    assert card.tone is not Tone.TROUBLE, (command, options)
    assert card.heading
    return check(card)


async def test_pay_of_every_role_shows_every_figure_with_its_of_and_its_note(
    context: Context,
) -> None:
    for role in on_file.rows("roles"):
        text = await asked(context, "pay", role=role["id"])
        assert role["about"] in text
        for row in on_file.figures_of(role["id"]):
            for part in (*on_file.amounts(row), row["of"], row["note"]):
                assert part in text, (row["id"], part)


@sampled
async def test_every_role_is_compared_with_every_kind_of_other(context: Context, step: int) -> None:
    others = ["sag-aftra-member", "day-performer", "hit-show-actress", "wga-all-writers"]
    for role in on_file.ids("roles")[::step]:
        for other in others:
            if other != role:
                text = await asked(context, "compare", first=role, second=other)
                assert "÷" in text or "No ratio" in text
        await asked(
            context, "compare", **dict(zip(ROLES, dict.fromkeys([role, *others[:3]]), strict=False))
        )


async def test_every_figure_can_be_chosen(context: Context) -> None:
    for row in on_file.rows("figures"):
        if row["currency"] and row["role"] != "rs-ml-l6":
            text = await asked(context, "compare", first=row["id"], second="rs-ml-l6")
            assert "You chose it of " in text
            for part in (*on_file.amounts(row), row["of"], row["note"]):
                assert part in text, row["id"]


async def test_positions_and_quotes_of_every_topic(context: Context) -> None:
    for topic in on_file.ids("topics"):
        text = await asked(context, "positions", topic=topic)
        for row in on_file.statements(topic=topic):
            assert row["says"] in text
            assert f"“{row['says']}" not in text
        quoted = await asked(context, "quote", topic=topic)
        for row in on_file.quotes(topic=topic):
            assert row["text"] in text
            assert row["text"] in quoted


async def test_every_source(context: Context) -> None:
    for source in on_file.rows("sources"):
        text = await asked(context, "source", source=source["id"])
        assert source["title"] in text
        assert source["note"] in text


async def test_the_timeline_of_every_strike(context: Context) -> None:
    for strike in on_file.rows("strikes"):
        text = await asked(context, "timeline", about=strike["id"])
        assert strike["name"] in text
        assert strike["note"] in text
        await asked(context, "on", date=strike["id"])
        await asked(context, "between", start=strike["id"], end=strike["id"])


async def test_every_strike(context: Context) -> None:
    for strike in on_file.rows("strikes"):
        text = await asked(context, "strike", name=strike["id"])
        for part in (strike["name"], strike["note"], strike["employer_side"]):
            assert part in text, (strike["id"], part)
        for row in on_file.rows("figures"):
            if row["strike"] == strike["id"]:
                for part in (*on_file.amounts(row), row["note"]):
                    assert part in text, (row["id"], part)


async def test_the_stoppages_of_every_year(context: Context) -> None:
    years = sorted({row["start"][:4] for row in on_file.rows("stoppages")})
    for year in years:
        text = await asked(context, "timeline", about=f"stoppages-{year}")
        for row in on_file.rows("stoppages"):
            if row["start"].startswith(year):
                assert row["employer"] in text, row["id"]
    text = await asked(context, "timeline", about="stoppages")
    assert all(row["employer"] in text for row in on_file.rows("stoppages"))


async def test_the_timeline_of_every_holder(context: Context) -> None:
    for holder in on_file.rows("holders"):
        names = {holder["name"], *holder["aliases"].split("|")} - {""}
        text = await asked(context, "timeline", about=holder["id"])
        for event in on_file.rows("events"):
            if names & set(event["parties"].split("|")):
                assert event["title"] in text


async def test_the_words_of_every_holder(context: Context) -> None:
    for holder in on_file.ids("holders"):
        quoted, said = on_file.quotes(holder=holder), on_file.statements(holder=holder)
        card = await answer(context, Question.of("quote", holder=holder))
        text = check(card)
        assert (card.tone is Tone.TROUBLE) is not (quoted or said)
        for row in quoted:
            assert row["text"] in text
        for row in said if not quoted else ():
            assert row["says"] in text


async def test_the_state_of_play_at_every_event(context: Context) -> None:
    for event in on_file.rows("events"):
        text = await asked(context, "on", date=event["id"])
        assert event["title"] in text
        assert event["note"] in text


@sampled
async def test_every_record_opens_from_a_search(context: Context, step: int) -> None:
    tables = ("roles", "figures", "quotes", "statements", "topics", "events", "strikes")
    seen: set[Question] = set()
    for identifier in (one for table in tables for one in on_file.ids(table)[::step]):
        card = await answer(context, Question.of("search", record=identifier))
        assert card.tone is not Tone.TROUBLE, identifier
        if card.question not in seen:
            check(card)
        seen.add(card.question)
    assert len(seen) * step > 100


@pytest.mark.parametrize(
    "words", ["netflix", "strike", "who said the", "pay " * 49, "strike [*_~] " * 15]
)
async def test_long_answers_of_a_search(context: Context, words: str) -> None:
    check(await answer(context, Question("search", text=words[:200])))
    check(await answer(context, Question("quote", text=words[:200])))


@pytest.mark.parametrize(
    "dates",
    [
        "1950/2026",
        "1000/9000",
        "2023",
        "2023-05-02/2023-11-09",
    ],
)
async def test_the_state_of_play_over_a_long_time(context: Context, dates: str) -> None:
    text = await asked(context, "on", date=dates)

    assert "the actors' strike" in text.lower()
