"""Charts as pictures: drawn by a process of their own, one at a time, and kept."""

import asyncio
import hashlib
import logging
import secrets
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.card import Chart
from bot.charts.fair_queue import FairQueue
from bot.charts.process import COMMAND, ChartProcess, PictureError, PictureKind

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """Seconds for a drawing, and for the first of a process with its start; charts that wait, and
    those of one server or person; charts of one process, whose memory is given back then; what
    is kept.
    """

    drawing: float = 5
    first_drawing: float = 5
    waiting: int = 64
    waiting_of_one: int = 16
    charts: int = 200
    kept: int = 256
    kept_bytes: int = 16_000_000


class ChartPool:
    """Draws charts. The process is started with the first one; close() ends it."""

    def __init__(self, command: Sequence[str] = COMMAND, limits: PoolLimits | None = None) -> None:
        self._command = command
        self._limits = limits or PoolLimits()
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._kept_bytes = 0
        self._drawings: dict[str, asyncio.Task[bytes | PictureError]] = {}
        self._turns = FairQueue()
        self._asked_by: Counter[int] = Counter()
        self._worker: ChartProcess | None = None
        self._closed = False

    def cached(self, chart: Chart, kind: PictureKind = "png") -> bytes | None:
        """The picture, where it was drawn before."""
        return self.kept(picture_key(chart, kind))

    def kept(self, key: str) -> bytes | None:
        """The picture of that picture_key, where it is kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    async def draw(self, chart: Chart, kind: PictureKind = "png", asker: int = 0) -> bytes:
        """The picture. PictureError where there is none; the log has the reason by then. Those who
        ask for charts have them drawn by turns.
        """
        key = picture_key(chart, kind)
        kept = self.kept(key)
        if kept is not None:
            return kept
        drawing = self._drawings.get(key)
        if drawing is None:
            drawing = self._begin(key, chart, kind, asker)
        # Who waits may go away; others may wait for the same chart, and it is kept for the next.
        await asyncio.wait([drawing])
        if drawing.cancelled():
            raise PictureError("the bot ends")
        drawn = drawing.result()
        if isinstance(drawn, PictureError):
            raise drawn
        return drawn

    def _begin(
        self, key: str, chart: Chart, kind: PictureKind, asker: int
    ) -> asyncio.Task[bytes | PictureError]:
        if self._closed:
            raise PictureError("the bot ends")
        if len(self._drawings) >= self._limits.waiting:
            log.warning("a chart is not drawn: %s wait already", len(self._drawings))
            raise PictureError("too many wait")
        if self._asked_by[asker] >= self._limits.waiting_of_one:
            log.warning("a chart is not drawn: %s of one asker wait", self._asked_by[asker])
            raise PictureError("too many of one asker wait")
        drawing = asyncio.create_task(self._drawn(key, chart, kind, asker))
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
        self, key: str, chart: Chart, kind: PictureKind, asker: int
    ) -> bytes | PictureError:
        async with self._turns.turn(asker):
            try:
                picture = await self._asked(chart.spec.encode(), kind)
            except PictureError as error:
                log.warning("chart %s could not be drawn: %s", secrets.token_hex(4), error)
                return error
            except Exception:
                reference = secrets.token_hex(4)
                log.exception("bug %s", reference)
                return PictureError(f"bug {reference}")
            finally:
                worker = self._worker
                if worker and not (worker.usable and worker.asked < self._limits.charts):
                    await self._end_worker()
        self._keep(key, picture)
        return picture

    async def _asked(self, spec: bytes, kind: PictureKind) -> bytes:
        if self._worker is not None and not self._worker.usable:
            await self._end_worker()  # somebody ended it since
        limit = self._limits.drawing
        if self._worker is None:
            self._worker = await ChartProcess.start(self._command)
            limit = self._limits.first_drawing
        return await self._worker.draw(spec, limit, kind)

    async def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.end()

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
        await self._end_worker()


def picture_key(chart: Chart, kind: PictureKind = "png") -> str:
    """What a picture is kept by."""
    return kind + hashlib.sha256(chart.spec.encode()).hexdigest()
