"""Small records made by hand for tests of rules: valid as they come, changed cell by cell."""

from typing import Any, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from bot.models.contract import Contract, ContractTerm, Subject
from bot.models.event import Strike
from bot.models.evidence import Attestation, PaidRole, Stated
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.statistics import Stoppage, TrackedStoppage
from tests.kit.on_file import rows

_Model = TypeVar("_Model", bound=BaseModel)


def _made(model: type[_Model], cells: dict[str, Any]) -> _Model:
    """A row in which all other cells are empty."""
    return model.model_validate(dict.fromkeys(model.model_fields, "") | cells)


def make_source(identifier: str = "alpha", **cells: Any) -> Source:
    return _made(
        Source,
        {
            "id": identifier,
            "kind": "article",
            "standing": "press",
            "title": f"Title of {identifier}",
            "outlet": f"Outlet of {identifier}",
            "published": "2023-07-25",
            "url": f"https://example.org/{identifier}",
        }
        | cells,
    )


def make_word(
    source: Source | None = None,
    origin: Source | None = None,
    *,
    differs: bool = False,
    unsourced: bool = False,
) -> Attestation:
    """One source's word; its own where no origin is named."""
    source = source or make_source()
    return Attestation(
        source=source,
        origin=origin or source,
        own=origin is None or origin.id == source.id,
        excerpt=None,
        doc=None,
        start=None,
        end=None,
        says=f"{source.id} has it",
        differs=differs,
        unsourced=unsourced,
    )


def make_figure(identifier: str = "f-one", **cells: Any) -> Figure:
    """A mean of 100 to 200 dollars a year in July 2023."""
    return _made(
        Figure,
        {
            "id": identifier,
            "role": "role-a",
            "low": "100",
            "high": "200",
            "currency": "USD",
            "per": "year",
            "measure": "mean",
            "as_of": "2023-07",
        }
        | cells,
    )


def make_stated(
    identifier: str = "f-one", words: tuple[Attestation, ...] | None = None, **cells: Any
) -> Stated[Figure]:
    return Stated(make_figure(identifier, **cells), (make_word(),) if words is None else words)


def make_role(identifier: str = "role-a", **cells: Any) -> Role:
    return _made(
        Role,
        {
            "id": identifier,
            "title": f"Title of {identifier}",
            "category": "performer",
            "counts": "person",
            "about": "Made for a test.",
        }
        | cells,
    )


def make_paid(identifier: str, *figures: Stated[Figure], counts: str = "person") -> PaidRole:
    return PaidRole(make_role(identifier, counts=counts), figures, ())


def make_strike(identifier: str = "strike-a", **cells: Any) -> Strike:
    return _made(
        Strike,
        {
            "id": identifier,
            "name": "Strike of a test",
            "union": "WGA",
            "employer_side": "AMPTP",
            "start": "2023-05-02",
        }
        | cells,
    )


def make_contract(identifier: str = "c-one", **cells: Any) -> Contract:
    own = {"id": identifier, "name": f"Contract {identifier}", "union": "WGA", "employers": "AMPTP"}
    return _made(Contract, own | {"start": "2023-09-25"} | cells)


def make_subject(identifier: str = "sub-one", **cells: Any) -> Subject:
    return _made(Subject, {"id": identifier, "name": f"Subject {identifier}"} | cells)


def make_term(identifier: str = "t-one", **cells: Any) -> ContractTerm:
    own = {"id": identifier, "contract": "c-one", "subject": "sub-one", "side": "won"}
    return _made(ContractTerm, own | {"says": "A term.", "effective": "2023-09-25"} | cells)


_STOPPAGE = {
    "employer": "Employer of a test",
    "union": "Workers of a Test (WT)",
    "industry": "512110",
    "states": "CA|NY",
    "start": "2021-05-03",
    "end": "2021-05-07",
    "workers": "1000",
    "days_lost": "5000",
    "ownership": "Private industry",
    "source": "bls-stoppages",
}
_TRACKED = {"provisional": "yes", "source": "cornell-lat-2603", "sure": "high"}


def make_stoppage(identifier: str = "stoppage-a", **cells: Any) -> Stoppage:
    return _made(Stoppage, {"id": identifier} | _STOPPAGE | cells)


def make_tracked(identifier: str = "tracked-a", **cells: Any) -> TrackedStoppage:
    return _made(TrackedStoppage, {"id": identifier} | _STOPPAGE | _TRACKED | cells)


def shipped_strikes() -> dict[str, Strike]:
    """The strikes of `data/strikes.csv`, by id."""
    return {row["id"]: Strike.model_validate(row) for row in rows("strikes")}


SOURCES = tuple(
    make_source(f"source-{number}", standing=standing, published=published)
    for number, (standing, published) in enumerate(
        [
            ("weak", ""),
            ("weak", "2023"),
            ("secondary", "2023-08"),
            ("press", ""),
            ("press", "2023-07-25"),
            ("primary", "2023-07"),
        ]
    )
)

words = st.builds(
    make_word,
    st.sampled_from(SOURCES),
    st.none() | st.sampled_from(SOURCES),
    differs=st.booleans(),
)


@st.composite
def stated_figures(draw: st.DrawFn, identifier: str = "") -> Stated[Figure]:
    """A figure out of a small world, so that many are about the same and many are equal."""
    low, high = draw(
        st.sampled_from([("100", "200"), ("100", "100"), ("", "200"), ("100", ""), ("50", "80")])
    )
    bounds = [name for name, value in (("low", low), ("high", high)) if value and low != high]
    return make_stated(
        identifier or draw(st.from_regex(r"f-[a-z0-9]{6}", fullmatch=True)),
        tuple(draw(st.lists(words, max_size=4))),
        low=low,
        high=high,
        strict=draw(st.sampled_from(["", *bounds])),
        per=draw(st.sampled_from(["year", "week"])),
        measure=draw(st.sampled_from(["mean", "minimum", "threshold", "demand"])),
        as_of=draw(st.sampled_from(["2023", "2023-07", "2023-07-14", "2021", "2020/2022"])),
        of=draw(st.sampled_from(["", "base pay"])),
        disagrees=draw(st.sampled_from(["", "yes"])),
    )


@st.composite
def figure_lists(draw: st.DrawFn, most: int = 6) -> list[Stated[Figure]]:
    """Figures of one role with ids that all differ."""
    count = draw(st.integers(0, most))
    return [draw(stated_figures(f"f-{number}")) for number in range(count)]
