"""A fact that rests on weak sources, or on none that says where it has it from, leads no heading
without saying so; and who is silent about that is not the best source.
"""

import pytest

from tests.kit import on_file
from tests.kit.door import Door

UNSOURCED = "less than $30,000 a year, mean, July 2023 (3 years old, no source given)"


@pytest.mark.parametrize(
    ("command", "options", "says"),
    [
        ("pay", {"role": "sag-aftra-member"}, UNSOURCED),
        ("pay", {"role": "staff-writer"}, "in force until 1 May 2026 (a weak source)"),
        (
            "compare",
            {"first": "rs-ml-l6", "second": "sag-aftra-member"},
            "mean pay for SAG-AFTRA member, acting income (no source given)",
        ),
        (
            "compare",
            {"first": "sag-aftra-member", "second": "rs-ml-l6", "third": "pm-ml-platform"},
            "less than $30,000 a year, mean, 2023 (no source given)",
        ),
        ("compare", {"first": "hit-show-actress", "second": "actors"}, ", no source given)"),
        ("cite", {"record": "f-staff-20w-2025"}, "$5,088 a week (a weak source), in AP style"),
        ("cite", {"record": "e-dga26-ratify"}, "(weak sources alone), in AP style"),
        (
            "between",
            {"start": "e-sag23-oct2", "end": "sag-aftra-2023"},
            "From 2 October 2023 (a weak source) to 9 November 2023: ",
        ),
    ],
)
async def test_the_heading_says_so(
    door: Door, command: str, options: dict[str, str], says: str
) -> None:
    assert says in (await door.slash(command, **options)).heading


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("pay", {"role": "pm-ml-platform"}),
        ("compare", {"first": "rs-ml-l6", "second": "pm-ml-platform"}),
        ("strike", {"name": "wga-2023"}),
        ("on", {"date": "2023-07-27"}),
        ("between", {"start": "wga-2023", "end": "2023-09-27"}),
        ("cite", {"record": "f-pm-range"}),
    ],
)
async def test_a_heading_on_a_good_basis_says_nothing(
    door: Door, command: str, options: dict[str, str]
) -> None:
    heading = (await door.slash(command, **options)).heading

    assert "source" not in heading


async def test_who_names_the_listing_is_a_better_source_of_its_range_than_who_does_not(
    door: Door,
) -> None:
    vias = {row["source"]: row["via"] for row in on_file.evidence("f-pm-range")}
    outlets = {row["id"]: row["outlet"] for row in on_file.rows("sources")}
    silent = {outlets[source] for source, via in vias.items() if via == "-"}
    assert "Boing Boing" in silent

    reply = await door.slash("pay", role="pm-ml-platform")
    first = [line for line in reply.bare.splitlines() if line.startswith("-# 1 ")]
    named = first[0].split(" · ")[:3]
    assert not any(outlet in one for one in named for outlet in silent)
    cited = await door.slash("cite", record="f-pm-range", style="ap")
    assert "on the word of Netflix Jobs" in cited.bare
