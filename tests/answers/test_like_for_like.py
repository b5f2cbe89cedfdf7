"""BLS occupations and the like-for-like pair, typed and read."""

from tests.kit.door import Door


async def test_the_pair_that_can_be_compared_without_objection(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    text = await door.read(reply)

    assert "about 3.4 times by the median, about 1.8 times by the mean" in text
    assert "$69.75 an hour" in text
    assert "$20.50 an hour" in text
    assert "assigned by the editors" in text

    opened = await door.press(reply, "Like for like")
    assert opened.private
    assert "about 3.4 times" in opened.heading
    assert "$69.75 ÷ $20.50" in opened.text
    assert "Like for like" not in opened.buttons


async def test_no_pair_where_the_occupation_is_one_or_none(door: Door) -> None:
    same = await door.slash("compare", first="day-performer", second="sag-aftra-member")
    none = await door.slash("compare", first="grip", second="sag-aftra-member")

    assert "Like for like" not in same.text
    assert "Like for like" not in none.text


async def test_an_occupation_by_title_and_by_code(door: Door) -> None:
    for typed in ("actors", "27-2011", "BLS actors"):
        reply = await door.slash("pay", role=typed)
        assert reply.heading.startswith("Actors: $29.05 an hour, median, May 2025"), typed

    both = await door.slash("compare", first="actors", second="data scientists")
    assert "about 2.0 times" in both.heading


async def test_wages_above_the_top_code_are_lower_bounds(door: Door) -> None:
    reply = await door.slash("pay", role="11-1011")
    text = "\n".join(await door.pages(reply))

    assert "at least $239,200 a year" in text
    assert "A top code: the wage is only known to reach this amount." in text


async def test_autocomplete_offers_occupations(door: Door) -> None:
    assert "15-2051" in await door.complete("pay", "role", "data scienti")
    assert "27-2011" in await door.complete("compare", "first", "27-2011")
