"""Every kind of fault is named at its place, all in one run, and nothing else is."""

import json
from pathlib import Path

import pytest

from bot.dataset.check import check_dataset, load_dataset
from bot.dataset.tables import MAY_BE_EMPTY, MODELS
from bot.errors import DatasetError
from bot.lifecycle.data_commands import check_report
from bot.settings import ROOT
from tests.dataset.planting import (
    INVALID,
    NOTHING,
    Plant,
    cell,
    dangling,
    named,
    row,
    unknown_party,
)
from tests.dataset.planting_contracts import CONTRACT_FAULTS
from tests.kit.bot_process import run_bot, said
from tests.kit.data_copy import DataCopy


def taken_over_tables(data: DataCopy) -> str:
    data.add("sources", id="made-up-twice")
    line = data.add("topics", id="made-up-twice")
    return named("topics", line, "id", "is taken", "made-up-twice")


def taken_in_one_table(data: DataCopy) -> str:
    taken = data.rows("topics")[0]["id"]
    line = data.add("topics", id=taken)
    return named("topics", line, "id", "is taken", taken) + "an id of its own (topics.csv:2 has it)"


def price_twice(data: DataCopy) -> str:
    data.add("prices", period="2031-02")
    line = data.add("prices", period="2031-02")
    return named("prices", line, "period", "is there twice", "2031-02")


def occupation_twice(data: DataCopy) -> str:
    data.add("occupations", soc="99-0002")
    line = data.add("occupations", soc="99-0002")
    return named("occupations", line, "soc", "is there twice", "99-0002 2023")


def stoppage_twice(data: DataCopy) -> str:
    data.add("stoppages", states="HI")
    line = data.add("stoppages", states="HI")
    return named("stoppages", line, "employer", "is there twice", "A made-up employer")


def alias_twice(data: DataCopy) -> str:
    data.add("aliases", alias="Made-Up")
    line = data.add("aliases", alias="made-up")
    return named("aliases", line, "alias", "is there twice", "made-up, word, other words")


def alias_of_nothing(kind: str, expected: str) -> Plant:
    def plant(data: DataCopy) -> str:
        line = data.add("aliases", kind=kind, meaning="nobody-has-this")
        return named("aliases", line, "meaning", "refers to nothing", "nobody-has-this") + expected

    return plant


def stoppage_of_another_list(listed: str, **cells: str) -> Plant:
    def plant(data: DataCopy) -> str:
        line = data.add("stoppages", source=listed, states="AK", **cells)
        return named("stoppages", line, "source", "is not its list", listed)

    return plant


def tracked(column: str, what: str, found: str = "", **cells: str) -> Plant:
    """A stoppage that is on no list of the bureau, and cannot be so."""

    def plant(data: DataCopy) -> str:
        line = data.add("tracked_stoppages", employer=data.new_id(), **cells)
        return named("tracked_stoppages", line, column, what, found)

    return plant


def tracked_twice(data: DataCopy) -> str:
    data.add("tracked_stoppages")
    line = data.add("tracked_stoppages")
    return named("tracked_stoppages", line, "employer", "is there twice", "A made-up employer")


def stoppage_on_both_lists(data: DataCopy) -> str:
    data.add("stoppages", employer="Listed Twice", start="2022-02-01", end="2022-02-05")
    line = data.add(
        "tracked_stoppages", employer="Listed twice", start="2022-02-05", end="2022-02-07"
    )
    what = "is on the bureau's list"
    return named("tracked_stoppages", line, "employer", what, "Listed twice")


def stoppage_without_days(data: DataCopy) -> str:
    line = data.add("stoppages", states="MT", days_lost="")
    return named("stoppages", line, "days_lost", "is missing", "")


def id_on_both_lists(data: DataCopy) -> str:
    identifier = data.new_id()
    data.add("stoppages", id=identifier, states="ND")
    line = data.add("tracked_stoppages", id=identifier, employer="Another employer")
    return named("tracked_stoppages", line, "id", "is taken", identifier)


def stoppage_of_another_time(start: str, end: str) -> Plant:
    def plant(data: DataCopy) -> str:
        stoppage = data.new_id()
        data.add("stoppages", id=stoppage, states="GU", start=start, end=end)
        line = data.add("strikes", stoppage=stoppage)
        starts = named("strikes", line, "stoppage", "is of another time", stoppage)
        return starts + "a stoppage during made-up-"

    return plant


def no_evidence(data: DataCopy) -> str:
    line = data.add("statements", id="made-up-unsaid")
    data.change("evidence", "made-up-unsaid", "record", data.sound("roles"))
    return named("statements", line, "id", "has no evidence", "made-up-unsaid")


def only_differing_evidence(data: DataCopy) -> str:
    line = data.add("events", id="made-up-denied")
    data.change("evidence", "made-up-denied", "differs", "yes")
    return named("events", line, "id", "has no evidence", "made-up-denied")


def via_nobody(data: DataCopy) -> str:
    source = data.new_id()
    data.add("sources", id=source)
    line = data.add("evidence", source=source, via="nobody-has-this")
    return named("evidence", line, "via", NOTHING, "nobody-has-this")


def two_via(data: DataCopy) -> str:
    source = data.new_id()
    data.add("sources", id=source)
    data.add("evidence", source=source)
    line = data.add("evidence", source=source, via="-")
    return named("evidence", line, "via", "differs within one source", "-")


def circle_of_repeats(data: DataCopy) -> str:
    data.add("sources", id="made-up-egg", repeats="made-up-hen")
    data.add("sources", id="made-up-hen", repeats="made-up-egg")
    line = data.add("evidence", source="made-up-egg")
    return named("evidence", line, "via", "goes round in a circle", "made-up-egg")


def circle_of_via(data: DataCopy) -> str:
    data.add("sources", id="made-up-cat")
    data.add("sources", id="made-up-dog", repeats="made-up-cat")
    line = data.add("evidence", source="made-up-cat", via="made-up-dog")
    return named("evidence", line, "via", "goes round in a circle", "made-up-cat")


def own_tail(data: DataCopy) -> str:
    data.add("sources", id="made-up-snake")
    line = data.add("evidence", source="made-up-snake", via="made-up-snake")
    return named("evidence", line, "via", "goes round in a circle", "made-up-snake")


def one_character_of_a_quote(data: DataCopy) -> str:
    quote = data.rows("quotes")[0]
    changed = quote["text"].replace("’", "'", 1)
    assert changed != quote["text"]
    line = data.change("quotes", quote["id"], "text", changed)
    shown = changed if len(changed) <= 80 else changed[:77] + "..."
    return named("quotes", line, "text", "is not attested word for word", shown)


def excerpt_of_another_length(data: DataCopy) -> str:
    source = data.sound("sources")
    line = data.add_excerpt(data.sound("roles"), source, "nine char", end="20")
    reason = "an end that is start plus the excerpt's length"
    return named("evidence", line, "-", INVALID, "this row") + reason


def excerpt_without_a_place(data: DataCopy) -> str:
    source = data.sound("sources")
    line = data.add_excerpt(data.sound("roles"), source, "nine char", doc="")
    reason = "all of excerpt, doc, start and end, or none of them"
    return named("evidence", line, "-", INVALID, "this row") + reason


def offset_in_words(data: DataCopy) -> str:
    source = data.sound("sources")
    line = data.add_excerpt(data.sound("roles"), source, "nine char", start="ten")
    return named("evidence", line, "start", INVALID, "ten")


def another_document(data: DataCopy) -> str:
    source = data.sound("sources")
    line = data.add_excerpt(data.sound("roles"), source, "nine char", doc="other.txt")
    return named("evidence", line, "doc", "is not the source's document", "other.txt")


def party_of_two_holders(data: DataCopy) -> str:
    data.add("holders", name="The Twin Guild")
    data.add("holders", aliases="Another|The Twin Guild")
    line = data.add("events", parties="The Twin Guild")
    return named("events", line, "parties", "names several holders", "The Twin Guild")


def money_on_a_rate(data: DataCopy) -> str:
    data.add("roles", id="made-up-rate", counts="rate")
    line = data.add("figures", id="made-up-dear", role="made-up-rate")
    return named("figures", line, "currency", "puts money on a rate", "made-up-dear")


def half_a_share(data: DataCopy) -> str:
    line = data.add("figures", id="made-up-half", measure="share-below")
    return named("figures", line, "share", "is half a share", "made-up-half")


def strike_event(kind: str, day: str) -> Plant:
    def plant(data: DataCopy) -> str:
        strike = data.new_id()
        data.add("strikes", id=strike)
        line = data.add("events", kind=kind, strike=strike, date=day)
        return named("events", line, "date", "is not the strike's own", day)

    return plant


def end_of_an_endless_strike(data: DataCopy) -> str:
    data.add("strikes", id="made-up-endless", end="", last_full_day="")
    line = data.add("events", kind="strike-end", strike="made-up-endless", date="2023-05-09")
    starts = named("events", line, "date", "is not the strike's own", "2023-05-09")
    return starts + "no end, as made-up-endless has it"


def corrected(what: str, column: str, found: str, **cells: str) -> Plant:
    """A correction of a record of its own that does not hold."""

    def plant(data: DataCopy) -> str:
        record = data.new_id()
        data.add("topics", id=record)
        line = data.add("corrections", **({"record": record} | cells))
        return named("corrections", line, column, what, found)

    return plant


def broken_chain_of_corrections(data: DataCopy) -> str:
    """In the order of their days, not of the file."""
    record = data.new_id()
    data.add("topics", id=record)
    data.add("corrections", record=record, date="2026-11-03", was="Second.")
    data.add("corrections", record=record, date="2026-11-01", was="Old.", **{"is": "First."})
    line = data.path("corrections").read_text(encoding="utf-8").count("\n") - 1
    what = "does not follow from the correction before"
    starts = named("corrections", line, "was", what, "Second.")
    return f"{starts}'First.', what row {line + 1} says it is"


def whole_row(what: str, column: str, found: str, **cells: str) -> Plant:
    """A correction of a whole row, of a record of its own, that does not hold."""

    def plant(data: DataCopy) -> str:
        record = data.new_id()
        data.add("topics", id=record, proposition="P", about="A")
        rows = {name: cell.replace("ID", record) for name, cell in cells.items()}
        line = data.add("corrections", **({"record": record, "field": ""} | rows))
        return named("corrections", line, column, what, found.replace("ID", record))

    return plant


def corrected_word(what: str, column: str, found: str, **cells: str) -> Plant:
    """A correction of what a source states for a record of its own that does not hold."""

    def plant(data: DataCopy) -> str:
        record, source = data.new_id(), data.sound("sources")
        data.add("roles", id=record)
        data.add("evidence", record=record, source=source, says="So.")
        line = data.add("corrections", **({"record": record, "source": source} | cells))
        return named("corrections", line, column, what, found)

    return plant


_ROW = '{"topics": {"id": "ID", "proposition": "P", "about": "A"}}'


def cells_in_a_row(count: int) -> Plant:
    def plant(data: DataCopy) -> str:
        line = data.add_cells("topics", ["made-up-odd", "Odd", "An odd row.", "more"][:count])
        starts = named("topics", line, "-", "has another number of cells", str(count))
        return starts + "3 cells"

    return plant


ROW_FAULTS: dict[str, Plant] = {
    "unknown kind": cell("sources", "kind", "blog"),
    "unknown standing": cell("sources", "standing", "best"),
    "unknown measure": cell("figures", "measure", "average"),
    "unknown per": cell("figures", "per", "month"),
    "unknown stance": cell("statements", "stance", "neutral"),
    "unknown event kind": cell("events", "kind", "party"),
    "unknown count": cell("roles", "counts", "people"),
    "unknown currency": cell("figures", "currency", "EUR"),
    "unknown flag": cell("evidence", "differs", "perhaps"),
    "empty required cell": cell("roles", "title", ""),
    "blank required cell": cell("statements", "says", "  "),
    "empty quotation": cell("quotes", "text", ""),
    "quotation too long": lambda data: cell("quotes", "text", "x" * 301)(data).replace(
        "x" * 301, "x" * 77 + "..."
    ),
    "id with capitals": cell("topics", "id", "Made-Up"),
    "id too long": cell("topics", "id", "a-made-up-id-too-long"),
    "id taken in another table": taken_over_tables,
    "id taken in its table": taken_in_one_table,
    "sources.repeats": dangling("sources", "repeats"),
    "holders.source": dangling("holders", "source"),
    "figures.role": dangling("figures", "role"),
    "figures.strike": dangling("figures", "strike"),
    "quotes.holder": dangling("quotes", "holder"),
    "quotes.topic": dangling("quotes", "topic"),
    "statements.holder": dangling("statements", "holder"),
    "statements.topic": dangling("statements", "topic"),
    "events.strike": dangling("events", "strike"),
    "evidence.source": dangling("evidence", "source"),
    "evidence.record": dangling("evidence", "record"),
    "evidence.via": via_nobody,
    "no evidence": no_evidence,
    "only evidence that differs": only_differing_evidence,
    "evidence that says nothing": row(
        "evidence", "either an excerpt or what the source says", says=""
    ),
    "two via of one source": two_via,
    "circle of repeats": circle_of_repeats,
    "circle of via": circle_of_via,
    "source on its own word by name": own_tail,
    "one character of a quote": one_character_of_a_quote,
    "excerpt of another length": excerpt_of_another_length,
    "excerpt without a place": excerpt_without_a_place,
    "offset in words": offset_in_words,
    "another document": another_document,
    "document in a folder": cell("sources", "doc", "../secret.txt"),
    "events.parties": unknown_party("events", "parties"),
    "strikes.union": unknown_party("strikes", "union"),
    "roles.union": unknown_party("roles", "union"),
    "party of two holders": party_of_two_holders,
    "low above high": row("figures", "a low that is not above high", low="300"),
    "strict without its bound": row(
        "figures", "a high bound, since strict names it", high="", strict="high"
    ),
    "neither bound nor share": row(
        "figures", "low, high or both, or a share without money", low="", high=""
    ),
    "currency without per": row("figures", "both currency and per, or neither", per=""),
    "per without currency": row("figures", "both currency and per, or neither", currency=""),
    "amount without currency": row(
        "figures", "a currency for the amount of money", currency="", per=""
    ),
    "exponent": cell("figures", "low", "1e2"),
    "thousands separator": cell("figures", "low", "1,000"),
    "spaces around a number": cell("figures", "low", " 100"),
    "not a number": cell("figures", "low", "NaN"),
    "negative amount": cell("figures", "low", "-5"),
    "finer than a tenth of a cent": cell("figures", "low", "1.2345"),
    "money on a rate": money_on_a_rate,
    "half a share": half_a_share,
    "no such month": cell("events", "date", "2023-13"),
    "no such day": cell("events", "date", "2023-02-30"),
    "date in American": cell("statements", "said_on", "07/14/2023"),
    "date without hyphens": cell("figures", "as_of", "20230714"),
    "date in words": cell("sources", "published", "July 2023"),
    "reversed interval": cell("figures", "as_of", "2023-09/2023-05"),
    "open interval": cell("figures", "as_of", "2023-05/.."),
    "event without a date": lambda data: named(
        "events", data.add("events", date=""), "date", INVALID, ""
    ),
    "lengths in words": row(
        "strikes", "whole numbers of days in published_days", published_days="7|a week"
    ),
    "strike ends before it starts": row(
        "strikes", "an end that is not before the start", end="2023-04-30", last_full_day=""
    ),
    "last full day after the end": row(
        "strikes", "a last full day that is not after the end", last_full_day="2023-05-10"
    ),
    "strike of nobody": cell("strikes", "workers", "0"),
    "workers in words": cell("strikes", "workers", "many"),
    "time without a zone": cell("strikes", "start_time", "00:01"),
    "strike starts on another day": strike_event("strike-start", "2023-05-03"),
    "strike ends on another day": strike_event("strike-end", "2023-05-10"),
    "strike that has no end ends": end_of_an_endless_strike,
    "empty part of a list": lambda data: named(
        "roles", data.add("roles", aliases="one||two"), "aliases", INVALID, ""
    ),
    "price twice in a month": price_twice,
    "price of no month": lambda data: named(
        "prices", data.add("prices", period="2031-13"), "period", INVALID, "2031-13"
    ),
    "price of nothing": lambda data: named(
        "prices", data.add("prices", period="2031-03", value="0"), "value", INVALID, "0"
    ),
    "price of a source that there is not": lambda data: named(
        "prices",
        data.add("prices", period="2031-04", source="nobody-has-this"),
        "source",
        NOTHING,
        "nobody-has-this",
    ),
    "stoppage of another strike": lambda data: named(
        "strikes",
        data.add("strikes", stoppage="ws-20230502-1|nobody-has-this"),
        "stoppage",
        NOTHING,
        "nobody-has-this",
    ),
    "stoppage before the strike": stoppage_of_another_time("2023-04-24", "2023-05-01"),
    "stoppage after the strike": stoppage_of_another_time("2023-05-10", ""),
    "stoppage twice": stoppage_twice,
    "stoppage without days lost": stoppage_without_days,
    "stoppage of the tracker on the bureau's list": stoppage_of_another_list(
        "cornell-lat-2603", start="2021-05-06"
    ),
    "tracked stoppage of the bureau's list": tracked(
        "source", "is a list of the bureau", "bls-stoppages", source="bls-stoppages", note="So."
    ),
    "tracked stoppage of other statistics": tracked(
        "source", "is not its list", "bls-cpi-u", source="bls-cpi-u", note="So."
    ),
    "tracked stoppage of the totals of another year": tracked(
        "source", "is not its list", "bls-ted-2025", source="bls-ted-2025", note="So."
    ),
    "tracked stoppage of a source that there is not": tracked(
        "source", NOTHING, "nobody-has-this", source="nobody-has-this", note="So."
    ),
    "tracked stoppage after the tracker": tracked(
        "start", "is after the end of its list", "2026-03-11", start="2026-03-11", end="2026-03-12"
    ),
    "tracked stoppage that ends later than known": tracked(
        "end", "is after the state of its list", "2026-03-15", start="2026-03-09", end="2026-03-15"
    ),
    "tracked stoppage as sure as nothing": cell(
        "tracked_stoppages", "sure", "certain", employer="Nobody's"
    ),
    "tracked stoppage of a final list": tracked("provisional", INVALID, provisional=""),
    "tracked stoppage with an end and without days lost": tracked(
        "days_lost", "is missing", days_lost="", note="So."
    ),
    "tracked stoppage without days lost or a note": tracked(
        "note", "is missing", days_lost="", end=""
    ),
    "tracked stoppage of an article without a note": tracked(
        "note", "is missing", source="80-level-24"
    ),
    "tracked stoppage twice": tracked_twice,
    "tracked stoppage on the bureau's list": stoppage_on_both_lists,
    "stoppages of both lists with one id": id_on_both_lists,
    "alias twice": alias_twice,
    "alias of no record": alias_of_nothing("record", "an id, a code of occupations.csv"),
    "alias of no party": alias_of_nothing("party", "an employer or a union of stoppages.csv"),
    "alias of no kind": cell("aliases", "kind", "synonym"),
    "stoppage of a source that there is not": lambda data: named(
        "stoppages",
        data.add("stoppages", states="WY", source="nobody-has-this"),
        "source",
        NOTHING,
        "nobody-has-this",
    ),
    "final stoppage of a provisional list": stoppage_of_another_list("bls-stoppages-2023"),
    "provisional stoppage of the final list": stoppage_of_another_list(
        "bls-stoppages", provisional="yes", start="2021-05-04"
    ),
    "provisional stoppage of another year": stoppage_of_another_list(
        "bls-stoppages-2023", provisional="yes", start="2021-05-05"
    ),
    "stoppage ends before it starts": row(
        "stoppages", "an end that is not before the start", end="2021-05-02"
    ),
    "stoppage of a month": row("stoppages", "a start and an end that are days", start="2021-04"),
    "stoppage of no industry": row("stoppages", "an industry as NAICS codes", industry="film"),
    "stoppage too small": cell("stoppages", "workers", "999"),
    "stoppage without a day lost": cell("stoppages", "days_lost", "0"),
    "stoppage of an unknown owner": cell("stoppages", "ownership", "Private"),
    "stoppage neither provisional nor not": cell("stoppages", "provisional", "no"),
    "occupation of nobody": lambda data: named(
        "roles", data.add("roles", occupation="99-9999"), "occupation", NOTHING, "99-9999"
    ),
    "occupation twice in a year": occupation_twice,
    "occupation of a year without a source": lambda data: named(
        "occupations",
        data.add("occupations", soc="99-0003", year="2030"),
        "year",
        "has no source",
        "2030",
    ),
    "percentiles that fall": lambda data: named(
        "occupations", data.add("occupations", soc="99-0004", h_p10="40"), "-", INVALID, "this row"
    ),
    "percentile above the top code": row(
        "occupations",
        "no published percentile above the top code",
        soc="99-0005",
        h_p75="116",
        h_p90="",
        h_top_code="115",
    ),
    "top code of a wage that is published": row(
        "occupations", "a top code only where", soc="99-0007", h_top_code="115"
    ),
    "wage finer than a cent": lambda data: named(
        "occupations",
        data.add("occupations", soc="99-0006", h_mean="31.005"),
        "h_mean",
        INVALID,
        "31.005",
    ),
    "code of another form": lambda data: named(
        "occupations", data.add("occupations", soc="actors"), "soc", INVALID, "actors"
    ),
    "occupation without a code": cell("roles", "occupation", "actor"),
    "URL without a scheme": cell("sources", "url", "example.org/a"),
    "URL of another scheme": cell("sources", "url", "javascript:alert(1)"),
    "correction of nothing": corrected(NOTHING, "record", "nobody", record="nobody"),
    "correction of an id": corrected("is no such column", "field", "id", field="id"),
    "correction of another table's column": corrected(
        "is no such column", "field", "per", field="per"
    ),
    "correction that changes nothing": corrected(
        "corrects nothing", "is", "Made up for a test.", was="Made up for a test."
    ),
    "correction that the record does not have": corrected(
        "is not what the record has", "is", "Something else.", **{"is": "Something else."}
    ),
    "chain of corrections that breaks": broken_chain_of_corrections,
    "correction of an unknown source": corrected_word(NOTHING, "source", "nobody", source="nobody"),
    "correction of evidence's source": corrected_word(
        "is no such column", "field", "source", field="source"
    ),
    "correction that evidence does not have": corrected_word(
        "is not what the record has", "is", "No.", field="says", **{"is": "No."}
    ),
    "row that was taken away and is there": whole_row(
        "was taken away", "record", "ID", was=_ROW, **{"is": ""}
    ),
    "row that was added with other cells": whole_row(
        "is not what the record has", "is", "B", was="", **{"is": _ROW.replace('"A"', '"B"')}
    ),
    "row that was added to another table": whole_row(
        "is of another table", "is", "roles", was="", **{"is": _ROW.replace("topics", "roles")}
    ),
    "row of another record": whole_row(
        INVALID, "-", "this row", was="", **{"is": _ROW.replace("ID", "other")}
    ),
    "row that is no row": whole_row(INVALID, "-", "this row", was="", **{"is": "[3]"}),
    "neither a field nor a row": whole_row(INVALID, "-", "this row", was="", **{"is": ""}),
    "row that was added and taken away": whole_row(
        INVALID, "-", "this row", was=_ROW, **{"is": _ROW}
    ),
    "correction without a reason": corrected(INVALID, "why", "", why=""),
    "correction of a month": corrected(INVALID, "date", "2026-11", date="2026-11"),
    "correction to come": corrected("is to come", "date", "2026-12-01", date="2026-12-01"),
    "too few cells": cells_in_a_row(2),
    "too many cells": cells_in_a_row(4),
    **CONTRACT_FAULTS,
}


def report(data: Path) -> list[str]:
    """The lines of the report on a data set that has faults."""
    text, sound = check_report(data)
    assert not sound
    return faults_in(text)


def faults_in(text: str) -> list[str]:
    """The lines of a report above the number of its faults."""
    *lines, number = text.splitlines()
    assert number == f"{len(lines)} faults"
    return lines


@pytest.fixture
def data(tmp_path: Path) -> DataCopy:
    return DataCopy(tmp_path / "data")


def test_the_shipped_data_is_sound() -> None:
    text, sound = check_report(ROOT / "data")

    assert sound
    assert "no faults" in text
    assert "faults," not in text
    for table in MODELS:
        assert f"{table}: " in text


def test_what_these_tests_add_is_sound(data: DataCopy) -> None:
    """Else the tests below would find faults that they did not plant."""
    for table in MODELS:
        data.add(table)
        data.sound("sources")

    assert [str(fault) for fault in check_dataset(data.directory).faults] == []


@pytest.mark.parametrize("kind", ROW_FAULTS)
def test_one_fault_of_a_row_is_named_alone(data: DataCopy, kind: str) -> None:
    expected = ROW_FAULTS[kind](data)

    [line] = report(data.directory)
    assert line.startswith(expected)


def test_all_faults_are_named_in_one_run_and_no_other(data: DataCopy, tmp_path: Path) -> None:
    planted = [plant(data) for plant in ROW_FAULTS.values()]
    assert len(set(planted)) == len(ROW_FAULTS) >= 20

    done = run_bot(tmp_path, "check", "--data", str(data.directory))

    assert done.returncode == 1
    assert said(done.stderr) == []
    lines = faults_in(done.stdout)
    missed = [start for start in planted if not any(line.startswith(start) for line in lines)]
    invented = [line for line in lines if not line.startswith(tuple(planted))]
    assert missed == []
    assert invented == []
    assert len(lines) == len(planted)


def test_a_sound_data_set_ends_with_code_0(tmp_path: Path) -> None:
    done = run_bot(tmp_path, "check", "--data", str(ROOT / "data"))

    assert (done.returncode, said(done.stderr)) == (0, [])
    assert done.stdout.splitlines()[-1].endswith("no faults")


def test_load_raises_every_fault(data: DataCopy) -> None:
    for kind in ("unknown kind", "two via of one source", "too few cells"):
        ROW_FAULTS[kind](data)

    with pytest.raises(DatasetError) as raised:
        load_dataset(data.directory)

    assert len(raised.value.faults) == 3
    assert str(raised.value) == "3 faults in the data set"


def test_a_fault_after_a_cell_of_several_lines_has_its_own_line(data: DataCopy) -> None:
    data.add("topics", about="One line,\nanother\nand a third.")
    line = data.add("topics", id="Bad")

    [named_line] = report(data.directory)
    assert named_line.startswith(named("topics", line, "id", INVALID, "Bad"))
    assert line == data.path("topics").read_text(encoding="utf-8").count("\n")


# --- Faults of whole files -----------------------------------------------------------------------


@pytest.mark.parametrize("table", MODELS)
def test_a_missing_file_is_one_fault(data: DataCopy, table: str) -> None:
    data.path(table).unlink()

    [line] = report(data.directory)
    assert line.startswith(
        named(table, 1, "-", "cannot be read", "No such file or directory") + "a readable file"
    )


@pytest.mark.parametrize("table", [table for table in MODELS if table not in MAY_BE_EMPTY])
def test_a_table_without_rows_is_one_fault(data: DataCopy, table: str) -> None:
    header = data.path(table).read_text(encoding="utf-8").splitlines()[0]
    data.path(table).write_text(header + "\n", encoding="utf-8")

    [line] = report(data.directory)
    assert line.startswith(named(table, 1, "-", "has no rows", "a header alone"))


def test_a_ledger_without_corrections_is_sound(data: DataCopy) -> None:
    data.path("corrections").write_text("date,record,source,field,was,is,why\n", encoding="utf-8")

    text, sound = check_report(data.directory)
    assert sound
    assert "corrections: 0 rows" in text


@pytest.mark.parametrize("table", MODELS)
def test_an_empty_file_is_one_fault(data: DataCopy, table: str) -> None:
    data.path(table).write_bytes(b"")

    [line] = report(data.directory)
    assert line.startswith(named(table, 1, "-", "has other columns", ""))


@pytest.mark.parametrize("table", MODELS)
def test_bytes_that_are_not_utf_8_are_one_fault(data: DataCopy, table: str) -> None:
    lines = data.path(table).read_bytes().split(b"\n")
    number = min(4, len(lines) - 1)
    lines[number] = lines[number] + b"\xff"
    data.path(table).write_bytes(b"\n".join(lines))

    [line] = report(data.directory)
    assert line.startswith(named(table, number + 1, "-", "is not UTF-8", "other bytes"))


def test_a_quote_that_never_closes_is_one_fault(data: DataCopy) -> None:
    line = data.path("topics").read_text(encoding="utf-8").count("\n") + 1
    with data.path("topics").open("a", encoding="utf-8") as file:
        file.write('made-up-open,"A proposition,Without an end\n')

    [named_line] = report(data.directory)
    assert named_line.startswith(f"topics.csv:{line}:-: is not CSV, found ")


@pytest.mark.parametrize(("old", "new"), [("proposition", "claim"), ("id,", "id,more,")])
def test_a_changed_header_is_one_fault(data: DataCopy, old: str, new: str) -> None:
    data.replace("topics", old, new)

    [line] = report(data.directory)
    header = "id,proposition,about".replace(old, new)
    expected = named("topics", 1, "-", "has other columns", header) + "id,proposition,about"
    assert line == expected


def descriptor(data: DataCopy) -> tuple[Path, dict[str, list[dict[str, object]]]]:
    path = data.directory / "datapackage.json"
    return path, json.loads(path.read_text(encoding="utf-8"))


def test_other_columns_in_the_descriptor_are_one_fault(data: DataCopy) -> None:
    path, package = descriptor(data)
    text = json.dumps(package)
    assert '"name": "proposition"' in text
    path.write_text(text.replace('"name": "proposition"', '"name": "claim"'), encoding="utf-8")

    [line] = report(data.directory)
    assert line.startswith(
        "datapackage.json:1:topics.csv: describes other columns, found 'id,claim,about', expected "
    )


def test_a_table_that_the_descriptor_leaves_out_is_one_fault(data: DataCopy) -> None:
    path, package = descriptor(data)
    package["resources"] = [each for each in package["resources"] if each["name"] != "topics"]
    path.write_text(json.dumps(package), encoding="utf-8")

    [line] = report(data.directory)
    assert line.startswith(
        "datapackage.json:1:topics.csv: describes other columns, found 'no such table', expected "
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "datapackage.json:1:-: cannot be read, found 'No such file or directory', "),
        (b'{"name":\n oops', "datapackage.json:2:-: is not JSON, found "),
        (b"\xff\xfe", "datapackage.json:1:-: is not UTF-8, found 'other bytes', "),
        (
            b"{}",
            "datapackage.json:1:version: is not as described, found 'nothing', ",
        ),
        (b"[]", "datapackage.json:1:-: is not as described, found "),
        (b"[" * 3000, "datapackage.json:1:-: is not JSON, found 'too many parts in one another'"),
        (
            b'{"version": ' + b"[" * 100 + b"]" * 100 + b"}",
            "datapackage.json:1:-: is not JSON, found 'too many parts in one another'",
        ),
        (
            rb'{"title": "\"[' + b"[" * 100 + b'", "version": ' + b"[" * 99 + b"]" * 99 + b"}",
            "datapackage.json:1:version: is not as described, found ",
        ),
        (b'{"version": ' + b"9" * 5000, "datapackage.json:1:-: is not JSON, found "),
        (rb'{"title": "\ud800"}', "datapackage.json:1:-: is not JSON, found 'half a character', "),
    ],
)
def test_a_broken_descriptor_is_one_fault(
    data: DataCopy, content: bytes | None, expected: str
) -> None:
    path, _ = descriptor(data)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)

    [line] = report(data.directory)
    assert line.startswith(expected)


def test_a_version_that_is_no_version_is_one_fault(data: DataCopy) -> None:
    path, package = descriptor(data)
    path.write_text(json.dumps({**package, "version": "newest"}), encoding="utf-8")

    [line] = report(data.directory)
    assert line.startswith("datapackage.json:1:version: is not as described, found ")
