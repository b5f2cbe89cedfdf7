"""`python -m bot check` warns of what an editor should look at, and finds no fault in it."""

from pathlib import Path

import pytest

from bot.dataset.rules.sites import unrelated_sites
from bot.dataset.tables import read_dataset
from bot.lifecycle.data_commands import check_report
from bot.settings import ROOT
from tests.kit.data_copy import DataCopy


def warned(data: DataCopy, **cells: str) -> list[str]:
    """The warnings about a source with these cells."""
    line = data.add("sources", **cells)
    report, sound = check_report(data.directory)
    assert sound, report
    return [one for one in report.splitlines() if one.startswith(f"warning: sources.csv:{line}:")]


def test_the_shipped_data_have_none() -> None:
    assert list(unrelated_sites(read_dataset(ROOT / "data").tables)) == []


@pytest.mark.parametrize(
    "url",
    ["https://pvnew.com/news/show-1.html", "https://hollywood-reporters.example/variety"],
)
def test_an_address_at_an_unrelated_site(tmp_path: Path, url: str) -> None:
    [warning] = warned(DataCopy(tmp_path / "data"), outlet="Variety", url=url)

    assert ":url: is at a site that is not called like Variety, found " in warning
    assert "a row of sites.csv, or copied_by in its place" in warning


@pytest.mark.parametrize(
    "cells",
    [
        {"url": "https://variety.com/2023/a"},
        {"url": "https://uk.news.yahoo.com/a"},
        {"url": "https://web.archive.org/web/2023/https://variety.com/a"},
        {"url": "", "copied_by": "pvnew.com/news/show-1.html"},
        {"url": "https://variety.com/2023/a", "copied_by": "pvnew.com/news/show-1.html"},
    ],
)
def test_what_is_the_outlets_a_partners_an_archives_or_told_as_a_copy(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    assert warned(DataCopy(tmp_path / "data"), outlet="Variety", **cells) == []


def test_a_row_of_sites_explains_an_address(tmp_path: Path) -> None:
    data = DataCopy(tmp_path / "data")
    assert warned(data, url="https://example.net/a")

    data.add("sites")
    assert warned(data, url="https://example.net/a") == []
