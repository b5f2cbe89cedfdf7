"""The evaluation is part of the tests: what was reached once is not lost again."""

import pytest

from bot.settings import ROOT
from tests.eval import finding
from tests.eval.claims import SETS, check_all, read_claims
from tests.eval.report import FindingScores, Scores, finding_scores, missed, not_found, scores
from tests.kit.door import TODAY, Door

FLOORS = {
    "claims": Scores(accuracy=0.987, false_on=0.0, false_differs=0.0125, record=0.954),
    "more claims": Scores(accuracy=0.92, false_on=0.005, false_differs=0.02, record=0.93),
}
"""The least accuracy and right records, the most false verdicts."""

_PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
SCORES_TOLD = [
    line for line in _PAGE.splitlines() if line.startswith(("| right ver", "| told", "| the right"))
]
"""The table of the scores, a column each set."""


@pytest.mark.parametrize("name", FLOORS)
async def test_claims_are_judged_as_well_as_before(door: Door, name: str) -> None:
    results = await check_all(door, read_claims(SETS[name]))
    found, floor = scores(results), FLOORS[name]

    place = list(SETS).index(name)
    told = [float(row.split("|")[2 + place]) for row in SCORES_TOLD]
    reached = (found.accuracy, found.false_on, found.false_differs, found.record)
    assert told == [round(score, 3) for score in reached], "docs/checking.md tells other scores"
    assert found.accuracy >= floor.accuracy, missed(results)
    assert found.record >= floor.record, missed(results)
    assert found.false_on <= floor.false_on, missed(results)
    assert found.false_differs <= floor.false_differs, missed(results)


FINDING = {
    "finding": FindingScores(direct=0.95, one_step=0.99, wrong=0.0, absurd=0.0),
    "more finding": FindingScores(direct=0.9, one_step=0.97, wrong=0.0, absurd=0.02),
}
"""The least that is found directly and within one step, the most that is wrong and absurd."""
FOUND_TOLD = [
    line
    for line in (ROOT / "docs" / "finding.md").read_text(encoding="utf-8").splitlines()
    if line.startswith(("| answered ", "| with absurd"))
]
FIRST_FIVE = 0.95
"""The least part of completions that have what is meant among the first five."""


@pytest.mark.parametrize("name", FINDING)
async def test_what_people_mean_is_found_as_well_as_before(door: Door, name: str) -> None:
    asked = finding.read_finding(finding.SETS[name], TODAY)
    results = await finding.ask_all(door, asked)
    found, floor = finding_scores(results), FINDING[name]

    place = list(finding.SETS).index(name)
    told = [float(row.split("|")[2 + place]) for row in FOUND_TOLD]
    reached = (found.direct, found.one_step, found.wrong, found.absurd)
    assert told == [round(score, 3) for score in reached], "docs/finding.md tells other scores"
    assert found.direct >= floor.direct, not_found(results)
    assert found.one_step >= floor.one_step, not_found(results)
    assert found.wrong <= floor.wrong, not_found(results)
    assert found.absurd <= floor.absurd, not_found(results)
    completed = [one for one in results if one.asked.focused]
    assert finding_scores(completed).direct >= FIRST_FIVE, not_found(completed)


def test_what_is_judged_stands_in_its_claim() -> None:
    for file in SETS.values():
        claims = read_claims(file)
        assert len({one.text for one in claims}) == len(claims)
        for claim in claims:
            assert claim.span in claim.text
            assert claim.gold <= {"on", "differs", "partly", "not", "none"}
