"""Faults of contracts, of subjects of bargaining, and of terms."""

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
from tests.kit.data_copy import DataCopy

_PERCENT = {
    "low": "3",
    "high": "5",
    "unit": "percent",
    "measure": "increase-steps",
    "of": "made-up minimums",
}


def amount(reason: str, **cells: str) -> Plant:
    """A term whose amount does not hold together."""
    return row("terms", reason, **(_PERCENT | cells))


def of_figures(what: str, figure: str, side: str, **cells: str) -> Plant:
    """A term of a contract of its own, whose figures do not fit."""

    def plant(data: DataCopy) -> str:
        contract = data.new_id()
        data.add("contracts", id=contract, start="2023-09-25", **cells)
        more = {"contract": contract, "side": side, "effective": "2023-09-25"}
        line = data.add("terms", figures=figure, **more)
        return named("terms", line, "figures", what, figure)

    return plant


def taken(table: str, column: str) -> Plant:
    def plant(data: DataCopy) -> str:
        name = f"A made-up name in {table}"
        data.add(table, name=name)
        line = data.add(table, **{column: name.upper()})
        return named(table, line, column, "is taken", name.upper())

    return plant


def without_a_term(table: str) -> Plant:
    def plant(data: DataCopy) -> str:
        row_id, other, column = data.new_id(), data.sound(table), table.removesuffix("s")
        line = data.add(table, id=row_id)
        [own] = [one["id"] for one in data.rows("terms") if one[column] == row_id]
        data.change("terms", own, column, other)
        return named(table, line, "id", "has no term", row_id)

    return plant


def group_in_a_group(data: DataCopy) -> str:
    outer, inner = data.new_id(), data.new_id()
    data.add("subjects", id=outer)
    data.add("subjects", id=inner, group=outer)
    line = data.add("subjects", group=inner)
    return named("subjects", line, "group", "belongs to a group itself", inner)


def group_of_itself(data: DataCopy) -> str:
    own = data.new_id()
    line = data.add("subjects", id=own, group=own)
    return named("subjects", line, "-", INVALID, "this row") + "another subject as its group"


def unattested(data: DataCopy) -> str:
    line = data.add("terms", id="made-up-untold")
    data.change("evidence", "made-up-untold", "record", data.sound("roles"))
    return named("terms", line, "id", "has no evidence", "made-up-untold")


def said_twice(data: DataCopy) -> str:
    data.add("terms", says="Said twice.")
    line = data.add("terms", says="Said twice.")
    return named("terms", line, "says", "is there twice", "Said twice.")


def of_another_time(side: str, day: str) -> Plant:
    def plant(data: DataCopy) -> str:
        line = data.add("terms", side=side, effective=day)
        return named("terms", line, "effective", "is of another time", day)

    return plant


def far_from_its_strike(data: DataCopy) -> str:
    line = data.add("contracts", strike="wga-2023", start="2025-05-02")
    return named("contracts", line, "start", "is of another time", "2025-05-02")


def of_another_union(data: DataCopy) -> str:
    line = data.add("contracts", strike="wga-2023", start="2023-09-25", union="SAG-AFTRA")
    return named("contracts", line, "union", "is not the strike's", "SAG-AFTRA")


CONTRACT_FAULTS: dict[str, Plant] = {
    "terms.contract": dangling("terms", "contract"),
    "terms.subject": dangling("terms", "subject"),
    "terms.figures": of_figures(NOTHING, "nobody-has-this", "won"),
    "contracts.strike": dangling("contracts", "strike"),
    "contracts.union": unknown_party("contracts", "union"),
    "subjects.group": dangling("subjects", "group"),
    "term of no side": cell("terms", "side", "refused"),
    "term in an unknown unit": cell("terms", "unit", "percents"),
    "term of an unknown measure": cell("terms", "measure", "raise"),
    "term in another currency": cell("terms", "currency", "EUR"),
    "term for no word": cell("terms", "per", "Year"),
    "term that says nothing": cell("terms", "says", ""),
    "term without a date": lambda data: named(
        "terms", data.add("terms", effective=""), "effective", INVALID, ""
    ),
    "term whose amount is exact and of figures": amount(
        "an amount of its own or figures, not both", figures="f-wga-inc-2023"
    ),
    "term in a unit and in money": amount(
        "an amount in a currency or in a unit, and not in both", currency="USD"
    ),
    "term in neither": amount("an amount in a currency or in a unit, and not in both", unit=""),
    "amount without a measure": amount("a measure of the amount, and of what it is", measure=""),
    "amount of nothing": amount("a measure of the amount, and of what it is", of=""),
    "measure without an amount": row(
        "terms", "low or high beside what says how an amount is counted", measure="rate"
    ),
    "rise in weeks": amount("increase-steps in percent", unit="weeks"),
    "points that are no rise of a rate": amount(
        "the measure rate-rise for an amount in points", unit="points", measure="ceiling"
    ),
    "rise of a rate in percent": amount("rate-rise in points", measure="rate-rise"),
    "least above most": amount("a low that is not above high", low="6"),
    "excluded bound that is not stated": amount(
        "a high bound, since strict names it", high="", strict="high"
    ),
    "part of a cent": amount(
        "an amount of money in whole cents",
        unit="",
        currency="USD",
        measure="amount",
        low="3.005",
    ),
    "figure of another strike": of_figures("is of another strike", "f-wga-inc-2023", "won"),
    "demand as what was won": of_figures(
        *("is what was demanded", "f-sag-demand-2023", "won"),
        strike="sag-aftra-2023",
        union="SAG-AFTRA",
    ),
    "term without evidence": unattested,
    "term twice": said_twice,
    "won after the contract": of_another_time("won", "2026-06"),
    "won before the contract": of_another_time("won", "2021"),
    "demanded after the contract": of_another_time("demanded", "2025"),
    "offered long before it": of_another_time("offered", "2018"),
    "contract without a term": without_a_term("contracts"),
    "subject without a term": without_a_term("subjects"),
    "contract of a taken name": taken("contracts", "name"),
    "subject of a taken alias": taken("subjects", "aliases"),
    "contract that ends before it starts": row(
        "contracts", "an end that is not before the start", end="2023-05-01"
    ),
    "contract of no union": row("contracts", "a union of the contract", union=""),
    "contract of another time than its strike": far_from_its_strike,
    "contract of another union than its strike": of_another_union,
    "group in a group": group_in_a_group,
    "group of itself": group_of_itself,
}
