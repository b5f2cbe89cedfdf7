"""Logging to standard error, with nothing in it that a person typed and never a token."""

import logging
import re
import sys
import traceback
from types import TracebackType

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What could end a line, colour a terminal, or turn the text around."""

_IN_ADDRESS = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.=-]+")
"""Whoever has the token of an interaction can answer it for fifteen minutes."""


class SafeFormatter(logging.Formatter):
    """Messages on one line, and tracebacks without the messages of their errors, which may hold
    what was typed.
    """

    def __init__(self, secret: str) -> None:
        super().__init__(_LINE)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        text = _IN_ADDRESS.sub(r"\1[token]", super().format(record))
        return text.replace(self._secret, "[token]") if self._secret else text

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (the same)
        text = super().formatMessage(record)
        if record.name == "asyncio":
            text = text.partition("\n")[0]  # below stands the error of a task, in its own words
        return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802  (the base class names it)
        lines: list[str] = []
        error = ei[1]
        told: set[int] = set()
        while error is not None and id(error) not in told:
            told.add(id(error))
            frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            lines += [line for line in (frames, kind) if line]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def set_up_logging(level: str, secret: str) -> None:
    """One handler for everything, once."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(SafeFormatter(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # At DEBUG, discord.py and aiosqlite print what comes over the wire, with what people type.
    libraries = {"DEBUG": "INFO", "ERROR": "ERROR"}.get(level, "WARNING")
    for name in ("discord", "aiosqlite"):
        logging.getLogger(name).setLevel(libraries)
    # They warn of guilds and of voice, which the bot does without on purpose.
    for name in ("discord.state", "discord.client"):
        logging.getLogger(name).setLevel(logging.ERROR)
