"""SERVICE, where a person has named the hosts: asked by our own hand, never by the engine's.

pyoxigraph sends a SERVICE clause wherever it points, for as long and as much as the other side
likes. Here each address of an allowed host is written over with one of a relay on this machine,
and the relay asks the real one as ``query --endpoint`` does: with one deadline, a limit on the
size, no redirect to elsewhere, and no answer that is not whole. Credentials are never sent.
"""

import http.server
import secrets
import string
import threading
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from shisaku_graph.access.address import check_address
from shisaku_graph.access.guard import services_of
from shisaku_graph.access.remote import service_reply
from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import QueryError, ShisakuError, UsageError
from shisaku_graph.language import Bilingual

_PORTS = {"http": 80, "https": 443}
_HOST = frozenset(string.ascii_lowercase + string.digits + "-.:[]")
_LONGEST = 1_000_000
"""Bytes of the part of a query that a relay takes."""


@dataclass(frozen=True, slots=True)
class Services:
    """The hosts that a query may ask by SERVICE.

    Attributes:
        hosts: names, with ``:port`` where it is not that of the scheme.
        limits: time and size for all that one query asks.
    """

    hosts: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def of(cls, hosts: Sequence[str], limits: Limits | None = None) -> "Services":
        """Return the services of the hosts that a person named.

        Raises:
            UsageError: one is no host.
        """
        return cls(frozenset(map(_host, hosts)), limits or Limits())

    def allows(self, address: str) -> bool:
        """Tell whether an address belongs to a host that was named."""
        parts = urllib.parse.urlsplit(address)
        name, port = (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme)
        name = f"[{name}]" if ":" in name else name
        usual = port == _PORTS.get(parts.scheme)
        return f"{name}:{port}" in self.hosts or (usual and name in self.hosts)

    @contextmanager
    def relayed(self, text: str) -> Iterator[str]:
        """Give a query whose SERVICE clauses lead to this machine, while a relay answers them.

        What the other side did wrong is raised in the place of what the engine says of it.

        Raises:
            QueryError: a clause names a host that was not allowed, or no address at all.
            EndpointError: an endpoint did not give a whole answer.
        """
        found = services_of(text)
        for address, _, place in found:
            check_address(address)
            if not self.allows(address):
                raise _not_allowed(address, place)
        if not found:
            yield text
            return
        relay = _Relay(self.limits)
        threading.Thread(target=relay.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield _written_over(text, [(span, relay.stand_for(at)) for at, span, _ in found])
        except QueryError:
            fault, relay.fault = relay.fault, None
            if fault is None:
                raise
            try:
                raise fault from None
            finally:
                del fault  # no circle of exception and frame: see _Relay.answer
        finally:
            relay.shutdown()
            relay.server_close()


class _Relay(http.server.ThreadingHTTPServer):
    """Stands on this machine for the endpoints of one query, at paths that nobody can guess."""

    daemon_threads = True

    def __init__(self, limits: Limits) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.limits = limits
        self.deadline = time.monotonic() + limits.seconds
        self.addresses: dict[str, str] = {}
        self.fault: ShisakuError | None = None

    def stand_for(self, address: str) -> str:
        """Return the address here that stands for an endpoint."""
        path = f"/{secrets.token_urlsafe(24)}"
        self.addresses[path] = address
        return f"http://127.0.0.1:{self.server_port}{path}"

    def answer(self, address: str, text: str) -> tuple[str, bytes] | None:
        """Return media type and body of an endpoint's whole answer, or ``None`` and the fault."""
        left = max(0.001, self.deadline - time.monotonic())
        try:
            reply = service_reply(address, text, replace(self.limits, seconds=left))
        except ShisakuError as error:
            # Without its history: pyoxigraph's objects must end in the thread that made them.
            self.fault = error.with_traceback(None)
            error.__cause__ = error.__context__ = None
            return None
        return "application/sparql-results+json", reply.body


class _Handler(http.server.BaseHTTPRequestHandler):
    """One clause of a query."""

    server: _Relay

    def do_POST(self) -> None:
        """Answer what the engine asks."""
        address = self.server.addresses.get(self.path)
        size = self.headers.get("content-length", "")
        if address is None or not size.isdecimal() or int(size) > _LONGEST:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        told = self.server.answer(address, self.rfile.read(int(size)).decode("utf-8", "replace"))
        if told is None:
            self.send_error(HTTPStatus.BAD_GATEWAY)
            return
        kind, body = told
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing: a query is not a visitor."""


def _written_over(text: str, places: Sequence[tuple[tuple[int, int], str]]) -> str:
    for (start, end), address in sorted(places, reverse=True):
        text = f"{text[:start]}<{address}>{text[end:]}"
    return text


def _host(told: str) -> str:
    try:
        parts = urllib.parse.urlsplit(f"//{told.strip().lower()}")
        sound = bool(parts.hostname) and _HOST.issuperset(parts.netloc) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.path or parts.query or parts.fragment:
        raise UsageError(
            "service-host",
            Bilingual(f"{told!r} はホスト名ではありません。", f"{told!r} is no host."),
            Bilingual(
                "--allow-service data.example.jp のように、名前だけ（必要なら :ポート）を"
                "指定してください。",
                "give its name alone, with :PORT where needed: --allow-service data.example.jp",
            ),
        )
    return parts.netloc


def _not_allowed(address: str, place: str) -> QueryError:
    host = urllib.parse.urlsplit(address).netloc
    return QueryError(
        "query-service-host",
        Bilingual(
            f"SERVICE が、許していないホスト（{host}）を指しています。",
            f"SERVICE points at a host that was not allowed ({host}).",
        ),
        Bilingual(
            f"信頼できるなら --allow-service {host} を付けてください。"
            "そのホストに問い合わせの一部が送られます。",
            f"if you trust it, add --allow-service {host}; part of the query is sent there.",
        ),
        place,
    )
