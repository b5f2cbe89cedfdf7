"""What a typed text is read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.lexicon import Lexicon
from bot.domain.search.ranking import IN_NAMES, IN_TEXT, Part, Ranks, rank
from bot.domain.search.terms import MOST_TERMS, Term, mended, terms_of
from bot.domain.search.words import STOP_WORDS, name_key, words_of

WORDS = {
    "showrunner": 3,
    "boing": 2,
    "hypocrisy": 9,
    "hollywood": 20,
    "partial": 2,
    "particular": 1,
    "makeup": 1,
    "artist": 4,
    "actors": 9,
    "negotiation": 5,
}
LEXICON = Lexicon(WORDS, {"cop": ("police officer",), "work stoppage": ("strike",)})


def typed(text: str) -> list[str]:
    return [term.typed for term in terms_of(text, LEXICON)]


def test_words_of_the_question_are_left_out_unless_there_are_no_others() -> None:
    assert typed("what is the hypocrisy of it") == ["hypocrisy"]
    assert typed("what is the") == ["what", "is", "the"]


def test_weak_words_are_weak_unless_alone() -> None:
    weak = {term.typed: term.weak for term in terms_of("artist salary", LEXICON)}
    assert weak == {"artist": False, "salary": True}
    assert not any(term.weak for term in terms_of("salary", LEXICON))
    assert not any(term.weak for term in terms_of("artist salary", LEXICON, literal=True))


def test_a_compound_is_one_word_or_two() -> None:
    [term] = terms_of("show runner", LEXICON)
    assert term.exact == (("show runner",), ("showrunner",))
    [term] = terms_of("make-up", LEXICON)
    assert ("makeup",) in term.exact
    [term] = terms_of("boingboing", LEXICON)
    assert mended(term, LEXICON).read_as == ("boing boing",)


def test_the_last_word_may_be_a_beginning() -> None:
    [_, last] = terms_of("artist part", LEXICON)
    assert last.wider == (("partial",), ("particular",))
    [_, last] = terms_of("artist part", LEXICON, typing=False)
    assert last.wider == ()
    [short] = terms_of("pa", LEXICON)
    assert short.wider == ()


def test_everyday_phrases_mean_something() -> None:
    [term] = terms_of("cops", LEXICON)
    assert term.exact == (("cops",),)
    assert ("police", "officer") in term.wider
    [phrase] = terms_of("a work stoppage", LEXICON)
    assert phrase.typed == "work stoppage"
    assert ("strike",) in phrase.wider
    [literal] = terms_of("cops", LEXICON, literal=True)
    assert literal.wider == ()


@pytest.mark.parametrize(
    ("word", "read_as"),
    [
        ("hypocracy", ("hypocrisy",)),
        ("hypocrsiy", ("hypocrisy",)),
        ("hollywod", ("hollywood",)),
        ("negociasion", ("negotiation",)),
        ("acotrs", ("actors",)),
        ("atr", ()),
        ("zyzzyva", ()),
        ("ctors", ("actors",)),
        ("cctrs", ()),
    ],
)
def test_a_slip_of_the_fingers_is_forgiven(word: str, read_as: tuple[str, ...]) -> None:
    [term] = terms_of(word, LEXICON)
    assert mended(term, LEXICON).read_as == read_as


@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    terms = terms_of(text, LEXICON)

    assert len(terms) <= MOST_TERMS
    assert len({term.typed for term in terms}) == len(terms)
    for term in terms:
        phrases = [phrase for one in mended(term, LEXICON).alternatives for phrase in one]
        assert phrases
        assert all(phrase and '"' not in phrase and "\x00" not in phrase for phrase in phrases)


NOUNS = ("actor", "company", "boss", "news", "guild", "grip")


@given(st.lists(st.sampled_from(NOUNS), min_size=1, max_size=5))
def test_a_name_is_the_same_in_any_order(words: list[str]) -> None:
    plural = {"actor": "actors", "company": "companies", "guild": "guilds", "grip": "grips"}
    other = words_of(" ".join(f"the {plural.get(word, word)}" for word in reversed(words)))
    assert name_key(words) == name_key(other)


def test_stop_words_are_folded_words() -> None:
    assert all(words_of(word) == [word] for word in STOP_WORDS)


# --- Ranking -------------------------------------------------------------------------------------

RANKS = Ranks(("source", "role"), bytes((0, 0, 1, 1)), bytes((0, 255, 0, 255)), bytes((2, 2, 2, 2)))
TWO = [Term("a", (("a",),)), Term("b", (("b",),))]
PARTS = [Part(0, IN_NAMES), Part(0, IN_TEXT), Part(1, IN_NAMES), Part(1, IN_TEXT)]


def test_a_name_comes_before_a_mention_and_every_term_before_some() -> None:
    found = rank(TWO, PARTS, [[3], [1, 3], [3], [1, 2, 3]], {}, RANKS)

    assert [one.number for one in found] == [3, 1, 2]
    assert [one.every for one in found] == [True, True, False]
    assert found[0].share == found[1].share == pytest.approx(1.0)
    assert 0 < found[2].share < 1


def test_of_what_fits_alike_the_greater_matter_comes_first() -> None:
    found = rank(TWO[:1], PARTS[:2], [[1, 2, 3, 4], []], {}, RANKS)
    assert [one.number for one in found] == [4, 2, 3, 1]


def test_a_whole_name_comes_before_all() -> None:
    found = rank(TWO[:1], PARTS[:2], [[1, 2, 3, 4], []], {1: 0.35}, RANKS)
    assert found[0].number == 1


def test_a_weak_term_finds_nothing_and_is_not_needed() -> None:
    weak = Term("pay", (("pay",),), weak=True)
    found = rank([TWO[0], weak], [Part(0, IN_NAMES), Part(1, IN_NAMES)], [[3], [4]], {}, RANKS)
    assert [(one.number, one.every) for one in found] == [(3, True)]
