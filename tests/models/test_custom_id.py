"""What a button carries: every request that fits goes there and back, and nothing else comes in."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models.question import (
    COMMAND_CODES,
    MAX_CUSTOM_ID,
    Action,
    Pressed,
    Question,
    from_custom_id,
    to_custom_id,
)

slugs = st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)
dates = st.sampled_from(["2023", "2023-07?", "2023-07-14", "2023-05-02/2023-09-27", "2023%/2024~"])
arguments = st.lists(st.just("") | slugs | dates | st.sampled_from(["for", "mixed"]), max_size=4)
requests = st.builds(
    Question,
    st.sampled_from(sorted(COMMAND_CODES)),
    arguments.map(tuple),
    st.integers(0, 999),
    st.sampled_from(["", "sound basis", "a:b:c *"]),
)
actions = st.sampled_from(Action)
slots = st.none() | st.integers(0, 5)


@settings(deadline=None, max_examples=400)
@given(actions, requests, slots)
def test_there_and_back(action: Action, request: Question, slot: int | None) -> None:
    custom_id = to_custom_id(action, request, slot)

    assert len(custom_id) <= MAX_CUSTOM_ID
    bare = Question(request.command, request.arguments, request.page)
    assert from_custom_id(custom_id) == Pressed(action, bare, slot, bool(request.text))


@settings(deadline=None, max_examples=200)
@given(requests, requests, slots)
def test_what_differs_has_another_id(one: Question, other: Question, slot: int | None) -> None:
    ids = {to_custom_id(action, one, slot) for action in Action}
    assert len(ids) == len(Action)
    for place in (None, 0, 1, 2):
        assert (to_custom_id(Action.TURN, one, place) in ids) is (place == slot)

    def carried(request: Question) -> tuple[object, ...]:
        return (request.command, request.arguments, request.page, bool(request.text))

    same = to_custom_id(Action.OPEN, one, slot) == to_custom_id(Action.OPEN, other, slot)
    assert same is (carried(one) == carried(other))


@pytest.mark.parametrize("command", COMMAND_CODES)
def test_four_ids_of_twenty_characters_fit(command: str) -> None:
    request = Question(command, ("a" * 20, "b" * 20, "c" * 20, "d" * 20), 999, "words")

    custom_id = to_custom_id(Action.SHARE, request, 3)

    assert len(custom_id) <= MAX_CUSTOM_ID
    assert from_custom_id(custom_id) is not None


@pytest.mark.parametrize(
    "request_",
    [
        Question("compare", ("a" * 20,) * 5),
        Question("compare", ("a",) * 7),
        Question("pay", ("a" * 25,)),
        Question("pay", ("two words",)),
        Question("pay", ("a:b",)),
        Question("pay", ("é",)),
        Question("pay", page=1000),
        Question("pay", page=-1),
    ],
)
def test_what_does_not_fit_is_refused(request_: Question) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        to_custom_id(Action.TURN, request_)


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "v",
        "v:0",
        "v:0:",
        "v:0:zz",
        "v:0:zz:rs-ml-l6",
        "y:0:pa:rs-ml-l6",
        "V:0:pa:rs-ml-l6",
        "v::pa:rs-ml-l6",
        "v:1000:pa",
        "v:-1:pa",
        "v:0:pa:rs ml",
        "v:0:pa:'; DROP TABLE roles",
        "v:0:pa:" + "a" * 25,
        "v:0:pa" + ":a" * 7,
        "v:0:co" + ":aaaaaaaaaaaaaaaaaaaa" * 5,
        "v:0:pa**",
        "v:0:pa:rs-ml-l6\n",
        "\nv:0:pa:rs-ml-l6",
        "v12:0:pa",
        "v6:0:pa",
        "v:\u0663:pa",
        "v\u0663:0:pa",
        "v:0:pay" * 4000,
        "\N{SHAMROCK}",
    ],
)
def test_a_forged_id_says_nothing(custom_id: str) -> None:
    assert from_custom_id(custom_id) is None


@settings(deadline=None, max_examples=300)
@given(
    st.text(max_size=120)
    | st.from_regex(
        r"[vots]\d?:\d{1,3}:(pa|co|on|zz)\*?(:[a-zA-Z0-9?/-]{0,26}){0,7}", fullmatch=True
    )
)
def test_any_text_is_nothing_or_what_it_says(text: str) -> None:
    pressed = from_custom_id(text)

    if pressed is not None:
        assert pressed.question.command in COMMAND_CODES
        assert len(text) <= MAX_CUSTOM_ID
        assert len(pressed.question.arguments) <= 6
        assert text.count(":") == 2 + len(pressed.question.arguments)
        assert pressed.question.text == ""


@pytest.mark.parametrize("command", [*COMMAND_CODES, *(code[:2] for code in COMMAND_CODES)])
def test_only_codes_stand_for_commands(command: str) -> None:
    known = from_custom_id(f"v:0:{command}") is not None

    assert known is (command in COMMAND_CODES.values())


def test_codes_are_two_letters_and_all_different() -> None:
    codes = list(COMMAND_CODES.values())

    assert all(len(code) == 2 and code.isascii() and code.islower() for code in codes)
    assert all(one != other for one, other in combinations(codes, 2))


def test_filling_a_slot_starts_again_from_the_first_page() -> None:
    request = Question("quote", ("pay-gap",), 4, "words")

    assert request.fill(2, "wishu") == Question("quote", ("pay-gap", "", "wishu"), 0, "words")
    assert request.fill(0, "market-rate").arguments == ("market-rate",)
    assert request.at(2) == Question("quote", ("pay-gap",), 2, "words")
    assert [request.argument(slot) for slot in (0, 1, 5)] == ["pay-gap", "", ""]
