"""One question, evaluated over the store: a whole answer in the form that was asked for.

This runs inside a confined process; pyoxigraph parses, evaluates and writes.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from shisaku_graph.access.result import Result
from shisaku_graph.access.term import Term
from shisaku_graph.errors import EndpointError, QueryError, RequestError
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from shisaku_graph.access.services import Services

TABLES: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}
_CUT_LINK: Final = "#truncated"


@dataclass(frozen=True, slots=True)
class Question:
    """A query as it reaches a process.

    Attributes:
        text: the SPARQL.
        form: ``json``, ``xml``, ``csv``, ``tsv``; for graphs ``ttl``, ``jsonld``, ``nt``, ``rdf``.
        base: the IRI against which relative IRIs are resolved: the endpoint's.
        default_graphs: graphs that make up the default graph; none: the union of all.
        named_graphs: graphs that GRAPH may name; none: all, or those of the query's FROM NAMED.
        own_dataset: the query itself names graphs, by FROM.
        rows: rows or triples of an answer at most.
        size: bytes of an answer at most.
        cut: what is beyond ``rows`` is left out instead of refused.
    """

    text: str
    form: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    own_dataset: bool = False
    rows: int = 100_000
    size: int = 32 * 1024 * 1024
    cut: bool = False

    def told(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Question":
        """Return the question that :meth:`told` told."""
        graphs = {name: tuple(told[name]) for name in ("default_graphs", "named_graphs")}
        return cls(**{**told, **graphs})


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, or the first rows of one that was asked to be cut."""

    body: bytes
    truncated: bool = False


def evaluated(
    store: ox.Store, question: Question, *, union: bool, services: "Services | None" = None
) -> Answer:
    """Return the answer to a question that the guard let through.

    Args:
        store: what is asked.
        question: the question.
        union: the default graph is the union of all graphs; else it lies in the store by itself.
        services: the hosts that SERVICE may ask.

    Raises:
        RequestError: the syntax is wrong, or the answer is larger than allowed.
    """
    try:
        if services is None:
            return _evaluated(store, question, union=union)
        with services.relayed(question.text) as text:
            return _evaluated(store, replace(question, text=text), union=union)
    except (QueryError, EndpointError) as error:
        place = None if error.place is None else str(error.place)
        status = 400 if error.code == "query-syntax" else 502
        raise RequestError(error.code, error.problem, error.remedy, place, status=status) from error


def _evaluated(store: ox.Store, question: Question, *, union: bool) -> Answer:
    dataset: dict[str, Any] = {"use_default_graph_as_union": union and not question.own_dataset}
    if question.default_graphs or question.named_graphs:
        dataset = {  # SPARQL 1.1 Protocol §2.1.4: it wins over the query's FROM
            "default_graph": [ox.NamedNode(each) for each in question.default_graphs],
            "named_graphs": [ox.NamedNode(each) for each in question.named_graphs],
        }
    try:
        found = store.query(question.text, base_iri=question.base, **dataset)
        if isinstance(found, ox.QueryTriples):
            return _graph(found, question)
        if isinstance(found, ox.QuerySolutions):
            return _cut_table(found, question) if question.cut else _table(found, question)
        return Answer(found.serialize(format=TABLES[question.form]) or b"")
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise _unrunnable(error) from error
    except OSError as error:
        raise _failed(error) from error


class _Bounded:
    """A file in memory that refuses to grow beyond a size."""

    def __init__(self, size: int) -> None:
        self.pieces: list[bytes] = []
        self.left = size
        self.size = size

    def write(self, piece: bytes) -> int:
        self.left -= len(piece)
        if self.left < 0:
            raise _too_large(self.size)
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def body(self) -> bytes:
        return b"".join(self.pieces)


def _table(found: ox.QuerySolutions, question: Question) -> Answer:
    out = _Bounded(question.size)
    found.serialize(out, format=TABLES[question.form])  # type: ignore[arg-type]  # it writes bytes
    body = out.body()
    if _rows(body, question.form) > question.rows:
        raise _too_many(question.rows)
    return Answer(body)


def _rows(body: bytes, form: str) -> int:
    """Return how many rows an answer holds, as pyoxigraph wrote it."""
    if form == "xml":
        return body.count(b"<result>")  # a text holds no <
    if form == "tsv":
        return body.count(b"\n") - 1  # a line break in a text is \n
    if form == "csv":
        outside = body.split(b'"')[::2]  # a quote in a text is doubled
        return sum(part.count(b"\r\n") for part in outside) - 1
    rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    return sum(1 for _ in rows) if isinstance(rows, ox.QuerySolutions) else 0


def _cut_table(found: ox.QuerySolutions, question: Question) -> Answer:
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(
        tuple(_term(value) for value in solution) for solution in islice(found, question.rows)
    )
    truncated = next(found, None) is not None
    body = Result(columns, rows).to_json().encode()
    again = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    out = _Bounded(question.size)
    again.serialize(out, format=TABLES[question.form])  # type: ignore[arg-type]  # as above
    body = out.body()
    if truncated and question.form == "json":
        link = f'{{"head":{{"link":["{question.base}{_CUT_LINK}"],'.encode()
        body = body.replace(b'{"head":{', link, 1)
    return Answer(body, truncated)


def _term(value: object) -> Term | None:
    if value is None or isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        return value
    raise ValueError(value)


def _graph(found: Iterable[ox.Triple], question: Question) -> Answer:
    triples: dict[ox.Triple, None] = {}
    truncated = False
    for triple in found:
        if len(triples) == question.rows and triple not in triples:
            truncated = True
            break
        triples[triple] = None
    if truncated and not question.cut:
        raise _too_many(question.rows)
    ordered = sorted(triples, key=str)
    names = " ".join(str(triple) for triple in ordered)
    used = {prefix: space for prefix, space in PREFIXES.items() if f"<{space}" in names}
    out = _Bounded(question.size)
    ox.serialize(ordered, out, format=GRAPHS[question.form], prefixes=used)  # type: ignore[arg-type]  # as above
    return Answer(out.body(), truncated)


def _unrunnable(error: Exception) -> QueryError:
    return QueryError(
        "query-syntax",
        Bilingual(f"SPARQL を実行できません（{error}）。", f"the SPARQL cannot be run ({error})."),
        Bilingual("示された箇所を直してください。", "mend the place that is named."),
    )


def _failed(error: OSError) -> QueryError:
    return QueryError(
        "query-failed",
        Bilingual(
            f"データか、SERVICE の相手を読めませんでした（{error}）。",
            f"the data, or what SERVICE names, could not be read ({error}).",
        ),
        Bilingual(
            "SERVICE の相手を確かめてください。続くなら、サーバーを起動し直してください。",
            "check what SERVICE names; if it goes on, start the server again.",
        ),
    )


def _too_many(rows: int) -> RequestError:
    return RequestError(
        "answer-too-many-rows",
        Bilingual(f"答えが {rows:,} 行を超えます。", f"the answer has more than {rows:,} rows."),
        Bilingual(
            "LIMIT と OFFSET で分けるか、条件を絞ってください。cut=true を付けると、"
            "先頭だけを返し、打ち切ったことを示します。",
            "ask in parts with LIMIT and OFFSET, or narrow the question; with cut=true the first "
            "rows are given, marked as cut.",
        ),
        status=422,
    )


def _too_large(size: int) -> RequestError:
    return RequestError(
        "answer-too-large",
        Bilingual(
            f"答えが {size:,} バイトを超えます。", f"the answer is larger than {size:,} bytes."
        ),
        Bilingual(
            "LIMIT と OFFSET で分けるか、列や条件を絞ってください。",
            "ask in parts with LIMIT and OFFSET, or for fewer columns.",
        ),
        status=422,
    )
