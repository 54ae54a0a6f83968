"""The crew: the processes that evaluate queries, and who may use them when.

Every query begins in the quick lane. One that takes longer than ``brief`` seconds leaves it: it
goes on behind the others, if the long lane has room, and another process takes its place. So a
quick query waits for other quick ones only, however many endless ones there are. A query of a
shape that was long before begins in the long lane; one that ended its process is refused for a
while.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from shisaku_graph.errors import RequestError
from shisaku_graph.serve import refusals
from shisaku_graph.serve.evaluation import Answer, Question
from shisaku_graph.serve.limits import Limits
from shisaku_graph.serve.process import Process, Spent

Told = tuple[dict[str, Any], bytes]
"""What a process says: header and body."""

WORKER: Final = "shisaku_graph.serve.worker"
_REMEMBERED: Final = 1_000  # shapes of queries that were long, or ended their process
_SPARE: Final = 2  # processes beyond those that may be at work: they stand in for ended ones
_PAUSE, _LONGEST_PAUSE = 10.0, 300.0  # seconds in which a shape that ended a process is refused
_LEAST: Final = 0.1  # seconds of processor time in the quick lane, however many wait
_ASIDE: Final = 1.0  # seconds after which it makes room for those that wait
_TURNS: Final = 5_000  # answers after which a process is replaced: nothing piles up in it


class Crew:
    """The processes over one store.

    Attributes:
        confined: whether the system itself refuses the processes sockets and programs.
        ended: how many processes were ended, by the reason.
    """

    def __init__(
        self,
        store: Path,
        limits: Limits,
        services: frozenset[str] = frozenset(),
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._limits = limits
        self._first: dict[str, Any] = {
            "store": str(store),
            "memory": limits.memory,
            "seconds": limits.seconds,
            "services": sorted(services),
            "size": limits.answer,
        }
        self._tell = tell
        self._all: set[Process] = set()
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._behind: list[Process] = []  # idle too, but for long queries only
        self._front = 0  # processes, at work, idle or starting, that have not stepped back
        self._quick = asyncio.Semaphore(limits.workers)
        self._long = asyncio.Semaphore(limits.long)
        self._starts = asyncio.Semaphore(limits.workers)
        self._waiting = 0
        self._shapes: OrderedDict[int, None] = OrderedDict()
        self._costly: OrderedDict[int, tuple[int, float]] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.confined = False
        self.ended: dict[str, int] = {}

    async def start(self) -> None:
        """Start the processes.

        Raises:
            Spent: they do not become ready.
        """
        first = await Process.start(WORKER, self._first)
        self.confined = bool(first.hello["confined"])
        self._front = 1
        self._take_in(first)
        self._grow()

    def state(self) -> dict[str, int]:
        """Return how many processes there are, and what they do."""
        return {
            "processes": len(self._all),
            "starting": self._front - sum(not each.behind for each in self._all),
            "idle": self._idle.qsize() + len(self._behind),
            "waiting": self._waiting,
            **{f"ended_{reason}": count for reason, count in sorted(self.ended.items())},
        }

    async def answer(self, question: Question, shape: int) -> Answer:
        """Return the answer to a question that the guard let through.

        Args:
            question: what is asked.
            shape: a number that questions of the same form share, whatever their values.

        Raises:
            RequestError: it was refused, took too long, or there is no room for it.
        """
        _, until = self._costly.get(shape, (0, 0.0))
        if time.monotonic() < until:
            raise refusals.paused(int(until - time.monotonic()) + 1)
        lane = self._long if shape in self._shapes else self._quick
        await self._wait(lane)
        turn = _Turn(lane)
        try:
            return await self._run(question, shape, turn)
        finally:
            turn.leave()

    async def _wait(self, lane: asyncio.Semaphore) -> None:
        """Wait for a place in a lane."""
        if self._waiting >= self._limits.waiting:
            raise refusals.busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.patience):
                await lane.acquire()
        except TimeoutError:
            raise (refusals.busy() if lane is self._quick else refusals.too_many_long()) from None
        finally:
            self._waiting -= 1

    async def _run(self, question: Question, shape: int, turn: "_Turn") -> Answer:
        process = await self._chosen(turn)
        asking = asyncio.create_task(process.ask(question.told()))
        try:
            header, body = await self._outcome(asking, process, shape, turn)
        except Spent as spent:
            if str(spent) != "killed":
                self._pause(shape)
            self._end(process, str(spent))
            raise refusals.spent(str(spent)) from None
        except BaseException as reason:  # a limit, or the client has gone
            asking.cancel()
            with suppress(BaseException):
                await asking
            self._end(process, reason.code if isinstance(reason, RequestError) else "gone")
            raise
        self._give_back(process)
        if "error" in header:
            raise refusals.from_process(header["error"])
        return Answer(body, bool(header["truncated"]))

    async def _outcome(
        self, asking: "asyncio.Task[Told]", process: Process, shape: int, turn: "_Turn"
    ) -> Told:
        """Wait for what a process says, as long as its question may take."""
        end = time.monotonic() + self._limits.seconds
        if await self._brief(asking, process, shape):
            if turn.lane is self._long:
                self._shapes.pop(shape, None)  # it is not as long as it was
            return asking.result()
        if turn.lane is self._quick:
            if self._long.locked():
                raise refusals.too_many_long()
            await turn.change(self._long)
            self._step_back(process)
        done, _ = await asyncio.wait({asking}, timeout=max(0.0, end - time.monotonic()))
        if not done:
            self._pause(shape)
            raise refusals.too_slow(self._limits.seconds)
        return asking.result()

    async def _brief(self, asking: "asyncio.Task[Told]", process: Process, shape: int) -> bool:
        """Tell whether a question is answered before it counts as long.

        It counts by the processor time that it has used, not by how busy the machine is; and the
        more questions wait, the sooner. While others wait, it goes aside after a second anyway, if
        there is room.
        """
        begin, before = time.monotonic(), process.processor()
        while True:
            most = max(_LEAST, self._limits.brief / (1 + self._waiting / 8))
            waited = time.monotonic() - begin
            now = process.processor()
            used = waited if now is None or before is None else now - before
            if used >= most:
                self._remember(shape)
                return asking.done()
            crowded = waited >= _ASIDE and self._waiting > 0 and not self._long.locked()
            if crowded or waited >= self._limits.seconds / 2:
                return asking.done()
            done, _ = await asyncio.wait({asking}, timeout=min(max(0.02, most - used), _ASIDE))
            if done:
                return True

    async def _chosen(self, turn: "_Turn") -> Process:
        """Return a process that has nothing to do: for a long question, one that stepped back."""
        while turn.lane is self._long and self._behind:
            process = self._behind.pop()
            if not process.gone:
                return process
            self._end(process, "killed")
        try:
            async with asyncio.timeout(self._limits.patience):
                while (process := await self._idle.get()).gone:
                    self._end(process, "killed")
        except TimeoutError:
            raise refusals.busy() from None
        if turn.lane is self._long:
            self._step_back(process)
        return process

    def _step_back(self, process: Process) -> None:
        """Let a process work behind the others, and start another in its place."""
        process.step_back()  # its priority cannot be raised again
        self._front -= 1
        self._grow()

    def _give_back(self, process: Process) -> None:
        if self._worn(process) or (process.behind and len(self._behind) >= self._limits.long):
            self._end(process, "worn")
        elif process.behind:
            self._behind.append(process)
        else:
            self._idle.put_nowait(process)

    def _worn(self, process: Process) -> bool:
        return process.answered >= _TURNS or process.peak * 2 > self._limits.memory * 1024

    def _remember(self, shape: int) -> None:
        self._shapes[shape] = None
        self._shapes.move_to_end(shape)
        if len(self._shapes) > _REMEMBERED:
            self._shapes.popitem(last=False)

    def _pause(self, shape: int) -> None:
        """Refuse a shape for a while: the longer, the more processes it has ended."""
        self._remember(shape)
        times = self._costly.pop(shape, (0, 0.0))[0] + 1
        pause = min(_PAUSE * 2 ** (times - 1), _LONGEST_PAUSE)
        self._costly[shape] = times, time.monotonic() + pause
        if len(self._costly) > _REMEMBERED:
            self._costly.popitem(last=False)

    def _end(self, process: Process, reason: str) -> None:
        """End a process and start another; nobody waits for it."""
        self.ended[reason] = self.ended.get(reason, 0) + 1
        if reason != "worn":
            self._tell(f"process {process.pid} ended ({reason})")
        self._all.discard(process)
        if not process.behind:
            self._front -= 1
        self._do(process.end())
        self._grow()

    def _grow(self) -> None:
        """Start as many processes as there should be."""
        while self._front < self._limits.workers + _SPARE and not self._closed:
            self._front += 1
            self._do(self._started())

    async def _started(self) -> None:
        pause = 0.1
        while not self._closed:
            try:
                async with self._starts:
                    made = await Process.start(WORKER, self._first)
            except (Spent, OSError):
                self._tell("a process could not be started")
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)
            else:
                self._take_in(made)
                return

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _take_in(self, process: Process) -> None:
        self._all.add(process)
        self._idle.put_nowait(process)

    async def close(self) -> None:
        """End every process."""
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(process.end() for process in self._all))
        self._all.clear()


class _Turn:
    """A place in a lane."""

    def __init__(self, lane: asyncio.Semaphore) -> None:
        self.lane = lane

    async def change(self, lane: asyncio.Semaphore) -> None:
        """Take a place in another lane, which has one, and leave this."""
        await lane.acquire()
        self.lane.release()
        self.lane = lane

    def leave(self) -> None:
        self.lane.release()
