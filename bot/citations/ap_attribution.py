"""Who states a fact, and in which document, as the Associated Press writes it."""

from bot.cards.parts.labels import capitalised
from bot.cards.text import joined
from bot.citations.ap_style import ap_date, dated
from bot.citations.typography import Shown, curly, with_stop
from bot.domain.evidence.bibliography import A_COPY, authors_of, copied_how, has_own_title
from bot.models.evidence import Attestation
from bot.models.source import Source, SourceKind

_NOUNS: dict[SourceKind, str] = {
    "article": "article",
    "press-release": "press release",
    "contract": "contract document",
    "encyclopedia": "encyclopedia entry",
    "statistics": "statistical report",
    "filing": "filing",
    "social-post": "post",
    "job-listing": "job listing",
    "speech": "transcript",
}
_WITH_THE = (
    *("U.S. ", "Office of ", "Federal ", "University of ", "Writers Guild", "Directors Guild"),
    *("AMPTP", "Associated Press", "BBC", "Los Angeles Times", "New York Post", "Chicago Tribune"),
    *("public repository ", "reprint "),
)
"""How the names of outlets begin that have an article in a sentence, but none of their own."""


def document(source: Source) -> str:
    """'an article published by TechCrunch on July 27, 2023', 'an undated press release …'."""
    when = f" {dated(source.published)}" if source.published else ""
    return _as_copied(f"{_noun(source)} published {_by(source)}{when}", source)


def _noun(source: Source) -> str:
    noun = _NOUNS[source.kind]
    if source.published is None:
        return f"an undated {noun}"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _by(source: Source) -> str:
    return f"{'on' if source.kind == 'social-post' else 'by'} {_who(source)}"


def _who(source: Source) -> str:
    """The outlet as it stands in a sentence: 'the U.S. Bureau of Labor Statistics'."""
    return f"the {source.outlet}" if source.outlet.startswith(_WITH_THE) else source.outlet


def _as_copied(said: str, source: Source) -> str:
    """'an article …, as copied by pvnew.com', or 'a copy of an article …'."""
    copied = copied_how(source)
    if copied == A_COPY:
        return f"{copied} of {said}"
    return f"{said}, {copied}" if copied else said


def according(word: Attestation) -> str:
    """'according to an article published by TechCrunch on July 27, 2023, on the word of …'."""
    return f"according to {stated_in(word)}"


def stated_in(word: Attestation) -> str:
    """The document, who copied it, and on whose word it is."""
    origin = word.origin
    if word.is_copy:
        return f"{document(origin)}, as copied by {_who(word.source)}"
    if word.own:
        return document(word.source)
    when = ap_date(origin.published) if origin.published else "undated"
    return f"{document(word.source)}, on the word of {_who(origin)} ({when})"


def of_source(source: Source) -> str:
    """Who published what; a title that is a description is not quoted."""
    authors = [author.full for author in authors_of(source) if author.full != source.outlet]
    what = f"{_noun(source)} by {joined(authors)}" if authors else _noun(source)
    when = f" {dated(source.published)}" if source.published else ""
    if source.kind == "social-post":
        told = _as_copied(f"{what} was published {_by(source)}{when}", source)
    else:
        told = f"{_who(source)} published {_as_copied(f'{what}{when}', source)}"
    if not has_own_title(source):
        return f"{capitalised(told)}."
    title = with_stop(Shown(curly(source.title), "“", "”"), ".")
    return f"{capitalised(told)}, titled {title}"
