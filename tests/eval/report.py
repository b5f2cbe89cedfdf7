"""How often the answers are right, as a table by kind."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tests.eval.claims import Result
from tests.eval.finding import Found


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of all claims, from 0 to 1; `record` is of those that have a right record."""

    accuracy: float
    false_on: float
    false_differs: float
    record: float


def scores(results: Sequence[Result]) -> Scores:
    count = len(results)
    records = [one.right_record for one in results if one.right_record is not None]
    return Scores(
        accuracy=sum(one.right for one in results) / count,
        false_on=sum(one.false_on for one in results) / count,
        false_differs=sum(one.false_differs for one in results) / count,
        record=sum(records) / len(records),
    )


def table(name: str, results: Sequence[Result]) -> str:
    """As Markdown: the scores, then the share of right verdicts of each kind, the lowest first."""
    found = scores(results)
    lines = [
        f"{name}: {len(results)} claims",
        "",
        "| accuracy | false 'on the record' | false 'differs' | right record first |",
        "| ---: | ---: | ---: | ---: |",
        _row(found),
        "",
        "| kind | right | of |",
        "| --- | ---: | ---: |",
    ]
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for one in results:
        kinds[one.claim.kind].append(one.right)
    ranked = sorted(kinds.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0]))
    lines += [f"| {kind} | {sum(right)} | {len(right)} |" for kind, right in ranked]
    return "\n".join(lines)


def _row(found: Scores) -> str:
    shares = (found.accuracy, found.false_on, found.false_differs, found.record)
    return f"| {' | '.join(f'{share:.3f}' for share in shares)} |"


@dataclass(frozen=True, slots=True)
class FindingScores:
    """Shares of all that was asked, from 0 to 1."""

    direct: float
    one_step: float
    wrong: float
    absurd: float


def finding_scores(results: Sequence[Found]) -> FindingScores:
    count = len(results)
    return FindingScores(
        direct=sum(one.direct for one in results) / count,
        one_step=sum(one.one_step for one in results) / count,
        wrong=sum(one.wrong for one in results) / count,
        absurd=sum(one.absurd for one in results) / count,
    )


def finding_table(name: str, results: Sequence[Found]) -> str:
    """As Markdown: the scores of each kind of question and of all."""
    kinds: defaultdict[str, list[Found]] = defaultdict(list)
    for one in results:
        kinds[one.asked.kind].append(one)
    lines = [
        f"{name}: {len(results)} questions",
        "",
        "| kind | of | direct | within one step | wrong | absurd |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, found in [*sorted(kinds.items()), ("all", list(results))]:
        shares = finding_scores(found)
        cells = (shares.direct, shares.one_step, shares.wrong, shares.absurd)
        shown = " | ".join(f"{share:.3f}" for share in cells)
        lines.append(f"| {kind} | {len(found)} | {shown} |")
    return "\n".join(lines)


def not_found(results: Sequence[Found]) -> str:
    """What was not answered or offered, and what was answered wrongly, a line each."""
    return "\n".join(
        f"{one.asked.id}: /{one.asked.command} {dict(one.asked.options)} wants {one.asked.want}, "
        f"shows {one.seen.head.splitlines()[:1]}, offers {[label for label, _ in one.seen.offered]}"
        for one in results
        if not one.one_step or one.wrong or one.absurd
    )


def missed(results: Sequence[Result]) -> str:
    """What was judged wrongly, and where another record was named first, a line each."""
    lines = [
        f"{'|'.join(sorted(one.claim.gold))} <- {'|'.join(sorted(one.verdicts))}: {one.claim.text}"
        for one in results
        if not one.right
    ]
    lines += [
        f"{'|'.join(sorted(one.claim.records))} is not first: {one.claim.text}"
        for one in results
        if one.right_record is False
    ]
    return "\n".join(lines)
