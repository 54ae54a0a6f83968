"""One process of the server, as the server sees it: asked, answering, ended."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, Final

from shisaku_graph.serve import frames

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_START_SECONDS: Final = 60.0


class Spent(Exception):  # noqa: N818  # it says what was spent
    """The process ended before it answered; ``args[0]`` says of what."""


class Process:
    """A process that answers one message at a time.

    Attributes:
        hello: what it said when it was ready.
        peak: the most memory that it has used, in KiB.
        answered: how many messages it has answered.
        behind: it has stepped back for others.
    """

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self._child = child
        self.hello: dict[str, Any] = {}
        self.peak = 0
        self.answered = 0
        self.behind = False

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._child.pid

    @property
    def gone(self) -> bool:
        """Whether it has ended."""
        return self._child.returncode is not None

    @classmethod
    async def start(cls, module: str, first: dict[str, Any]) -> "Process":
        """Start a module as a process and wait until it is ready.

        Raises:
            Spent: it did not become ready.
        """
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # a folder's own json.py is never imported
            "-m",
            module,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL if "SHISAKU_GRAPH_DEBUG" not in os.environ else None,
            start_new_session=True,  # Ctrl+C in the terminal is the server's to handle
        )
        made = cls(child)
        try:
            async with asyncio.timeout(_START_SECONDS):
                made.hello, _ = await made.ask(first)
        except (Spent, TimeoutError):
            await made.end()
            raise Spent("start") from None
        except asyncio.CancelledError:
            await made.end()
            raise
        made.answered = 0
        return made

    async def ask(self, message: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Send one message and return the answer.

        Raises:
            Spent: the process ended.
        """
        sender, receiver = self._child.stdin, self._child.stdout
        if sender is None or receiver is None:
            raise AssertionError  # both were asked for
        try:
            sender.write(frames.packed(message))
            await sender.drain()
            header, body = await _received(receiver)
        except (EOFError, ConnectionError):
            raise Spent(_cause(await self._child.wait())) from None
        if "spent" in header:
            raise Spent(str(header["spent"]))
        self.peak = max(self.peak, int(header.get("peak", 0)))
        self.answered += 1
        return header, body

    def processor(self) -> float | None:
        """Return the processor time that it has used, in seconds, where the system tells it."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text("ascii", "replace")
            user, system = fields.rpartition(")")[2].split()[11:13]
        except (OSError, ValueError):
            return None
        return (int(user) + int(system)) / _TICKS

    def step_back(self) -> None:
        """Let quick queries go before it, from now on."""
        self.behind = True
        if hasattr(os, "setpriority"):
            try:
                os.setpriority(os.PRIO_PROCESS, self.pid, 5)
            except OSError:
                return  # it has just ended

    async def end(self) -> None:
        """End it, whatever it does."""
        if self._child.returncode is None:
            try:
                self._child.kill()
            except ProcessLookupError:
                pass
            else:
                await self._child.wait()


async def _received(pipe: asyncio.StreamReader) -> tuple[dict[str, Any], bytes]:
    """Receive one message.

    Raises:
        EOFError: the other side has gone.
    """
    head, body = frames.SIZES.unpack(await pipe.readexactly(frames.SIZES.size))
    header: dict[str, Any] = json.loads(await pipe.readexactly(head))
    return header, await pipe.readexactly(body)


def _cause(code: int) -> str:
    """Return what a process ran out of, by how it ended."""
    if -code == signal.SIGXCPU:
        return "processor"
    return "memory" if -code in (signal.SIGABRT, signal.SIGSEGV) else "killed"
