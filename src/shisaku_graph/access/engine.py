"""The local engine: published files in memory, asked with pyoxigraph's evaluator."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from shisaku_graph.access.guard import guard
from shisaku_graph.access.result import Result, Term
from shisaku_graph.errors import QueryError
from shisaku_graph.language import Bilingual
from shisaku_graph.rdf_files import data_files, load
from shisaku_graph.vocabulary import PREFIXES


def loaded(paths: Iterable[Path]) -> ox.Store:
    """Return a store that holds the files, or the datasets of the folders.

    Raises:
        UsageError: there is no such file, or one is no valid RDF.
    """
    store = ox.Store()
    for path in data_files(paths):
        load(store, path)
    return store


def ask(store: ox.Store, text: str) -> Result | bool | bytes:
    """Run a query: rows of a SELECT, the truth of an ASK, Turtle of a CONSTRUCT or DESCRIBE.

    The default graph is the union of all graphs.

    Raises:
        QueryError: the query is refused, or its syntax is wrong.
    """
    guard(text, frozenset(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode)))
    try:
        answer = store.query(text, use_default_graph_as_union=True)
        return turtle(answer) if isinstance(answer, ox.QueryTriples) else taken(answer)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(
            "query-syntax",
            Bilingual(
                f"SPARQL を実行できません（{error}）。", f"the SPARQL cannot be run ({error})."
            ),
            Bilingual("示された箇所を直してください。", "mend the place that is named."),
        ) from error


def taken(answer: ox.QuerySolutions | ox.QueryBoolean) -> Result | bool:
    """Return the rows or the truth value that pyoxigraph found or read.

    Raises:
        ValueError: a value is a triple (RDF 1.2), which no table here can show.
    """
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    columns = tuple(variable.value for variable in answer.variables)
    return Result(columns, tuple(tuple(_term(row[name]) for name in columns) for row in answer))


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples in Turtle, sorted, with the prefixes that they use."""
    found = sorted(triples, key=str)
    used = {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if any(f"<{namespace}" in str(triple) for triple in found)
    }
    return ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used) or b""


def _term(value: object) -> Term | None:
    if value is None or isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        return value
    raise ValueError(value)
