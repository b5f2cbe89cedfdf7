"""Bibliography entries: titles, dates, authors and what citeproc-py leaves undone."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Italic, Span
from bot.citations.bibtex import bibtex, escaped
from bot.citations.csl import FILES, entry
from bot.citations.typography import Shown, curly, with_stop
from bot.domain.evidence.bibliography import CslItem, issued
from bot.models.dates import read_edtf


def item(title: str = "A Title", **fields: object) -> CslItem:
    made: CslItem = {
        "id": "a-source",
        "type": "article-newspaper",
        "title": title,
        "container-title": "The Outlet",
        "issued": {"date-parts": [[2023, 7, 27]]},
    }
    return {**made, **fields}  # pyright: ignore[reportReturnType]


def shown(spans: tuple[Span, ...]) -> str:
    """With underscores where there are italics."""
    return "".join(f"_{part.text}_" if isinstance(part, Italic) else str(part) for part in spans)


@pytest.mark.parametrize("style", FILES)
def test_a_title_without_an_author_stands_once(style: str) -> None:
    assert shown(entry(item(), style)).count("A Title") == 1


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "[a report on pay]. (2023, July 27). _The Outlet_."),
        ("chicago", "a report on pay. _The Outlet_, July 27, 2023."),
        ("mla", "a report on pay. _The Outlet_, 27 July 2023."),
    ],
)
def test_a_description_is_no_title(style: str, expected: str) -> None:
    assert shown(entry(item("a report on pay"), style, own_title=False)) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Who is “paid”? (2023, July 27). _The Outlet_."),
        ("chicago", "“Who Is ‘Paid’?” _The Outlet_, July 27, 2023."),
        ("mla", "“Who Is ‘Paid’?” _The Outlet_, 27 July 2023."),
    ],
)
def test_marks_and_stops_in_a_title(style: str, expected: str) -> None:
    assert shown(entry(item('Who is "paid"?'), style)) == expected


@pytest.mark.parametrize("style", FILES)
@given(
    title=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")),
        min_size=1,
        max_size=40,
    ).filter(str.strip)
)
def test_any_title_comes_out_once_and_without_marks_of_ours(style: str, title: str) -> None:
    text = shown(entry(item(title), style, own_title=False))

    assert not re.search("[\ue000-\uf8ff]", text)
    assert "2023" in text
    assert "The Outlet" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's 'fine', \"he\" said", "It’s ‘fine’, “he” said"),
        ("Shadows of the '07 walkout", "Shadows of the ’07 walkout"),
        ('("in brackets")', "(“in brackets”)"),
        ("Actors' strike", "Actors’ strike"),
    ],
)
def test_curly_marks(text: str, expected: str) -> None:
    assert curly(text) == expected


@pytest.mark.parametrize(
    ("title", "opening", "closing", "stop", "expected"),
    [
        ("Plain", "“", "”", ". ", "“Plain.” "),
        ("Plain", "", "", ", ", "Plain, "),
        ("Ends?", "“", "”", ".", "“Ends?”"),
        ("Says “so”", "“", "”", ".", "“Says ‘so.’”"),
        ("Says “so”", "", "", ".", "Says “so.”"),
        ("For actors’", "“", "”", ".", "“For actors’.”"),
        ("Why?", "[", "]", ".", "[Why?]."),
    ],
)
def test_stops_go_inside_marks(
    title: str, opening: str, closing: str, stop: str, expected: str
) -> None:
    assert with_stop(Shown(title, opening, closing), stop) == expected


# --- BibTeX --------------------------------------------------------------------------------------

_SPELLED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textasciigrave{}": "`",
}
_TEX = re.compile(r"\\text[a-z]+\{\}|\\[&%$#_]|(?<=[-,])\{\}")
_LIGATURES = ("--", ",,", "\x60\x60", "\x27\x27", "?\x60", "!\x60", "<<", ">>")


def as_printed(tex: str) -> str:
    """What TeX prints of escaped text."""
    return _TEX.sub(lambda found: _SPELLED.get(found[0], found[0][-1].strip("{}")), tex)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_escaped_text_is_printed_letter_for_letter(text: str) -> None:
    assert as_printed(escaped(text)) == curly(" ".join(text.split()))


@given(st.text(st.sampled_from("-,`'\"?!<> |ab"), max_size=12))
def test_no_two_letters_are_printed_as_one(text: str) -> None:
    assert not any(pair in escaped(text) for pair in _LIGATURES)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("With 'El Eternauta'", "With ‘El Eternauta’"),
        ('Not Until "Next Week"', "Not Until “Next Week”"),
        ("Debate '07 Walkout", "Debate ’07 Walkout"),
        ("AT&T: 87% of $5_000 #1", r"AT\&T: 87\% of \$5\_000 \#1"),
        ("Señal — back to work", "Señal — back to work"),
        ("Pay ~ 5 -- 6", r"Pay \textasciitilde{} 5 -{}- 6"),
    ],
)
def test_titles_that_tex_would_print_wrongly(title: str, expected: str) -> None:
    assert f"  title = {{{{{expected}}}}},\n" in bibtex(item(title))


@pytest.mark.parametrize(
    ("edtf", "fields"),
    [
        ("2023-07-27", {"year": "2023", "month": "jul", "date": "2023-07-27"}),
        ("2023-07", {"year": "2023", "month": "jul", "date": "2023-07"}),
        ("2023", {"year": "2023"}),
        (
            "2024-05-02/2024-05-09",
            {"year": "2024", "month": "may", "date": "2024-05-02/2024-05-09"},
        ),
        ("2023-05-02/2023-09-27", {"year": "2023", "date": "2023-05-02/2023-09-27"}),
        ("2022-12/2023-01", {"year": "2022--2023", "date": "2022-12/2023-01"}),
        ("2022/2023", {"year": "2022--2023", "date": "2022/2023"}),
        ("2023-07-27?", {"year": "2023?"}),
        ("2013/2019~", {"year": "2013--2019?"}),
        ("", {"year": "n.d."}),
    ],
)
def test_dates_for_bibtex_and_for_biblatex(edtf: str, fields: dict[str, str]) -> None:
    made = item()
    del made["issued"]
    if edtf:
        made["issued"] = issued(read_edtf(edtf))

    [found] = parse_string(bibtex(made)).entries
    dates = ("year", "month", "date", "day")
    assert {field.key: field.value for field in found.fields if field.key in dates} == fields


_LINE = st.text(
    st.one_of(
        st.sampled_from('\\{}%$&#_~^"@=,'),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: bool(text.strip()))


@given(title=_LINE, outlet=_LINE, family=_LINE, body=_LINE)
def test_any_document_is_read_back(title: str, outlet: str, family: str, body: str) -> None:
    made = item(
        title,
        author=[{"family": family, "given": "A"}, {"literal": body}],
        **{"container-title": outlet, "URL": "https://x.example/{a b}?c=%20_"},
    )

    library = parse_string(bibtex(made))

    assert library.failed_blocks == []
    [found] = library.entries
    fields = {field.key: str(field.value) for field in found.fields}
    assert as_printed(fields["title"][1:-1]) == curly(" ".join(title.split()))
    assert as_printed(fields["journal"]) == curly(" ".join(outlet.split()))
    assert fields["url"] == "https://x.example/%7Ba%20b%7D?c=%20_"
    assert (fields["year"], fields["month"], fields["date"]) == ("2023", "jul", "2023-07-27")


def test_every_field_of_a_bare_document_is_left_out() -> None:
    bare: CslItem = {"id": "x", "type": "report", "title": "T"}

    assert bibtex(bare) == "@techreport{x,\n  title = {{T}},\n  year = {n.d.}\n}"
    assert shown(entry(bare, "apa")) == "_T_. (n.d.)."


# --- Dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["article-newspaper", "webpage", "report", "post", "dataset"])
@pytest.mark.parametrize(
    ("edtf", "apa", "chicago", "mla"),
    [
        ("2024-05-02/2024-05-09", "2024, May 2–9", "May 2–9, 2024", "2–9 May 2024"),
        (
            *("2025-06-30/2025-07-02", "2025, June 30–July 2"),
            *("June 30–July 2, 2025", "30 June–2 July 2025"),
        ),
        (
            *("2023-05-02/2023-09-27", "2023, May 2–September 27"),
            *("May 2–September 27, 2023", "2 May–27 Sept. 2023"),
        ),
        (
            *("2022-12-31/2023-01-01", "2022, December 31–2023, January 1"),
            *("December 31, 2022–January 1, 2023", "31 Dec. 2022–1 Jan. 2023"),
        ),
        ("2023-04/2023-05", "2023, April–May", "April–May 2023", "Apr.–May 2023"),
        ("2022/2023", "2022–2023", "2022–2023", "2022–2023"),
        ("2023-05-02/2023-06", "2023, May–June", "May–June 2023", "May–June 2023"),
        ("2023-05-02/2024", "2023–2024", "2023–2024", "2023–2024"),
        ("2023-05?/2023-06", "ca. 2023, May–June", "[May–June 2023?]", "2023?"),
        ("2013/2019~", "ca. 2013–2019", "[2013–2019?]", "2013–2019?"),
    ],
)
def test_spans(kind: str, edtf: str, apa: str, chicago: str, mla: str) -> None:
    source = item(issued=issued(read_edtf(edtf)), type=kind)

    assert f"({apa})" in shown(entry(source, "apa"))
    assert chicago in shown(entry(source, "chicago"))
    assert mla in shown(entry(source, "mla"))


@pytest.mark.parametrize(
    ("edtf", "apa", "chicago", "mla"),
    [
        ("2023-05-02/2023-05-02", "2023, May 2", "May 2, 2023", "2 May 2023"),
        ("2023-05-02/2023-05", "2023, May", "May 2023", "May 2023"),
        ("2023-07?", "ca. 2023, July", "[July 2023?]", "2023?"),
        ("2023", "2023", "2023", "2023"),
    ],
)
def test_dates_that_are_one(edtf: str, apa: str, chicago: str, mla: str) -> None:
    source = item(issued=issued(read_edtf(edtf)))

    assert f"({apa})" in shown(entry(source, "apa"))
    assert f"_The Outlet_, {chicago}." in shown(entry(source, "chicago"))
    assert f"_The Outlet_, {mla}." in shown(entry(source, "mla"))


def test_seasons_and_open_spans_are_no_dates_of_the_record() -> None:
    for edtf in ("2023-21", "2023-05-02/..", "../2023", "2023-05-02/"):
        with pytest.raises(ValueError, match=r"month|interval|EDTF|date"):
            read_edtf(edtf)


# --- Capitals and stops --------------------------------------------------------------------------


def test_words_behind_a_hyphen_have_the_capitals_of_the_title() -> None:
    title = "Sky-high pay in a 4-year deal, by-the-numbers"

    for style in ("chicago", "mla"):
        assert "Sky-High Pay in a 4-Year Deal, By-the-Numbers" in shown(entry(item(title), style))
    assert "Sky-high pay in a 4-year deal" in shown(entry(item(title), "apa"))


def test_an_outlet_that_ends_with_a_stop_has_no_other() -> None:
    now = item(**{"container-title": "Democracy Now!"})

    assert shown(entry(now, "apa")).endswith("_Democracy Now!_")
