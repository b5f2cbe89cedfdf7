"""A document as an entry of BibTeX."""

import re

from bot.domain.evidence.bibliography import CslItem, CslName, ItemType
from bot.models.dates import MONTHS

_ENTRIES: dict[ItemType, tuple[str, str]] = {
    "article-newspaper": ("article", "journal"),
    "entry-encyclopedia": ("misc", "howpublished"),
    "report": ("techreport", "institution"),
}
"""The kind of entry, and its field for who published the document."""

_OTHER = ("misc", "howpublished")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}
"""BibTeX counts braces also where they are escaped, so they are spelled out."""

_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_NOT_IN_ADDRESS = re.compile(r"[\s{}\\]")


def escaped(text: str) -> str:
    """Text as TeX prints it, letter for letter, on one line."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], " ".join(text.split()))


def bibtex(item: CslItem) -> str:
    """The entry, in UTF-8; its key is the id of the item."""
    kind, place = _ENTRIES.get(item["type"], _OTHER)
    fields = {
        "author": " and ".join(_name(author) for author in item.get("author", [])),
        "title": f"{{{escaped(item['title'])}}}",
        place: escaped(item.get("publisher") or item.get("container-title", "")),
        "type": escaped(item.get("genre", "")),
        **_date(item),
        "note": escaped(item.get("note", "")),
        "url": _NOT_IN_ADDRESS.sub(_percent, item.get("URL", "")),
    }
    lines = [f"  {name} = {_value(name, value)}" for name, value in fields.items() if value]
    return f"@{kind}{{{item['id']},\n" + ",\n".join(lines) + "\n}"


def _name(author: CslName) -> str:
    """'Coldewey, Devin'; a body in braces, which keep it whole."""
    if "literal" in author:
        return f"{{{escaped(author['literal'])}}}"
    names = (author.get("family", ""), author.get("given", ""))
    return ", ".join(escaped(name) for name in names if name)


def _date(item: CslItem) -> dict[str, str]:
    """Year, month and day as far as they are known; a date in doubt is a year in doubt."""
    if "issued" not in item:
        return {}
    year, *rest = item["issued"]["date-parts"][0]
    if item["issued"].get("circa"):
        return {"year": f"{year}?"}
    parts = {"year": str(year)}
    if rest:
        parts["month"] = MONTHS[rest[0] - 1][:3].lower()
    if rest[1:]:
        parts["day"] = str(rest[1])
    return parts


def _value(name: str, value: str) -> str:
    """A month is one of the words that BibTeX knows; all else stands in braces."""
    return value if name == "month" else f"{{{value}}}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
