"""Text alone, without the record: dates, what a card repeats, cells, the words of a search."""

import csv
import io
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from itertools import pairwise

from bot.cards.card import Block, Bold, Card, Code, Italic, Link, Tone, code, line
from bot.cards.markdown import escaped, line_text, unescaped
from bot.cards.text import cleaned, isolated
from bot.dataset.csv_text import CsvText
from bot.dataset.exported import is_exported
from bot.domain.claims.text.dates import with_years
from bot.domain.claims.text.numbers import find_numbers
from bot.domain.claims.text.spans import clauses, sentences, words
from bot.domain.claims.text.statements import LONGEST, joined
from bot.domain.names.index import normalized
from bot.domain.search.lexicon import Lexicon
from bot.domain.search.terms import MOST_TERMS, mended, terms_of
from bot.domain.time.date_meanings import DateOrder, Several, Unread
from bot.domain.time.parse_date import Yearless, read_date
from bot.models.dates import When, read_edtf
from bot.models.question import Question
from bot.store.queries.find import any_of
from fuzz import corpus
from fuzz.context import TODAY, hold_card
from fuzz.target import Check, Target, expect, text_of

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LIVE = re.compile(r"(?<!\\)(?:\\\\)*(?:[<>@`*_~|\[\]]|://)")
"""What Discord would take for its own: no backslash stands before it."""


def dates(data: bytes) -> None:
    text = text_of(data)
    with suppress(ValueError):
        _hold_when(read_edtf(text))
    for order in DateOrder:
        found = read_date(text, TODAY, order)
        if isinstance(found, Yearless):
            found = found.in_year(TODAY.year, order)
        for one in found.readings if isinstance(found, Several) else (found,):
            if not isinstance(one, Unread | None):
                _hold_read(one)


def _hold_read(when: When) -> None:
    _hold_when(when)
    expect(read_edtf(when.text) == when, "a date is read otherwise the second time")
    expect(read_date(when.text, TODAY) == when, "a date that was read is not read")


def _hold_when(when: When) -> None:
    expect(when.first <= when.last, "a date ends before it begins")
    expect(when.overlaps(when) and when.days_apart(when) == 0, "a date is not in itself")
    expect(not when.is_day or when.first == when.last, "a day is longer than one day")


def reading(data: bytes) -> None:
    """All that is found in a running text has its place in it."""
    text = joined(text_of(data))[:LONGEST]
    expect(joined(text) == text or len(text) == LONGEST, "a line changes when it is joined")
    found = with_years(find_numbers(text))
    for one, other in pairwise(found):
        expect(one.end <= other.start, "two numbers overlap")
    for one in found:
        expect(0 <= one.start < one.end <= len(text), "a number is outside of the text")
        expect(one.low <= one.high and one.low >= 0 and one.step >= 0, "a number is upside down")
    whole = sentences(text)
    parts = [part for sentence in whole for part in clauses(text, sentence)]
    expect(all(w.holds(p) for w in whole for p in clauses(text, w)), "a clause leaves its sentence")
    for before, behind in pairwise(parts):
        expect(before.end <= behind.start, "two clauses overlap")
    for word in words(text):
        expect(word.plain and word.of(text), "an empty word")
    normal = normalized(text)
    expect(normalized(normal) == normal.strip(), f"a name is normalized twice: {normal!r}")


def echo(data: bytes) -> None:
    text = text_of(data)
    clean = cleaned(text)
    expect(cleaned(clean) == clean, "cleaned twice is something else")
    expect(not _UNSEEN.search(clean), "something unseen is left")
    expect(unescaped(escaped(isolated(clean))) == clean, "the text does not come back")
    shown = escaped(clean)
    expect(not _LIVE.search(shown), f"markup is left: {shown!r}")
    for part in (clean, Bold(clean), Italic(clean), Code(clean)):
        told = line_text(line(part))
        inner = told.strip("*`") if not isinstance(part, str) else told
        expect("\n" not in told, "a line has two lines")
        expect(isinstance(part, Code) or not _LIVE.search(inner.removesuffix("\\")), "markup")
    linked = line_text(line(Link(clean, f"https://example.org/{text}")))
    expect(linked.count("](<") == 1 and linked.endswith(">)"), "a link breaks out")
    expect(line_text(code(text)).count("```") == 2, "a code block breaks out")
    hold_card(
        Card(
            Tone.RECORD,
            f"Heading {clean}",
            Question("search", text=clean),
            (Block((line(clean, Bold(clean)),)),),
        )
    )


def cells(data: bytes) -> None:
    """Rows are parted by NUL, cells by the character 1."""
    rows = [row.split("\x01") for row in text_of(data).split("\x00")]
    value = rows.pop()[0]
    if rows and is_exported(rows[0]):
        return  # its cells are marked, and come back without their marks
    text = CsvText("")
    for row in rows:
        text.append(row)
    file = str(text)
    read = list(csv.reader(io.StringIO(file, newline=""), strict=True))
    expect(read == [[] if row == [""] else row for row in rows], "rows are read otherwise")
    text = CsvText(file)
    expect(str(text) == file, "the file is another without a change")
    found = [[row.read(place) for place in range(len(row.raw))] for row in text.rows]
    kept = len(rows)
    while kept > 1 and not any(rows[kept - 1]):
        kept -= 1  # empty rows at the end stay in the file alone
    expect(found == rows[:kept], "another cell")
    if rows and len(rows[0]) > 1:
        text.rows[0].write(len(rows[0]) - 1, value)
        changed = list(csv.reader(io.StringIO(str(text), newline=""), strict=True))
        expect(changed == [[*rows[0][:-1], value], *read[1:]], "another cell was replaced")


@contextmanager
def _matching() -> Iterator[Check]:
    lexicon = Lexicon({"strike": 1, "actors": 1, "boing": 1}, {"walkout": ("strike",)})
    with closing(sqlite3.connect(":memory:")) as record:
        record.execute("CREATE VIRTUAL TABLE search USING fts5(title, body)")
        record.execute("INSERT INTO search VALUES ('the strike', 'pay of actors d900000')")

        def check(data: bytes) -> None:
            terms = terms_of(text_of(data), lexicon)
            expect(len(terms) <= MOST_TERMS, "too many terms")
            for term in terms:
                for columns in ("", "title", "title body"):
                    wanted = any_of(mended(term, lexicon).alternatives, columns)
                    query = "SELECT count(*) FROM search WHERE search MATCH ?"
                    found = record.execute(query, (wanted,)).fetchone()[0]
                    expect(found <= 1, "a row is found twice")

        yield check


def _alone(check: Check) -> Callable[[], AbstractContextManager[Check]]:
    @contextmanager
    def opened() -> Iterator[Check]:
        yield check

    return opened


TARGETS = (
    Target(
        "dates",
        "a date is read as one day, month, year or span, or not; what is read is read again",
        _alone(dates),
        lambda: corpus.DATES,
        corpus.name_words,
    ),
    Target(
        "reading",
        "numbers, dates, sentences, clauses and words stand in the text, in order, apart",
        _alone(reading),
        corpus.claims,
        corpus.claim_words,
    ),
    Target(
        "echo",
        "what is repeated comes back from the card, and has no markup, mention or address in it",
        _alone(echo),
        corpus.claims,
        corpus.claim_words,
    ),
    Target(
        "cells",
        "a cell that is corrected is read as it was written",
        _alone(cells),
        lambda: (b"key\x01a\x01b\x00other\x01c, d\x01e\x00new", b'k\x01a "b"\r\n\x00k\x01\x00"'),
        lambda: (b'"', b",", b"\n", b"\r\n", b"key", b'""', b"\x00", b"\x01"),
    ),
    Target(
        "words",
        "no typed word is syntax of FTS5",
        _matching,
        corpus.claims,
        corpus.name_words,
    ),
)
