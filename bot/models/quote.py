"""Who speaks, on which proposition, in which words."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from bot.models.base import Named, OptionalSlug, OptionalText, Parts, Slug, Text
from bot.models.dates import OptionalEdtfDate

Stance = Literal["for", "against", "mixed", "reports"]
STANCES: tuple[Stance, ...] = ("for", "against", "mixed", "reports")

MAX_QUOTE = 300


class Holder(Named):
    """Who speaks: a person, an organisation, a group, or an article with its own voice."""

    name: Text
    kind: Literal["person", "organisation", "group", "article"]
    role: OptionalText
    organisation: OptionalText
    source: OptionalSlug
    aliases: Parts


class Topic(Named):
    """A proposition that people take sides on."""

    proposition: Text
    about: Text


class Quote(Named):
    """Exact words from one of the five articles. `voice` is own where the article itself speaks,
    reported where it gives somebody else's words or view.
    """

    holder: Slug
    voice: Literal["own", "reported"]
    topic: Slug
    stance: Stance
    text: Annotated[str, StringConstraints(min_length=1, max_length=MAX_QUOTE)]
    said_on: OptionalEdtfDate
    source: Slug
    note: OptionalText


class Statement(Named):
    """A position in the record's own words; never shown in quotation marks."""

    holder: Slug
    topic: Slug
    stance: Stance
    says: Text
    said_on: OptionalEdtfDate
    note: OptionalText
