"""What is asked of the record is what stands in the CSV files, row for row."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from bot.dataset.tables import MODELS, ReadDataset, read_dataset
from bot.domain.evidence.agreement import origin_of
from bot.models.dates import When
from bot.models.event import Event
from bot.models.evidence import Attestation, PaidRole, Stated
from bot.models.quote import Quote, Statement
from bot.models.role import Figure
from bot.models.source import Evidence, Source
from bot.settings import ROOT
from bot.store.queries.events import events_by_id, list_events
from bot.store.queries.names import all_names, kind_of, stated_by
from bot.store.queries.pay import later_rises, paid_roles, roles_of_source
from bot.store.queries.quotes import find_quote, find_quotes, find_statement, list_statements
from bot.store.queries.terms import list_terms
from bot.store.record import Record
from tests.kit.on_file import rows

Words = Counter[tuple[object, ...]]


@pytest.fixture(scope="module")
def reading() -> ReadDataset:
    found = read_dataset(ROOT / "data")
    assert found.faults == ()
    return found


def evidence_of(reading: ReadDataset) -> list[Evidence]:
    return [placed.row for placed in reading.tables.evidence]


def words_on(reading: ReadDataset) -> dict[str, Words]:
    """What every source states, by record, with the origin that the rules give it."""
    sources: dict[str, Source] = {placed.row.id: placed.row for placed in reading.tables.sources}
    vias: dict[str, dict[str, str | None]] = {}
    for row in evidence_of(reading):
        vias.setdefault(row.record, {})[row.source] = row.via
    words: dict[str, Words] = {}
    for row in evidence_of(reading):
        origin = origin_of(row.source, sources, vias[row.record])
        rest = (row.excerpt, row.doc, row.start, row.end, row.says, row.differs)
        words.setdefault(row.record, Counter())[(row.source, origin, *rest)] += 1
    return words


def words_of(attestations: Iterable[Attestation]) -> Words:
    return Counter(
        (a.source.id, a.origin.id, a.excerpt, a.doc, a.start, a.end, a.says, a.differs)
        for a in attestations
    )


async def all_roles(record: Record, reading: ReadDataset) -> dict[str, PaidRole]:
    ids = [placed.row.id for placed in reading.tables.roles]
    roles: dict[str, PaidRole] = {}
    for start in range(0, len(ids), 4):
        roles |= await paid_roles(record, ids[start : start + 4])
    return roles


async def all_events(record: Record) -> list[Stated[Event]]:
    return await list_events(record, date.min, date.max)


async def all_statements(record: Record, reading: ReadDataset) -> list[Stated[Statement]]:
    topics = [placed.row.id for placed in reading.tables.topics]
    return [each for topic in topics for each in await list_statements(record, topic, "")]


async def test_every_role_and_every_figure(record: Record, reading: ReadDataset) -> None:
    roles = await all_roles(record, reading)

    assert [paid.role for paid in roles.values()] == [p.row for p in reading.tables.roles]
    figures = {f.row.id: f.row for paid in roles.values() for f in paid.figures}
    assert sorted(figures) == sorted(p.row.id for p in reading.tables.figures)
    for placed in reading.tables.figures:
        assert figures[placed.row.id] == placed.row


async def test_every_contract_subject_and_term(record: Record, reading: ReadDataset) -> None:
    terms = await list_terms(record, record.contracts)

    assert dict(record.contracts) == {p.row.id: p.row for p in reading.tables.contracts}
    assert dict(record.subjects) == {p.row.id: p.row for p in reading.tables.subjects}
    assert {one.row.id: one.row for one in terms} == {p.row.id: p.row for p in reading.tables.terms}
    for row in rows("terms"):
        [term] = [one.row for one in terms if one.row.id == row["id"]]
        for column in ("low", "high"):
            stated = Decimal(row[column]) if row[column] else None
            assert getattr(term, column) == stated, (row["id"], column)
        assert "|".join(term.figures) == row["figures"]


async def test_every_amount_is_the_number_in_the_file(record: Record, reading: ReadDataset) -> None:
    """Held against the cells themselves, so that reader and store cannot err together."""
    roles = await all_roles(record, reading)
    figures = {f.row.id: f.row for paid in roles.values() for f in paid.figures}

    assert len(rows("figures")) > 200
    for row in rows("figures"):
        figure = figures[row["id"]]
        for column in ("low", "high", "share"):
            stated = Decimal(row[column]) if row[column] else None
            assert getattr(figure, column) == stated, (row["id"], column)
        assert figure.as_of.text == row["as_of"]
        assert figure.has_amount == bool(row["currency"])
        assert (figure.per or "") == row["per"]
        assert figure.measure == row["measure"]
        assert figure.role == row["role"]
        assert (figure.of or "", figure.note or "") == (row["of"], row["note"])
        assert figure.disagrees == (row["disagrees"] == "yes")


async def test_figures_are_found_by_their_own_id(record: Record, reading: ReadDataset) -> None:
    figures = list(reading.tables.figures)
    placed = figures[len(figures) // 2]

    found = await paid_roles(record, [placed.row.id, "nobody-has-this", placed.row.role])

    assert list(found) == [placed.row.id, placed.row.role]
    assert found[placed.row.id] == found[placed.row.role]
    assert placed.row in [figure.row for figure in found[placed.row.id].figures]


async def test_no_role_is_asked_for(record: Record) -> None:
    assert await paid_roles(record, []) == {}
    assert await paid_roles(record, ["", "nobody-has-this"]) == {}


async def test_all_quotes_events_and_statements(record: Record, reading: ReadDataset) -> None:
    quotes = await find_quotes(record, "", "", "")
    events = await all_events(record)
    statements = await all_statements(record, reading)

    def by_id(rows: Iterable[Event | Quote | Statement]) -> dict[str, Event | Quote | Statement]:
        return {row.id: row for row in rows}

    assert by_id(q.row for q in quotes) == by_id(p.row for p in reading.tables.quotes)
    assert by_id(e.row for e in events) == by_id(p.row for p in reading.tables.events)
    assert by_id(s.row for s in statements) == by_id(p.row for p in reading.tables.statements)
    assert (len(quotes), len(events)) == (len(rows("quotes")), len(rows("events")))


async def test_all_that_is_held_in_memory(record: Record, reading: ReadDataset) -> None:
    tables = reading.tables

    assert record.version == reading.version
    assert dict(record.sources) == {p.row.id: p.row for p in tables.sources}
    assert dict(record.holders) == {p.row.id: p.row for p in tables.holders}
    assert dict(record.topics) == {p.row.id: p.row for p in tables.topics}
    strikes = {i: stated.row for i, stated in record.strikes.items()}
    assert strikes == {p.row.id: p.row for p in tables.strikes}
    uncited = {"evidence", "occupations", "prices", "corrections", "aliases", "sites"}
    citable = [table for table in MODELS if table not in uncited]
    counts = {table[:-1]: len(rows(table)) for table in citable}
    counts["occupation"] = len({row["soc"] for row in rows("occupations")})
    assert dict(record.counts) == counts
    assert dict(record.prices) == {p.row.period: p.row for p in tables.prices}
    first = min(p.row.date.first for p in tables.events)
    last = max(p.row.date.last for p in tables.events)
    assert record.span == (first.isoformat(), last.isoformat())


@pytest.mark.parametrize(
    ("table", "column"),
    [("events", "date"), ("strikes", "start"), ("strikes", "end"), ("sources", "published")],
)
async def test_dates_are_the_text_in_the_file(record: Record, table: str, column: str) -> None:
    events = {e.row.id: e.row for e in await all_events(record)}
    strikes = {key: stated.row for key, stated in record.strikes.items()}
    held = {"events": events, "strikes": strikes, "sources": record.sources}[table]

    for row in rows(table):
        when: When | None = getattr(held[row["id"]], column)
        assert (when.text if when else "") == row[column]


async def test_evidence_and_origins_of_every_record(record: Record, reading: ReadDataset) -> None:
    roles = await all_roles(record, reading)
    found: dict[str, Words] = {key: words_of(paid.mentions) for key, paid in roles.items()}
    stated: list[Stated[Figure] | Stated[Event] | Stated[Quote] | Stated[Statement]] = [
        *(figure for paid in roles.values() for figure in paid.figures),
        *await all_events(record),
        *await find_quotes(record, "", "", ""),
        *await all_statements(record, reading),
    ]
    for each in stated:
        found[each.row.id] = words_of(each.evidence)
        ranks = [word.source.rank for word in each.evidence]
        assert ranks == sorted(ranks), "best standing first"

    for key, strike in record.strikes.items():
        found[key] = words_of(strike.evidence)
    for term in await list_terms(record, record.contracts):
        found[term.row.id] = words_of(term.evidence)

    expected = words_on(reading)
    assert expected
    for key, words in expected.items():
        assert found[key] == words, key
    assert all(not words for key, words in found.items() if key not in expected)


async def test_what_each_source_states(record: Record, reading: ReadDataset) -> None:
    """Strikes' evidence is read here alone."""
    found: dict[str, Words] = {}
    order: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for source in record.sources:
        for stating in await stated_by(record, source):
            assert stating.word.source.id == source
            assert stating.word.own == (stating.word.origin.id == source)
            kinds.setdefault(stating.record, stating.kind)
            assert stating.kind == kinds[stating.record]
            found.setdefault(stating.record, Counter()).update(words_of([stating.word]))
            order.setdefault(source, []).append(stating.record)

    assert kinds == {identifier: await kind_of(record, identifier) for identifier in kinds}
    assert found == words_on(reading)
    in_the_file: dict[str, list[str]] = {}
    for row in evidence_of(reading):
        in_the_file.setdefault(row.source, []).append(row.record)
    assert order == in_the_file


async def test_some_origins_are_not_the_source_itself(record: Record, reading: ReadDataset) -> None:
    """Else the two tests above could not tell an origin from a source."""
    words = words_on(reading)
    chains = [word for counted in words.values() for word in counted if word[0] != word[1]]

    assert len(chains) > 100
    assert len({origin for _, origin, *_ in chains}) > 5
    assert len(chains) < len(evidence_of(reading))
    assert len(record.sources) > 100


async def test_the_roles_that_a_source_has_figures_for(
    record: Record, reading: ReadDataset
) -> None:
    role_of = {p.row.id: p.row.role for p in reading.tables.figures}
    source = Counter(r.source for r in evidence_of(reading) if r.record in role_of).most_common()

    for name, _ in source[:10]:
        found = await roles_of_source(record, name)
        touched = {role_of.get(r.record) for r in evidence_of(reading) if r.source == name}
        assert [paid.role.id for paid in found] == sorted(touched - {None}, key=str)
        for paid in found:
            ids = sorted(figure.row.id for figure in paid.figures)
            assert ids == sorted(key for key, role in role_of.items() if role == paid.role.id)


async def test_events_of_days_strikes_and_parties(record: Record, reading: ReadDataset) -> None:
    first, last = date(2023, 7, 1), date(2023, 9, 30)
    rows = [p.row for p in reading.tables.events]
    near = {row.id for row in rows if row.date.first <= last and row.date.last >= first}
    assert 0 < len(near) < len(rows)

    assert {e.row.id for e in await list_events(record, first, last)} == near
    for strike in {row.strike for row in rows if row.strike}:
        found = await list_events(record, first, last, strike=strike)
        assert {e.row.id for e in found} == {r.id for r in rows if r.strike == strike} & near
    for holder in record.holders.values():
        names = {holder.name, *holder.aliases}
        found = await list_events(record, first, last, holder=holder.id)
        expected = {row.id for row in rows if names & set(row.parties)}
        if holder.kind == "person":
            expected |= {row.id for row in rows if holder.name in f"{row.title} {row.what}"}
        assert {e.row.id for e in found} == expected & near


async def test_events_come_in_order_of_their_days(record: Record) -> None:
    days = [(e.row.date.first, e.row.date.last, e.row.id) for e in await all_events(record)]

    assert days == sorted(days)


async def test_events_by_id(record: Record, reading: ReadDataset) -> None:
    one, two = reading.tables.events[3].row, reading.tables.events[9].row

    found = await events_by_id(record, two.id, one.id)
    assert {key: each.row for key, each in found.items()} == {one.id: one, two.id: two}
    assert list(await events_by_id(record, one.id)) == [one.id]
    assert await events_by_id(record, "nobody-has-this") == {}


async def test_statements_by_holder_and_topic(record: Record, reading: ReadDataset) -> None:
    rows = [p.row for p in reading.tables.statements]
    for holder in {row.holder for row in rows}:
        found = await list_statements(record, "", holder)
        assert [s.row.id for s in found] == sorted(r.id for r in rows if r.holder == holder)
    for row in rows:
        found = await list_statements(record, row.topic, row.holder)
        fits = [r.id for r in rows if (r.topic, r.holder) == (row.topic, row.holder)]
        assert [s.row.id for s in found] == sorted(fits)


async def test_the_place_of_a_passage(record: Record, reading: ReadDataset) -> None:
    for placed in reading.tables.quotes:
        found = await find_quote(record, placed.row.id)
        assert found is not None
        assert found.row == placed.row
    for each in reading.tables.statements:
        stated = await find_statement(record, each.row.id)
        assert stated is not None
        assert stated.row == each.row
        assert await find_quote(record, each.row.id) is None
    assert await find_statement(record, "nobody-has-this") is None


async def test_every_record_has_names_and_a_kind(record: Record, reading: ReadDataset) -> None:
    names = {name.record: name for name in await all_names(record)}
    role_of = {p.row.id: p.row.role for p in reading.tables.figures}
    weights: Counter[str] = Counter()
    for row in evidence_of(reading):
        weights.update({row.record, row.source, role_of.get(row.record, "")})
    for table in ("quotes", "statements"):
        weights.update(key for row in rows(table) for key in (row["holder"], row["topic"]))

    for table in ("sources", "topics", "holders", "strikes", "roles", "events"):
        for row in rows(table):
            name = names[row["id"]]
            assert name.kind == table[:-1] == await kind_of(record, row["id"])
            assert name.weight == weights[row["id"]]
            assert row.get("name", row.get("title", row.get("proposition"))) in name.names
            assert {part for part in row.get("aliases", "").split("|") if part} <= set(name.names)
    for placed in reading.tables.quotes:
        assert placed.row.id not in names
    assert await kind_of(record, "nobody-has-this") == ""


async def test_later_rises_are_those_of_the_schedule(record: Record, reading: ReadDataset) -> None:
    roles = {p.row.id: p.row for p in reading.tables.roles}
    rises = [p.row for p in reading.tables.figures if p.row.measure == "increase"]
    after, today = date(2020, 1, 1), date(2026, 11, 21)
    asked = [role for role in roles.values() if role.schedule]
    met = 0
    for role in asked:
        found = await later_rises(record, role, after, today)
        fits = {
            rise.id
            for rise in rises
            if rise.role == role.schedule and after < rise.as_of.first <= today
        }
        ids = {stated.row.id for _, stated in found}
        assert ids <= fits
        assert len(ids) == min(12, len(fits))
        assert all(title == roles[stated.row.role].title for title, stated in found)
        met += len(ids)
    assert met > 0
    without = next(role for role in roles.values() if not role.schedule)
    assert await later_rises(record, without, after, today) == []
