"""A remote endpoint, asked through SPARQLWrapper, and believed only when the answer is whole.

SPARQLWrapper gives back an HTML page with status 200, reads for ever, and follows a redirect
anywhere. Here one deadline holds for everything, retries included; the body has a limit; the
media type, the end of the body and the endpoint's own marks of a partial answer are checked.
"""

import http
import urllib.request
from typing import Final

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper

from shisaku_graph.access.address import Credentials, check_address, credentials
from shisaku_graph.access.answer import Answer, taken, turtle
from shisaku_graph.access.guard import Form, guard
from shisaku_graph.access.refusals import (
    PIECE,
    clean,
    host,
    incomplete,
    partial,
    refusal,
    wrong_type,
)
from shisaku_graph.access.result import Result
from shisaku_graph.access.tokens import outer_words
from shisaku_graph.access.transport import AGENT, Call, Limits, Reply

GET_LIMIT: Final = 2_000
"""Bytes of a query that still go into the address; longer ones are posted as a form."""

_ROUND: Final = 10_000
"""Servers cut answers at multiples of this and do not say so (Virtuoso's ResultSetMaxRows)."""

_TABLES: Final = ("application/sparql-results+json", "application/json")
_GRAPHS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/turtle": ox.RdfFormat.TURTLE,  # its name before it was registered: Virtuoso's
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}


def ask_endpoint(endpoint: str, text: str, limits: Limits | None = None) -> Answer:
    """Return the whole answer of a SPARQL endpoint: rows, a truth value, or Turtle.

    Credentials come from the environment: ``SHISAKU_GRAPH_USER`` and ``SHISAKU_GRAPH_PASSWORD``
    (or a keyring), or ``SHISAKU_GRAPH_TOKEN``.

    Args:
        endpoint: its http or https address, without user or password.
        text: the query.
        limits: how long it may take and how much it may send.

    Raises:
        QueryError: the query is an update.
        EndpointError: anything but a whole answer within the limits.
    """
    form = guard(text, remote=True)
    check_address(endpoint)
    request = _request(endpoint, text, form, credentials(endpoint))
    reply = Call(endpoint, limits or Limits()).repeat(request)
    _check_whole(reply, endpoint)
    try:
        found = _table(reply, endpoint) if form in ("SELECT", "ASK") else _graph(reply, endpoint)
    except (SyntaxError, ValueError, OSError) as error:
        raise incomplete(endpoint, str(error)) from error
    rows = len(found) if isinstance(found, Result) else 0
    if rows and not rows % _ROUND and "LIMIT" not in outer_words(text):
        raise partial(endpoint, f"{rows:,} rows")
    return found


def service_reply(endpoint: str, text: str, limits: Limits) -> Reply:
    """Return an endpoint's whole answer to one SERVICE clause: rows as SPARQL JSON.

    No credentials go with it: those of one server are nothing to another.

    Raises:
        QueryError: the clause holds what is not passed on: SERVICE within SERVICE.
        EndpointError: anything but a whole answer within the limits.
    """
    guard(text)
    check_address(endpoint)
    request = _request(endpoint, text, "SELECT", known=None)
    reply = Call(endpoint, limits).repeat(request)
    _check_whole(reply, endpoint)
    try:
        _table(reply, endpoint)
    except (SyntaxError, ValueError, OSError) as error:
        raise incomplete(endpoint, str(error)) from error
    return reply


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper as a maker of requests: the form is known, so its own guess is not used."""

    form: Form = "SELECT"

    def _parseQueryType(self, query: str) -> str:  # noqa: N802, ARG002  # the library's signature
        return self.form

    def request(self) -> urllib.request.Request:
        made: urllib.request.Request = self._createRequest()
        return made


def _request(
    endpoint: str, text: str, form: Form, known: Credentials | None
) -> urllib.request.Request:
    wrapper = _Wrapper(endpoint, agent=AGENT)
    wrapper.form = form
    wrapper.setQuery(text)
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    if len(text.encode()) > GET_LIMIT:
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)  # some endpoints never answer a query posted bare
    if known is not None:
        wrapper.addCustomHttpHeader("Authorization", known.header())
    return wrapper.request()


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
