"""/compare with three and four roles: another one as the reference of all others."""

import pytest

from tests.answers.several import FOUR, L6, MEMBER, asked, chosen, order, relation, row, title
from tests.kit.door import Component, Door, Reply

ANOTHER = "Set the others against another role"
WAGES = [f"{code}-2024-h-median" for code in ("53-1047", "51-4033", "51-2028", "51-9012")]
"""Picked figures of the occupations with the longest titles, by the longest ids there are."""


def reference_menu(reply: Reply) -> Component:
    [menu] = [menu for menu in reply.menus if menu["placeholder"] == ANOTHER]
    return menu


async def with_reference(door: Door, reply: Reply, value: str) -> Reply:
    return await door.pick(reply, reply.menus.index(reference_menu(reply)), value)


def is_reference(reply: Reply, role: str) -> bool:
    return ": the reference [" in row(reply, role)


@pytest.fixture
async def four(door: Door) -> Reply:
    return await asked(door, *FOUR)


async def test_the_menu_offers_the_other_roles(four: Reply, door: Door) -> None:
    offered = {one["value"]: one["label"] for one in reference_menu(four)["options"]}
    assert offered == {str(place): title(FOUR[place]) for place in (1, 2, 3)}

    pair = await asked(door, "rs-ml-l6", "sag-aftra-member")
    menus = (await door.with_menus(pair)).menus
    assert ANOTHER not in [menu["placeholder"] for menu in menus]


@pytest.mark.parametrize("place", [1, 2, 3])
async def test_all_others_are_set_against_the_role_that_is_picked(
    door: Door, four: Reply, place: int
) -> None:
    reply = await with_reference(door, four, str(place))

    assert is_reference(reply, FOUR[place])
    others = [role for role in FOUR if role != FOUR[place]]
    assert all(
        "the reference" in relation(reply, r) or "no ratio" in relation(reply, r) for r in others
    )
    assert len({*order(reply)}) == len(FOUR)
    offered = {one["value"]: one["label"] for one in reference_menu(reply)["options"]}
    assert offered == {str(n + 1): title(role) for n, role in enumerate(others)}
    same = await asked(door, FOUR[place], *others)
    assert reply.bare == same.bare, "the same answer as to the slash command in that order"


async def test_from_the_third_to_the_first_and_back(door: Door, four: Reply) -> None:
    reply = await with_reference(door, four, "1")
    assert is_reference(reply, "sag-aftra-member")

    again = await with_reference(door, reply, "1")
    assert again.bare == four.bare


async def test_picked_figures_stay_picked(door: Door) -> None:
    reply = await asked(door, "pm-ml-platform", "sag-aftra-member", "rs-ml-l6")
    reply = await door.pick(reply, 0, "f-pm-flat")
    reply = await with_reference(door, reply, "1")
    reply = await door.pick(reply, 0, "f-thresh-2023")

    assert chosen(reply) == ["f-thresh-2023", "f-pm-flat", L6]
    assert is_reference(reply, "sag-aftra-member")
    assert "\n".join(await door.pages(reply)).count("You chose it of ") == 2

    reply = await door.pick(reply, 0, MEMBER)
    assert chosen(reply) == [MEMBER, "f-pm-flat", L6], "the menu fills the places as they are now"


async def test_the_figures_of_any_role_can_be_opened(door: Door, four: Reply) -> None:
    second = await door.press(four, "Next")
    opened = await door.pick(second, await door.menu(second, "All figures of…"), "hit-show-actress")

    assert opened.private
    assert opened.heading.startswith(title("hit-show-actress"))


async def test_from_the_second_page(door: Door, four: Reply) -> None:
    second = await door.press(four, "Next")
    assert "Page 2" in second.bare
    reply = await with_reference(door, second, "3")

    assert "Page 1" in reply.bare
    assert is_reference(reply, "weekly-performer")
    onward = await door.press(reply, "Next")
    assert onward.heading == reply.heading


async def test_the_year_of_the_dollars_stays(door: Door) -> None:
    for roles in (
        ("rs-ml-l6", "wga-writer", "swe-l5"),
        ("rs-ml-l6", "wga-writer", "swe-l5", "grip"),
    ):
        reply = await asked(door, *roles, dollars_of=2024)
        reply = await with_reference(door, reply, "1")

        assert is_reference(reply, "wga-writer")
        assert relation(reply, "rs-ml-l6").endswith(", in dollars of 2024.")
        copy = await door.press(reply, "Copy as text")
        text = await copy.file_text() if copy.files else copy.text
        assert "In dollars of 2024" in text
        assert ": the reference [" in text


@pytest.mark.parametrize("roles", [FOUR, FOUR[:3]], ids=["four", "three"])
@pytest.mark.parametrize("value", ["0", "4", "x", "-1", "01", "1.0", " 1", "²", "rs-ml-l6"])
async def test_a_place_that_the_menu_does_not_have(
    door: Door, value: str, roles: tuple[str, ...]
) -> None:
    card = await asked(door, *roles)
    before = card.text
    reply = await door.forge(card, reference_menu(card)["custom_id"], value)

    assert reply.private
    assert "not on record" in reply.heading
    assert card.text == before


async def test_a_place_beyond_the_roles_is_refused(door: Door) -> None:
    three = await asked(door, *FOUR[:3])
    for custom_id in (reference_menu(three)["custom_id"], "v5:0:co:rs-ml-l6:grip", "v5:0:co"):
        reply = await door.forge(three, custom_id, "3")
        assert reply.private
        assert "Copy as text" not in reply.buttons


async def copied_ids(door: Door, reply: Reply) -> list[str]:
    """The ids in the last line of the copy: the figures that were chosen."""
    copied = await door.press(reply, "Copy as text")
    text = await copied.file_text() if copied.files else copied.text
    footer = [line for line in text.splitlines() if line.startswith("Picketdesk record ")][-1]
    return footer.split(" · ")[-1].split(", ")


async def test_no_custom_id_overflows(door: Door) -> None:
    """Four occupations with picked figures in the dollars of a year; the door counts the rest."""
    card = await door.slash("pay", role="grip")
    reply = await door.forge(card, f"o:0:co:{':'.join(WAGES)}:2022")
    assert "4 ids: see Copy as text" in reply.text
    assert await copied_ids(door, reply) == WAGES
    while True:
        ids = [*reply.buttons.values(), *(menu["custom_id"] for menu in reply.menus)]
        assert max(map(len, ids)) == 100
        if "Next" not in reply.buttons:
            break
        reply = await door.press(reply, "Next")

    reply = await with_reference(door, reply, "3")
    assert await copied_ids(door, reply) == [WAGES[3], *WAGES[:3]]
    assert "in dollars of 2022" in reply.text
