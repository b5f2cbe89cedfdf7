"""Sentences that state a fact: tense, days of a strike, quotations."""

from dataclasses import replace
from datetime import date

import pytest

from bot.citations.ap import of_event, of_figure, of_quote, of_strike
from bot.models.event import Event
from bot.models.quote import Holder, Quote
from tests.kit.builders import make_figure, make_role, make_source, make_strike, make_word

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("as_of", "published", "says"),
    [
        ("2025-07-01", "2025-08-01", " was $100 to $200 a year as of July 1, 2025, "),
        ("2025-07-01", "2025-06-25", " was to be $100 to $200 a year as of July 1, 2025, "),
        ("2027-07-01", "2025-06-25", " is to be $100 to $200 a year as of July 1, 2027, "),
        ("2026-07-01/2030-06-30", "2026-08-01", " is $100 to $200 a year from July 1, 2026, to "),
        ("2025-07-01", "", " was $100 to $200 a year as of July 1, 2025, "),
    ],
)
def test_a_figure_is_told_in_the_tense_of_its_source(as_of: str, published: str, says: str) -> None:
    word = make_word(make_source(published=published))

    assert says in of_figure(make_role(), make_figure(as_of=as_of), word, TODAY)


STRIKE = make_strike(
    name="Writers' strike of 2023", start="2023-05-02", end="2023-09-27", last_full_day="2023-09-26"
)


@pytest.mark.parametrize(
    ("says", "published", "sentence"),
    [
        ("Counts 148 days.", "2023-09-27", "lasted 148 days, from May 2 to Sept. 27, 2023, accord"),
        ("Ends it on 27 September.", "2023-09-27", "lasted from May 2 to Sept. 27, 2023, accord"),
        ("Counts 148 days.", "2023-09-26", "began on May 2, 2023, accord"),
        ("Reports the first pickets.", "2023-10-01", "began on May 2, 2023, accord"),
        ("Counts 149 days.", "2023-10-01", "began on May 2, 2023, accord"),
    ],
)
def test_no_source_is_made_to_tell_an_end_that_it_does_not_tell(
    says: str, published: str, sentence: str
) -> None:
    word = replace(make_word(make_source(published=published)), says=says)

    assert of_strike(STRIKE, word).startswith(f"The writers' strike {sentence}")


def test_days_that_are_counted_in_two_ways_are_not_told() -> None:
    strike = make_strike(start="1960-01-16", end="1960-06-12", last_full_day="1960-06-12")
    word = replace(make_word(make_source(published="1961")), says="Gives 148 days.")

    assert of_strike(strike, word).startswith("The strike of a test lasted from Jan. 16 to June 12")


def _event(title: str, kind: str, day: str) -> Event:
    cells = {"id": "e-one", "title": title, "kind": kind, "date": day, "what": "It happens."}
    return Event.model_validate(dict.fromkeys(Event.model_fields, "") | cells)


@pytest.mark.parametrize(
    ("kind", "day", "when"),
    [
        ("publication", "2023-07-27/2023-11-08", "between July 27 and Nov. 8, 2023"),
        ("negotiation", "2023-07-27/2023-11-08", "from July 27 to Nov. 8, 2023"),
        ("ratification", "2023-06-23", "on June 23, 2023"),
    ],
)
def test_an_event_lasts_or_falls_within_its_days(kind: str, day: str, when: str) -> None:
    said = of_event(_event("Directors ratify with 87 percent", kind, day), make_word())

    assert said.startswith(f"Directors ratify with 87%, {when}, according to an article published")


@pytest.mark.parametrize(
    ("text", "author", "said"),
    [
        ("It is so.", "Ann Lee", "“It is so,” Ann Lee wrote in an article published by Outlet of"),
        ("Is it so?", "Ann Lee", "“Is it so?” Ann Lee wrote in an article published by Outlet of"),
        ("It is so.", "", "“It is so,” according to an article published by Outlet of alpha on"),
        ("it is so", "Ann Lee", "Ann Lee wrote in an article published by Outlet of alpha on July"),
        (
            "it is so",
            "",
            "An article published by Outlet of alpha on July 25, 2023, has this: “it ",
        ),
    ],
)
def test_whole_sentences_come_first_and_parts_of_one_last(
    text: str, author: str, said: str
) -> None:
    cells = {"holder": "art-a", "voice": "own", "topic": "pay", "stance": "for", "source": "alpha"}
    quote = Quote.model_validate(
        dict.fromkeys(Quote.model_fields, "") | cells | {"id": "q-one", "text": text}
    )
    holder = Holder.model_validate(
        dict.fromkeys(Holder.model_fields, "")
        | {"id": "art-a", "name": "The article", "kind": "article"}
    )

    assert of_quote(quote, holder, make_word(make_source(author=author))).startswith(said)
