"""Cards made by hand and by Hypothesis, and a look into the components that they become."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.answers.registry import COMMANDS
from bot.cards.card import (
    Block,
    Bold,
    Button,
    Card,
    Chart,
    Choice,
    Cite,
    Code,
    Italic,
    Line,
    Link,
    Menu,
    Span,
    Style,
    Tone,
)
from bot.cards.markdown import lines_text
from bot.cards.text import cleaned
from bot.interactions.components import Drawn, message_view
from bot.models.question import Action, Question
from bot.models.source import Source
from tests.kit.builders import make_source

Component = dict[str, Any]
TEXT = 10
GALLERY = 12
SELECT = 3
STYLES: tuple[Style, ...] = ("plain", "head", "small", "quote", "item")

SPECIAL = "\\`*_~|<>[]@#-:/.1"
DRAWN: tuple[Drawn, ...] = ("not yet", "drawn", "failed")

letters = st.sampled_from("abcdefgh XYZ é中" + SPECIAL)


def chart_saying(alt: str, after: int) -> Chart:
    return Chart(lambda _: "{}", lambda: alt, after, 380)


def texts(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """One line, with much that Markdown would take for its own."""
    return st.text(letters, min_size=least, max_size=most).map(
        lambda text: " ".join(text.split()) or "x"
    )


def long_texts(most: int) -> st.SearchStrategy[str]:
    """Long texts from a short one said again, which is quicker to draw."""
    return st.builds(
        lambda text, times: (text * times)[:most].strip() or "x",
        texts(24),
        st.integers(1, most // 8),
    )


def spans(most: int) -> st.SearchStrategy[Span]:
    return st.one_of(
        long_texts(most),
        st.builds(Bold, texts(60)),
        st.builds(Italic, texts(60)),
        st.builds(Code, texts(20)),
        st.builds(Link, texts(40), st.just("https://example.org/a(b)?c=<d>")),
    )


lines = st.builds(
    Line, st.lists(spans(240), min_size=1, max_size=3).map(tuple), st.sampled_from(STYLES)
)


@cache
def source(number: int) -> Source:
    """Every fifth has no address."""
    return make_source(
        f"source-{number}",
        outlet=f"Outlet {number}",
        published=f"2023-07-{number % 28 + 1:02}",
        url="" if number % 5 == 0 else f"https://example.org/{'long/' * (number % 7)}{number}",
    )


def cites(*numbers: int, shown: int = 4) -> Cite:
    return Cite(tuple(map(source, numbers)), shown)


@st.composite
def blocks(draw: st.DrawFn, sources: int) -> Block:
    """Up to six lines and 2,000 characters, which cite up to four of so many sources."""
    made = draw(st.lists(lines, min_size=1, max_size=6))
    if sources:
        numbers = draw(st.lists(st.integers(1, sources), max_size=4, unique=True))
        cited = replace(cites(*numbers, shown=draw(st.integers(1, 4))), silent=draw(st.booleans()))
        place = draw(st.integers(0, len(made) - 1))
        made[place] = replace(made[place], spans=(*made[place].spans, cited))
    return Block(tuple(made), draw(st.booleans()))


@st.composite
def cards(
    draw: st.DrawFn, most_blocks: int = 40, most_buttons: int = 4, most_menus: int = 1
) -> Card:
    """Cards like those that the bot makes: blocks that cite up to four sources each; a heading, a
    basis and a typed text of any kind.
    """
    made = blocks(draw(st.integers(0, 30))).filter(
        lambda block: len(lines_text(block.lines)) <= 2000
    )
    question = draw(
        st.sampled_from(
            [
                Question.of("quote", topic="a-topic", source="a-source"),
                Question.of("timeline", about="a-strike", from_date="2023-07-14"),
            ]
        )
    )
    question = replace(question, text=cleaned(draw(st.just("") | texts(250))))
    places = COMMANDS[question.command].places
    card = Card(
        tone=draw(st.sampled_from(Tone)),
        heading=draw(texts(160)),
        blocks=tuple(draw(st.lists(made, max_size=most_blocks))),
        basis=tuple(draw(st.lists(st.builds(Line, st.tuples(texts(120))), max_size=2))),
        ids=tuple(f"id-{n}" for n in range(draw(st.integers(0, 4)))),
        buttons=tuple(
            Button(draw(texts(120)), Action.OPEN, Question.of("pay", role=f"role-{n}"))
            for n in range(draw(st.integers(0, most_buttons)))
        ),
        menus=tuple(
            Menu(
                draw(texts(140)),
                question,
                places[number],
                tuple(
                    Choice(draw(long_texts(160)), f"value-{n}", draw(st.just("") | texts(140)))
                    for n in range(draw(st.integers(1, 30)))
                ),
            )
            for number in range(draw(st.integers(0, most_menus)))
        ),
        copyable=draw(st.booleans()),
        chart=draw(st.none() | st.builds(chart_saying, texts(1024), st.integers(0, 12))),
    )
    return card.answering(question, "2026.08.01")


def components(
    card: Card, page: int, *, private: bool = True, drawn: Drawn = "not yet"
) -> list[Component]:
    """All components of a page, the nested ones too; for use inside a running loop."""
    return list(walk(message_view(card, page, private=private, drawn=drawn).to_components()))


def walk(found: Any) -> Iterator[Component]:
    for component in found:
        yield component
        yield from walk(component.get("components", ()))


def shown_texts(found: list[Component]) -> list[str]:
    return [component["content"] for component in found if component["type"] == TEXT]
