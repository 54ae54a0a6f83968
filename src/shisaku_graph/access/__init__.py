"""Access: what is published, asked. Reads published files only, never the rooms before them."""

from collections.abc import Sequence
from pathlib import Path

from shisaku_graph.access.catalogue import Parameter, ReadyQuery, ready_queries, ready_query
from shisaku_graph.access.engine import ask, loaded
from shisaku_graph.access.result import Result


def query(
    name: str,
    data: Sequence[Path | str] = ("dist",),
    endpoint: str | None = None,
    **parameters: str,
) -> Result:
    """Run a ready query and return its rows.

    Args:
        name: a ready query (``shisaku-graph query`` lists them).
        data: folders of published datasets, or RDF files.
        endpoint: a SPARQL endpoint to ask instead of local data.
        parameters: the query's parameters; each has a default.

    Raises:
        QueryError: the name or a parameter is unknown.
        UsageError: there is no data.
        EndpointError: the endpoint did not give a whole answer.
    """
    answer = answered(ready_query(name).bound(parameters), data, endpoint)
    if not isinstance(answer, Result):  # every ready query is a SELECT
        raise TypeError(name)
    return answer


def answered(
    text: str, data: Sequence[Path | str], endpoint: str | None = None
) -> Result | bool | bytes:
    """Run SPARQL over local files or an endpoint: rows, a truth value, or Turtle."""
    if endpoint is not None:
        from shisaku_graph.access.remote import ask_endpoint  # noqa: PLC0415  # only when remote

        return ask_endpoint(endpoint, text)
    return ask(loaded(Path(path) for path in data), text)


__all__ = ["Parameter", "ReadyQuery", "Result", "answered", "query", "ready_queries", "ready_query"]
