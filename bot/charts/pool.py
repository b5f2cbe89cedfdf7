"""Charts as pictures: drawn by a process of their own, one at a time, and kept."""

import asyncio
import hashlib
import logging
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.fair_queue import FairQueue
from bot.charts.process import COMMAND, ChartProcess, PictureError, PictureKind
from bot.errors import log_bug, new_reference

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """What a ChartPool allows.

    Attributes:
        drawing: Seconds for a chart.
        first_drawing: Seconds for the first chart of a process, with the start of the process.
        waiting: Charts that wait or are being drawn.
        waiting_of_one: Those of them that one server or person asked for.
        charts: Charts until the process is replaced by another, which gives its memory back.
        kept: Pictures kept in memory.
        kept_bytes: Bytes of all pictures kept.
    """

    drawing: float = 5
    first_drawing: float = 5
    waiting: int = 64
    waiting_of_one: int = 16
    charts: int = 200
    kept: int = 256
    kept_bytes: int = 16_000_000


class ChartPool:
    """Draws Vega-Lite specifications (JSON) in a process, which is started with the first one."""

    def __init__(self, command: Sequence[str] = COMMAND, limits: PoolLimits | None = None) -> None:
        self._command = command
        self._limits = limits or PoolLimits()
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._kept_bytes = 0
        self._drawings: dict[str, asyncio.Task[bytes | PictureError]] = {}
        self._queue = FairQueue()
        self._asked_by: Counter[int] = Counter()
        self._process: ChartProcess | None = None
        self._closed = False

    def cached(self, specification: str, kind: PictureKind = "png") -> bytes | None:
        """The picture, where it was drawn before."""
        return self.kept(picture_key(specification, kind))

    def kept(self, key: str) -> bytes | None:
        """The picture of that picture_key, where it is kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    async def draw(self, specification: str, kind: PictureKind = "png", asker: int = 0) -> bytes:
        """The picture. Askers, by the id of their server or their own, have theirs drawn in turn.

        Raises:
            PictureError: There is none; the reason is in the log by then.
        """
        key = picture_key(specification, kind)
        kept = self.kept(key)
        if kept is not None:
            return kept
        drawing = self._drawings.get(key)
        if drawing is None:
            drawing = self._begin(key, specification, kind, asker)
        # Who waits may go away; others may wait for the same chart, and it is kept for the next.
        await asyncio.wait([drawing])
        if drawing.cancelled():
            raise PictureError("the bot ends")
        drawn = drawing.result()
        if isinstance(drawn, PictureError):
            raise drawn
        return drawn

    def _begin(
        self, key: str, specification: str, kind: PictureKind, asker: int
    ) -> asyncio.Task[bytes | PictureError]:
        if self._closed:
            raise PictureError("the bot ends")
        if len(self._drawings) >= self._limits.waiting:
            log.warning("a chart is not drawn: %s wait already", len(self._drawings))
            raise PictureError("too many wait")
        if self._asked_by[asker] >= self._limits.waiting_of_one:
            log.warning("a chart is not drawn: %s of one asker wait", self._asked_by[asker])
            raise PictureError("too many of one asker wait")
        drawing = asyncio.create_task(self._drawn(key, specification, kind, asker))
        self._drawings[key] = drawing
        self._asked_by[asker] += 1
        drawing.add_done_callback(lambda _: self._end_drawing(key, asker))
        return drawing

    def _end_drawing(self, key: str, asker: int) -> None:
        self._drawings.pop(key, None)
        self._asked_by[asker] -= 1
        if not self._asked_by[asker]:
            del self._asked_by[asker]

    async def _drawn(
        self, key: str, specification: str, kind: PictureKind, asker: int
    ) -> bytes | PictureError:
        async with self._queue.turn(asker):
            try:
                picture = await self._draw_next(specification.encode(), kind)
            except PictureError as error:
                log.warning("chart %s could not be drawn: %s", new_reference(), error)
                return error
            except Exception as error:  # noqa: BLE001  (whoever waits has an answer all the same)
                return PictureError(f"bug {log_bug(log, error)}")
            finally:
                process = self._process
                if process and not (process.usable and process.asked < self._limits.charts):
                    await self._end_process()
        self._keep(key, picture)
        return picture

    async def _draw_next(self, specification: bytes, kind: PictureKind) -> bytes:
        if self._process is not None and not self._process.usable:
            await self._end_process()  # somebody ended it since
        limit = self._limits.drawing
        if self._process is None:
            self._process = await ChartProcess.start(self._command)
            limit = self._limits.first_drawing
        return await self._process.draw(specification, limit, kind)

    async def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await process.end()

    def _keep(self, key: str, picture: bytes) -> None:
        self._kept[key] = picture
        self._kept_bytes += len(picture)
        while len(self._kept) > self._limits.kept or self._kept_bytes > self._limits.kept_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= len(oldest)

    async def close(self) -> None:
        """End the process and give up what waits for it."""
        self._closed = True
        drawings = list(self._drawings.values())
        for drawing in drawings:
            drawing.cancel()
        if drawings:
            await asyncio.wait(drawings)
        await self._end_process()


def picture_key(specification: str, kind: PictureKind = "png") -> str:
    """What a picture is kept by."""
    return kind + hashlib.sha256(specification.encode()).hexdigest()
