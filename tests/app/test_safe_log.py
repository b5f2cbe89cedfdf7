"""The log has where an error came from, never what it says, and never the token."""

import logging
from pathlib import Path

import pytest

from bot.log import SafeFormatter, set_up_logging
from tests.kit.bot_process import run_python

TYPED = "what somebody typed"
TOKEN = "sesame-open-the-door"


class OddError(Exception):
    """An error of our own."""


def deep(depth: int) -> None:
    if depth:
        deep(depth - 1)
    raise OddError(TYPED)


def record_of(error: BaseException, message: str = "it broke") -> logging.LogRecord:
    raised = (type(error), error, error.__traceback__)
    return logging.LogRecord("bot.test", logging.ERROR, __file__, 1, message, (), raised)


def caused() -> None:
    try:
        int(TYPED)
    except ValueError as error:
        raise OddError(TYPED) from error


def happened_meanwhile() -> None:
    try:
        int(TYPED)
    except ValueError:
        deep(0)


def caught(depth: int = 0) -> OddError:
    try:
        deep(depth)
    except OddError as error:
        return error
    raise AssertionError


def test_a_traceback_has_frames_and_type_but_no_message() -> None:
    text = SafeFormatter("").format(record_of(caught(2)))

    assert "ERROR bot.test: it broke" in text
    assert text.count(f'File "{__file__}"') == 4
    assert "in deep" in text
    assert text.endswith(f"{__name__}.OddError")
    assert TYPED not in text


def test_causes_are_told_the_same_way() -> None:
    with pytest.raises(OddError) as raised:
        caused()
    text = SafeFormatter("").format(record_of(raised.value))

    assert "builtins.ValueError" in text
    assert f"{__name__}.OddError" in text
    assert text.count("File ") == 3
    assert TYPED not in text


def test_the_context_of_an_error_is_told_the_same_way() -> None:
    with pytest.raises(OddError) as raised:
        happened_meanwhile()
    text = SafeFormatter("").format(record_of(raised.value))

    assert "builtins.ValueError" in text
    assert TYPED not in text


def test_errors_in_a_group_do_not_say_what_was_typed() -> None:
    group = ExceptionGroup(TYPED, [caught(), ValueError(TYPED)])
    text = SafeFormatter("").format(record_of(group))

    assert "ExceptionGroup" in text
    assert TYPED not in text


def test_notes_on_an_error_are_not_told() -> None:
    error = caught()
    error.add_note(TYPED)

    assert TYPED not in SafeFormatter("").format(record_of(error))


def test_an_error_that_never_was_raised_is_its_type() -> None:
    text = SafeFormatter("").format(record_of(OddError(TYPED)))

    assert text.endswith(f"it broke\n{__name__}.OddError")


def test_the_token_is_replaced_everywhere() -> None:
    arguments = logging.LogRecord(
        "bot.test", logging.INFO, __file__, 1, f"%s and {TOKEN}", (TOKEN,), None
    )
    text = SafeFormatter(TOKEN).format(arguments)
    assert text.endswith("[token] and [token]")

    with pytest.raises(ZeroDivisionError) as raised:
        eval(compile("1 / 0", f"/home/{TOKEN}/x.py", "eval"))  # noqa: S307
    text = SafeFormatter(TOKEN).format(record_of(raised.value, TOKEN))
    assert TOKEN not in text
    assert "/home/[token]/x.py" in text


def test_a_message_is_one_line_whatever_is_in_it() -> None:
    hostile = "a\nb\r\x1b[31mc\x00\u2028d\u202ee 2026-11-21 00:00:00,000 ERROR bot: forged"
    plain = logging.LogRecord("bot.test", logging.INFO, __file__, 1, "%s", (hostile,), None)
    text = SafeFormatter("").format(plain)

    assert len(text.splitlines()) == 1
    assert text.isprintable()
    assert r"a\nb\r\x1b[31mc\x00\u2028d\u202ee" in text


@pytest.mark.parametrize(
    "address",
    [
        "https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24/messages/@original",
        "https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb24/callback?with_response=1",
        "/webhooks/123/aW50ZXJhY3Rpb24",
    ],
)
def test_the_token_of_an_interaction_is_replaced(address: str) -> None:
    plain = logging.LogRecord("x", logging.INFO, __file__, 1, "PATCH %s: 404", (address,), None)
    text = SafeFormatter("").format(plain)

    assert "/123/[token]" in text
    assert "aW50" not in text
    assert text.endswith(": 404")


ABANDONED = f"""
import asyncio, gc
from bot.log import set_up_logging

async def fail():
    raise ValueError("{TYPED}")

async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()

set_up_logging("DEBUG", "{TOKEN}")
asyncio.run(main())
"""


def test_what_a_task_failed_with_is_told_without_its_words(tmp_path: Path) -> None:
    """Of a task that nobody waits for asyncio writes the error in its own words."""
    done = run_python(tmp_path, "-c", ABANDONED)

    assert done.returncode == 0
    assert "ERROR asyncio: Task exception was never retrieved\n" in done.stderr
    assert "builtins.ValueError" in done.stderr
    assert TYPED not in done.stderr.replace(f'ValueError("{TYPED}")', "", 1)


def test_without_a_token_nothing_is_replaced() -> None:
    plain = logging.LogRecord("bot.test", logging.INFO, __file__, 1, "as it is", (), None)

    assert SafeFormatter("").format(plain).endswith("INFO bot.test: as it is")


PROGRAM = f"""
import logging
from bot.log import set_up_logging

set_up_logging("WARNING", "{TOKEN}")
set_up_logging("WARNING", "{TOKEN}")
log = logging.getLogger("bot.test")
log.info("too quiet")
log.warning("the token is %s", "{TOKEN}")
try:
    int("{TYPED}")
except ValueError:
    log.exception("could not read it")
"""


def test_what_is_set_up_is_safe_and_writes_once(tmp_path: Path) -> None:
    done = run_python(tmp_path, "-c", PROGRAM)

    assert done.returncode == 0
    assert done.stdout == ""
    assert "too quiet" not in done.stderr
    assert done.stderr.count("the token is [token]") == 1
    assert "builtins.ValueError" in done.stderr
    assert TOKEN not in done.stderr
    assert TYPED not in done.stderr.replace(f'int("{TYPED}")', "")


CIRCLE = """
import logging, resource, sys
from bot.log import SafeFormatter

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
one, two = ValueError(), KeyError()
one.__cause__, two.__cause__ = two, one
raised = (type(one), one, None)
record = logging.LogRecord("bot", logging.ERROR, "x.py", 1, "it broke", (), raised)
print(SafeFormatter("").format(record))
"""


def test_errors_that_cause_each_other_end(tmp_path: Path) -> None:
    """`raise two from one` in one place and `raise one from two` in another make a circle."""
    done = run_python(tmp_path, "-c", CIRCLE)

    assert done.returncode == 0
    assert "KeyError" in done.stdout


def test_levels_of_the_libraries() -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        set_up_logging("INFO", "")
        assert not logging.getLogger("discord.gateway").isEnabledFor(logging.INFO)
        assert not logging.getLogger("aiosqlite").isEnabledFor(logging.DEBUG)
        assert logging.getLogger("bot.app").isEnabledFor(logging.INFO)
        assert len(root.handlers) == 1
    finally:
        root.handlers[:], root.level = before[0], before[1]
