"""Foreign text: one line, nothing unseen in it, no Markdown that works, and back again."""

import re
import tracemalloc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.card import Bold, Code, Italic, Line, line, small
from bot.cards.markdown import escaped, line_text, link, unescaped
from bot.cards.text import LONGEST_ECHO, cleaned, isolated
from tests.kit.card_strategies import SPECIAL, STYLES

nasty = st.text(
    st.sampled_from("ab1. #->:/" + SPECIAL + "\u05d0\u0627\u2067\u200b\u0301\n\t"), max_size=40
)
anything = st.text(max_size=300) | nasty

UNSEEN = (
    {chr(n) for n in range(0x20)}
    | {chr(n) for n in range(0x7F, 0xA0)}
    | {"\u00ad", "\u061c", "\u180e", "\ufeff"}
    | {chr(n) for n in range(0x200B, 0x2010)}
    | {chr(n) for n in range(0x2028, 0x202F)}
    | {chr(n) for n in range(0x2060, 0x2070)}
    | {chr(n) for n in range(0xFFF9, 0xFFFC)}
    | {chr(n) for n in range(0xE0000, 0xE0080)}
)
"""Control, zero-width and direction characters, named by their numbers."""


@settings(deadline=None, max_examples=300)
@given(anything, st.integers(1, 250))
def test_cleaned_text_is_one_short_visible_line(text: str, limit: int) -> None:
    found = cleaned(text, limit)

    assert len(found) <= limit
    assert not UNSEEN & set(found)
    assert not any(unicodedata.category(letter)[0] == "C" for letter in found)
    assert found == " ".join(found.split())
    assert cleaned(found, limit) == found


@pytest.mark.parametrize("unseen", sorted(UNSEEN), ids=lambda letter: f"U+{ord(letter):04X}")
def test_each_unseen_character_goes_or_is_a_blank(unseen: str) -> None:
    assert cleaned(f"ab{unseen}cd") == ("ab cd" if unseen.isspace() else "abcd")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two\n\tlines ", "two lines"),
        ("the \u202egnihtyreve\u202c", "the gnihtyreve"),
        ("z\u0335\u0336\u0337\u0338algo", "z\u0335\u0336algo"),
        ("cafe\u0301", "cafe\u0301"),
        ("a\u2003b\u00a0c", "a b c"),
        ("\ud800", ""),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_cleaned(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert cleaned("x" * 6000) == "x" * (LONGEST_ECHO - 1) + "…"
    assert cleaned("x" * LONGEST_ECHO) == "x" * LONGEST_ECHO
    assert cleaned("abc def", 5) == "abc…"


@settings(deadline=None, max_examples=500)
@given(anything)
def test_what_was_escaped_reads_back(text: str) -> None:
    line_of_text = cleaned(text)

    assert unescaped(escaped(line_of_text)) == line_of_text
    assert unescaped(escaped(isolated(line_of_text))) == line_of_text


ALWAYS = set("\\`*_~|<>[]@")


def bare_marks(text: str) -> list[str]:
    """Characters of Markdown, mentions and links that no backslash takes the meaning from."""
    pairs = re.findall(r"\\.|://|.", text, re.DOTALL)
    return [one for one in pairs if one in ALWAYS or one == "://"]


@settings(deadline=None, max_examples=500)
@given(anything)
def test_every_special_character_has_a_backslash(text: str) -> None:
    found = escaped(cleaned(text))

    assert bare_marks(found) == []
    assert not re.match(r"#|-|\d+\. ", found)
    assert "\n" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@everyone", "\\@everyone"),
        ("<@123> <#4> <:x:5>", "\\<\\@123\\> \\<#4\\> \\<:x:5\\>"),
        ("**bold** __u__", "\\*\\*bold\\*\\* \\_\\_u\\_\\_"),
        ("# head", "\\# head"),
        ("-# small", "\\-# small"),
        ("- item", "\\- item"),
        ("> quote", "\\> quote"),
        ("12. twelve", "12\\. twelve"),
        ("12.5 and 13.", "12\\.5 and 13."),
        ("[text](http://x)", "\\[text\\](http\\://x)"),
        ("`code`", "\\`code\\`"),
        ("||spoiler|| ~~no~~", "\\|\\|spoiler\\|\\| \\~\\~no\\~\\~"),
        ("a # b - c", "a # b - c"),
        ("C:\\new", "C:\\\\new"),
        ("$300,000 to $900,000 (posted: 2023-07)", "$300,000 to $900,000 (posted: 2023-07)"),
    ],
)
def test_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected
    assert unescaped(expected) == text


def test_only_text_that_may_run_backward_is_isolated() -> None:
    assert isolated("Netflix") == "Netflix"
    assert (
        isolated("\u05e9\u05d1\u05d9\u05ea\u05d4") == "\u2068\u05e9\u05d1\u05d9\u05ea\u05d4\u2069"
    )
    assert isolated("pay \u0623\u062c\u0631").startswith("\u2068")


@settings(deadline=None, max_examples=200)
@given(nasty.map(lambda text: " ".join(text.split()) or "x"), st.sampled_from(STYLES))
def test_a_line_is_one_line_whatever_it_holds(text: str, style: str) -> None:
    found = line_text(Line((Bold(text), text, Italic(text)), style))  # pyright: ignore[reportArgumentType]

    assert "\n" not in found
    bare = found.removeprefix({"quote": "> "}.get(style, ""))
    assert bare_marks(bare) == ["*", "*", "*", "*", "*", "*"]


def test_code_cannot_be_left() -> None:
    assert line_text(line(Code("a`b``c"))).count("`") == 2
    assert line_text(small("a\nb")) == "-# a b"


@pytest.mark.parametrize("url", ["https://x.org/a(b)", "https://x.org/<b>", "https://x.org/a b\\"])
def test_an_address_cannot_leave_its_link(url: str) -> None:
    found = link("a]b", url)

    assert re.fullmatch(r"\[a\\\]b\]\(<https://x\.org/[^\s()<>\\]*>\)", found)


@pytest.mark.parametrize(
    "url", ["http://x.org/a", "HTTPS://x.org/`a", "javascript:a(1)", "//x.org"]
)
def test_an_address_that_is_not_encrypted_is_no_link(url: str) -> None:
    found = link("a]b", url)

    assert re.fullmatch(r"a\\\]b `[^`\s]*`", found)


def test_long_texts_do_not_stay_in_memory() -> None:
    """People can type any number of them."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(300):
        escaped(f"{number}*" + "\N{MONEY BAG}_" * 2000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert after - before < 1_000_000
