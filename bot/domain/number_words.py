"""Numbers in letters, as far as a hundred has a word of its own."""

from collections.abc import Iterable

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
VALUES = {word: value for value, word in enumerate(ONES.split(), start=1)} | {
    word: value for value, word in zip(range(20, 100, 10), TENS.split(), strict=True)
}
SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9}


def number_of(said: Iterable[str]) -> int | None:
    """The number that some words make; None where they make none, like 'twenty twenty'."""
    total, group = 0, 0
    for word in said:
        if word in SCALES:
            total, group = total + (group or 1) * SCALES[word], 0
        elif word == "hundred":
            if group >= 100:
                return None
            group = (group or 1) * 100
        else:
            rest = group % 100
            if rest and (rest % 10 or rest < 20 or VALUES[word] >= 10):
                return None
            group += VALUES[word]
    return total + group or None
