"""Which of several records leads."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names.meaning import latest_large
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
