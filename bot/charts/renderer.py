"""The program of the process that draws charts, `python -m bot.charts.renderer`.

It reads Vega-Lite specifications from standard input and writes pictures to standard output, one
for one: a request is a letter (p for PNG, s for SVG), its length and the specification, an answer a
status, its length and the picture (or, in a few words, why there is none). It is a process of its
own because vl-convert holds the interpreter's lock while it draws, so that nothing could answer
meanwhile, and because a drawing that hangs can only be killed.
"""

import io
import json
import os
import re
import signal
import struct
import sys
import time
from collections.abc import Callable
from typing import Any, BinaryIO, cast
from xml.sax.saxutils import escape

import vl_convert
from PIL import Image

REQUEST = struct.Struct(">cI")
ANSWER = struct.Struct(">?I")
"""Whether there is a picture, and the length of what follows."""

_TITLE_ID, _DESCRIPTION_ID = "picketdesk-title", "picketdesk-description"
"""They tell the ids apart from those of a page that the drawing is put into."""

_SCALE = 2
_MOST_BYTES = 150_000
_PALETTES = (64, 16)
"""Colours of the picture: 64 look like all; 16 where it would be too large otherwise."""

_LAST_RESORT = 20.0
"""Seconds for one drawing, should the bot not be there any more to end it."""

_LOWER_PRIORITY = 5
_REASON = re.compile(r"""(?:Vega-Lite to (?:PNG|SVG) conversion failed:\n)?([^"'`{\n]{0,80})""")
"""As much of an error's message as has nothing of the specification in it."""


def draw(spec: bytes) -> bytes:
    """The picture as PNG. ValueError where there is none; nothing is ever fetched for it."""
    wanted = _read(spec)
    full = vl_convert.vegalite_to_png(wanted, scale=_SCALE, allowed_base_urls=[])
    with Image.open(io.BytesIO(full)) as drawn:
        picture = Image.new("RGB", drawn.size, "white")
        picture.paste(drawn, mask=drawn.getchannel("A"))
    for colours in _PALETTES:
        small = _packed(picture, colours)
        if len(small) < _MOST_BYTES:
            return small
    raise ValueError("the picture is too large")


def draw_svg(spec: bytes) -> bytes:
    """The picture as SVG, which names its font. ValueError where there is none.

    To a screen reader it is one image with the `title` and the `description` of the specification's
    `usermeta`. Vega would have every mark read out, and puts a description nowhere.
    """
    wanted = _read(spec)
    drawn: str = vl_convert.vegalite_to_svg(wanted, allowed_base_urls=[])
    named = wanted.get("usermeta", {})
    root, _, inside = drawn.removesuffix("</svg>").partition(">")
    return (
        f'{root} lang="en" role="img" aria-labelledby="{_TITLE_ID}"'
        f' aria-describedby="{_DESCRIPTION_ID}">'
        f'<title id="{_TITLE_ID}">{escape(named.get("title", ""))}</title>'
        f'<desc id="{_DESCRIPTION_ID}">{escape(named.get("description", ""))}</desc>'
        f'<g aria-hidden="true">{inside}</g></svg>'
    ).encode()


def _read(spec: bytes) -> Any:  # noqa: ANN401  (JSON)
    wanted = json.loads(spec)
    if _has_address(wanted):
        raise ValueError("the specification has an address")
    return wanted


def _has_address(part: Any) -> bool:  # noqa: ANN401  (JSON)
    """Data and images are given by `url`, which may also be a file's."""
    if isinstance(part, dict):
        found = cast("dict[str, Any]", part)
        return "url" in found or any(_has_address(value) for value in found.values())
    return isinstance(part, list) and any(map(_has_address, cast("list[Any]", part)))


def _packed(picture: Image.Image, colours: int) -> bytes:
    """With a palette, a picture weighs a tenth. Without dithering, areas stay even."""
    few = picture.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    few.save(packed, "PNG")
    return packed.getvalue()


DRAWN_BY = {b"p": draw, b"s": draw_svg}


def answer(spec: bytes, kind: bytes = b"p") -> bytes:
    try:
        body, drawn = DRAWN_BY[kind](spec), True
    except Exception as error:  # noqa: BLE001  (whatever it is, the next chart may be good)
        body, drawn = _reason(error), False
    return ANSWER.pack(drawn, len(body)) + body


def _reason(error: Exception) -> bytes:
    """vl-convert's messages have a first line of their own, then the error that Vega raised."""
    start = _REASON.match(str(error))
    return f"{type(error).__name__}: {start[1].strip() if start else ''}".encode()


def serve(requests: BinaryIO, answers: BinaryIO, arm: Callable[[float], object]) -> None:
    """Until the requests end: with the bot, whose end of the pipe closes however it ended."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        kind, length = REQUEST.unpack(head)
        spec = requests.read(length)
        if len(spec) < length:
            return
        arm(_LAST_RESORT)
        told = answer(spec, kind)
        arm(0)
        answers.write(told)
        answers.flush()


def _armed() -> Callable[[float], object]:
    """A timer by which the system ends the process: code that hangs lets no Python run."""
    if not hasattr(signal, "setitimer"):
        return lambda _: None
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    return lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which then ends this
    if hasattr(os, "nice"):
        os.nice(_LOWER_PRIORITY)  # answers go first
    os.environ["TZ"] = "UTC"  # Vega shows days in the local time, and a day must stay that day
    if hasattr(time, "tzset"):
        time.tzset()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what Vega prints is not an answer
    serve(sys.stdin.buffer, answers, _armed())


if __name__ == "__main__":
    main()
