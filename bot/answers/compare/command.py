"""What /compare is."""

from bot.answers.arguments import DOLLARS_OF, ROLE_KINDS
from bot.answers.spec import Command, Example, Option

ROLES = ("first", "second", "third", "fourth")

COMMAND = Command(
    name="compare",
    code="co",
    order=10,
    description="Two to four roles side by side, with the arithmetic",
    options=(
        Option(
            "first",
            "A role: a title, an alias or an id",
            place=0,
            kinds=ROLE_KINDS,
            required=True,
        ),
        Option("second", "The role to compare it with", place=1, kinds=ROLE_KINDS, required=True),
        Option("third", "A third role", place=2, kinds=ROLE_KINDS),
        Option("fourth", "A fourth role", place=3, kinds=ROLE_KINDS),
        Option("dollars_of", DOLLARS_OF, place=4, year=True),
        # Which of the others becomes the first, by its place among them: a menu fills it.
        Option("reference", place=5, choices=(("1", ""), ("2", ""), ("3", ""))),
    ),
    examples=(
        Example(
            "two to four roles side by side, with the arithmetic",
            {"first": "Netflix AI product manager", "second": "SAG-AFTRA member"},
        ),
    ),
    closes_up=ROLES,
)
