"""Bibliography entries: titles, dates, authors and what citeproc-py leaves undone."""

import re

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Italic, Span
from bot.citations.ap import ap_date
from bot.citations.bibtex import bibtex, escaped
from bot.citations.csl import FILES, entry
from bot.citations.typography import Shown, curly, with_stop
from bot.domain.evidence.bibliography import CslItem
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


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-07-27", "July 27, 2023"),
        ("2023-09-14", "Sept. 14, 2023"),
        ("2023-09", "September 2023"),
        ("2023", "2023"),
        ("2017?", "perhaps 2017"),
        ("2014-07-01/2015-06-30", "July 1, 2014 to June 30, 2015"),
    ],
)
def test_dates_as_the_ap_writes_them(edtf: str, expected: str) -> None:
    assert ap_date(read_edtf(edtf)) == expected


# --- BibTeX --------------------------------------------------------------------------------------

_SPELLED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}
_TEX = re.compile(r"\\text[a-z]+\{\}|\\[&%$#_]")


def as_printed(tex: str) -> str:
    """What TeX prints of escaped text."""
    return _TEX.sub(lambda found: _SPELLED.get(found[0], found[0][-1]), tex)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_escaped_text_is_printed_letter_for_letter(text: str) -> None:
    assert as_printed(escaped(text)) == " ".join(text.split())


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
    assert as_printed(fields["title"][1:-1]) == " ".join(title.split())
    assert as_printed(fields["journal"]) == " ".join(outlet.split())
    assert fields["url"] == "https://x.example/%7Ba%20b%7D?c=%20_"
    assert (fields["year"], fields["month"], fields["day"]) == ("2023", "jul", "27")


def test_every_field_of_a_bare_document_is_left_out() -> None:
    bare: CslItem = {"id": "x", "type": "report", "title": "T"}

    assert bibtex(bare) == "@techreport{x,\n  title = {{T}}\n}"
    assert shown(entry(bare, "apa")) == "_T_. (n.d.)."


# --- Dates from one to another -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "apa", "chicago", "mla"),
    [
        ([2025, 6, 11], [2025, 6, 12], "2025, June 11–12", "June 11–12, 2025", "11–12 June 2025"),
        (
            *([2025, 6, 30], [2025, 7, 2]),
            *("2025, June 30–July 2", "June 30–July 2, 2025", "30 June–2 July 2025"),
        ),
        (
            *([2022, 12, 31], [2023, 1, 1]),
            "2022, December 31–2023, January 1",
            "December 31, 2022–January 1, 2023",
            "31 December 2022–1 January 2023",
        ),
        ([2023, 4], [2023, 5], "2023, April–May", "April–May 2023", "April–May 2023"),
        ([2022], [2023], "2022–2023", "2022–2023", "2022–2023"),
    ],
)
def test_ranges(first: list[int], last: list[int], apa: str, chicago: str, mla: str) -> None:
    source = item(issued={"date-parts": [first, last]})

    assert f"({apa})" in shown(entry(source, "apa"))
    assert f"_The Outlet_, {chicago}." in shown(entry(source, "chicago"))
    assert mla in shown(entry(source, "mla"))
