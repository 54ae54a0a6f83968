"""One hand of the crew: gets the setup and then jobs on its input, gives files on its output."""

import pickle
import sys
import traceback
from typing import BinaryIO

from shisaku_graph.errors import ShisakuError
from shisaku_graph.site.crew import Batch, Setup, send
from shisaku_graph.site.jobs import Job, Workshop

_BATCH = 1_000_000  # bytes of files given at once


def work(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Make jobs until nobody asks any more."""
    setup: Setup = pickle.load(incoming)  # noqa: S301  # from the process that started this one
    workshop = Workshop(setup.shelf())
    while True:
        try:
            job: Job = pickle.load(incoming)  # noqa: S301  # as above
        except EOFError:
            return
        batch: Batch = []
        size = 0
        for piece in workshop.made(job):
            batch.append(piece)
            size += len(piece.content) if isinstance(piece.content, bytes) else 0
            if size > _BATCH:
                send(outgoing, batch)
                batch, size = [], 0
        send(outgoing, batch)
        send(outgoing, None)


def main() -> None:
    """Work; what goes wrong goes back to the process that asked."""
    outgoing = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no message
    try:
        work(sys.stdin.buffer, outgoing)
    except ShisakuError as error:
        send(outgoing, error)
    except BrokenPipeError:
        pass
    except Exception as error:  # noqa: BLE001  # a defect: shown where the site is made
        told = "".join(traceback.format_exception(error))
        send(outgoing, RuntimeError(told))


if __name__ == "__main__":
    main()
