"""The cell of an author as people and bodies."""

import pytest

from bot.domain.evidence.bibliography import Author, authors_of
from bot.models.source import Source


def source(author: str, outlet: str = "TechCrunch") -> Source:
    row = dict.fromkeys(Source.model_fields, "")
    return Source.model_validate(
        {
            **row,
            "id": "s",
            "kind": "article",
            "standing": "press",
            "title": "T",
            "author": author,
            "outlet": outlet,
        }
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ()),
        ("Devin Coldewey", (Author("Coldewey", "Devin"),)),
        ("Coldewey, Devin", (Author("Coldewey", "Devin"),)),
        ("Michael E Dehn", (Author("Dehn", "Michael E"),)),
        ("Jackie Fortiér", (Author("Fortiér", "Jackie"),)),
        (
            "Dominic Patten, David Robb, Peter White",
            (Author("Patten", "Dominic"), Author("Robb", "David"), Author("White", "Peter")),
        ),
        (
            "Carolyn Wimbly Martin and Dana Sussman",
            (Author("Martin", "Carolyn Wimbly"), Author("Sussman", "Dana")),
        ),
        ("Mat Smith (Engadget), reposted by Michael E Dehn", (Author("Smith", "Mat"),)),
        ("Valerie Macon (photo)", ()),
        ("Netflix", (Author("Netflix"),)),
        ("The Animation Guild", (Author("The Animation Guild"),)),
        ("WGA Negotiating Committee", (Author("WGA Negotiating Committee"),)),
        ("U.S. Bureau of Labor Statistics", (Author("U.S. Bureau of Labor Statistics"),)),
    ],
)
def test_people_and_bodies(cell: str, expected: tuple[Author, ...]) -> None:
    assert authors_of(source(cell)) == expected


def test_a_body_may_be_the_outlet_and_so_may_a_person() -> None:
    assert authors_of(source("SAG-AFTRA", "SAG-AFTRA")) == (Author("SAG-AFTRA"),)
    assert authors_of(source("Grifin Schiller", "Grifin Schiller")) == (
        Author("Schiller", "Grifin"),
    )
