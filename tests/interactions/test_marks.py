"""Discord's marks are taken off a text, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interactions.marks import unmarked

MARKS = "*_~|`<>#[]()\\:/"
WORDS = ("strike", "118 days", "1689318060", "é", "\u0000", ".", " ", "\n")
AROUND = ("**", "*", "__", "_", "~~", "||", "`", "```", "```py\n", "\\", "\\*")
BEFORE = ("# ", "-# ", "> ", ">>> ")
TAGS = ("<t:", ":D>", "<t:99999999999>", "<t:-99999999999:R>", "<@", "1>", "<:a:1>")
LINKS = ("[", "](", "https://", "https://a.b/c", ")")
PIECES = (*WORDS, *AROUND, *BEFORE, *TAGS, *LINKS)
LONGEST_DAY = "30 September 9999"
SHORTEST_TIME = "<t:0>"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("__lasted 118 days__", "lasted 118 days"),
        ("**bold**, *slanted*, _slanted_, ~~struck~~", "bold, slanted, slanted, struck"),
        ("***__all of it__***", "all of it"),
        ("||a secret|| of `code`", "a secret of code"),
        ("a_name_with_lines and 2 * 3 * 4", "a_name_with_lines and 2 * 3 * 4"),
        ("\\*not slanted\\* and \\_neither\\_", "*not slanted* and _neither_"),
        ("# Head\n## Less\n### Least\n-# small", "Head\nLess\nLeast\nsmall"),
        ("#118 is no heading, >5 no quotation", "#118 is no heading, >5 no quotation"),
        ("> quoted\n> # both\n>>> all of it", "quoted\nboth\nall of it"),
        ("```text\n118 days\n```", "118 days\n"),
        ("```\n118 days```", "\n118 days"),
        ("began <t:1689318060:D>", "began 14 July 2023"),
        ("<t:0> <t:-86400:R> <t:1689318060:S>", "1 January 1970 31 December 1969 14 July 2023"),
        ("<t:99999999999> <t:-99999999999>", "16 November 5138 "),
        ("<t:> <t:soon> <t:1:X>", "<t:> <t:soon> <t:1:X>"),
        ("[118 days](https://example.com)", "118 days"),
        ('[118 days](<https://example.com/a_(b)> "title")!', "118 days!"),
        ("[118 days] (as they say)", "[118 days] (as they say)"),
        ("See https://example.com/a_b?c=d. It is there.", "See . It is there."),
        ("(https://example.com) <https://example.com>", "() "),
        ("**https://example.com/a 118 days**", " 118 days"),
        ("**118 days https://example.com/a__b__c**", "118 days "),
        ("<@1> <@!1> <@&1> <#1> <:sad:1> <a:sad:1> </check:1>go", "      go"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_what_is_read(typed: str, read: str) -> None:
    assert unmarked(typed) == read


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_has_its_marks_taken_off(text: str) -> None:
    longest = text.count("<t:") * (len(LONGEST_DAY) - len(SHORTEST_TIME))
    assert len(unmarked(text)) <= len(text) + longest


@given(st.text(st.characters(exclude_characters=MARKS), max_size=200))
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert unmarked(text) == text


@pytest.mark.parametrize("piece", [*PIECES, "*_", "[a](", "**a", "_a ", "||`", "<t:1", "> > "])
def test_a_long_text_of_marks_is_read_to_its_end(piece: str) -> None:
    end = "It lasted 118 days."
    assert unmarked(piece * (4000 // len(piece)) + f" {end}").endswith(end)
