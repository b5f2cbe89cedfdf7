"""A source that was read in an unrelated copy: both are named, and the copy is linked nowhere."""

import json

import pytest

from tests.answers.test_export import read_csv
from tests.kit import on_file
from tests.kit.door import Door, bare

COPIES = {row["id"]: row for row in on_file.rows("sources") if row["copied_by"]}
SITES = {key: row["copied_by"].split("/")[0] for key, row in COPIES.items()}
BOTH = "Variety, as copied by fashionmodelsecret.com"


def test_the_rows_link_to_the_outlet_or_to_nothing() -> None:
    assert len(COPIES) > 50
    assert not any(SITES[key] in row["url"] for key, row in COPIES.items())


@pytest.mark.parametrize("source", list(COPIES)[::6])
async def test_the_card_of_a_source_names_the_copier_and_links_to_no_copy(
    door: Door, source: str
) -> None:
    reply = await door.slash("source", source=source)
    text = "\n".join(await door.pages(reply))

    assert f"Read in a copy at {SITES[source]}" in bare(text)
    assert f"//{SITES[source]}" not in text
    assert f"//www.{SITES[source]}" not in text


async def test_outlet_and_copier_stand_in_the_heading_and_under_the_card(door: Door) -> None:
    reply = await door.slash("source", source="variety-2")

    assert reply.heading.startswith(f"{BOTH}, undated, has 3 pay figures")
    assert f"1 {BOTH}, undated" in reply.bare


async def test_a_site_that_is_its_own_outlet_is_called_a_copy(door: Door) -> None:
    reply = await door.slash("source", source="headtopics-240924")

    assert reply.heading.startswith("Head Topics (a copy), 24 September 2024, has ")


async def test_the_documents_own_address_is_linked_where_it_is_known(door: Door) -> None:
    reply = await door.slash("source", source="quartz")

    assert "(<https://qz.com/" in reply.text
    assert reply.heading.startswith("Quartz, as copied by vuink.com, undated, ")


@pytest.mark.parametrize(
    ("style", "says"),
    [
        ("ap", "Variety published an undated article, as copied by fashionmodelsecret.com, titled"),
        ("apa", "(n.d.). Variety. (As copied by fashionmodelsecret.com)"),
        ("chicago", "Variety, n.d. As copied by fashionmodelsecret.com."),
        ("mla", "Variety. As copied by fashionmodelsecret.com."),
        ("bibtex", "note = {As copied by fashionmodelsecret.com}"),
        ("csl-json", '"note": "As copied by fashionmodelsecret.com"'),
    ],
)
async def test_every_style_of_citation_says_it(door: Door, style: str, says: str) -> None:
    reply = await door.slash("cite", record="variety-2", style=style)

    assert says in reply.bare
    assert "//fashionmodelsecret" not in reply.text


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (
            "f-wga-mean-2021",
            "to an undated article published by Variety, as copied by fashionmodelsecret.com.",
        ),
        ("headtopics-240924", "Head Topics published a copy of an article on Sept. 24, 2024."),
        ("q-coldewey-02", "by TechCrunch on July 27, 2023, as copied by mediadownloader.net."),
    ],
)
async def test_the_sentence_says_what_it_is_a_copy_of(door: Door, record: str, says: str) -> None:
    reply = await door.slash("cite", record=record, style="ap")

    assert says in reply.bare


async def test_a_file_has_the_address_and_no_link(door: Door) -> None:
    reply = await door.slash("export", what="sources.csv")
    own = {row["id"]: row for row in read_csv(await reply.file_text())}

    assert {key: own[key]["copied_by"] for key in COPIES} == {
        key: row["copied_by"] for key, row in COPIES.items()
    }
    assert own["variety-2"]["url"] == ""


async def test_the_files_of_an_answer_have_it(door: Door) -> None:
    formats = await door.press(await door.slash("source", source="variety-2"), "Export")
    facts = json.loads(await (await door.pick(formats, 0, "json")).file_text())

    sources = [source for row in facts for source in row["sources"]]
    assert {one["copied_by"] for one in sources if one["id"] == "variety-2"} == {
        COPIES["variety-2"]["copied_by"]
    }


async def test_the_copy_is_found_by_its_address_and_by_its_site(door: Door) -> None:
    address = COPIES["variety-1"]["copied_by"]
    for typed in (address, f"https://{address}", f"https://www.{address}"):
        assert "pvnew.com" in (await door.slash("source", source=typed)).heading
    found = (await door.slash("search", words="fashionmodelsecret")).bare
    assert "as copied by fashionmodelsecret.com" in found
