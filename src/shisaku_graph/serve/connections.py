"""Connections: uvicorn's HTTP/1.1 protocol with the deadlines that it does not have.

A connection must send a whole request header in time, and take what it is sent; when there are too
many, the one that has idled longest makes room. So half-open sockets and slow readers cost others
nothing.
"""

import asyncio
from collections import OrderedDict
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from shisaku_graph.errors import RequestError
from shisaku_graph.language import Bilingual
from shisaku_graph.serve import refusals
from shisaku_graph.serve.answers import refused
from shisaku_graph.serve.limits import Limits

_HEADER_BYTES: Final = 64 * 1024


def protocol(limits: Limits) -> type[H11Protocol]:
    """Return the protocol class that keeps these limits."""
    waiting: OrderedDict[_Connection, None] = OrderedDict()

    class Connection(_Connection):
        """A connection of this server."""

        own_limits = limits
        idling = waiting

    return Connection


class _Connection(H11Protocol):
    own_limits: Limits
    idling: OrderedDict["_Connection", None]
    """Connections without a request under way, the one that idles longest first."""

    _deadline: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        super().connection_made(transport)
        self.idling[self] = None
        self._deadline = self.loop.call_later(self.own_limits.header, self._drop)
        if len(self.connections) > self.own_limits.connections and self.idling:
            next(iter(self.idling))._drop()  # noqa: SLF001  # of this very class

    def connection_lost(self, exc: Exception | None) -> None:
        self.idling.pop(self, None)
        self._calm()
        self._unstall()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        waits = self.cycle is None or self.cycle.response_complete
        if waits and self._deadline is None:
            self._deadline = self.loop.call_later(self.own_limits.header, self._drop)
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self.idling.pop(self, None)
            self._calm()

    def on_response_complete(self) -> None:
        self.idling[self] = None
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall = self.loop.call_later(self.own_limits.stall, self._drop)

    def resume_writing(self) -> None:
        self._unstall()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, in the shape of every other error."""
        error = self._why(msg)
        reply = refused(error)
        headers: list[tuple[bytes, bytes]] = [*reply.wire_headers("-"), (b"connection", b"close")]
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            for event in (
                h11.Response(status_code=reply.status, headers=headers),
                h11.Data(data=reply.body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _why(self, msg: str) -> RequestError:
        received, _ = self.conn.trailing_data
        if len(received) < _HEADER_BYTES:
            return refusals.malformed("HTTP として読めない", msg)
        if b"\n" not in received:
            return refusals.too_long(Bilingual("アドレス", "address"), self.own_limits.url, 414)
        return refusals.too_long(Bilingual("ヘッダー", "header"), _HEADER_BYTES, 431)

    def _calm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _unstall(self) -> None:
        if self._stall is not None:
            self._stall.cancel()
            self._stall = None

    def _drop(self) -> None:
        """End the connection at once, whatever is still to be sent."""
        self.idling.pop(self, None)
        if self.transport is not None:
            self.transport.abort()


def config_of(limits: Limits) -> dict[str, Any]:
    """Return the settings of uvicorn that belong to the connections."""
    return {
        "http": protocol(limits),
        "ws": "none",
        "lifespan": "off",
        "h11_max_incomplete_event_size": _HEADER_BYTES,
        "timeout_keep_alive": int(limits.idle),
        "timeout_graceful_shutdown": 4,
        "backlog": 1024,
        "server_header": False,
        "proxy_headers": False,
        "access_log": False,
        "log_config": None,
    }
