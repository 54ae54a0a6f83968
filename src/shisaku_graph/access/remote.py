"""A remote endpoint, asked through SPARQLWrapper, and believed only when the answer is whole.

SPARQLWrapper gives back an HTML page with status 200, reads for ever, and follows a redirect
anywhere. Here one deadline holds for everything, retries included; the body has a limit; the
media type, the end of the body and the endpoint's own marks of a partial answer are checked.
"""

import http
import http.client
import os
import urllib.error
import urllib.parse
import urllib.request
from importlib.metadata import version
from typing import Final

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper

from shisaku_graph.access.engine import taken, turtle
from shisaku_graph.access.guard import Form, guard
from shisaku_graph.access.refusals import (
    PIECE,
    clean,
    host,
    incomplete,
    partial,
    refusal,
    unsafe,
    wrong_type,
)
from shisaku_graph.access.result import Result
from shisaku_graph.access.transport import Call, Limits, Reply

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
    reply = Call(endpoint, limits or Limits()).repeat(request)
    _check_whole(reply, endpoint)
    try:
        return _table(reply, endpoint) if form in ("SELECT", "ASK") else _graph(reply, endpoint)
    except (SyntaxError, ValueError, OSError) as error:
        raise incomplete(endpoint, str(error)) from error


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
        raise unsafe(endpoint)
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
        raise refusal(
            "endpoint-address",
            "SPARQL エンドポイントの住所（http または https）ではありません",
            "this is no http or https address",
            "https://example.org/sparql のように指定してください",
            "give it as https://example.org/sparql",
            endpoint,
        )
    if parts.username is not None or parts.password is not None:
        raise refusal(
            "endpoint-credentials",
            "住所に利用者名やパスワードを書くことはできません",
            "an address must not hold a user or a password",
            f"環境変数 {USER} と {PASSWORD}、または {TOKEN} に入れてください",
            f"put them into the environment: {USER} and {PASSWORD}, or {TOKEN}",
            parts.hostname or "",
        )


def _check_whole(reply: Reply, endpoint: str) -> None:
    """Refuse what is no whole answer."""
    if reply.status != http.HTTPStatus.OK:
        said = clean(reply.body[:PIECE].decode("utf-8", "replace"))
        raise refusal(
            "endpoint-status",
            f"状態コード {reply.status} が返りました（{said}）",
            f"it answered with status {reply.status}: {said}",
            "住所、問い合わせ、利用の権限を確かめてください",
            "check the address, the query and your rights",
            host(endpoint),
        )
    if "x-sql-state" in reply.headers:
        raise partial(endpoint, clean(reply.headers.get("x-sql-message", "X-SQL-State")))
    if reply.headers.get("content-encoding", "identity").lower() != "identity":
        raise wrong_type(
            endpoint, f"content-encoding {reply.headers['content-encoding']}", reply.body
        )


def _media_type(reply: Reply) -> str:
    return reply.headers.get("content-type", "").partition(";")[0].strip().lower()


def _table(reply: Reply, endpoint: str) -> Result | bool:
    kind = _media_type(reply)
    if kind not in _TABLES:
        raise wrong_type(endpoint, kind, reply.body)
    found = taken(ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON))
    most = reply.headers.get("x-sparql-maxrows", "")
    if isinstance(found, Result) and most.isdecimal() and len(found) >= int(most):
        raise partial(endpoint, f"X-SPARQL-MaxRows {most}")
    return found


def _graph(reply: Reply, endpoint: str) -> bytes:
    kind = _media_type(reply)
    if kind not in _GRAPHS:
        raise wrong_type(endpoint, kind, reply.body)
    quads = ox.parse(reply.body, format=_GRAPHS[kind], base_iri=endpoint)
    return turtle(quad.triple for quad in quads)
