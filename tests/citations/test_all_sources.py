"""All documents of the record, and the record itself, in six styles."""

import re

import pytest
from bibtexparser.entrypoint import parse_string

from bot.answers.context import Context
from bot.cards.card import Italic, Span
from bot.citations.ap_attribution import of_source
from bot.citations.bibtex import bibtex
from bot.citations.csl import FILES, entry
from bot.domain.evidence.bibliography import CslItem, has_own_title, item_of, record_item
from bot.models.source import Source
from tests.kit.sampled import sampled

_BROKEN = re.compile(r"None|[\ue000-\uf8ff]|  |\.\.(?!\.)|,,|\(\)|\(, |\d{4}-\d\d-\d\d")
"""What no entry has outside its address: two blanks or stops, empty brackets, an ISO date."""


def years(item: CslItem) -> set[str]:
    return {str(parts[0]) for parts in item["issued"]["date-parts"]} if "issued" in item else set()


def text(spans: tuple[Span, ...]) -> str:
    joined = "".join(part.text if isinstance(part, Italic) else str(part) for part in spans)
    return re.sub(r"https?://\S+", "…", joined)


def broken(said: str, source: Source) -> bool:
    """Whether an entry has a fault that the title or the outlet themselves have not."""
    rest = said.replace(source.title, "…").replace(source.outlet, "…")
    return _BROKEN.search(rest) is not None


@sampled
@pytest.mark.parametrize("style", FILES)
def test_every_entry_has_its_year_its_title_and_its_outlet(
    context: Context, style: str, step: int
) -> None:
    for source in list(context.record.sources.values())[::step]:
        item = item_of(source)
        said = text(entry(item, style, own_title=has_own_title(source)))

        assert all(year in said for year in years(item)), (source.id, said)
        if style != "mla" and not years(item):
            assert "n.d." in said, source.id
        assert re.sub(r"\W", "", source.title).lower() in re.sub(r"\W", "", said).lower()
        assert not broken(said, source), (source.id, said)


def test_every_source_has_its_year_in_a_sentence_and_for_bibtex(context: Context) -> None:
    for source in context.record.sources.values():
        item = item_of(source)
        said = of_source(source)
        library = parse_string(bibtex(item))
        assert library.failed_blocks == [], source.id
        [read] = library.entries
        fields = {field.key: str(field.value) for field in read.fields}

        assert all(year in said and year in fields["year"] for year in years(item)), source.id
        assert not broken(said, source), (source.id, said)
        assert not re.search("[\"']", fields["title"]), fields["title"]


def test_the_record_has_its_version_once_and_its_address_if_there_is_one() -> None:
    for address in ("", "https://union.example/record"):
        item = record_item("2026.11.2", address)

        assert "version" not in item  # pandoc and citeproc-js would print it beside the title
        assert item.get("URL", "") == address
        assert bibtex(item).partition("\n")[2].count("2026.11.2") == 1
        for style in FILES:
            said = "".join(str(getattr(part, "text", part)) for part in entry(item, style))
            assert said.count("2026.11.2") == 1, said
            assert said.rstrip(".").endswith(address), said
