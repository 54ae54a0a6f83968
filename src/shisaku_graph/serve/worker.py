"""The process that evaluates: one question after the other, confined, over a read-only store.

Started as ``python -m shisaku_graph.serve.worker``; its first message tells the store and limits.
Whatever a query does to it, the server lives on and starts another.
"""

import os
import resource
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from shisaku_graph.errors import RequestError
from shisaku_graph.serve import frames
from shisaku_graph.serve.confinement import allow_processor, confine

if TYPE_CHECKING:
    from shisaku_graph.access.services import Services

_BEHIND = 1  # the process that speaks HTTP goes first


def main() -> None:
    """Open the store, then answer until the server goes."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    first = frames.read(incoming)
    if first is None:
        return
    told, _ = first
    os.nice(_BEHIND)
    confined = confine(told["memory"], network=bool(told["services"]))
    import pyoxigraph as ox  # noqa: PLC0415  # its threads must inherit the confinement

    from shisaku_graph.serve.evaluation import Question, evaluated  # noqa: PLC0415

    store = ox.Store.read_only(told["store"])
    default = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    union = next(default, None) is None
    services = _services(told) if told["services"] else None

    def answered(message: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        question = Question.read(message)
        try:
            answer = evaluated(store, question, union=union, services=services)
        except RequestError as error:
            return {"error": _told(error)}, b""
        except MemoryError:
            return {"spent": "memory"}, b""
        return {"truncated": answer.truncated}, answer.body

    _say(outgoing, {"ready": True, "confined": confined})
    while (message := frames.read(incoming)) is not None:
        allow_processor(told["seconds"])
        header, body = answered(message[0])
        header["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        _say(outgoing, header, body)


def _services(told: dict[str, Any]) -> "Services":
    from shisaku_graph.access.services import Services  # noqa: PLC0415  # slow to import
    from shisaku_graph.access.transport import Limits  # noqa: PLC0415

    limits = Limits(seconds=told["seconds"], size=told["size"], tries=1)
    return Services(frozenset(told["services"]), limits)


def _told(error: RequestError) -> dict[str, Any]:
    return {
        "code": error.code,
        "problem": error.problem,
        "remedy": error.remedy,
        "place": None if error.place is None else str(error.place),
        "status": error.status,
    }


def _say(outgoing: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    outgoing.write(frames.packed(header, body))
    outgoing.flush()


if __name__ == "__main__":
    main()
