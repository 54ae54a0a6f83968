"""The network under a remote endpoint: one deadline for everything, a limit on size, retries."""

import email.utils
import http.client
import queue
import ssl
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import IO, Any, Final

from shisaku_graph.access.refusals import PIECE, clean, host, late, refusal, unreachable

AGENT: Final = f"shisaku-graph/{version('shisaku-graph')} (linked data of municipal policies)"
"""What a server's log shows of us."""

_AGAIN: Final = frozenset((429, 502, 503, 504))
_HOPS: Final = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much.

    Attributes:
        seconds: the time for everything, retries and pauses included.
        read: the longest silence of the server, in seconds.
        size: bytes of an answer.
        tries: how often it is asked at most.
        pause: seconds before the second try; doubled before each further one.
    """

    seconds: float = 60.0
    read: float = 60.0
    size: int = 64 * 1024 * 1024
    tries: int = 4
    pause: float = 0.5


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers by their lower-case names, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect of a GET on the same host, upwards to https at most."""

    max_redirections = _HOPS

    def redirect_request(  # noqa: PLR0913, PLR0917  # the signature of urllib
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urllib.parse.urlsplit(req.full_url), urllib.parse.urlsplit(newurl)
        same = new.hostname == old.hostname and (
            new.scheme == "https" or (new.scheme == "http" and old.scheme == "http")
        )
        if req.data is not None or not same or (new.scheme == old.scheme and new.port != old.port):
            fp.close()
            raise refusal(
                "endpoint-redirect",
                f"別の場所（{clean(newurl)}）へ転送されました",
                f"it redirects to another place: {clean(newurl)}",
                "その住所が確かなものなら、それを直接指定してください",
                "if you trust that address, name it itself",
                host(req.full_url),
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Call:
    """One question: its deadline, its retries, and the thread that waits for the network."""

    def __init__(
        self, endpoint: str, limits: Limits, *handlers: urllib.request.BaseHandler
    ) -> None:
        self.endpoint = endpoint
        self.limits = limits
        self.deadline = time.monotonic() + limits.seconds
        self.opener = urllib.request.build_opener(_Redirects, *handlers)

    def left(self) -> float:
        """Return the seconds left; raise when none are."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise late(self.endpoint, self.limits.seconds)
        return left

    def repeat(self, request: urllib.request.Request) -> Reply:
        """Ask until there is an answer, within the deadline; reading twice does no harm."""
        pause = self.limits.pause
        for attempt in range(1, self.limits.tries + 1):
            last = attempt == self.limits.tries
            try:
                reply = self.once(request)
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, "reason", error)
                if last or isinstance(reason, ssl.SSLError):
                    raise unreachable(self.endpoint, reason, attempt) from error
                self.wait(pause)
            else:
                if reply.status not in _AGAIN or last:
                    return reply
                self.wait(max(pause, _retry_after(reply.headers)))
            pause *= 2
        raise AssertionError  # the last attempt returns or raises

    def wait(self, seconds: float) -> None:
        """Wait before the next try, if the deadline allows."""
        if seconds >= self.left():
            raise late(self.endpoint, self.limits.seconds)
        time.sleep(seconds)

    def once(self, request: urllib.request.Request) -> Reply:
        """Send one request in a thread, so that not even endless headers outlast the deadline."""
        box: queue.Queue[Reply | BaseException] = queue.Queue()

        def work() -> None:
            try:
                box.put(self.fetch(request))
            except BaseException as error:  # noqa: BLE001  # handed to the thread that waits
                box.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            got = box.get(timeout=self.left())
        except queue.Empty:
            raise late(self.endpoint, self.limits.seconds) from None
        if isinstance(got, BaseException):
            raise got
        return got

    def fetch(self, request: urllib.request.Request) -> Reply:
        """Send one request and read its whole answer."""
        try:
            timeout = min(self.left(), self.limits.read)
            response = self.opener.open(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            body = self.read(response)
            headers = {name.lower(): value for name, value in response.headers.items()}
            told = headers.get("content-length", "")
            if told.isdecimal() and len(body) < int(told):
                raise http.client.IncompleteRead(b"", int(told) - len(body))
            return Reply(response.status or 0, headers, body)

    def read(self, response: Any) -> bytes:  # noqa: ANN401  # HTTPResponse or HTTPError
        """Read a body, within the limits of size and time."""
        pieces, size = [], 0
        while piece := response.read1(PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > self.limits.size:
                raise refusal(
                    "endpoint-too-much",
                    f"答えが {self.limits.size:,} バイトを超えました",
                    f"the answer is larger than {self.limits.size:,} bytes",
                    "LIMIT を付けるか、条件を絞ってください",
                    "add a LIMIT, or narrow the question",
                    host(self.endpoint),
                )
            self.left()
        return b"".join(pieces)


def _retry_after(headers: Mapping[str, str]) -> float:
    told = headers.get("retry-after", "").strip()
    if told.isdecimal():
        return float(told[:10])
    try:
        return email.utils.parsedate_to_datetime(told).timestamp() - time.time()
    except (TypeError, ValueError):
        return 0.0
