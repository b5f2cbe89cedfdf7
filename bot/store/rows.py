"""From the columns of a table to its model. Every row was checked before it was stored, so
nothing is checked again here.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.models.correction import Correction
from bot.models.event import Event, Strike
from bot.models.evidence import Attestation
from bot.models.measure import Measure, Per
from bot.models.price import Price
from bot.models.quote import Holder, Quote, Statement, Topic
from bot.models.role import Figure, Role
from bot.models.source import Source
from bot.models.stoppage import Stoppage
from bot.store.columns import THOUSANDTHS, amount, parts, share, when

Columns = Sequence[Any]


def source(row: Columns) -> Source:
    return Source.model_construct(
        id=row[0],
        kind=row[1],
        standing=row[2],
        title=row[3],
        author=row[4],
        outlet=row[5],
        published=when(row[6], row[7], row[8]),
        url=row[9],
        repeats=row[10],
        doc=row[11],
        note=row[12],
    )


def topic(row: Columns) -> Topic:
    return Topic.model_construct(id=row[0], proposition=row[1], about=row[2])


def holder(row: Columns) -> Holder:
    return Holder.model_construct(
        id=row[0],
        name=row[1],
        kind=row[2],
        role=row[3],
        organisation=row[4],
        source=row[5],
        aliases=parts(row[6]),
    )


def strike(row: Columns) -> Strike:
    return Strike.model_construct(
        id=row[0],
        name=row[1],
        union=parts(row[2]),
        employer_side=row[3],
        start=when(row[4], row[5], row[6]),
        start_time=row[7],
        end=when(row[8], row[9], row[10]),
        end_time=row[11],
        last_full_day=when(row[12], row[13], row[14]),
        workers=row[15],
        published_days=parts(row[16]),
        issues=parts(row[17]),
        stoppage=parts(row[18]),
        note=row[19],
    )


def role(row: Columns) -> Role:
    return Role.model_construct(
        id=row[0],
        title=row[1],
        category=row[2],
        counts=row[3],
        employer=row[4],
        union=parts(row[5]),
        schedule=row[6],
        occupation=row[7],
        aliases=parts(row[8]),
        about=row[9],
    )


def figure(row: Columns) -> Figure:
    return Figure.model_construct(
        id=row[0],
        role=row[1],
        low=amount(row[2], row[5]),
        high=amount(row[3], row[5]),
        strict=row[4],
        currency=row[5],
        per=Per(row[6]) if row[6] else None,
        measure=Measure(row[7]),
        share=share(row[8]),
        as_of=when(row[9], row[10], row[11]),
        of=row[12],
        strike=row[13],
        note=row[14],
        disagrees=bool(row[15]),
    )


def correction(row: Columns) -> Correction:
    day = date.fromisoformat(row[0])
    return Correction.model_construct(
        date=day, record=row[1], field=row[2], was=row[3], now=row[4], why=row[5]
    )


def price(row: Columns) -> Price:
    value = Decimal(row[1]) / THOUSANDTHS
    return Price.model_construct(period=row[0], value=value, source=row[2])


def stoppage(row: Columns) -> Stoppage:
    return Stoppage.model_construct(
        id=row[0],
        employer=row[1],
        union=row[2],
        industry=parts(row[3]),
        states=parts(row[4]),
        start=when(row[5], row[5], row[5]),
        end=when(row[6], row[6], row[6]),
        workers=row[7],
        days_lost=row[8],
        ownership=row[9],
        provisional=bool(row[10]),
        source=row[11],
    )


def quote(row: Columns) -> Quote:
    return Quote.model_construct(
        id=row[0],
        holder=row[1],
        voice=row[2],
        topic=row[3],
        stance=row[4],
        text=row[5],
        said_on=when(row[6], row[7], row[8]),
        source=row[9],
        note=row[10],
    )


def statement(row: Columns) -> Statement:
    return Statement.model_construct(
        id=row[0],
        holder=row[1],
        topic=row[2],
        stance=row[3],
        says=row[4],
        said_on=when(row[5], row[6], row[7]),
        note=row[8],
    )


def event(row: Columns) -> Event:
    return Event.model_construct(
        id=row[0],
        date=when(row[1], row[2], row[3]),
        title=row[4],
        what=row[5],
        kind=row[6],
        parties=parts(row[7]),
        strike=row[8],
        note=row[9],
    )


def attestations(cell: str, sources: Mapping[str, Source]) -> tuple[Attestation, ...]:
    """The evidence of one record from its JSON cell, best standing first."""
    words = [attestation(word, sources) for word in json.loads(cell)]
    words.sort(key=lambda word: (word.source.rank, word.excerpt is None, word.source.id))
    return tuple(words)


def attestation(word: Columns, sources: Mapping[str, Source]) -> Attestation:
    return Attestation(
        source=sources[word[0]],
        origin=sources[word[1]],
        own=word[0] == word[1],
        excerpt=word[2],
        doc=word[3],
        start=word[4],
        end=word[5],
        says=word[6],
        differs=bool(word[7]),
    )
