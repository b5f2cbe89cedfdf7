"""The answer of /measures."""

from collections.abc import Mapping

from bot.answers.context import Context
from bot.answers.measures.card import Example, MeasuresAnswer, render_measures
from bot.cards.card import Card
from bot.domain.evidence.agreement import support
from bot.models.measure import MEANINGS, Measure
from bot.models.question import Question
from bot.store.queries.pay import MOST, paid_roles

_ROLES = 200
"""Roles among which examples are looked for, the best attested first."""


async def answer(context: Context, _: Question) -> Card:
    """Each measure, by what it can stand for, with the best attested figure of it."""
    examples = await _examples(context)
    kinds = dict.fromkeys(meaning.kind for meaning in MEANINGS.values())
    by_kind = {
        kind: [(one, examples.get(one)) for one in Measure if MEANINGS[one].kind is kind]
        for kind in kinds
    }
    return render_measures(MeasuresAnswer(by_kind))


async def _examples(context: Context) -> Mapping[Measure, Example]:
    """For each measure the figure that the most sources agree on; of several the newest."""
    roles = [name.record for name in context.names.common(("role",), _ROLES)]
    # The percentiles are those of BLS occupations, of which one is enough.
    roles += [name.record for name in context.names.common(("occupation",), 1)]
    best: dict[Measure, Example] = {}
    for start in range(0, len(roles), MOST):
        found = await paid_roles(context.record, roles[start : start + MOST])
        for paid in found.values():
            for stated in paid.figures:
                example, measure = Example(paid.role, stated), stated.row.measure
                if measure not in best or _rank(example) > _rank(best[measure]):
                    best[measure] = example
    return best


def _rank(example: Example) -> tuple[bool, int, int, str]:
    figure = example.stated.row
    sources = support(example.stated.agreeing).sources
    return (not figure.disagrees, sources, figure.as_of.last.toordinal(), figure.id)
