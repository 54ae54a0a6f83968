"""A remote endpoint, asked through SPARQLWrapper, and believed only when the answer is whole.

SPARQLWrapper gives back an HTML page with status 200, reads for ever, and follows a redirect
anywhere. Here one deadline holds for everything, retries included; the body has a limit; the
media type, the end of the body and the endpoint's own marks of a partial answer are checked.
"""

import email.utils
import http
import http.client
import os
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

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper

from shisaku_graph.access.engine import taken, turtle
from shisaku_graph.access.guard import Form, guard
from shisaku_graph.access.result import Result
from shisaku_graph.errors import EndpointError
from shisaku_graph.language import Bilingual

GET_LIMIT: Final = 2_000
"""Bytes of a query that still go into the address; longer ones are posted as a form."""

USER, PASSWORD, TOKEN = (
    "SHISAKU_GRAPH_USER",
    "SHISAKU_GRAPH_PASSWORD",
    "SHISAKU_GRAPH_TOKEN",
)
_TABLES: Final = ("application/sparql-results+json", "application/json")
_GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}
_AGAIN: Final = frozenset((429, 502, 503, 504))
_HOPS: Final = 5
_SHOWN: Final = 200
_PIECE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: ``seconds`` in all, ``size`` in bytes, first ``pause`` in seconds."""

    seconds: float = 60.0
    size: int = 64 * 1024 * 1024
    tries: int = 4
    pause: float = 0.5


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


def ask_endpoint(endpoint: str, text: str, limits: Limits | None = None) -> Result | bool | bytes:
    """Return the whole answer of a SPARQL endpoint: rows, a truth value, or Turtle.

    Credentials come from the environment alone: ``SHISAKU_GRAPH_USER`` and
    ``SHISAKU_GRAPH_PASSWORD``, or ``SHISAKU_GRAPH_TOKEN``.

    Args:
        endpoint: its http or https address, without user or password.
        text: the query.
        limits: how long it may take and how much it may send.

    Raises:
        QueryError: the query is an update.
        EndpointError: anything but a whole answer within the limits.
    """
    form = guard(text, remote=True)
    _check_address(endpoint)
    request = _request(endpoint, text, form)
    reply = _Call(endpoint, limits or Limits()).repeat(request)
    _check_whole(reply, endpoint)
    try:
        return _table(reply, endpoint) if form in ("SELECT", "ASK") else _graph(reply, endpoint)
    except (SyntaxError, ValueError, OSError) as error:
        raise _incomplete(endpoint, str(error)) from error


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper as a maker of requests: the form is known, so its own guess is not used."""

    form: Form = "SELECT"

    def _parseQueryType(self, query: str) -> str:  # noqa: N802, ARG002  # the library's signature
        return self.form

    def request(self) -> urllib.request.Request:
        made: urllib.request.Request = self._createRequest()
        return made


def _request(endpoint: str, text: str, form: Form) -> urllib.request.Request:
    agent = f"shisaku-graph/{version('shisaku-graph')} (SPARQLWrapper; linked data of policies)"
    wrapper = _Wrapper(endpoint, agent=agent)
    wrapper.form = form
    wrapper.setQuery(text)
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    if len(text.encode()) > GET_LIMIT:
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)  # some endpoints never answer a query posted bare
    user, password, token = (os.environ.get(name) for name in (USER, PASSWORD, TOKEN))
    if (token or (user and password)) and not _private(endpoint):
        raise _unsafe(endpoint)
    if token:
        wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
    elif user and password:
        wrapper.setCredentials(user, password)
    return wrapper.request()


def _private(endpoint: str) -> bool:
    """Tell whether nobody between can read: https, or this very machine."""
    parts = urllib.parse.urlsplit(endpoint)
    return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")


def _check_address(endpoint: str) -> None:
    try:
        parts = urllib.parse.urlsplit(endpoint)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not endpoint.isascii() or any(sign.isspace() for sign in endpoint):
        raise _error(
            "endpoint-address",
            "SPARQL エンドポイントの住所（http または https）ではありません",
            "this is no http or https address",
            "https://example.org/sparql のように指定してください",
            "give it as https://example.org/sparql",
            endpoint,
        )
    if parts.username is not None or parts.password is not None:
        raise _error(
            "endpoint-credentials",
            "住所に利用者名やパスワードを書くことはできません",
            "an address must not hold a user or a password",
            f"環境変数 {USER} と {PASSWORD}、または {TOKEN} に入れてください",
            f"put them into the environment: {USER} and {PASSWORD}, or {TOKEN}",
            parts.hostname or "",
        )


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
            raise _error(
                "endpoint-redirect",
                f"別の場所（{_clean(newurl)}）へ転送されました",
                f"it redirects to another place: {_clean(newurl)}",
                "その住所が確かなものなら、--endpoint に直接指定してください",
                "if you trust that address, give it to --endpoint itself",
                _host(req.full_url),
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Call:
    """One question: its deadline, its retries, and the thread that waits for the network."""

    def __init__(self, endpoint: str, limits: Limits) -> None:
        self.endpoint = endpoint
        self.limits = limits
        self.deadline = time.monotonic() + limits.seconds
        self.opener = urllib.request.build_opener(_Redirects)

    def left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise _late(self.endpoint, self.limits.seconds)
        return left

    def repeat(self, request: urllib.request.Request) -> _Reply:
        """Ask until there is an answer, within the deadline; reading twice does no harm."""
        pause = self.limits.pause
        for attempt in range(1, self.limits.tries + 1):
            last = attempt == self.limits.tries
            try:
                reply = self.once(request)
            except (OSError, http.client.HTTPException) as error:
                reason = getattr(error, "reason", error)
                if last or isinstance(reason, ssl.SSLError):
                    raise _unreachable(self.endpoint, reason, attempt) from error
                self.wait(pause)
            else:
                if reply.status not in _AGAIN or last:
                    return reply
                self.wait(max(pause, _retry_after(reply.headers)))
            pause *= 2
        raise AssertionError  # the last attempt returns or raises

    def wait(self, seconds: float) -> None:
        if seconds >= self.left():
            raise _late(self.endpoint, self.limits.seconds)
        time.sleep(seconds)

    def once(self, request: urllib.request.Request) -> _Reply:
        """Send one request in a thread, so that not even endless headers outlast the deadline."""
        box: queue.Queue[_Reply | BaseException] = queue.Queue()

        def work() -> None:
            try:
                box.put(self.fetch(request))
            except BaseException as error:  # noqa: BLE001  # handed to the thread that waits
                box.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            got = box.get(timeout=self.left())
        except queue.Empty:
            raise _late(self.endpoint, self.limits.seconds) from None
        if isinstance(got, BaseException):
            raise got
        return got

    def fetch(self, request: urllib.request.Request) -> _Reply:
        try:
            response = self.opener.open(request, timeout=self.left())
        except urllib.error.HTTPError as error:
            response = error
        with response:
            body = self.read(response)
            headers = {name.lower(): value for name, value in response.headers.items()}
            told = headers.get("content-length", "")
            if told.isdecimal() and len(body) < int(told):
                raise http.client.IncompleteRead(b"", int(told) - len(body))
            return _Reply(response.status or 0, headers, body)

    def read(self, response: Any) -> bytes:  # noqa: ANN401  # HTTPResponse or HTTPError
        pieces, size = [], 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > self.limits.size:
                raise _error(
                    "endpoint-too-much",
                    f"答えが {self.limits.size:,} バイトを超えました",
                    f"the answer is larger than {self.limits.size:,} bytes",
                    "LIMIT を付けるか、条件を絞ってください",
                    "add a LIMIT, or narrow the question",
                    _host(self.endpoint),
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


def _check_whole(reply: _Reply, endpoint: str) -> None:
    """Refuse what is no whole answer."""
    if reply.status != http.HTTPStatus.OK:
        said = _clean(reply.body[:_PIECE].decode("utf-8", "replace"))
        raise _error(
            "endpoint-status",
            f"状態コード {reply.status} が返りました（{said}）",
            f"it answered with status {reply.status}: {said}",
            "住所、問い合わせ、利用の権限を確かめてください",
            "check the address, the query and your rights",
            _host(endpoint),
        )
    if "x-sql-state" in reply.headers:
        raise _partial(endpoint, _clean(reply.headers.get("x-sql-message", "X-SQL-State")))
    if reply.headers.get("content-encoding", "identity").lower() != "identity":
        raise _wrong_type(endpoint, f"content-encoding {reply.headers['content-encoding']}", reply)


def _media_type(reply: _Reply) -> str:
    return reply.headers.get("content-type", "").partition(";")[0].strip().lower()


def _table(reply: _Reply, endpoint: str) -> Result | bool:
    kind = _media_type(reply)
    if kind not in _TABLES:
        raise _wrong_type(endpoint, kind, reply)
    found = taken(ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON))
    most = reply.headers.get("x-sparql-maxrows", "")
    if isinstance(found, Result) and most.isdecimal() and len(found) >= int(most):
        raise _partial(endpoint, f"X-SPARQL-MaxRows {most}")
    return found


def _graph(reply: _Reply, endpoint: str) -> bytes:
    kind = _media_type(reply)
    if kind not in _GRAPHS:
        raise _wrong_type(endpoint, kind, reply)
    quads = ox.parse(reply.body, format=_GRAPHS[kind], base_iri=endpoint)
    return turtle(quad.triple for quad in quads)


def _clean(text: str) -> str:
    """Return the beginning of a foreign text, with nothing in it that could drive a terminal."""
    return "".join(
        sign if sign.isprintable() else " " for sign in " ".join(text[: _SHOWN * 4].split())
    )[:_SHOWN]


def _host(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _error(  # noqa: PLR0913, PLR0917  # one for each part of the message
    code: str, ja: str, en: str, remedy_ja: str, remedy_en: str, place: str
) -> EndpointError:
    return EndpointError(
        code, Bilingual(f"{ja}。", en), Bilingual(f"{remedy_ja}。", remedy_en), place
    )


def _late(endpoint: str, seconds: float) -> EndpointError:
    return _error(
        "endpoint-timeout",
        f"{seconds:g} 秒のうちに答えが届きませんでした",
        f"no whole answer within {seconds:g} seconds",
        "条件を絞るか、--timeout を延ばすか、時間をおいて試してください",
        "narrow the question, give more time with --timeout, or try again later",
        _host(endpoint),
    )


def _unreachable(endpoint: str, reason: object, tries: int) -> EndpointError:
    said = _clean(str(reason) or type(reason).__name__)
    cut = isinstance(reason, http.client.IncompleteRead)
    return _error(
        "endpoint-incomplete" if cut else "endpoint-unreachable",
        f"{tries} 回試しましたが、答えを受け取れませんでした（{said}）",
        f"no answer after {tries} tries: {said}",
        "住所とネットワークを確かめてください",
        "check the address and the network",
        _host(endpoint),
    )


def _incomplete(endpoint: str, said: str) -> EndpointError:
    return _error(
        "endpoint-incomplete",
        f"答えが途中で切れているか、壊れています（{_clean(said)}）",
        f"the answer is cut off or broken: {_clean(said)}",
        "条件を絞るか、時間をおいて試してください",
        "narrow the question, or try again later",
        _host(endpoint),
    )


def _partial(endpoint: str, said: str) -> EndpointError:
    return _error(
        "endpoint-partial",
        f"サーバーが答えを途中で打ち切りました（{said}）",
        f"the server cut its answer short: {said}",
        "条件を絞るか、LIMIT と OFFSET で分けて問い合わせてください",
        "narrow the question, or ask in parts with LIMIT and OFFSET",
        _host(endpoint),
    )


def _wrong_type(endpoint: str, kind: str, reply: _Reply) -> EndpointError:
    said = _clean(reply.body[:_PIECE].decode("utf-8", "replace"))
    kind = _clean(kind) or "—"
    return _error(
        "endpoint-media-type",
        f"SPARQL の結果ではなく「{kind}」が返りました（{said}）",
        f"it sent “{kind}” instead of SPARQL results: {said}",
        "SPARQL エンドポイントの住所か確かめてください",
        "check that this is the address of the SPARQL endpoint itself",
        _host(endpoint),
    )


def _unsafe(endpoint: str) -> EndpointError:
    return _error(
        "endpoint-credentials",
        "暗号化されない http に資格情報は送りません",
        "credentials are not sent over plain http",
        "https の住所を使うか、環境変数の資格情報を外してください",
        "use an https address, or unset the credentials in the environment",
        _host(endpoint),
    )
