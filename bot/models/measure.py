"""What kinds of pay figure there are, and what each one means."""

from enum import StrEnum
from typing import NamedTuple


class MeasureKind(StrEnum):
    """What a figure can stand for; figures of unlike kind are never divided silently."""

    MAY_BE_PAID = "may be paid"
    GUARANTEED = "guaranteed"
    EARNED = "earned by a population"
    WAS_PAID = "was paid to somebody"
    BAR = "a bar to pass"
    CHANGE = "a change"


class Measure(StrEnum):
    POSTED_RANGE = "posted-range"
    OFFER = "offer"
    DEMAND = "demand"
    PLANNED = "planned"
    MINIMUM = "minimum"
    MEAN = "mean"
    MEDIAN = "median"
    P10 = "p10"
    P25 = "p25"
    P75 = "p75"
    P90 = "p90"
    SHARE_BELOW = "share-below"
    PAID = "paid"
    TOTAL_COMPENSATION = "total-compensation"
    THRESHOLD = "threshold"
    INCREASE = "increase"
    RATIO = "ratio"


class Meaning(NamedTuple):
    kind: MeasureKind
    label: str
    phrase: str
    says: str


MEANINGS: dict[Measure, Meaning] = {
    Measure.POSTED_RANGE: Meaning(
        MeasureKind.MAY_BE_PAID,
        "posted range",
        "the posted range",
        "what a job listing says that the job may pay",
    ),
    Measure.OFFER: Meaning(
        MeasureKind.MAY_BE_PAID, "offer", "the offer", "what the employers offered in bargaining"
    ),
    Measure.DEMAND: Meaning(
        MeasureKind.MAY_BE_PAID, "demand", "the demand", "what the union asked for in bargaining"
    ),
    Measure.PLANNED: Meaning(
        MeasureKind.MAY_BE_PAID,
        "planned pay",
        "the planned pay",
        "what was announced beforehand, and not yet paid",
    ),
    Measure.MINIMUM: Meaning(
        MeasureKind.GUARANTEED,
        "scale minimum",
        "the scale minimum",
        "the least that the contract lets anybody be paid for the work",
    ),
    Measure.MEAN: Meaning(
        MeasureKind.EARNED,
        "mean",
        "the mean pay",
        "the average over many people, which a few high earners pull up",
    ),
    Measure.MEDIAN: Meaning(
        MeasureKind.EARNED,
        "median",
        "the median pay",
        "half of the people earn less, half earn more",
    ),
    Measure.P10: Meaning(
        MeasureKind.EARNED, "10th percentile", "the 10th percentile of pay", "one in ten earns less"
    ),
    Measure.P25: Meaning(
        MeasureKind.EARNED, "25th percentile", "the 25th percentile of pay", "a quarter earns less"
    ),
    Measure.P75: Meaning(
        MeasureKind.EARNED,
        "75th percentile",
        "the 75th percentile of pay",
        "three quarters earn less",
    ),
    Measure.P90: Meaning(
        MeasureKind.EARNED, "90th percentile", "the 90th percentile of pay", "nine in ten earn less"
    ),
    Measure.SHARE_BELOW: Meaning(
        MeasureKind.EARNED,
        "share below an amount",
        "the amount that a share of people stay below",
        "how many people in a hundred earn less than an amount, which is no average",
    ),
    Measure.PAID: Meaning(
        MeasureKind.WAS_PAID,
        "paid",
        "the amount paid",
        "what somebody was paid, on one occasion or for one job",
    ),
    Measure.TOTAL_COMPENSATION: Meaning(
        MeasureKind.WAS_PAID,
        "total compensation",
        "the total compensation",
        "salary, bonus, shares and other pay of one year added up, as companies report it",
    ),
    Measure.THRESHOLD: Meaning(
        MeasureKind.BAR,
        "threshold",
        "the threshold",
        "an amount to reach before something is owed, not pay",
    ),
    Measure.INCREASE: Meaning(
        MeasureKind.CHANGE, "change", "the change", "how much pay rises or falls, not what it is"
    ),
    Measure.RATIO: Meaning(
        MeasureKind.CHANGE, "ratio", "the ratio", "how many times one pay is of another"
    ),
}


class Per(StrEnum):
    """What an amount is paid for. A payment is one of several, a total is all that was paid, asked
    or won together, however it was paid; neither is a rate.
    """

    YEAR = "year"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    SESSION = "session"
    EPISODE = "episode"
    SCRIPT = "script"
    PAYMENT = "payment"
    TOTAL = "total"


NO_RATE = frozenset({Per.PAYMENT, Per.TOTAL})
"""What is no unit that anything else could be divided by."""

LENGTH = {
    Per.HOUR: 0,
    Per.SESSION: 1,
    Per.DAY: 2,
    Per.WEEK: 3,
    Per.EPISODE: 4,
    Per.SCRIPT: 5,
    Per.YEAR: 6,
}
"""Units in the order of how long each is worked for."""

NOT_PAY = frozenset(
    {
        Measure.PLANNED,
        Measure.OFFER,
        Measure.DEMAND,
        Measure.THRESHOLD,
        Measure.INCREASE,
        Measure.RATIO,
        Measure.SHARE_BELOW,
    }
)
"""A figure of these does not say what the role pays: a bar, a change, a demand, an offer, a plan,
and the amount that a share of the people stay below, which says nothing of the others.
"""


def unlike_kinds(a: Measure, b: Measure) -> bool:
    """Whether two measures stand for different kinds of thing, so that a ratio can mislead."""
    return MEANINGS[a].kind is not MEANINGS[b].kind
