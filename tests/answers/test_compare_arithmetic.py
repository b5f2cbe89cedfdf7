"""The numbers of a headline of /compare are those that its divisions give."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.compare.ratio import ratio_block, ratio_sentence
from bot.cards.markdown import lines_text
from bot.domain.pay.comparison import compare
from bot.domain.pay.interval import Ratio
from bot.models.evidence import Stated
from bot.models.role import Figure
from tests.kit.builders import make_paid, make_stated
from tests.kit.door import bare

TODAY = date(2026, 8, 1)
DIVISION = re.compile(r"\$([\d,.]+) ÷ \$([\d,.]+) ([=≈]) ([\d,]+(?:\.\d+)?)")
SAID = re.compile(r"[\d,]+(?:\.\d+)?(?= and | times| weeks)")
AMOUNTS = st.decimals("0.5", 10**7, places=2)


@st.composite
def figures(draw: st.DrawFn, identifier: str, per: str = "year") -> Stated[Figure]:
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    shape = draw(st.sampled_from(["both", "point", "low", "high"]))
    shapes: dict[str, dict[str, Any]] = {
        "both": {"low": f"{low}", "high": f"{high}"},
        "point": {"low": f"{low}", "high": f"{low}"},
        "low": {"low": f"{low}", "high": "", "strict": draw(st.sampled_from(["", "low"]))},
        "high": {"low": "", "high": f"{high}", "strict": draw(st.sampled_from(["", "high"]))},
    }
    return make_stated(identifier, per=per, **shapes[shape])


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


@settings(deadline=None, max_examples=300)
@given(figures("f-a"), st.sampled_from(["year", "week"]).flatmap(lambda per: figures("f-b", per)))
def test_the_headline_says_what_the_arithmetic_gives(
    one: Stated[Figure], other: Stated[Figure]
) -> None:
    comparison = compare([make_paid("role-a", one), make_paid("role-b", other)], {}, TODAY)
    [pair] = comparison.pairs
    if not isinstance(pair.ratio, Ratio) or pair.ratio.is_one:
        return
    heading = ratio_sentence(comparison, pair, pair.ratio)
    lines = ratio_block(comparison, pair, ["A", "B"]).lines
    divisions = DIVISION.findall(bare(lines_text(lines)))

    assert SAID.findall(heading) == [said for *_, said in divisions]
    assert ("about" in heading) == any(sign == "≈" for *_, sign, _ in divisions)
    for dividend, divisor, sign, said in divisions:
        quotient = number(dividend) / number(divisor)
        places = len(said.partition(".")[2])
        assert abs(quotient - number(said)) <= Decimal(5) / 10 ** (places + 1)
        assert (quotient == number(said)) or sign == "≈"
