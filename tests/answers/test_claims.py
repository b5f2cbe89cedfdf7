"""Sixty claims, written before the rules that judge them, and the words of the five articles."""

from pathlib import Path

import pytest

from bot.answers.check.answer import find_findings
from bot.answers.context import Context
from bot.domain.claims.text.spans import sentences
from bot.domain.claims.text.statements import joined
from bot.domain.claims.verdict import Finding, Reason, Verdict
from bot.settings import ROOT
from tests.kit.on_file import read_csv

CLAIMS = Path(__file__).with_name("claims.csv")
NEAR_MISSES = Path(__file__).with_name("near_misses.txt")
MISJUDGED = 3
SEEDS = ROOT.parent / "shared" / "seeds"
A_CEILING_AS_THE_PAY = {
    "the $900,000 AI product manager role",
    "The $900K Netflix AI Product Manager Role.",
    "It’s not just Netflix’s $900K AI jobs",
    "Netflix Lists $900k AI Jobs",
}
"""Words in which an article makes the ceiling of a range what is paid."""

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the five articles are not at {SEEDS}; they are not ours to ship"
)


def verdicts(claim: str, findings: list[Finding]) -> dict[str, str]:
    """The verdict on each thing said, by its words."""
    return {one.assertion.claimed.of(claim): one.verdict.value for one in findings}


def expected(row: dict[str, str]) -> dict[str, str]:
    """What is to be said, by words that begin or end inside what is judged."""
    return dict(part.rsplit("=", 1) for part in row["expected"].split("|"))


def fitting(row: dict[str, str], findings: list[Finding], words: str) -> list[Finding]:
    start = row["claim"].index(words)
    end = start + len(words)
    return [
        one
        for one in findings
        if one.assertion.claimed.start < end and start < one.assertion.claimed.end
    ]


def test_there_are_sixty_claims_twenty_a_kind() -> None:
    groups = [row["group"] for row in read_csv(CLAIMS)]

    assert sorted(set(groups)) == ["nothing", "right", "wrong"]
    assert all(groups.count(group) == 20 for group in set(groups))


async def test_at_most_three_of_sixty_claims_are_misjudged(context: Context) -> None:
    misjudged: list[str] = []
    for row in read_csv(CLAIMS):
        _, findings = await find_findings(context, row["claim"])
        wanted = expected(row)
        for words, verdict in wanted.items():
            found = [one.verdict.value for one in fitting(row, findings, words)]
            if row["group"] != "right":
                assert Verdict.ON.value not in found, row["claim"]
            if found != [verdict]:
                misjudged.append(f"{row['claim']}: {words} {found}, not {verdict}")

    assert len(misjudged) <= MISJUDGED, "\n".join(misjudged)


async def test_nothing_else_is_said_of_them(context: Context) -> None:
    """Each thing that is judged is one that the set names, or a second number beside it."""
    for row in read_csv(CLAIMS):
        _, findings = await find_findings(context, row["claim"])
        named = [one for words in expected(row) for one in fitting(row, findings, words)]
        others = [one for one in findings if one not in named]
        wanted = set(expected(row).values())
        assert all(one.verdict.value in wanted for one in others), verdicts(row["claim"], others)


@pytest.mark.parametrize("claim", NEAR_MISSES.read_text(encoding="utf-8").splitlines())
async def test_no_near_miss_is_on_the_record(context: Context, claim: str) -> None:
    """Numbers that are on record, of something else: another body, vote, year, case or person."""
    _, findings = await find_findings(context, claim)

    assert findings
    assert Verdict.ON not in {one.verdict for one in findings}, verdicts(claim, findings)


def names_of(finding: Finding) -> set[str]:
    """The sources that a card names for one thing said."""
    stated = {word.source.id for fact in finding.facts for word in fact.evidence}
    return stated | {word.source.id for word in finding.verbatim}


@needs_seeds
@pytest.mark.parametrize("doc", [f"{number:03}" for number in range(5)])
async def test_every_sentence_of_an_article_names_the_article(context: Context, doc: str) -> None:
    [path] = SEEDS.glob(f"{doc}_*.txt")
    [source] = [one for one in context.record.sources.values() if one.doc == path.name]
    text = path.read_text(encoding="utf-8")
    judged = 0
    for sentence in sentences(text):
        claim = joined(sentence.of(text))
        for finding in (await find_findings(context, claim))[1]:
            judged += 1
            assert finding.verdict in (Verdict.ON, Verdict.PARTLY), claim
            assert source.id in names_of(finding), claim
            if any(words in claim for words in A_CEILING_AS_THE_PAY):
                assert finding.verdict is Verdict.PARTLY, claim
                assert finding.reasons & {Reason.CEILING, Reason.DISAGREES}, claim

    assert judged > 0


@needs_seeds
@pytest.mark.parametrize("doc", [f"{number:03}" for number in range(5)])
async def test_a_whole_article_is_on_the_record(context: Context, doc: str) -> None:
    """As it is pasted, up to 4,000 characters: one sentence does not spoil the next."""
    [path] = SEEDS.glob(f"{doc}_*.txt")
    [source] = [one for one in context.record.sources.values() if one.doc == path.name]
    text = joined(path.read_text(encoding="utf-8"))[:4000].rpartition(".")[0] + "."
    for finding in (await find_findings(context, text))[1]:
        assert finding.verdict in (Verdict.ON, Verdict.PARTLY), finding.assertion.words
        assert source.id in names_of(finding), finding.assertion.words
