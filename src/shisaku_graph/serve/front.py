"""The front: every request passes here, is measured, answered, and written down.

Nothing behind it sees a request that is too large, too slow, or meant for another server; and every
answer, the errors too, leaves with the same headers.
"""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.requests import Request as Incoming
from starlette.types import Receive, Scope, Send

from shisaku_graph.errors import RequestError
from shisaku_graph.language import Bilingual
from shisaku_graph.serve import documents, endpoint, refusals
from shisaku_graph.serve.answers import Reply, refused
from shisaku_graph.serve.limits import Limits
from shisaku_graph.serve.portal import Portal
from shisaku_graph.serve.protocol import Request
from shisaku_graph.serve.records import Record, Records

_PIECE: Final = 64 * 1024
_LEAST_RATE: Final = 256 * 1024  # bytes a second that a client must take
_HEADER: Final = 32 * 1024  # bytes of a request's header
_HEADERS: Final = 100
_PREFLIGHT: Final = {
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "access-control-max-age": "86400",
}


class Gone(Exception):  # noqa: N818  # it says what happened
    """The client has gone."""


class Front:
    """The ASGI application.

    Args:
        portal: gives what is served at the moment.
        limits: how large and slow a request may be.
        hosts: names under which the server is known, in lower case, without ports.
        records: where requests are written down.
    """

    def __init__(
        self,
        portal: Callable[[], Portal],
        limits: Limits,
        hosts: frozenset[str],
        records: Records,
    ) -> None:
        self._portal = portal
        self._limits = limits
        self._hosts = hosts
        self._records = records
        self._sending = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":  # uvicorn is told to speak nothing else
            raise AssertionError
        started = time.monotonic()
        portal = self._portal()
        portal.busy += 1
        incoming = Incoming(scope, receive)
        reply: Reply | None = None
        try:
            reply = await self._reply(incoming, portal)
            await self._send(reply, portal.edition.version, send)
        except (Gone, ClientDisconnect, ConnectionError):
            reply = None
        finally:
            portal.busy -= 1
            self._records.write(_record(incoming, reply, time.monotonic() - started))

    async def _reply(self, incoming: Incoming, portal: Portal) -> Reply:
        try:
            self._check(incoming)
            if incoming.method == "OPTIONS":
                return _options(_raw_path(incoming))
            return await self._routed(incoming, portal)
        except RequestError as error:
            return await self._refused(error, incoming, portal)
        except (Gone, ClientDisconnect, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001  # a fault of ours must not leave without the headers
            self._records.fault(error)
            return refused(refusals.fault())

    async def _refused(self, error: RequestError, incoming: Incoming, portal: Portal) -> Reply:
        if error.status == 404:  # noqa: PLR2004  # Not Found
            with suppress(RequestError):
                page = await portal.documents.missing(_request(incoming))
                if page is not None:
                    return page
        allow = {}
        if error.status == 405:  # noqa: PLR2004  # Method Not Allowed
            allow["allow"] = _allowed(_raw_path(incoming))
        if not incoming.method.isalpha() or error.status in (408, 413):
            allow["connection"] = "close"
        return refused(error, allow)

    def _check(self, incoming: Incoming) -> None:
        """Refuse what is not meant for this server, or larger than anything it reads."""
        target = incoming.scope["raw_path"] + b"?" + incoming.scope["query_string"]
        if len(target) > self._limits.url:
            raise refusals.too_long(Bilingual("アドレス", "address"), self._limits.url, 414)
        headers = incoming.scope["headers"]
        size = sum(len(name) + len(value) for name, value in headers)
        if size > _HEADER or len(headers) > _HEADERS:
            raise refusals.too_long(Bilingual("ヘッダー", "header"), _HEADER, 431)
        hosts = incoming.headers.getlist("host")
        if len(hosts) != 1 or _host_name(hosts[0]) not in self._hosts:
            raise refusals.wrong_host()
        if "transfer-encoding" in incoming.headers and "content-length" in incoming.headers:
            raise refusals.malformed("本文の長さが二通り", "its body has two lengths")
        if "content-encoding" in incoming.headers:
            raise refusals.wrong_type(f"content-encoding {incoming.headers['content-encoding']}")
        path = _raw_path(incoming)
        if path != "*" and not path.startswith("/"):
            raise refusals.not_found()

    async def _routed(self, incoming: Incoming, portal: Portal) -> Reply:
        path = _raw_path(incoming)
        if path in endpoint.PATHS:
            body = await self._body(incoming) if incoming.method == "POST" else b""
            asking = asyncio.create_task(portal.endpoint.reply(_request(incoming, body)))
            return await _unless_gone(incoming, asking)
        if path == "/health" and incoming.method in ("GET", "HEAD"):
            return _health(portal)
        return await portal.documents.reply(_request(incoming), path)

    async def _body(self, incoming: Incoming) -> bytes:
        """Return the body, if it comes in time and is no larger than allowed."""
        most = self._limits.body
        length = incoming.headers.get("content-length", "0")
        if length.isdecimal() and len(length) < 20 and int(length) > most:  # noqa: PLR2004  # digits
            raise refusals.too_long(Bilingual("本文", "body"), most, 413)
        pieces, size = [], 0
        try:
            async with asyncio.timeout(self._limits.upload):
                async for piece in incoming.stream():
                    size += len(piece)
                    if size > most:
                        raise refusals.too_long(Bilingual("本文", "body"), most, 413)
                    pieces.append(piece)
        except TimeoutError:
            raise refusals.too_slow_client() from None
        return b"".join(pieces)

    async def _send(self, reply: Reply, version: str, send: Send) -> None:
        """Send a reply in pieces, as fast as the client takes them."""
        size = len(reply.body)
        if size > _PIECE and self._sending + size > self._limits.sending:
            reply, size = refused(refusals.busy()), 0
        self._sending += size
        try:
            async with asyncio.timeout(self._limits.stall + size / _LEAST_RATE):
                headers = reply.wire_headers(version)
                await send(
                    {"type": "http.response.start", "status": reply.status, "headers": headers}
                )
                body = memoryview(reply.body)
                for at in range(0, max(len(body), 1), _PIECE):
                    more = at + _PIECE < len(body)
                    piece = bytes(body[at : at + _PIECE])
                    await send({"type": "http.response.body", "body": piece, "more_body": more})
        except TimeoutError:
            raise Gone from None
        finally:
            self._sending -= size


async def _unless_gone(incoming: Incoming, asking: "asyncio.Task[Reply]") -> Reply:
    """Wait for a reply; stop what makes it when the client goes."""
    leaving = asyncio.create_task(_left(incoming))
    try:
        await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise Gone
        return asking.result()
    finally:
        for task in (asking, leaving):
            if not task.done():
                task.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await task


async def _left(incoming: Incoming) -> None:
    while (await incoming.receive())["type"] != "http.disconnect":
        pass


def _request(incoming: Incoming, body: bytes = b"") -> Request:
    query = incoming.scope["query_string"].decode("latin-1")
    return Request(incoming.method, query, incoming.headers, body)


def _raw_path(incoming: Incoming) -> str:
    path: bytes = incoming.scope["raw_path"]
    return path.decode("latin-1")


def _host_name(host: str) -> str:
    """Return the name in a Host header, without the port; empty where there is none."""
    name, colon, port = host.strip().lower().rpartition(":")
    if colon and port.isdecimal():
        return name.strip("[]")
    return host.strip().lower().strip("[]")


def _allowed(path: str) -> str:
    return endpoint.METHODS if path in endpoint.PATHS else documents.METHODS


def _options(path: str) -> Reply:
    return Reply(204, headers={"allow": _allowed(path), **_PREFLIGHT})


def _health(portal: Portal) -> Reply:
    state = portal.crew.state()
    alive = state["processes"] + state["starting"] > 0
    told = {
        "status": "ok" if alive else "failing",
        "version": portal.edition.version,
        "datasets": len(portal.edition.shown),
        "site": portal.edition.site.is_dir(),
        "confined": portal.crew.confined,
        **state,
    }
    body = (json.dumps(told) + "\n").encode()
    return Reply(200 if alive else 503, body, "application/json")


def _record(incoming: Incoming, reply: Reply | None, seconds: float) -> Record:
    query = incoming.scope["query_string"].decode("latin-1")
    return Record(
        client=incoming.client.host if incoming.client else "-",
        method=incoming.method,
        target=_raw_path(incoming) + (f"?{query}" if query else ""),
        status=reply.status if reply else 499,
        size=len(reply.body) if reply else 0,
        seconds=seconds,
    )
