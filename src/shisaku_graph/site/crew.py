"""The crew: processes that make jobs of one site side by side, each reading the same indexes.

A site of some size takes minutes, and Python makes pages on one core only. Every hand is a process
``python -m shisaku_graph.site.hand``, which gets jobs and gives files over pipes; this process
writes the files. No more than a few batches of files wait at any moment.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import IO, Final

from shisaku_graph.errors import PublicationError
from shisaku_graph.language import Bilingual
from shisaku_graph.site.jobs import Job, Piece
from shisaku_graph.site.library import Opened
from shisaku_graph.site.overview import Overview
from shisaku_graph.site.shelf import Shelf

MODULE: Final = "shisaku_graph.site.hand"
_WAITING = 8  # batches of about a megabyte
_SILENCE = 1.0  # seconds
_MOST_HANDS = 8  # each takes some 200 MB

Batch = list[Piece]
Message = Batch | Job | BaseException | None
Hand = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Setup:
    """What another process needs to make jobs of the same site."""

    opened: Opened
    url: str | None
    printed: bool
    overviews: dict[str, Overview]

    def shelf(self) -> Shelf:
        """Return the shelf of the site, in the process that asks."""
        shelf = Shelf(self.opened.library(), self.url, printed=self.printed)
        for dataset in shelf.library.datasets:
            shelf.holding(dataset).counted(self.overviews[dataset.id])
        return shelf


def hands() -> int:
    """Return how many processes this machine has cores for."""
    with suppress(AttributeError):  # there is none on every system
        return min(_MOST_HANDS, len(os.sched_getaffinity(0)))
    return min(_MOST_HANDS, os.cpu_count() or 1)


class Crew:
    """Some processes at work on the jobs of one site."""

    def __init__(self, setup: Setup, jobs: Iterator[Job], number: int) -> None:
        self._jobs = jobs
        self._turn = Lock()
        self._over = Event()
        self._messages: Queue[Message] = Queue(_WAITING)
        self._hands = [_started() for _ in range(number)]
        self._threads = [
            Thread(target=self._serve, args=(hand, setup), daemon=True) for hand in self._hands
        ]

    def made(self) -> Iterator[Job | Batch]:
        """Yield the files of the jobs as they are made, and each job when it is done, in any order.

        Where nothing came for a second, no files are yielded, so that progress can be told.

        Raises:
            ShisakuError: what a job raised.
            PublicationError: a process ended early.
        """
        for thread in self._threads:
            thread.start()
        try:
            left = len(self._threads)
            while left:
                message = self._next_message()
                if message is None:
                    left -= 1
                elif isinstance(message, BaseException):
                    raise message
                else:
                    yield message
        finally:
            self._dismiss()

    def _next_message(self) -> Message:
        try:
            return self._messages.get(timeout=_SILENCE)
        except Empty:
            return []

    def _serve(self, hand: Hand, setup: Setup) -> None:
        """Give one process jobs and take its files, until there is no job left."""
        try:
            _ask(hand, setup)
            while (job := self._next()) is not None:
                _ask(hand, job)
                while (batch := _answered(hand)) is not None:
                    self._messages.put(batch)
                self._messages.put(job)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self._messages.put(_ended(error))
        except BaseException as error:  # noqa: BLE001  # raised again where the files are taken
            self._messages.put(error)
        finally:
            self._messages.put(None)

    def _next(self) -> Job | None:
        with self._turn:
            return None if self._over.is_set() else next(self._jobs, None)

    def _dismiss(self) -> None:
        self._over.set()
        for hand in self._hands:
            hand.kill()
        while any(thread.is_alive() for thread in self._threads):
            with suppress(Empty):  # a thread may wait for room
                self._messages.get(timeout=0.05)
        for hand in self._hands:
            hand.communicate()


def _ask(hand: Hand, told: Setup | Job) -> None:
    send(_pipe(hand.stdin), told)


def _answered(hand: Hand) -> Batch | None:
    """Return the next files of the job that a process is at, or ``None`` at its end."""
    # what is unpickled here was pickled by a process of our own
    answer: Batch | Exception | None = pickle.load(_pipe(hand.stdout))  # noqa: S301
    if isinstance(answer, Exception):
        raise answer
    return answer


def send(pipe: IO[bytes], message: object) -> None:
    """Send one message."""
    pickle.dump(message, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _started() -> Hand:
    return subprocess.Popen(  # noqa: S603  # this interpreter with a module of its own
        [sys.executable, "-m", MODULE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise EOFError
    return pipe


def _ended(error: Exception) -> PublicationError:
    return PublicationError(
        "site-hand-ended",
        Bilingual(
            f"ページを作る処理の一つが途中で終わりました（{error!r}）。",
            f"a process that makes pages ended early ({error!r}).",
        ),
        Bilingual(
            "メモリーの空きを確かめ、もう一度実行してください。以前のサイトはそのままです。",
            "check that there is memory left, and run it again; the site is as it was before.",
        ),
    )
