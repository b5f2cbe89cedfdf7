"""Which figure of a role stands for today."""

from collections.abc import Iterable
from datetime import date

from bot.models.measure import MEANINGS, MeasureKind, is_pay
from bot.models.role import Figure
from bot.models.stated import Stated


def standing_figure(figures: Iterable[Stated[Figure]], today: date) -> Stated[Figure] | None:
    """The newest figure that had begun by `today`, pay before what is no pay; None without one.

    What holds for many (a listing, a scale, an average) goes before what one person was paid. Of
    figures for the same time, one that does not disagree and that states both its ends is taken
    first. Only where none has begun yet is a future one taken, the nearest.
    """

    def rank(stated: Stated[Figure]) -> tuple[int | str, ...]:
        figure = stated.row
        begun = figure.as_of.first <= today
        distance = -figure.as_of.last.toordinal() if begun else figure.as_of.first.toordinal()
        return (
            not is_pay(figure.measure),
            MEANINGS[figure.measure].kind is MeasureKind.WAS_PAID,
            not begun,
            figure.disagrees,
            distance,
            figure.low is None or figure.high is None,
            figure.id,
        )

    return min(figures, key=rank, default=None)
