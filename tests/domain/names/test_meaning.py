"""Which of several records leads."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names.meaning import Meant, latest_large, of_the_year
from bot.models.evidence import Name

strikes = st.builds(
    lambda number, size, start: Name(f"s-{number}", "strike", "", "", 0, (), (), size, f"{start}"),
    st.integers(0, 99),
    st.integers(0, 9) | st.integers(0, 100_000),
    st.dates(date(1950, 1, 1), date(2030, 1, 1)),
)


@given(st.lists(strikes, min_size=1))
def test_the_latest_large_one(names: list[Name]) -> None:
    found = latest_large(names)

    most = max(name.size for name in names)
    assert found.size * 4 >= most
    assert all(name.start <= found.start for name in names if name.size * 4 >= most)
    assert latest_large(names[::-1]).record == found.record


@given(st.lists(strikes, min_size=2, unique_by=lambda one: one.record), st.integers(1950, 2029))
def test_a_year_settles_which_of_several_only_where_one_is_of_it(
    names: list[Name], year: int
) -> None:
    asked = Meant(None, tuple(names))
    found = of_the_year(asked, f"the walkout of {year}")

    same = [name for name in names if name.start.startswith(str(year))]
    if len(same) != 1:
        assert found == asked
        return
    assert found.name == same[0]
    assert {same[0], *found.others} == set(names)
    assert of_the_year(asked, "the walkout") == asked
