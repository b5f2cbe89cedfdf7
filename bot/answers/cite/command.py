"""What /cite is."""

from collections.abc import Mapping

from bot.answers.context import Context
from bot.answers.spec import Command, Example, Option
from bot.models.statistics import STOPPAGE_KINDS, soc_of
from bot.store.queries.names import kind_of

STYLES: Mapping[str, tuple[str, str]] = {
    "ap": ("AP style", "a sentence for the text, with who states it"),
    "apa": ("APA style", "an entry of the reference list (7th edition)"),
    "chicago": ("Chicago style", "an entry of the bibliography (17th edition, with notes)"),
    "mla": ("MLA style", "an entry of the works cited (9th edition)"),
    "bibtex": ("BibTeX", "an entry, in UTF-8"),
    "csl-json": ("CSL-JSON", "an item for reference managers"),
}
"""What each style is called, and what it gives."""


async def _citable(context: Context, text: str) -> str | None:
    """Figures, quotations, wages and prices have no names to go by; their ids do."""
    identifier = text.strip()
    if identifier.isalpha():
        return None  # a word is looked for among the names, too
    record = context.record
    known = soc_of(identifier) or identifier in record.prices or await kind_of(record, identifier)
    return identifier if known else None


COMMAND = Command(
    name="cite",
    code="ci",
    order=100,
    description="How to cite a figure, a quotation, an event, a source",
    options=(
        Option(
            "record",
            "A name, the id in a card's small print, or 'the record itself'",
            place=0,
            kinds=(
                "record",
                "strike",
                "contract",
                "role",
                "occupation",
                *STOPPAGE_KINDS,
                "topic",
                "event",
                "source",
                "holder",
                "subject",
            ),
            required=True,
            guesses=False,
            identify=_citable,
        ),
        Option(
            "style",
            "AP, APA, Chicago, MLA, BibTeX or CSL-JSON; if none, AP for a fact, APA for a source",
            place=1,
            choices=tuple((style, name) for style, (name, _) in STYLES.items()),
        ),
    ),
    examples=(
        Example("how to cite it, in six styles", {"record": "day performer", "style": "mla"}),
    ),
    states_facts=False,
    loads_late=True,
)
