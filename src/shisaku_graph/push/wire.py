"""The line to a server that is written to: who one is there, one deadline, answers that are true.

What is repeated must be safe to repeat; the caller says which request is. A server that asks for
a password names its way (Basic or Digest, RFC 7617 and 7616) in its first refusal.
"""

import time
import urllib.request
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from shisaku_graph.access.address import Credentials, credentials
from shisaku_graph.access.refusals import PIECE, clean, host, late, refusal, wrong_type
from shisaku_graph.access.transport import AGENT, Call, Limits, Reply
from shisaku_graph.errors import EndpointError

FORM: Final = "application/x-www-form-urlencoded"
_DONE: Final = (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED, HTTPStatus.NO_CONTENT)
_DENIED: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


class Wire:
    """Requests to one server within one deadline.

    ``scheme`` stands before a token; CKAN wants the token alone.
    """

    def __init__(self, address: str, limits: Limits, *, scheme: str = "Bearer") -> None:
        self.scheme = scheme
        self.address = address
        self.limits = limits
        self.end = time.monotonic() + limits.seconds
        self.known: Credentials | None = credentials(address)
        self.ways: dict[str, _Digest | None] = {}  # how each service wants the password

    def left(self) -> Limits:
        """Return the limits with the time that is left; raise when none is."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise late(self.address, self.limits.seconds)
        return replace(self.limits, seconds=seconds)

    def ask(  # noqa: PLR0913  # the parts of a request
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        *,
        kind: str = "",
        accept: str = "*/*",
        again: bool = True,
        size: int = 0,
    ) -> Reply:
        """Send one request and return its answer, whatever its status.

        Args:
            method: GET, PUT, POST or DELETE.
            address: where.
            body: what is sent.
            kind: media type of the body.
            accept: media types that are wanted.
            again: sending it twice does no harm, so it may be repeated.
            size: bytes of the answer at most, where they are more than those of all others.

        Raises:
            EndpointError: there is no answer, or it leads elsewhere.
        """
        request = urllib.request.Request(  # noqa: S310  # the scheme was checked
            address, data=body, method=method, headers={"User-Agent": AGENT, "Accept": accept}
        )
        if kind:
            request.add_header("Content-Type", kind)
        reply = self._once(request, again=again, size=size)
        if reply.status == HTTPStatus.UNAUTHORIZED and self._learn(reply, address):
            reply = self._once(request, again=again, size=size)
        return reply

    def done(self, reply: Reply, address: str) -> Reply:
        """Return the answer to a write if it says, credibly, that it was done.

        Raises:
            EndpointError: another status, or a page for people instead of an answer.
        """
        if reply.status in _DENIED:
            raise _denied(address, reply)
        if reply.status not in _DONE:
            raise _not_done(address, reply)
        told = reply.headers.get("content-type", "")
        if "html" in told.lower() and reply.body.strip():
            raise wrong_type(address, told, reply.body)
        return reply

    def _once(self, request: urllib.request.Request, *, again: bool, size: int) -> Reply:
        service = request.full_url.partition("?")[0]
        way = self.ways.get(service)
        if way is not None:
            request.add_header("Authorization", way.header(request))
        elif self.known is not None and (self.known.token or service in self.ways):
            request.add_header("Authorization", self._plain(self.known))
        limits = self.left()
        limits = replace(limits, size=max(limits.size, size))
        if not again:
            limits = replace(limits, read=limits.seconds, tries=1)
        return Call(request.full_url, limits).repeat(request)

    def _plain(self, known: Credentials) -> str:
        return f"{self.scheme} {known.token}".strip() if known.token else known.header()

    def _learn(self, reply: Reply, address: str) -> bool:
        """Learn from a refusal how a service wants its password; tell whether to ask again."""
        way, _, rest = reply.headers.get("www-authenticate", "").partition(" ")
        known, service = self.known, address.partition("?")[0]
        if known is None or known.token:
            return False
        if way.lower() == "digest":
            parts = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
            self.ways[service] = _Digest(known, parts)
            return True
        new = way.lower() == "basic" and service not in self.ways
        self.ways.setdefault(service, None)
        return new


class _Digest:
    """Answers to a server's challenge, computed by the standard library."""

    def __init__(self, known: Credentials, challenge: dict[str, str]) -> None:
        self.passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        self.handler = urllib.request.AbstractDigestAuthHandler(self.passwords)
        self.known = known
        self.challenge = challenge

    def header(self, request: urllib.request.Request) -> str:
        """Return the Authorization header of one request."""
        self.passwords.add_password(None, request.full_url, self.known.user, self.known.password)
        try:
            told = self.handler.get_authorization(request, self.challenge)
        except (ValueError, KeyError):  # an algorithm that the library does not know
            told = None
        if not told:
            raise refusal(
                "push-denied",
                "サーバーの求める認証方式に対応していません",
                "the server wants a way of authentication that is not known here",
                "サーバーの設定を確かめてください",
                "check the server's settings",
                host(request.full_url),
            )
        return f"Digest {told}"


def _denied(address: str, reply: Reply) -> EndpointError:
    return refusal(
        "push-denied",
        f"書き込みを拒まれました（状態コード {reply.status}）",
        f"writing is refused (status {reply.status})",
        "環境変数 SHISAKU_GRAPH_USER と SHISAKU_GRAPH_PASSWORD（または SHISAKU_GRAPH_TOKEN）と、"
        "サーバー側の権限を確かめてください",
        "check SHISAKU_GRAPH_USER and SHISAKU_GRAPH_PASSWORD (or SHISAKU_GRAPH_TOKEN) and the "
        "rights on the server",
        host(address),
    )


def _not_done(address: str, reply: Reply) -> EndpointError:
    said = clean(reply.body[:PIECE].decode("utf-8", "replace"))
    return refusal(
        "push-refused",
        f"書き込めませんでした（状態コード {reply.status}: {said}）",
        f"it was not written (status {reply.status}: {said})",
        "--store の住所と --kind、サーバーの上限と記録を確かめてください",
        "check the address of --store, --kind, and the server's limits and log",
        host(address),
    )
