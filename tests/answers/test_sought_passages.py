"""What a reader of the five articles looks for first is quoted word for word."""

import pytest

from tests.kit import on_file
from tests.kit.door import Door

SOUGHT = [
    ("the future belongs to the bold", "hope-medium"),
    ("start small, and complete projects", "hope-medium"),
    ("new dawn for artificial intelligence", "hope-medium"),
    ("a potential annual salary of $900,000", "hope-medium"),
    ("It’s not just Netflix’s $900K AI jobs", "techcrunch-mirror"),
    ("likely not even the most lucrative", "techcrunch-mirror"),
    ("willing to pay some people what they’re worth", "techcrunch-mirror"),
    ("Netflix Knows No Chill", "saafir"),
    ("gearing up for the next wave", "saafir"),
    ("must navigate a delicate balance", "wishu"),
    ("a more equitable future for all stakeholders", "wishu"),
    ("AI has emerged as a powerful tool", "ashen-insider"),
    ("presents both opportunities and challenges", "ashen-insider"),
    ("ranges from $300,000 to $900,000", "ashen-insider"),
]


@pytest.mark.parametrize(("words", "source"), SOUGHT)
async def test_a_sought_passage_is_found(door: Door, words: str, source: str) -> None:
    """Also with the apostrophe of a keyboard."""
    reply = await door.slash("quote", words=words.replace("’", "'"))

    assert "passage" in reply.heading
    assert words in reply.bare
    assert on_file.by_id("sources")[source]["outlet"] in reply.bare


def test_passages_are_short() -> None:
    assert max(len(row["text"]) for row in on_file.rows("quotes")) <= 300
