"""What a text that was typed into an option means: an id, an address, a code, a choice, a name."""

import re
from collections.abc import Iterable
from itertools import islice

from bot.answers.context import Context
from bot.answers.spec import Option
from bot.answers.unions import union_asked
from bot.cards.discord_limits import CHOICE_NAME, SELECT_OPTIONS
from bot.cards.parts.amounts import plural
from bot.cards.text import shorten
from bot.domain.names.addresses import plain_address, sources_at
from bot.domain.names.meaning import (
    NOTHING,
    STRIKES,
    Meant,
    called_alike,
    called_so,
    of_ranked,
    of_the_year,
    without_person,
)
from bot.domain.names.spelling import normalized
from bot.domain.search.numbers import is_amount
from bot.domain.search.words import names_nothing, words_of
from bot.interactions.meant_stoppages import meant_stoppage
from bot.interactions.outstanding_strike import outstanding_strike
from bot.interactions.own_strikes import of_own_strikes, strike_of_party
from bot.models.evidence import Name
from bot.models.source import Source
from bot.models.statistics import STOPPAGE_KINDS
from bot.store.queries.search import ranked

_ASKED = SELECT_OPTIONS
_WORD = 3
"""Letters of a word that tells something."""
_CODE = re.compile(r"\s*(\d{2})[-\s.]?(\d{4})(?:\.\d{2})?\s*")


async def find_meant(context: Context, option: Option, text: str) -> Meant:
    """The record that a text means, or those that it can mean."""
    name = _equal(context, option, text)
    if name is not None:
        return Meant(name)
    address = plain_address(text) if "source" in option.kinds else None
    if address is not None:
        sources = context.record.sources.values()
        names = _named_by(context, sources_at(address, sources))
        if len(names) == 1:
            return Meant(names[0])
        if names or address[1] or "://" in text:
            same_site = _named_by(context, sources_at((address[0], ""), sources))
            return Meant(None, names or same_site, "" if names else _OTHER_PAGES)
    if "source" in option.kinds:
        text = _outlet(context, text) or text
    meant = of_the_year(await _named(context, option, text), text)
    meant = of_own_strikes(context, meant, text)
    if meant == NOTHING and "strike" in option.kinds and union_asked(context, text) is None:
        meant = await strike_of_party(context, text)
    if meant.name is None:
        return _of_outlet(context, meant)
    if option.guesses or not meant.nearly:
        return meant
    return Meant(None, (meant.name, *meant.others))


def _outlet(context: Context, text: str) -> str:
    """The outlet that an everyday word stands for, 'WaPo'; '' for other words."""
    words = words_of(text)
    meanings = [one.casefold() for one in context.record.lexicon.meaning(words)] if words else []
    sources = context.record.sources.values()
    return next((one.outlet for one in sources if one.outlet.casefold() in meanings), "")


def _of_outlet(context: Context, meant: Meant) -> Meant:
    """Of the sources of one outlet those that state most, and how many it has: 'LA Times'."""
    sources = context.record.sources
    outlets = {sources[one.record].outlet if one.record in sources else "" for one in meant.others}
    outlet = next(iter(outlets), "")
    if len(outlets) != 1 or not outlet or len(meant.others) < 2:
        return meant
    own = [context.names.by_record[one.id] for one in sources.values() if one.outlet == outlet]
    own.sort(key=lambda name: name.weight, reverse=True)
    why = f"can mean {plural(len(own), 'source')} of {outlet}: which one?"
    return Meant(None, tuple(own[:_ASKED]), why)


_OTHER_PAGES = "is not on record; from the same site:"


def _named_by(context: Context, sources: Iterable[Source]) -> tuple[Name, ...]:
    return tuple(context.names.by_record[one.id] for one in islice(sources, _ASKED))


async def _named(context: Context, option: Option, text: str) -> Meant:
    """By its name, or by whom it was against, where and when. What is called a strike is one, and
    whose pay is asked for is a role, where any fits, unless a table is called so.
    """
    whole, strikes, paid = (
        tuple(kind for kind in option.kinds if kind in some) for some in (_WHOLE, STRIKES, _PAID)
    )
    meant = called_so(context.names, text, whole)
    spoken = strikes == option.kinds or _STRIKE.search(text)
    if meant == NOTHING and strikes and spoken:
        meant = await outstanding_strike(context, text, option.kinds, _ASKED)
    exact = context.names.exact(text, option.kinds)
    for kinds, said in ((strikes, spoken), (paid, _PAY.search(text))):
        if meant == NOTHING and not exact and kinds not in ((), option.kinds) and said:
            meant = await _of_kinds(context, kinds, text)
    return meant if meant != NOTHING else await _of_kinds(context, option.kinds, text)


async def _of_kinds(context: Context, kinds: tuple[str, ...], text: str) -> Meant:
    meant = called_so(context.names, text, kinds)
    if meant != NOTHING or (names_nothing(text) and not _is_letters(text)):
        return meant
    text = without_person(text)
    # Stoppages have names that are alike by the hundred: those count only where they are equal.
    others = tuple(kind for kind in kinds if kind not in STOPPAGE_KINDS)
    if is_amount(text):
        meant = await _worded(context, (*others, "figure") if "record" in kinds else others, text)
        if meant != NOTHING:
            return meant
    bare = _STRIKE.sub(" ", text)
    letters = _is_letters(bare)
    alike = NOTHING if letters else called_alike(context.names, text, others, _ASKED)
    listed = NOTHING
    if alike.name is None and others != kinds:
        joined = "".join(bare.split()) if letters else text
        listed = await meant_stoppage(context, joined, _ASKED)
    worded = NOTHING
    if alike.name is None and listed == NOTHING and not letters:
        worded = await _worded(context, others, text)
    settled = (one for one in (alike, listed, worded) if one.name is not None)
    asked = (one for one in (alike, worded) if one != NOTHING)
    return next(settled, next(asked, NOTHING))


def _is_letters(text: str) -> bool:
    """Whether it is no more than letters that stand alone, which begin a word of anything: 'T',
    'A&P'.
    """
    parts = normalized(text).split()
    alone = any(len(part) == 1 for part in parts)
    return alone and all(len(part) < _WORD and not part.isdecimal() for part in parts)


async def _worded(context: Context, kinds: tuple[str, ...], text: str) -> Meant:
    """What has the words of a text among all its own: its aliases, what it is about."""
    found = await ranked(context.record, text, kinds, _ASKED)
    return of_ranked(found, context.names.by_record, text)


_STRIKE = re.compile(r"\b(?:strikes?|walk-?outs?|lock-?outs?)\b", re.IGNORECASE)
_PAY = re.compile(r"\b(?:pay|salary|salaries|wages?|earnings|income)\b", re.IGNORECASE)
_PAID = frozenset({"role", "occupation"})
_WHOLE = frozenset({"record", "table"})


def _equal(context: Context, option: Option, text: str) -> Name | None:
    """The record whose id, code or choice the text is."""
    typed = " ".join(text.split())
    code = _CODE.fullmatch(text)
    identifier = f"{code[1]}-{code[2]}" if code else typed.casefold()
    name = context.names.by_record.get(identifier)
    if name is not None and name.kind in option.kinds:
        if code or (typed == identifier and not typed.isalpha()):
            return name
        # A word is meant by more people for what is called so than for what has it for an id.
        called = context.names.exact(typed, option.kinds)
        others = any(one is not name for one in called)
        return None if others or typed != identifier else name
    if " · " not in typed:
        return None
    # What a pasted command has is what the choice was called.
    title = re.split(r" · |…", typed)[0]
    found = context.names.find(title, option.kinds, _ASKED)
    chosen = (one.name for one in found if typed == shorten(one.name.label, CHOICE_NAME))
    return next(chosen, None)
