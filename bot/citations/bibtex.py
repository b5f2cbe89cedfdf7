"""A document as an entry of BibTeX, which biblatex reads as well."""

import re
from collections.abc import Sequence

from bot.citations.typography import curly
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
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}
"""BibTeX counts braces also where they are escaped, so they are spelled out. TeX prints another
letter for a bare '<', '>', '|' or '`'.
"""

_SPECIAL = re.compile(r"[\\{}~^&%$#_<>|`]")
_LIGATURE = re.compile(r"-(?=-)|,(?=,)")
_NOT_IN_ADDRESS = re.compile(r"[\s{}\\]")


def escaped(text: str) -> str:
    """Text as TeX prints it, letter for letter, on one line; straight marks become curly, since TeX
    would print each as a closing one.
    """
    line = curly(" ".join(text.split()))
    return _LIGATURE.sub(r"\g<0>{}", _SPECIAL.sub(lambda found: _ESCAPES[found[0]], line))


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
    """Year and month for BibTeX, `date` for biblatex, which has no field for a day of its own.

    A date in doubt is a year in doubt, since biblatex would leave the doubt out of `date`. Without
    a date the year is 'n.d.': BibTeX would print none.
    """
    if "issued" not in item:
        return {"year": "n.d."}
    first, last = item["issued"]["date-parts"][0], item["issued"]["date-parts"][-1]
    year = str(first[0]) if first[0] == last[0] else f"{first[0]}--{last[0]}"
    if item["issued"].get("circa"):
        return {"year": f"{year}?"}
    parts = {"year": year}
    if first[1:] and first[:2] == last[:2]:
        parts["month"] = MONTHS[first[1] - 1][:3].lower()
    if first[1:] or first != last:
        parts["date"] = "/".join(dict.fromkeys(map(_iso, (first, last))))
    return parts


def _iso(parts: Sequence[int]) -> str:
    """'2023-07-27', '2023-07' or '2023'."""
    return "-".join(f"{part:02}" for part in parts)


def _value(name: str, value: str) -> str:
    """A month is one of the words that BibTeX knows; all else stands in braces."""
    return value if name == "month" else f"{{{value}}}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
