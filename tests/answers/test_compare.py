"""/compare: which figure stands, what is divided, and what is not."""

import pytest

from tests.kit import on_file
from tests.kit.door import Door, Reply
from tests.kit.on_file import high, low, money

L6, MEMBER = "f-rs6-range", "f-sag-mean-30k"


def chosen(reply: Reply) -> list[str]:
    """The ids that the card asks to cite: the figures that were chosen."""
    footer = next(line for line in reply.bare.splitlines() if "Picketdesk record" in line)
    return footer.split(" · ")[-1].split(", ")


async def test_the_first_question_is_answered_from_the_figures_on_file(door: Door) -> None:
    reply = await door.slash(
        "compare", first="Netflix AI product manager", second="SAG-AFTRA member"
    )
    text = await door.read(reply)

    assert not reply.private
    assert chosen(reply) == ["f-pm-range", MEMBER]
    assert reply.heading.startswith("In 2023, the posted range for Product Manager")
    assert "Compared is what /pay leads with: no figures of all are of one kind" in reply.bare
    least = low("f-pm-range") / high(MEMBER)
    assert f"more than {least:f} times" in reply.heading, "strictly less than the divisor"
    assert f"{money(low('f-pm-range'))} ÷ {money(high(MEMBER))} = {least:f}" in text
    assert "No upper end" in text
    for identifier in ("f-pm-range", MEMBER):
        assert on_file.figure(identifier)["note"] in text
        sources, origins = on_file.reported(identifier)
        assert f"eported by {sources} sources, {origins} origin" in text
    assert "total compensation" in text, "what the figure is of"


async def test_unlike_measures_are_named_before_the_ratio(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    text = await door.read(reply)

    assert chosen(reply) == [L6, MEMBER]
    warning, division = text.index("Unlike measures"), text.index("÷")
    assert warning < division
    assert "posted range" in text[warning:division].lower()
    assert "mean" in text[warning:division].lower()
    assert "can mislead" in text


async def test_units_are_never_converted(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="weekly-performer")
    text = await door.read(reply)

    week = low("f-week-2026")
    assert chosen(reply)[1] == "f-week-2026", "the rate that /pay leads with"
    least, most = low(L6) / week, high(L6) / week
    assert f"in 2023 is between about {least:.1f} and {most:.0f} weeks at" in reply.heading
    assert reply.heading.endswith("film and television in 2026–27 (a weak source)")
    assert f"{money(low(L6))} ÷ {money(week)}" in text
    assert f"{money(week * 52)}" not in text
    assert "Nothing was converted" in text


@pytest.mark.parametrize(
    ("first", "second", "ids", "says"),
    [
        # an outlier of 2021, options included, is in no headline
        (
            "ceo-zaslav",
            "staff-writer",
            ["f-zaslav-2023", "f-staff-40w-2025"],
            "(David Zaslav) in 2023 is about 10,688 weeks at the scale minimum",
        ),
        (
            "ceo-zaslav",
            "coceo-hastings",
            ["f-zaslav-2022", "f-hastings-2022"],
            "In 2022, the total compensation for Netflix co-CEO (Reed Hastings) is about 1.3 times",
        ),
        (
            "staff-writer",
            "writer-producer",
            ["f-staff-min-2019", "f-wp-min-2019"],
            "In 2019–20, the scale minimum for Writer-producer, television is about 1.5 times",
        ),
        (
            "actors",
            "software developers",
            ["27-2011-2025-h-median", "15-1252-2025-h-median"],
            "In 2025, the median pay for Software Developers is about 2.3 times",
        ),
        (
            "actors-and-writers",
            "netflix-employee",
            ["f-aw-26000", "f-nflx-emp-2020"],
            "taken together in 2023 (disagrees with others)",
        ),
    ],
)
async def test_what_leads_pay_is_compared_unless_a_year_has_a_pair(
    door: Door, first: str, second: str, ids: list[str], says: str
) -> None:
    reply = await door.slash("compare", first=first, second=second)

    assert chosen(reply) == ids
    assert says in reply.heading
    assert ("Compared are the newest figures of one kind" in reply.text) == (says.startswith("In "))


async def test_the_headline_follows_from_its_arithmetic(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    reply = await door.pick(reply, 0, "f-thresh-2023")

    assert "is between about 14.7 and 34.0 times the threshold" in reply.heading
    assert "Lower end: $390,000 ÷ $26,470 ≈ 14.7." in reply.bare
    assert "Upper end: $900,000 ÷ $26,470 ≈ 34.0." in reply.bare


async def test_what_limits_the_answer_stands_before_the_words_of_sources(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    text = "\n".join(await door.pages(reply))

    order = ["Unlike measures", "÷", "Compared is", "Like for like", "Reported by"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


async def test_the_order_of_the_roles_does_not_turn_the_units_round(door: Door) -> None:
    one = await door.slash("compare", first="rs-ml-l6", second="day-performer")
    other = await door.slash("compare", first="day-performer", second="rs-ml-l6")

    assert one.heading == other.heading
    assert "days" in one.heading


async def test_a_payment_is_shown_and_never_divided(door: Door) -> None:
    reply = await door.slash("compare", first="hit-show-actress", second="rs-ml-l6")
    text = await door.read(reply)

    assert "÷" not in text
    assert " times" not in reply.heading
    assert money(high("f-hit-show-35")) in reply.heading
    assert money(high(L6)) in reply.heading
    assert "payment is not a rate" in text


async def test_a_total_for_many_stands_beside_a_person_and_is_named_one(door: Door) -> None:
    reply = await door.slash("compare", first="wga-all-writers", second="wga-writer")
    text = await door.read(reply)

    assert "÷" not in text
    assert "total for many people" in reply.heading
    assert "No ratio" in text


async def test_percents_alone_are_no_pay_and_are_listed(door: Door) -> None:
    assert not any(row["currency"] for row in on_file.figures_of("sag-performers"))
    reply = await door.slash("compare", first="sag-performers", second="rs-ml-l6")

    assert "no pay on record" in reply.heading
    assert "÷" not in reply.text
    newest = max(on_file.figures_of("sag-performers"), key=lambda row: row["as_of"])
    assert f"{newest['share']}%" in reply.text
    assert newest["note"] in reply.bare
    assert money(low(L6)) in reply.heading


async def test_a_role_without_any_figure_says_so(door: Door) -> None:
    assert not on_file.figures_of("ml-scientist")
    reply = await door.slash("compare", first="ml-scientist", second="rs-ml-l6")

    assert "no pay on record" in reply.heading
    assert "÷" not in reply.text


async def test_nothing_is_divided_by_zero(door: Door) -> None:
    assert high("f-bb-zero") == 0
    for first, second in (
        ("rs-ml-l6", "breaking-bad-lead"),
        ("breaking-bad-lead", "suits-writer"),
        ("breaking-bad-lead", "hit-show-actress"),
    ):
        reply = await door.slash("compare", first=first, second=second)
        text = await door.read(reply)

        assert "÷" not in text
        assert "No ratio" in text
        assert "$0" in reply.heading


async def test_two_open_figures_give_no_ratio(door: Door) -> None:
    for identifier in ("f-td-games-ceil", "f-ai-games-ceil"):
        assert not on_file.figure(identifier)["low"]
    reply = await door.slash("compare", first="td-genai-games", second="ai-games-netflix")
    text = await door.read(reply)

    assert "÷" not in text
    assert "No ratio" in text
    assert f"up to {money(high('f-td-games-ceil'))}" in reply.heading


async def test_only_a_ceiling_gives_an_at_most(door: Door) -> None:
    reply = await door.slash("compare", first="td-genai-games", second="td-ml-lab")

    ratio = high("f-td-games-ceil") / low("f-td-lab-range")
    assert "at most" in reply.heading
    assert f"at most about {ratio:.1f} times" in reply.heading


@pytest.mark.parametrize("count", [3, 4])
async def test_the_first_of_many_stands_against_each_other(door: Door, count: int) -> None:
    roles = ["rs-ml-l6", "sag-aftra-member", "hit-show-actress", "weekly-performer"][:count]
    named = dict(zip(("first", "second", "third", "fourth"), roles, strict=False))
    reply = await door.slash("compare", **named)

    assert len(chosen(reply)) == count
    text = "\n".join(await door.pages(reply))
    titles = [on_file.by_id("roles")[role]["title"] for role in roles]
    assert all(title in text for title in titles)
    assert f"{money(low(L6))} ÷ {money(high(MEMBER))} = 13" in text
    assert text.count("No ratio") == 1, "the payment"
    below = "\n".join(line for line in text.splitlines() if not line.startswith("## "))
    sentences = [f"posted range for {titles[0]} (Netflix) i", "No ratio"]
    assert [below.count(said) for said in sentences] == [count - 2, 1]


async def test_a_gap_between_the_options_is_closed(door: Door) -> None:
    reply = await door.slash(
        "compare", first="rs-ml-l6", second="sag-aftra-member", fourth="weekly-performer"
    )

    assert len(chosen(reply)) == 3


async def test_a_role_is_not_compared_with_itself(door: Door) -> None:
    for second in ("rs-ml-l6", "L6 research scientist"):
        reply = await door.slash("compare", first="rs-ml-l6", second=second)
        assert reply.private
        assert "÷" not in reply.text
        assert "Copy as text" not in reply.buttons
        assert "That did not work" not in reply.text


async def test_another_figure_is_picked_in_the_menu(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="weekly-performer")
    reply = await door.with_menus(reply)
    menu = reply.menus[await door.menu(reply, "Another figure for ")]
    offered = {option["value"] for option in menu["options"]}
    assert offered == {r["id"] for r in on_file.figures_of("weekly-performer") if r["currency"]} - {
        "f-week-2026"
    }

    reply = await door.pick(reply, 0, "f-week-2014")
    text = await door.read(reply)

    assert chosen(reply) == [L6, "f-week-2014"]
    assert f"{money(low(L6))} ÷ {money(low('f-week-2014'))}" in text
    assert "You chose it of " in text
    assert "f-week-2026" in {option["value"] for option in reply.menus[0]["options"]}


async def test_what_was_picked_for_one_role_stays_while_the_other_is_picked(door: Door) -> None:
    reply = await door.slash("compare", first="pm-ml-platform", second="sag-aftra-member")
    reply = await door.pick(reply, 0, "f-pm-flat")
    assert on_file.figure("f-pm-flat")["note"] in reply.bare, "the note on a disagreeing figure"
    reply = await door.pick(reply, 1, "f-thresh-2023")

    assert chosen(reply) == ["f-pm-flat", "f-thresh-2023"]
    assert f"{money(low('f-pm-flat'))} ÷ {money(low('f-thresh-2023'))}" in await door.read(reply)
    again = await door.press(reply, "Copy as text")
    copied = await again.file_text() if again.files else again.text
    assert "f-pm-flat" in copied


async def test_a_menu_never_carries_a_role_and_its_figure(door: Door) -> None:
    reply = await door.slash("compare", first="pm-ml-platform", second="sag-aftra-member")
    reply = await door.pick(reply, 0, "f-pm-flat")

    carried = [menu["custom_id"].split(":") for menu in reply.menus]
    assert all("f-pm-flat" in parts for parts in carried)
    assert not any("pm-ml-platform" in parts for parts in carried)


async def test_what_a_figure_is_of_goes_with_it_in_the_menu(door: Door) -> None:
    reply = await door.slash("compare", first="pm-ml-platform", second="sag-aftra-member")

    menus = [
        menu
        for menu in (await door.with_menus(reply)).menus
        if menu["placeholder"].startswith("Another figure for ")
    ]
    assert len(menus) == 2
    for menu in menus:
        for option in menu["options"]:
            of = on_file.figure(option["value"])["of"]
            assert of in option["description"]


async def test_all_figures_of_a_side_open_as_a_private_card(door: Door) -> None:
    reply = await door.slash("compare", first="rs-ml-l6", second="sag-aftra-member")
    menu = await door.menu(reply, "All figures of")
    opened = await door.pick(reply, menu, "sag-aftra-member")

    assert opened.private
    assert opened.text != reply.text
    assert "SAG-AFTRA member" in opened.heading
