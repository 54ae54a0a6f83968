"""What an engine found, as this house hands it on: rows, a truth value, or Turtle."""

from collections.abc import Iterable

import pyoxigraph as ox

from shisaku_graph.access.result import Result
from shisaku_graph.access.term import Term
from shisaku_graph.vocabulary import PREFIXES

Answer = Result | bool | bytes


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
