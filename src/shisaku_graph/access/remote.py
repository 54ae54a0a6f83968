"""Remote endpoints: SPARQLWrapper, and what a careful client must add to it.

A whole deadline, a cap on bytes, retries where safe, and a clear error for every answer that is
not whole: pages of HTML with status 200, wrong media types, broken JSON, results cut short.
"""

import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox

from shisaku_graph.access.guard import guard
from shisaku_graph.access.result import Result, Term
from shisaku_graph.errors import EndpointError
from shisaku_graph.language import Bilingual

_LONGEST_GET = 2_000
_RETRIES = 2
_TRY_AGAIN = (429, 502, 503, 504)
_JSON = "application/sparql-results+json"
_CUT_SHORT = {"X-SQL-State": "S1TAT", "X-SPARQL-MaxRows": ""}
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait for the whole answer (seconds), and how much to take (bytes)."""

    deadline: float = 60.0
    most_bytes: int = 64 * 1024 * 1024


def ask_endpoint(endpoint: str, text: str, limits: Limits | None = None) -> Result | bool:
    """Ask a SPARQL endpoint a SELECT or ASK query.

    Credentials come from the environment alone: ``SHISAKU_GRAPH_USER`` and
    ``SHISAKU_GRAPH_PASSWORD``.

    Raises:
        QueryError: the query would change data or reach out.
        EndpointError: the endpoint did not give a whole answer in time.
    """
    if urlsplit(endpoint).scheme not in ("http", "https"):
        raise _failed(endpoint, "http(s) の URL ではありません", "not an http(s) URL")
    guard(text)
    limits = limits or Limits()
    end = time.monotonic() + limits.deadline
    for attempt in range(_RETRIES + 1):
        try:
            body = _in_time(lambda: _fetch(endpoint, text, limits, end), endpoint, end)
            return _read(endpoint, body)
        except _TryAgain as again:
            wait = min(again.seconds or 2**attempt, end - time.monotonic())
            if attempt == _RETRIES or wait <= 0:
                raise _failed(endpoint, again.said, again.said) from again
            time.sleep(wait)
    raise AssertionError(endpoint)


class _TryAgain(Exception):  # noqa: N818  # not an error yet
    def __init__(self, said: str, seconds: float | None = None) -> None:
        super().__init__(said)
        self.said = said
        self.seconds = seconds


def _in_time(work: Callable[[], bytes], endpoint: str, end: float) -> bytes:
    """Run ``work`` in a thread, so that no drip of bytes can outlast the deadline."""
    done: list[bytes | BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001  # raised again below, in the caller's thread
            done.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(0.0, end - time.monotonic()))
    if not done:
        raise _failed(endpoint, "時間内に答えが終わりません", "no whole answer in time")
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _fetch(endpoint: str, text: str, limits: Limits, end: float) -> bytes:
    from SPARQLWrapper import GET, JSON, POST, URLENCODED, SPARQLWrapper  # noqa: PLC0415  # 0.1 s
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException  # noqa: PLC0415

    agent = f"shisaku_graph/{version('shisaku-graph')} (+https://w3id.org/shisaku-graph/)"
    client = SPARQLWrapper(endpoint, agent=agent)
    client.setQuery(text)
    client.setReturnFormat(JSON)
    client.setMethod(GET if len(text.encode()) < _LONGEST_GET else POST)
    client.setRequestMethod(URLENCODED)
    client.setTimeout(max(1, int(end - time.monotonic())))
    user, password = (os.environ.get(f"SHISAKU_GRAPH_{name}") for name in ("USER", "PASSWORD"))
    if user and password:
        client.setCredentials(user, password)
    try:
        response = client.query().response
        return _taken(endpoint, response, limits, end)
    except HTTPError as error:
        if error.code in _TRY_AGAIN:
            after = error.headers.get("Retry-After", "")
            said = f"HTTP {error.code}"
            raise _TryAgain(said, float(after) if after.isdigit() else None) from error
        raise _failed(endpoint, f"HTTP {error.code}", f"HTTP {error.code}") from error
    except SPARQLWrapperException as error:
        said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise _failed(endpoint, said, said) from error
    except (URLError, ConnectionError, TimeoutError) as error:
        raise _TryAgain(str(getattr(error, "reason", error))[:200]) from error
    except (OSError, ValueError) as error:
        raise _failed(endpoint, str(error)[:200], str(error)[:200]) from error


def _taken(endpoint: str, response: Any, limits: Limits, end: float) -> bytes:  # noqa: ANN401  # urllib's
    """Read the body, checking its type, its size and the clock."""
    headers = response.headers
    for name, mark in _CUT_SHORT.items():
        if name in headers and headers[name].startswith(mark):
            raise _failed(
                endpoint, f"結果が途中で切られています（{name}）", f"results cut short ({name})"
            )
    media_type = headers.get_content_type()
    if "json" not in media_type:
        start = response.read1(200).decode("utf-8", "replace").strip()[:80]
        said = f"{media_type}: {start!r}"
        raise _failed(endpoint, f"結果ではないものが返りました（{said}）", f"no results but {said}")
    chunks: list[bytes] = []
    taken = 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        taken += len(chunk)
        if taken > limits.most_bytes:
            limit = f"{limits.most_bytes:,}"
            raise _failed(
                endpoint, f"答えが {limit} バイトを超えます", f"answer over {limit} bytes"
            )
        if time.monotonic() > end:
            raise _failed(endpoint, "時間内に答えが終わりません", "no whole answer in time")
    length = headers.get("Content-Length", "")
    if length.isdigit() and int(length) != taken:
        raise _failed(endpoint, "答えが途中で切れています", "the answer breaks off")
    return b"".join(chunks)


def _read(endpoint: str, body: bytes) -> Result | bool:
    """Read SPARQL results in JSON strictly: a half answer is an error, never a shorter table."""
    try:
        told = json.loads(body)
        if "boolean" in told:
            return bool(told["boolean"])
        columns = tuple(told["head"]["vars"])
        rows = tuple(
            tuple(_term(binding.get(name)) for name in columns)
            for binding in told["results"]["bindings"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _failed(endpoint, "壊れた JSON が返りました", f"broken JSON ({error})") from error
    return Result(columns, rows)


def _term(told: dict[str, str] | None) -> Term | None:
    if told is None:
        return None
    if told["type"] == "uri":
        return ox.NamedNode(told["value"])
    if told["type"] == "bnode":
        return ox.BlankNode(told["value"])
    if "xml:lang" in told:
        return ox.Literal(told["value"], language=told["xml:lang"])
    datatype = told.get("datatype")
    return ox.Literal(told["value"], datatype=ox.NamedNode(datatype) if datatype else None)


def _failed(endpoint: str, ja: str, en: str) -> EndpointError:
    return EndpointError(
        "endpoint-failed",
        Bilingual(f"接続先から完全な答えを得られません（{ja}）。", f"no whole answer ({en})."),
        Bilingual(
            "URL と接続先の状態を確かめ、時間をおいてもう一度実行してください。",
            "check the URL and the endpoint, and try again later.",
        ),
        endpoint,
    )


__all__ = ["Limits", "ask_endpoint"]
