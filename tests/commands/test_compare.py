"""/compare, typed and read."""

from tests.door import Door


async def test_the_research_scientist_and_the_member(door: Door):
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")

    assert "more than 13 times" in reply.heading
    assert reply.heading.startswith("The posted range for Research Scientist L6")
    assert "the mean pay" in reply.heading
    assert "$390,000 ÷ $30,000 = 13" in reply.text
    assert not reply.private
