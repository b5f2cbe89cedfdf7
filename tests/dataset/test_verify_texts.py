"""Quotations held against their texts: `verify` finds a changed character and a shifted place."""

from pathlib import Path

import pytest

from bot.dataset.check import load_dataset, verify_excerpts
from bot.dataset.csv_rows import Placed
from bot.dataset.tables import Tables
from bot.models.source import Evidence
from bot.settings import ROOT
from tests.kit.bot_process import run_bot, said
from tests.kit.data_copy import DataCopy

SEEDS = ROOT.parent / "shared" / "seeds"
TEXT = "Ein naïve reader — 😀 — asked:\r\n“How much?”\nNobody knew.\n"
WORDS = ("naïve reader", "😀 — asked:\r\n“How", "Nobody knew.\n")

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the five articles are not at {SEEDS}; they are not ours to ship"
)


def excerpt(words: str, start: int, doc: str = "tiny.txt") -> Evidence:
    return Evidence.model_validate(
        {
            "record": "made-up",
            "source": "made-up-source",
            "via": "",
            "excerpt": words,
            "doc": doc,
            "start": str(start),
            "end": str(start + len(words)),
            "says": "",
            "differs": "",
        }
    )


def tables(*rows: Evidence) -> Tables:
    return Tables(
        evidence=tuple(Placed("evidence", number, row) for number, row in enumerate(rows, start=2))
    )


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "tiny.txt").write_bytes(TEXT.encode())
    return folder


def test_words_that_are_there_are_found(texts: Path) -> None:
    """Places count characters, not bytes, and line ends stay as they are."""
    found = verify_excerpts(tables(*(excerpt(words, TEXT.index(words)) for words in WORDS)), texts)

    assert found == (3, ())


def test_evidence_without_an_excerpt_is_not_compared(texts: Path) -> None:
    silent = {"excerpt": "", "doc": "", "start": "", "end": "", "says": "So it says."}
    row = excerpt("naïve", 4).model_dump() | silent | {"via": "", "differs": ""}

    assert verify_excerpts(tables(Evidence.model_validate(row)), texts) == (0, ())


@pytest.mark.parametrize(
    ("words", "start", "instead"),
    [
        ("naive reader", 4, "naïve reader"),
        ("naïve reader", 5, "aïve reader "),
        ("naïve reader", 3, " naïve reade"),
        ("\n“How much?”", TEXT.index("“") - 2, "\r\n“How much?"),
        ("knew.\n", len(TEXT) - 5, "new.\n"),
        ("naïve", 5000, ""),
    ],
)
def test_words_that_are_not_there_are_named(
    texts: Path, words: str, start: int, instead: str
) -> None:
    sound = excerpt("Nobody", TEXT.index("Nobody"))

    compared, faults = verify_excerpts(tables(sound, excerpt(words, start)), texts)

    assert compared == 2
    [fault] = faults
    assert str(fault) == (
        f"evidence.csv:3:excerpt: is not what the text has there, found {instead!r}, "
        f"expected {words!r}"
    )


def test_a_changed_character_in_the_text_is_named(texts: Path) -> None:
    (texts / "tiny.txt").write_bytes(TEXT.replace("’", "'").replace("“", '"').encode())
    rows = [excerpt(words, TEXT.index(words)) for words in WORDS]

    compared, faults = verify_excerpts(tables(*rows), texts)

    assert compared == 3
    assert [(fault.row, fault.column) for fault in faults] == [(3, "excerpt")]


def test_a_missing_text_is_named_at_every_excerpt(texts: Path) -> None:
    sound = excerpt("Nobody", TEXT.index("Nobody"))

    compared, faults = verify_excerpts(
        tables(excerpt("a", 0, "gone.txt"), sound, excerpt("b", 5, "gone.txt")), texts
    )

    assert compared == 3
    assert [str(fault) for fault in faults] == [
        f"evidence.csv:{row}:doc: has no text, found 'gone.txt', "
        "expected a file of that name in UTF-8"
        for row in (2, 4)
    ]


def test_a_text_in_another_encoding_is_named(texts: Path) -> None:
    (texts / "tiny.txt").write_bytes(TEXT.encode("utf-16"))

    _, faults = verify_excerpts(tables(excerpt("naïve", 4)), texts)

    assert [fault.column for fault in faults] == ["doc"]


# --- The command ---------------------------------------------------------------------------------


@pytest.fixture
def made_up(tmp_path: Path) -> tuple[DataCopy, Path]:
    """The shipped data and texts that have every excerpt where it should be."""
    data = DataCopy(tmp_path / "data")
    folder = tmp_path / "made-up-texts"
    folder.mkdir()
    texts: dict[str, list[str]] = {}
    for row in data.rows("evidence"):
        if row["excerpt"]:
            text = texts.setdefault(row["doc"], [])
            text += " " * (int(row["end"]) - len(text))
            text[int(row["start"]) : int(row["end"])] = row["excerpt"]
    for name, text in texts.items():
        (folder / name).write_bytes("".join(text).encode())
    return data, folder


def test_verify_ends_with_code_0_where_all_words_are_there(
    made_up: tuple[DataCopy, Path], tmp_path: Path
) -> None:
    data, texts = made_up
    count = sum(bool(row["excerpt"]) for row in data.rows("evidence"))

    done = run_bot(tmp_path, "verify", "--texts", str(texts), "--data", str(data.directory))

    assert (done.returncode, said(done.stderr)) == (0, [])
    assert done.stdout == f"{count} excerpts compared, 0 not found word for word\n"


def test_verify_ends_with_code_1_where_a_character_is_another(
    made_up: tuple[DataCopy, Path], tmp_path: Path
) -> None:
    data, texts = made_up
    quote = data.rows("quotes")[0]
    changed = quote["text"].replace(" ", "_", 1)
    data.change("quotes", quote["id"], "text", changed)
    line = data.change("evidence", quote["id"], "excerpt", changed)

    done = run_bot(tmp_path, "verify", "--texts", str(texts), "--data", str(data.directory))

    assert done.returncode == 1
    named, count = done.stdout.splitlines()
    assert named.startswith(f"evidence.csv:{line}:excerpt: is not what the text has there, found ")
    assert named.endswith(f"expected {changed!r}")
    assert count.endswith("compared, 1 not found word for word")


def test_verify_ends_with_code_1_where_there_is_no_folder(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "verify", "--texts", str(tmp_path / "nowhere"))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "has no text" in done.stdout


def test_verify_of_a_broken_data_set_names_its_faults(
    made_up: tuple[DataCopy, Path], tmp_path: Path
) -> None:
    data, texts = made_up
    line = data.add("topics", id="Bad")

    done = run_bot(tmp_path, "verify", "--texts", str(texts), "--data", str(data.directory))

    assert done.returncode == 1
    assert done.stdout.startswith(f"topics.csv:{line}:id: is not valid, found 'Bad'")


def test_verify_without_a_folder_says_how_it_is_used(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "verify")

    assert done.returncode == 2
    assert "--texts" in done.stderr


@needs_seeds
def test_every_excerpt_stands_in_the_five_articles() -> None:
    reading = load_dataset(ROOT / "data")

    compared, faults = verify_excerpts(reading.tables, SEEDS)

    assert [str(fault) for fault in faults] == []
    assert compared >= len(reading.tables.quotes)


@needs_seeds
def test_every_quote_stands_in_its_article() -> None:
    """Read by hand from the CSV files, without the excerpts' places."""
    reading = load_dataset(ROOT / "data")
    docs = {placed.row.id: placed.row.doc for placed in reading.tables.sources}
    texts = {path.name: path.read_bytes().decode("utf-8") for path in SEEDS.glob("*.txt")}

    lost = [
        placed.row.id
        for placed in reading.tables.quotes
        if placed.row.text not in texts[docs[placed.row.source] or ""]
    ]
    assert lost == []
