"""What one request, one client and the whole server may use."""

import os
from dataclasses import dataclass

_CORES = os.cpu_count() or 2


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a server; each is an option of ``shisaku-graph serve``.

    Attributes:
        seconds: wall-clock time of one query; then its process is ended and replaced.
        memory: address space of one process that evaluates, in MiB.
        rows: rows of an answer, or triples of a graph.
        answer: bytes of an answer.
        query: bytes of a query's text.
        body: bytes of a request's body.
        url: bytes of a request's target.
        workers: quick queries that are evaluated at once.
        long: queries evaluated at once that have taken longer than ``brief``.
        brief: seconds after which a query counts as long.
        waiting: queries that may wait for a process.
        patience: seconds for which a query waits for one.
        connections: open connections; the one that idles longest makes room for a new one.
        header: seconds in which a request's header must have come.
        upload: seconds in which its body must have come.
        idle: seconds for which an open connection may stay silent between requests.
        stall: seconds in which a client must take the next piece of an answer.
        kept: bytes of answers that are kept to be given again.
        sending: bytes of answers that may be on their way to slow clients at once.
    """

    seconds: float = 10.0
    memory: int = 1024
    rows: int = 100_000
    answer: int = 32 * 1024 * 1024
    query: int = 64 * 1024
    body: int = 256 * 1024
    url: int = 16 * 1024
    workers: int = max(2, _CORES)
    long: int = max(2, _CORES)
    brief: float = 0.5
    waiting: int = 200
    patience: float = 5.0
    connections: int = 2_000
    header: float = 10.0
    upload: float = 20.0
    idle: float = 15.0
    stall: float = 15.0
    kept: int = 64 * 1024 * 1024
    sending: int = 256 * 1024 * 1024
