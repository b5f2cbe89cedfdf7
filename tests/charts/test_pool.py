"""Charts as pictures: the process that draws them, and what becomes of one that does not."""

import asyncio
import io
import json
import logging
import os
import signal
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import uvloop
from PIL import Image

from bot.charts.pool import ChartPool, PictureError, PoolLimits
from bot.charts.process import COMMAND, PictureKind
from tests.kit.bot_process import alive, drawing_for, gone
from tests.kit.chart_programs import SERVES, TELLS, program, waits_for

SHORT = PoolLimits(drawing=0.5, first_drawing=0.5)
PATIENCE = 20.0
PATIENT = PoolLimits(drawing=PATIENCE, first_drawing=PATIENCE)


def written(spec: object) -> str:
    return spec if isinstance(spec, str) else json.dumps(spec)


def bars(*heights: int, **more: object) -> str:
    values = [{"name": f"Role {n}", "pay": height} for n, height in enumerate(heights)]
    encoding = {"y": {"field": "name"}, "x": {"field": "pay", "type": "quantitative"}}
    return written({"data": {"values": values}, "mark": "bar", "encoding": encoding, **more})


@asynccontextmanager
async def opened(
    command: tuple[str, ...] = COMMAND, limits: PoolLimits = PATIENT
) -> AsyncGenerator[ChartPool]:
    pictures = ChartPool(command, limits)
    try:
        yield pictures
    finally:
        await pictures.close()
        assert drawing_for(os.getpid()) == []


def told(picture: bytes) -> tuple[int, int, str]:
    """What TELLS says: the process, its count, the specification."""
    process, number, spec = picture.removeprefix(b"\x89PNG\r\n\x1a\n").split(b":", 2)
    return int(process), int(number), spec.decode()


async def failure(pictures: ChartPool, wanted: str) -> str:
    with pytest.raises(PictureError) as raised:
        await pictures.draw(wanted)
    return str(raised.value)


# --- The real process ----------------------------------------------------------------------------


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_a_chart_becomes_a_small_sharp_picture(
    run: Callable[[Coroutine[Any, Any, bytes]], bytes],
) -> None:
    async def draw() -> bytes:
        async with opened() as pictures:
            return await pictures.draw(bars(3, 5, 8, width=400, height=200, padding=0))

    picture = run(draw())

    assert len(picture) < 150_000
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        assert image.width > 800, "two pixels for each that the chart has"
        assert len(image.convert("RGB").getcolors(65) or []) > 2


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "{",
        "null",
        {},
        {"mark": "zork"},
        {"data": {"url": "http://127.0.0.1:1/x.json"}, "mark": "bar"},
        {"data": {"url": "file:///etc/hostname"}, "mark": "bar"},
        {"layer": [{"mark": {"type": "image", "url": "x.png"}}]},
        {"data": {"values": [{"a": 1}]}, "mark": "image", "encoding": {"url": {"field": "a"}}},
    ],
)
async def test_a_bad_chart_fails_and_the_next_is_good(
    spec: object, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened() as pictures:
        await pictures.draw(bars(1))
        [process] = drawing_for(os.getpid())
        with caplog.at_level(logging.WARNING):
            await failure(pictures, written(spec))
        await pictures.draw(bars(2))
        assert drawing_for(os.getpid()) == [process]

    [record] = caplog.records
    assert record.levelname == "WARNING"
    assert "could not be drawn" in record.getMessage()


async def test_the_log_has_nothing_of_the_chart(caplog: pytest.LogCaptureFixture) -> None:
    async with opened() as pictures:
        for spec in ({"zanzibar": 1}, '{"zanzibar', {"data": {"url": "zanzibar"}, "mark": "bar"}):
            assert "zanzibar" not in await failure(pictures, written(spec))

    assert len(caplog.records) == 3
    assert "zanzibar" not in caplog.text


async def test_a_transparent_chart_gets_a_ground() -> None:
    async with opened() as pictures:
        picture = await pictures.draw(bars(1, background=None))

    with Image.open(io.BytesIO(picture)) as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)


async def test_days_are_shown_as_they_are_wherever_the_machine_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = [{"day": "2023-07-01", "n": 1}, {"day": "2023-07-31", "n": 2}]
    encoding = {"x": {"field": "day", "timeUnit": "yearmonthdate"}, "y": {"field": "n"}}
    wanted = written({"data": {"values": days}, "mark": "point", "encoding": encoding})
    drawn: set[bytes] = set()
    for zone in ("UTC", "America/Los_Angeles", "Pacific/Kiritimati"):
        monkeypatch.setenv("TZ", zone)
        async with opened() as pictures:
            drawn.add(await pictures.draw(wanted))

    assert len(drawn) == 1


@pytest.mark.parametrize("font", ["Liberation Sans", "sans-serif"])
async def test_text_is_drawn_on_a_machine_without_fonts(
    font: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fonts").mkdir()
    fonts = f"<fontconfig><dir>{tmp_path}/fonts</dir></fontconfig>"
    (tmp_path / "fonts.conf").write_text(fonts, encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    mark = {"type": "text", "text": "Pay: $900,000 – × ÷ é", "font": font}
    async with opened() as pictures:
        picture = await pictures.draw(written({"data": {"values": [{}]}, "mark": mark}))

    with Image.open(io.BytesIO(picture)) as image:
        assert len(image.convert("RGB").getcolors(65) or []) > 4


async def test_a_chart_is_also_drawn_as_svg_and_kept_beside_its_png() -> None:
    async with opened() as pictures:
        drawing = await pictures.draw(bars(1, 2, title="<Ω & 'x'>"), "svg")
        picture = await pictures.draw(bars(1, 2, title="<Ω & 'x'>"))

        assert drawing.startswith(b"<svg ")
        assert "&lt;Ω &amp; 'x'&gt;" in drawing.decode()
        assert picture.startswith(b"\x89PNG")
        assert pictures.cached(bars(1, 2, title="<Ω & 'x'>"), "svg") == drawing
        with pytest.raises(PictureError, match="the specification has an address"):
            await pictures.draw(written({"data": {"url": "file:///etc/hostname"}}), "svg")


@pytest.mark.parametrize("kind", ["png", "svg"])
async def test_the_log_has_the_reason_that_vega_gave(kind: PictureKind) -> None:
    async with opened() as pictures:
        with pytest.raises(PictureError, match="ValueError: TypeError: Cannot read properties"):
            await pictures.draw(written({"mark": "zork"}), kind)


async def test_it_ends_with_its_input_and_not_by_ctrl_c() -> None:
    process = await asyncio.create_subprocess_exec(
        *COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    spec = bars(1).encode()
    for _ in range(2):
        process.stdin.write(b"p" + len(spec).to_bytes(4, "big") + spec)
        async with asyncio.timeout(PATIENCE):
            head = await process.stdout.readexactly(5)
            await process.stdout.readexactly(int.from_bytes(head[1:], "big"))
        process.send_signal(signal.SIGINT)

    assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0)
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


HANGS_IN_C = """
import re
from bot.charts import renderer as drawing
drawing._LAST_RESORT = 0.3
drawing.draw = lambda spec: re.match("(a+)+$", "a" * 60 + "b")
drawing.main()
"""
NOISY = r"""
import os
from bot.charts import renderer as drawing
drawn = drawing.draw
drawing.draw = lambda spec: (print("noise", flush=True), os.write(1, b"noise"), drawn(spec))[-1]
drawing.main()
"""


async def test_what_hangs_with_the_interpreters_lock_ends_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with opened(program(HANGS_IN_C), PoolLimits(first_drawing=PATIENCE)) as pictures:
        assert await failure(pictures, bars(1)) == "the process ended"

    assert len(caplog.records) == 1


async def test_what_vega_prints_is_no_answer() -> None:
    async with opened(program(NOISY)) as pictures:
        assert (await pictures.draw(bars(1))).startswith(b"\x89PNG")
        assert (await pictures.draw(bars(2))).startswith(b"\x89PNG")


# --- Drawn once, and kept ------------------------------------------------------------------------


async def test_one_chart_is_drawn_once_for_all_who_wait() -> None:
    async with opened(program(TELLS)) as pictures:
        assert pictures.cached(bars(1)) is None
        drawn = await asyncio.gather(*[pictures.draw(bars(n % 3)) for n in range(12)])
        again = await pictures.draw(bars(1))

        assert sorted({told(one)[1] for one in drawn}) == [1, 2, 3]
        assert again == drawn[1] == pictures.cached(bars(1))
        assert [told(one)[2] for one in drawn] == [bars(n % 3) for n in range(12)]


async def test_who_goes_away_does_not_stop_the_drawing(tmp_path: Path) -> None:
    async with opened(waits_for(tmp_path / "go")) as pictures:
        first, second = (asyncio.create_task(pictures.draw(bars(1))) for _ in range(2))
        await asyncio.sleep(0.05)
        first.cancel()
        (tmp_path / "go").touch()

        assert await second == pictures.cached(bars(1))
        assert first.cancelled()


@pytest.mark.parametrize(
    "limits", [PoolLimits(kept=2), PoolLimits(kept_bytes=400)], ids=["by count", "by bytes"]
)
async def test_the_one_that_was_not_asked_for_longest_is_forgotten(limits: PoolLimits) -> None:
    async with opened(program(TELLS), limits) as pictures:
        for n in (1, 2):
            assert 140 < len(await pictures.draw(bars(n))) < 200
        pictures.cached(bars(1))
        await pictures.draw(bars(3))

        assert [n for n in (1, 2, 3) if pictures.cached(bars(n))] == [1, 3]


async def test_the_process_is_not_told_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-word")
    monkeypatch.setenv("TZ", "UTC")
    tells = f"{SERVES}\nrequest()\nreply(PNG + repr(sorted(os.environ)).encode())"
    async with opened(program(tells)) as pictures:
        told = await pictures.draw(bars(1))

    assert b"'TZ'" in told
    assert b"DISCORD_TOKEN" not in told


async def test_no_more_wait_than_can_be_drawn_soon(tmp_path: Path) -> None:
    async with opened(waits_for(tmp_path / "go"), PoolLimits(waiting=2)) as pictures:
        waiting = [asyncio.create_task(pictures.draw(bars(n))) for n in (1, 2)]
        await asyncio.sleep(0.05)

        assert await failure(pictures, bars(3)) == "too many wait"
        same = asyncio.create_task(pictures.draw(bars(1)))
        (tmp_path / "go").touch()
        assert len(await asyncio.gather(*waiting, same)) == 3


# --- Processes that fail -------------------------------------------------------------------------

MISBEHAVES = {
    "sleeps": "request(); time.sleep(60)",
    "never reads": "time.sleep(60)",
    "ends": "request(); raise SystemExit(3)",
    "ends at once": "raise SystemExit(3)",
    "is killed": "request(); os.kill(os.getpid(), 9)",
    "writes garbage": "request(); print('no picture today', flush=True); time.sleep(60)",
    "writes no end of garbage": "request()\nwhile True: os.write(1, bytes(65536))",
    "writes half": "request(); os.write(1, struct.pack('>?I', True, 99) + PNG); time.sleep(60)",
    "writes what is no picture": "request(); reply(b'no picture'); time.sleep(60)",
    "promises too much": "os.write(1, struct.pack('>?I', True, 1 << 30)); time.sleep(60)",
    "closes its output": "request(); os.close(1); time.sleep(60)",
}


@pytest.mark.parametrize("how", MISBEHAVES)
async def test_a_process_that_misbehaves_costs_one_picture(
    how: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    once = f"""{SERVES}
import pathlib, time
first = pathlib.Path(sys.argv[1])
if not first.exists():
    first.write_text(str(os.getpid()))
    {MISBEHAVES[how].replace(chr(10), chr(10) + "    ")}
"""
    command = program(once + TELLS, tmp_path / "first")
    async with opened(command, PoolLimits(drawing=3, first_drawing=3)) as pictures:
        async with asyncio.timeout(PATIENCE):
            await failure(pictures, bars(*range(20_000)))
        assert not alive(int((tmp_path / "first").read_text()))
        assert told(await pictures.draw(bars(2)))[1] == 1

    assert len(caplog.records) == 1


async def test_a_command_that_cannot_be_started() -> None:
    async with opened(("/no/such/program",)) as pictures:
        assert "does not start" in await failure(pictures, bars(1))


async def test_a_process_that_was_killed_while_it_had_nothing_to_do_costs_nothing() -> None:
    async with opened(program(TELLS)) as pictures:
        process, _, _ = told(await pictures.draw(bars(1)))
        os.kill(process, signal.SIGKILL)
        await gone(process)
        await asyncio.sleep(0.1)

        other, number, _ = told(await pictures.draw(bars(2)))
        assert (other != process, number) == (True, 1)


async def test_a_process_is_replaced_after_so_many_charts() -> None:
    async with opened(program(TELLS), PoolLimits(charts=2)) as pictures:
        drawn = [told(await pictures.draw(bars(n))) for n in range(5)]

        assert [number for _, number, _ in drawn] == [1, 2, 1, 2, 1]
        processes = list(dict.fromkeys(process for process, _, _ in drawn))
        assert [alive(process) for process in processes] == [False, False, True]
    assert not any(map(alive, processes))


async def test_the_limit_is_for_one_drawing_and_not_for_the_wait() -> None:
    slow = f"{SERVES}\nimport time\nwhile True: spec = request(); time.sleep(.5); reply(PNG + spec)"
    async with opened(program(slow), PoolLimits(drawing=2.5, first_drawing=PATIENCE)) as pictures:
        assert len(await asyncio.gather(*[pictures.draw(bars(n)) for n in range(6)])) == 6


# --- The end -------------------------------------------------------------------------------------


async def test_nothing_is_started_before_the_first_chart() -> None:
    async with opened():
        assert drawing_for(os.getpid()) == []


async def test_the_end_ends_the_process_and_who_waits(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(waits_for(tmp_path / "never")) as pictures:
        waiting = [asyncio.create_task(pictures.draw(bars(n))) for n in (1, 2, 2)]
        await asyncio.sleep(0.3)
        async with asyncio.timeout(PATIENCE):
            await pictures.close()

        ended = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(one) for one in ended] == [PictureError] * 3
        assert await failure(pictures, bars(3)) == "the bot ends"
    assert caplog.records == []
