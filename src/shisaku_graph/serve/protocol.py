"""SPARQL 1.1 Protocol §2.1: what a request asks, whichever of the three ways it came.

See https://www.w3.org/TR/sparql11-protocol/#query-operation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from shisaku_graph.access.guard import Form, guard, services_of
from shisaku_graph.access.services import Services
from shisaku_graph.access.tokens import words
from shisaku_graph.errors import QueryError, RequestError
from shisaku_graph.language import Bilingual
from shisaku_graph.serve import refusals
from shisaku_graph.serve.evaluation import Question
from shisaku_graph.serve.limits import Limits
from shisaku_graph.serve.negotiation import Offer, chosen

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

TABLES: Final = (
    Offer("json", "application/sparql-results+json"),
    Offer("xml", "application/sparql-results+xml"),
    Offer("csv", "text/csv"),
    Offer("tsv", "text/tab-separated-values"),
    Offer("json", "application/json"),
    Offer("xml", "application/xml"),
    Offer("xml", "text/xml"),
)
GRAPHS: Final = (
    Offer("ttl", "text/turtle"),
    Offer("jsonld", "application/ld+json"),
    Offer("nt", "application/n-triples"),
    Offer("rdf", "application/rdf+xml"),
    Offer("jsonld", "application/json"),
    Offer("rdf", "application/xml"),
    Offer("rdf", "text/xml"),
)
_TRUE: Final = ("true", "1", "yes")
_PARAMETERS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks, and the media type of the answer."""

    question: Question
    form: Form
    media_type: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came, its body whole."""

    method: str
    query_string: str
    headers: Mapping[str, str]
    body: bytes = b""

    def media_type(self) -> str:
        """Return the media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class House:
    """What a server lets be asked.

    Attributes:
        endpoint: the endpoint's IRI.
        graphs: IRIs of the graphs that it holds.
        services: the hosts that SERVICE may ask, if any.
        limits: how large everything may be.
    """

    endpoint: str
    graphs: frozenset[str]
    services: Services | None
    limits: Limits


def asked(request: Request, house: House) -> Asked:
    """Return what is asked.

    Raises:
        RequestError: nothing is, or something that is refused.
    """
    pairs = _pairs(request)
    text = _only_query(request, pairs)
    size = len(text.encode())
    if size > house.limits.query:
        raise refusals.too_long(Bilingual("問い合わせ", "query"), house.limits.query, 413)
    form = _form(text, house)
    accept = request.headers.get("accept")
    offers = TABLES if form in ("SELECT", "ASK") else GRAPHS
    offer = chosen(accept, offers)
    if offer is None:
        raise refusals.not_acceptable(", ".join(each.media_type for each in offers))
    question = Question(
        text=text,
        form=offer.name,
        base=house.endpoint,
        default_graphs=_graphs(pairs, "default-graph-uri", house),
        named_graphs=_graphs(pairs, "named-graph-uri", house),
        own_dataset="FROM" in words(text),
        rows=house.limits.rows,
        size=house.limits.answer,
        cut=any(name == "cut" and value.lower() in _TRUE for name, value in pairs),
    )
    return Asked(question, form, offer.media_type)


def asks_nothing(request: Request) -> bool:
    """Tell whether a GET is for the endpoint itself, not for an answer."""
    return not any(name in ("query", "update") for name, _ in _decoded(request.query_string))


def _pairs(request: Request) -> list[tuple[str, str]]:
    """Return the parameters of a request; a query posted bare is one of them."""
    pairs = _decoded(request.query_string)
    if request.method != "POST":
        return pairs
    media_type = request.media_type()
    charset = _charset(request.headers.get("content-type", ""))
    if media_type == UPDATE:
        raise refusals.read_only() if charset else refusals.wrong_type("charset")
    if media_type not in (FORM, QUERY) or not charset:
        raise refusals.wrong_type(request.headers.get("content-type", "")[:100])
    try:
        body = request.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refusals.malformed(
            f"{error.start} バイト目が UTF-8 ではない", f"byte {error.start} is no UTF-8"
        ) from error
    if media_type == FORM:
        return pairs + _decoded(body)
    if any(name == "query" for name, _ in pairs):
        raise refusals.malformed("問い合わせが二つある", "there are two queries")
    return [*pairs, ("query", body)]


def _charset(content_type: str) -> bool:
    """Tell whether a body is in UTF-8, as far as its header says."""
    told = [part.strip().lower() for part in content_type.split(";")[1:]]
    named = [part.removeprefix("charset=").strip('"') for part in told if "charset" in part]
    return all(name in ("utf-8", "utf8") for name in named)


def _decoded(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_PARAMETERS)
    except ValueError as error:
        raise refusals.malformed(
            "パラメーターを UTF-8 として読めない", "its parameters are no UTF-8, or too many"
        ) from error


def _only_query(request: Request, pairs: list[tuple[str, str]]) -> str:
    names = [name for name, _ in pairs]
    if "update" in names:
        if names.count("update") > 1 or request.method == "GET":
            raise refusals.malformed("update は使えない", "update cannot be used")
        raise refusals.read_only()
    if names.count("query") != 1:
        raise refusals.malformed(
            f"query が {names.count('query')} 個ある", f"it has {names.count('query')} queries"
        )
    return next(value for name, value in pairs if name == "query")


def _form(text: str, house: House) -> Form:
    try:
        form = guard(text, house.graphs, services=house.services is not None)
        if house.services is not None:
            for address, _, place in services_of(text):
                if not house.services.allows(address):
                    raise refusals.service_host(address, place)
    except QueryError as error:
        if error.code in ("query-service", "query-service-iri"):
            raise refusals.service_closed(error) from error
        if error.code == "query-is-update":
            raise refusals.read_only() from error
        if error.code == "query-from":
            raise refusals.graph_unknown("FROM", house.graphs, str(error.place)) from error
        raise RequestError(error.code, error.problem, error.remedy, str(error.place)) from error
    return form


def _graphs(pairs: list[tuple[str, str]], name: str, house: House) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(value for each, value in pairs if each == name))
    for graph in named:
        if graph not in house.graphs:
            raise refusals.graph_unknown(graph, house.graphs)
    return named
