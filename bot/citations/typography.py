"""Titles as they are printed: curly quotation marks, American order of marks and stops."""

import re
from dataclasses import dataclass

_OPENING_DOUBLE = re.compile(r'(?:(?<=^)|(?<=[\s(\[—‘]))"')
_OPENING_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[—“]))'(?!\d)")


def curly(text: str) -> str:
    """Straight quotation marks and apostrophes as the ones that are printed."""
    text = _OPENING_DOUBLE.sub("“", text).replace('"', "”")
    return _OPENING_SINGLE.sub("‘", text).replace("'", "’")


@dataclass(frozen=True, slots=True)
class Shown:
    """A title with what stands around it (marks, italics, brackets) and what is `told` of it."""

    title: str
    opening: str
    closing: str
    told: str = ""


def with_stop(shown: Shown, stop: str) -> str:
    """The title and the stop behind it ('.', ',' or none, and perhaps a space).

    A stop goes inside quotation marks; there is no full stop after a title's own '.', '?' or '!'.
    In quotation marks, the title's own become single ones.
    """
    bare, marks = _without_marks(shown.title)
    mark, space = stop.rstrip(), " " if stop.endswith(" ") else ""
    if mark == "." and bare.endswith((".", "?", "!")) and not (shown.told or "]" in shown.closing):
        mark = ""
    if "“" in shown.opening:
        bare, marks = _single(bare), _single(marks)
    inside = bool(marks or "”" in shown.closing) and not shown.told
    ending = (
        f"{mark}{marks}{shown.closing}" if inside else f"{marks}{shown.closing}{shown.told}{mark}"
    )
    return f"{shown.opening}{bare}{ending}{space}"


def _without_marks(title: str) -> tuple[str, str]:
    """The title and the quotation marks that end it; an apostrophe is none of them."""
    closing = "”’" if "‘" in title else "”"
    bare = title.rstrip(closing)
    return bare, title[len(bare) :]


def _single(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")
