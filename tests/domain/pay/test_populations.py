"""Whether an occupation in several years is much the same people."""

import pytest

from bot.domain.pay.populations import change, changed_populations, wages_by_occupation
from bot.models.role import Figure
from bot.models.statistics import Occupation
from tests.kit.builders import make_figure


def counted(year: int, employment: str) -> Occupation:
    cells = {"soc": "27-2011", "title": "Actors", "year": str(year), "employment": employment}
    return Occupation.model_validate(dict.fromkeys(Occupation.model_fields, "") | cells)


def wage(year: int) -> Figure:
    """A wage of actors, whose id is no slug."""
    identifier = f"27-2011-{year}-h-median"
    return make_figure(as_of=f"{year}-05").model_copy(update={"id": identifier})


def years_told(people: dict[int, str], shown: tuple[int, ...]) -> list[int]:
    figures = [wage(year) for year in shown]
    rows = [counted(year, employment) for year, employment in people.items()]
    return [one.year for one in changed_populations(figures, rows)]


@pytest.mark.parametrize(
    ("people", "shown", "told"),
    [
        ({2024: "38800", 2025: "55000"}, (2024, 2025), [2025, 2024]),
        ({2024: "38800", 2025: "55000"}, (2025,), []),
        ({2024: "100", 2025: "120"}, (2024, 2025), []),
        ({2024: "100", 2025: "121"}, (2024, 2025), [2025, 2024]),
        ({2024: "100", 2025: "80"}, (2024, 2025), []),
        ({2024: "100", 2025: "79"}, (2024, 2025), [2025, 2024]),
        ({2021: "100", 2022: "112", 2023: "125"}, (2021, 2022, 2023), [2023, 2022, 2021]),
        ({2021: "100", 2022: "112", 2023: "125"}, (2022, 2023), []),
        ({2023: "100", 2024: "", 2025: "200"}, (2023, 2024, 2025), [2025, 2023]),
        ({2024: "0", 2025: "200"}, (2024, 2025), []),
    ],
)
def test_the_years_that_are_shown_and_differ_by_more_than_a_fifth(
    people: dict[int, str], shown: tuple[int, ...], told: list[int]
) -> None:
    assert years_told(people, shown) == told


def test_the_change_is_of_the_earlier_year() -> None:
    assert round(change(counted(2025, "55000"), counted(2024, "38800")) * 100) == 42


def test_wages_are_known_by_their_ids() -> None:
    wages = [wage(2025), wage(2024)]

    assert wages_by_occupation([*wages, make_figure("f-one")]) == {"27-2011": wages}
