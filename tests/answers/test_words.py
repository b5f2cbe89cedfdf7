"""/quote and /positions: exact words in quotation marks, paraphrases without, and who said them."""

import re

import pytest

from tests.kit import on_file
from tests.kit.door import Door, bare
from tests.kit.on_file import spoken


async def whole(door: Door, command: str, **options: str) -> str:
    return bare("\n".join(await door.pages(await door.slash(command, **options))))


def passage(text: str, identifier: str) -> str:
    """The part of a card from before a quotation's words to its id."""
    end = text.index(f"`{identifier}`")
    return text[text.rindex("> “", 0, end) : end]


@pytest.mark.parametrize("topic", ["hypocrisy", "market-rate", "scan-claim"])
async def test_every_passage_on_a_topic_is_given_word_for_word(door: Door, topic: str) -> None:
    text = await whole(door, "quote", topic=topic)

    rows = on_file.quotes(topic=topic)
    assert text.startswith(f"## {len(rows)} passage")
    assert on_file.by_id("topics")[topic]["proposition"] in text
    for row in rows:
        words = row["text"]
        marked = words if words.startswith("“") and words.endswith("”") else f"“{words}”"
        assert f"> {marked}\n" in text, row["id"]


async def test_a_passage_has_its_speaker_article_place_and_note(door: Door) -> None:
    text = await whole(door, "quote", topic="hypocrisy")

    for row in on_file.quotes(topic="hypocrisy"):
        said = passage(text, row["id"])
        [word] = [word for word in on_file.evidence(row["id"]) if word["start"]]
        source = on_file.by_id("sources")[row["source"]]
        assert on_file.by_id("holders")[row["holder"]]["name"] in said
        assert source["outlet"] in said
        assert (spoken(source["published"]) if source["published"] else "undated") in said
        assert f"{int(word['start']) + 1:,} to {int(word['end']):,}" in said
        assert row["note"] in said


async def test_an_articles_own_voice_is_told_from_what_it_reports(door: Door) -> None:
    text = await whole(door, "quote")

    rows = on_file.quotes()
    assert {row["voice"] for row in rows} == {"own", "reported"}
    for row in rows:
        said = passage(text, row["id"])
        assert ("own voice" in said) is (row["voice"] == "own"), row["id"]
        assert ("Reported:" in said) is (row["voice"] == "reported"), row["id"]


@pytest.mark.parametrize("source", [row["id"] for row in on_file.articles()])
async def test_all_words_of_an_article(door: Door, source: str) -> None:
    text = await whole(door, "quote", source=source)

    rows = on_file.quotes(source=source)
    assert text.startswith(f"## {len(rows)} passages")
    assert all(row["text"] in text for row in rows)


async def test_filters_hold_together(door: Door) -> None:
    options = {"topic": "market-rate", "holder": "art-coldewey", "stance": "for"}
    text = await whole(door, "quote", **options)

    rows = on_file.quotes(**options)
    others = [row for row in on_file.quotes(topic="market-rate") if row not in rows]
    assert rows
    assert others
    assert all(f"`{row['id']}`" in text for row in rows)
    assert not any(f"`{row['id']}`" in text for row in others)


async def test_all_words_have_to_be_in_the_passage(door: Door) -> None:
    text = await whole(door, "quote", words="sound basis")

    rows = [row for row in on_file.quotes() if "sound basis" in row["text"].casefold()]
    assert rows
    assert text.startswith(f"## {len(rows)} passage")
    assert all(row["text"] in text for row in rows)


async def test_words_are_found_within_a_filter(door: Door) -> None:
    text = await whole(door, "quote", words="netflix", source="wishu")

    rows = [row for row in on_file.quotes(source="wishu") if "netflix" in row["text"].casefold()]
    assert text.startswith(f"## {len(rows)} passages")
    assert "`q-coldewey" not in text


async def test_who_was_not_quoted_is_given_in_paraphrase(door: Door) -> None:
    assert not on_file.quotes(holder="fran-drescher")
    text = await whole(door, "quote", holder="Fran Drescher")

    rows = on_file.statements(holder="fran-drescher")
    assert f"{len(rows)} positions in paraphrase" in text
    assert all(row["says"] in text for row in rows)
    assert "“" not in text


async def test_no_passage_offers_a_wider_question(door: Door) -> None:
    assert not on_file.quotes(topic="scan-claim", stance="mixed")
    reply = await door.slash("quote", topic="scan-claim", stance="mixed")
    assert reply.private

    wider = await door.press(reply, "Whatever the stance")
    [row] = on_file.quotes(topic="scan-claim")
    assert row["text"] in wider.bare


async def test_no_words_found_leaves_the_words_out(door: Door) -> None:
    reply = await door.slash("quote", topic="scan-claim", words="xylophone")
    assert reply.private

    wider = await door.press(reply, "Whatever the words")
    assert f"`{on_file.quotes(topic='scan-claim')[0]['id']}`" in wider.bare


@pytest.mark.parametrize("topic", ["pay-gap", "ai-consent", "human-creat"])
async def test_positions_have_quotations_and_paraphrases_apart(door: Door, topic: str) -> None:
    text = await whole(door, "positions", topic=topic)

    quotes, statements = on_file.quotes(topic=topic), on_file.statements(topic=topic)
    assert quotes
    assert statements
    for row in quotes:
        [line] = [line for line in text.splitlines() if row["text"] in line]
        assert "paraphrase" not in line
        assert on_file.by_id("holders")[row["holder"]]["name"] in line
        reports = f"(as {on_file.by_id('sources')[row['source']]['outlet']} reports)"
        assert (reports in line) is (row["voice"] == "reported")
    for row in statements:
        [line] = [line for line in text.splitlines() if row["says"] in line]
        assert "(paraphrase)" in line
        assert f"“{row['says']}" not in line
        assert on_file.by_id("holders")[row["holder"]]["name"] in line
        assert not row["said_on"] or spoken(row["said_on"].rstrip("?~")) in line


async def test_positions_are_counted_by_side(door: Door) -> None:
    reply = await door.slash("positions", topic="pay-gap")

    said = [*on_file.quotes(topic="pay-gap"), *on_file.statements(topic="pay-gap")]
    for stance in ("for", "against", "mixed"):
        count = sum(row["stance"] == stance for row in said)
        assert re.search(rf"{count} {stance}\b|{stance} \({count}\)", reply.heading), stance


async def test_notes_on_positions_are_shown(door: Door) -> None:
    text = await whole(door, "positions", topic="pay-gap")

    for row in [*on_file.quotes(topic="pay-gap"), *on_file.statements(topic="pay-gap")]:
        assert row["note"] in text


async def test_from_words_to_positions_and_back(door: Door) -> None:
    words = await door.slash("quote", topic="hypocrisy")
    positions = await door.press(words, "Positions on this")
    assert positions.private
    assert on_file.statements(topic="hypocrisy")[0]["says"] in bare(
        "\n".join(await door.pages(positions))
    )
    positions = await door.slash("positions", topic="hypocrisy")
    opened = await door.press(positions, "Word for word")
    assert opened.private
    assert f"{len(on_file.quotes(topic='hypocrisy'))} passages" in opened.heading


async def test_words_that_no_passage_has_can_be_looked_for_everywhere(door: Door) -> None:
    reply = await door.slash("quote", words="settlement rider")
    assert reply.private

    found = await door.press(reply, "Search everything")
    assert found.private
    assert "No record has every word" in found.heading
    assert "settlement" in found.text.casefold()


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("machine lerning talent", "machine learning talent"),
        ("negotaiting table", "negotiating table"),
        ("creativty", "creativity"),
    ],
)
async def test_a_slip_is_forgiven_and_said(door: Door, typed: str, part: str) -> None:
    text = await whole(door, "quote", words=typed)

    rows = [row for row in on_file.quotes() if part in row["text"].casefold()]
    assert rows
    assert any(row["text"] in text for row in rows)
    assert "is in no passage: read as" in text
    assert "No passage has every word" not in text


async def test_a_beginning_finds_passages(door: Door) -> None:
    text = await whole(door, "quote", words="hypocr")

    rows = [row for row in on_file.quotes() if "hypocr" in row["text"].casefold()]
    assert rows
    assert text.startswith(f"## {len(rows)} passage")
    assert "read as" not in text


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "‘{}’", "„{}“", "'{}'"])
async def test_quotation_marks_around_the_words_are_ignored(door: Door, marks: str) -> None:
    plain = await whole(door, "quote", words="sound basis")
    text = await whole(door, "quote", words=marks.format("sound basis"))

    assert re.findall("`(q-[a-z0-9-]+)`", text) == re.findall("`(q-[a-z0-9-]+)`", plain)


async def test_where_no_passage_has_every_word_those_with_most_are_shown(door: Door) -> None:
    text = await whole(door, "quote", words="machine learning gobbledygook")

    assert text.startswith("## No passage has every word")
    assert "with most of ‘machine learning gobbledygook’" in text
    rows = [row for row in on_file.quotes() if "machine learning" in row["text"].casefold()]
    assert any(row["text"] in text for row in rows)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("$449K", "449,000"), ("390 000", "390,000"), ("half a check for $35", "$35")],
)
async def test_an_amount_in_a_passage_however_it_is_typed(
    door: Door, typed: str, amount: str
) -> None:
    text = await whole(door, "quote", words=typed)

    passages = re.findall("^> “(.*)”$", text, re.MULTILINE)
    assert passages
    assert all(amount in words or amount.replace(",000", "K") in words for words in passages)
