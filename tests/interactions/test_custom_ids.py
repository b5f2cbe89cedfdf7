"""What a button carries: every question that fits goes there and back, nothing else comes in, and
buttons of old messages say what they said.
"""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.registry import BY_CODE, COMMANDS
from bot.interactions.custom_ids import (
    MAX_CUSTOM_ID,
    Pressed,
    fits,
    from_custom_id,
    to_custom_id,
)
from bot.models.question import Action, Question

LAYOUT: Mapping[str, tuple[str, ...]] = {
    "compare": ("co", "first", "second", "third", "fourth", "dollars_of", "reference"),
    "pay": ("pa", "role", "dollars_of", "known_by", "undated"),
    "quote": ("qu", "topic", "holder", "source", "stance"),
    "positions": ("po", "topic"),
    "source": ("so", "source"),
    "timeline": ("ti", "about", "from_date", "to_date", "known_by", "undated"),
    "on": ("on", "date"),
    "between": ("be", "start", "end"),
    "strike": ("st", "name"),
    "cite": ("ci", "record", "style"),
    "export": ("ex", "what", "format"),
    "search": ("se", "record"),
    "check": ("ch",),
    "record": ("re",),
    "help": ("he", "most", "all"),
}
"""The code and the places of each command. Messages that were sent rely on them: what stands here
never changes. A new command, and a new place behind the others, may be added.
"""


def pressed(
    action: Action, question: Question, option: str | None = None, *, needs_text: bool = False
) -> Pressed:
    return Pressed(action, question, option, needs_text)


OLD: Mapping[str, Pressed] = {
    "v5:0:co:rs-ml-l6:grip:wga-all-writers": pressed(
        Action.TURN,
        Question.of("compare", first="rs-ml-l6", second="grip", third="wga-all-writers"),
        "reference",
    ),
    "o1:0:co:grip:": pressed(Action.OPEN, Question.of("compare", first="grip"), "second"),
    "o1:0:co:grip": pressed(Action.OPEN, Question.of("compare", first="grip"), "second"),
    "v:0:co:rs-ml-l6:grip:::2024:": pressed(
        Action.TURN, Question.of("compare", first="rs-ml-l6", second="grip", dollars_of="2024")
    ),
    "v:0:co:rs-ml-l6:grip::::1": pressed(
        Action.TURN, Question.of("compare", first="rs-ml-l6", second="grip", reference="1")
    ),
    "t:0:pa:grip:2020:2023-07": pressed(
        Action.COPY, Question.of("pay", role="grip", dollars_of="2020", known_by="2023-07")
    ),
    "v:2:pa:27-2011::2023:u": pressed(
        Action.TURN,
        replace(Question.of("pay", role="27-2011", known_by="2023", undated="u"), page=2),
    ),
    "v:12:qu:::saafir:for": pressed(
        Action.TURN, replace(Question.of("quote", source="saafir", stance="for"), page=12)
    ),
    "s:0:qu*:hypocrisy:::": pressed(
        Action.SHARE, Question.of("quote", topic="hypocrisy"), needs_text=True
    ),
    "v1:0:qu:hypocrisy": pressed(Action.TURN, Question.of("quote", topic="hypocrisy"), "holder"),
    "o:0:po:pay-gap": pressed(Action.OPEN, Question.of("positions", topic="pay-gap")),
    "r:0:so:saafir": pressed(Action.REPORT, Question.of("source", source="saafir")),
    "v:1:ti:wga-2023::::u": pressed(
        Action.TURN, replace(Question.of("timeline", about="wga-2023", undated="u"), page=1)
    ),
    "v:0:ti::2023-05-02/2023-09-27:2024?:2023~": pressed(
        Action.TURN,
        Question.of(
            "timeline", from_date="2023-05-02/2023-09-27", to_date="2024?", known_by="2023~"
        ),
    ),
    "v:0:on:2023-07-27": pressed(Action.TURN, Question.of("on", date="2023-07-27")),
    "v1:0:be:2023-05-02:": pressed(Action.TURN, Question.of("between", start="2023-05-02"), "end"),
    "x:0:st:wga-2023": pressed(Action.EXPORT, Question.of("strike", name="wga-2023")),
    "v1:0:ci:f-pm-range:mla": pressed(
        Action.TURN, Question.of("cite", record="f-pm-range", style="mla"), "style"
    ),
    "o:0:ci:.": pressed(Action.OPEN, Question.of("cite", record=".")),
    "v:0:ex:figures.csv:csv": pressed(
        Action.TURN, Question.of("export", what="figures.csv", format="csv")
    ),
    "v0:0:se*": pressed(Action.TURN, Question.of("search"), "record", needs_text=True),
    "o:0:se:f-pm-range": pressed(Action.OPEN, Question.of("search", record="f-pm-range")),
    "v:3:ch*": pressed(Action.TURN, replace(Question.of("check"), page=3), needs_text=True),
    "v:0:re": pressed(Action.TURN, Question.of("record")),
    "v:0:he": pressed(Action.TURN, Question.of("help")),
    "v:0:he::": pressed(Action.TURN, Question.of("help")),
}
"""Custom ids as they were written by earlier versions, with and without colons at the end."""

slugs = st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)
dates = st.sampled_from(["2023", "2023-07?", "2023-07-14", "2023-05-02/2023-09-27", "2023%/2024~"])
values = st.just("") | slugs | dates | st.sampled_from(["for", "mixed"])


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Questions with up to four of the options that their command's buttons carry."""
    command = draw(st.sampled_from(sorted(COMMANDS)))
    places = COMMANDS[command].places
    asked = draw(st.lists(st.sampled_from(places), max_size=4, unique=True)) if places else []
    return replace(
        Question.of(command, **{option: draw(values) for option in asked}),
        page=draw(st.integers(0, 999)),
        text=draw(st.sampled_from(["", "sound basis", "a:b:c *"])),
    )


@st.composite
def asked_by_menus(draw: st.DrawFn) -> tuple[Question, str | None]:
    """A question, and the option that a menu fills, or None."""
    question = draw(questions())
    return question, draw(st.sampled_from([None, *COMMANDS[question.command].places]))


actions = st.sampled_from(Action)


@settings(deadline=None, max_examples=400)
@given(actions, asked_by_menus())
def test_there_and_back(action: Action, asked: tuple[Question, str | None]) -> None:
    question, option = asked

    custom_id = to_custom_id(action, question, option)

    assert len(custom_id) <= MAX_CUSTOM_ID
    assert fits(question)
    bare = replace(question, text="")
    assert from_custom_id(custom_id) == Pressed(action, bare, option, bool(question.text))


@settings(deadline=None, max_examples=200)
@given(asked_by_menus(), asked_by_menus())
def test_what_differs_has_another_id(
    one: tuple[Question, str | None], other: tuple[Question, str | None]
) -> None:
    question, option = one
    ids = {to_custom_id(action, question, option) for action in Action}
    assert len(ids) == len(Action)
    for place in (None, *COMMANDS[question.command].places):
        assert (to_custom_id(Action.TURN, question, place) in ids) is (place == option)

    def carried(asked: tuple[Question, str | None]) -> tuple[object, ...]:
        return (replace(asked[0], text=""), bool(asked[0].text), asked[1])

    same = to_custom_id(Action.OPEN, *one) == to_custom_id(Action.OPEN, *other)
    assert same is (carried(one) == carried(other))


@pytest.mark.parametrize("command", COMMANDS)
def test_four_ids_of_twenty_characters_fit(command: str) -> None:
    places = COMMANDS[command].places[:4]
    given = {option: letter * 20 for option, letter in zip(places, "abcd", strict=False)}
    question = replace(Question.of(command, text="words", **given), page=999)

    custom_id = to_custom_id(Action.SHARE, question, places[-1] if places else None)

    assert len(custom_id) <= MAX_CUSTOM_ID
    assert from_custom_id(custom_id) is not None


@pytest.mark.parametrize(
    "question",
    [
        Question.of("compare", **dict.fromkeys(LAYOUT["compare"][1:6], "a" * 20)),
        Question.of("compare", first="a", fifth="b"),
        Question.of("pay", topic="hypocrisy"),
        Question.of("help", role="grip"),
        Question.of("pay", role="a" * 41),
        Question.of("pay", role="two words"),
        Question.of("pay", role="a:b"),
        Question.of("pay", role="a:b", dollars_of="2020"),
        Question.of("pay", role="é"),
        Question("pay", page=1000),
        Question("pay", page=-1),
    ],
)
def test_what_does_not_fit_is_refused(question: Question) -> None:
    assert not fits(question)
    with pytest.raises(ValueError, match="does not fit"):
        to_custom_id(Action.TURN, question)


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
        "v:0:pa:" + "a" * 41,
        "v:0:pa" + ":a" * 7,
        "v:0:pa" + ":a" * 5,
        "v:0:me:a",
        "v:0:me::a",
        "v:0:ch*:a",
        "v:0:co" + ":aaaaaaaaaaaaaaaaaaaa" * 5,
        "v:0:pa**",
        "v:0:pa:rs-ml-l6\n",
        "\nv:0:pa:rs-ml-l6",
        "v12:0:pa",
        "v6:0:pa",
        "v4:0:pa:grip",
        "v0:0:me",
        "v1:0:me",
        "v6:0:co",
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
        places = COMMANDS[pressed.question.command].places
        assert len(text) <= MAX_CUSTOM_ID
        said = dict(pressed.question.options)
        written = text.split(":")[3:]
        assert written[: len(places)] == [said.pop(name, "") for name in places][: len(written)]
        assert not said
        assert not any(written[len(places) :])
        assert pressed.question.text == ""


@pytest.mark.parametrize("code", [*COMMANDS, *(name[:2] for name in COMMANDS)])
def test_only_codes_stand_for_commands(code: str) -> None:
    known = from_custom_id(f"v:0:{code}") is not None

    assert known is (code in BY_CODE)


# --- What old messages rely on -------------------------------------------------------------------


@pytest.mark.parametrize("command", LAYOUT)
def test_codes_and_places_are_what_they_were(command: str) -> None:
    code, *places = LAYOUT[command]

    assert COMMANDS[command].code == code
    assert list(COMMANDS[command].places)[: len(places)] == places


@pytest.mark.parametrize("command", LAYOUT)
def test_each_place_is_written_where_it_was(command: str) -> None:
    code, *places = LAYOUT[command]

    for place, option in enumerate(places):
        custom_id = to_custom_id(Action.TURN, Question.of(command, **{option: "x"}), option)
        assert custom_id == f"v{place}:0:{code}{':' * (place + 1)}x"


@pytest.mark.parametrize(("custom_id", "pressed"), OLD.items())
def test_an_old_button_says_what_it_said(custom_id: str, pressed: Pressed) -> None:
    assert from_custom_id(custom_id) == pressed


@pytest.mark.parametrize(("custom_id", "pressed"), OLD.items())
def test_it_is_written_without_the_colons_at_its_end(custom_id: str, pressed: Pressed) -> None:
    question = replace(pressed.question, text="words" if pressed.needs_text else "")

    written = to_custom_id(pressed.action, question, pressed.option)

    assert written == custom_id.rstrip(":")


def test_every_command_has_old_buttons() -> None:
    assert {pressed.question.command for pressed in OLD.values()} == set(LAYOUT)


# --- Questions -----------------------------------------------------------------------------------


def test_filling_an_option_starts_again_from_the_first_page() -> None:
    asked = replace(Question.of("quote", topic="pay-gap", text="words"), page=4)

    filled = asked.filled(source="wishu")

    assert filled == Question.of("quote", text="words", topic="pay-gap", source="wishu")
    assert asked.filled(topic="market-rate")["topic"] == "market-rate"
    assert asked.filled(topic="") == Question("quote", text="words")
    assert [asked[option] for option in ("topic", "holder", "no-option")] == ["pay-gap", "", ""]


def test_the_order_of_options_makes_no_difference() -> None:
    one = Question.of("between", start="2023", end="2024")

    assert one == Question.of("between", end="2024", start="2023")
    assert one == Question("between").filled(end="2024").filled(start="2023")
    assert hash(one) == hash(Question.of("between", end="2024", start="2023"))
