"""Access: what is published, asked. Reads published files only, never the rooms before them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from shisaku_graph.access.answer import Answer
from shisaku_graph.access.catalogue import (
    Parameter,
    ReadyQuery,
    ready_queries,
    ready_query,
    text_of,
)
from shisaku_graph.access.engine import ask, loaded
from shisaku_graph.access.result import Result
from shisaku_graph.errors import QueryError
from shisaku_graph.language import Bilingual


def query(
    asked: str | Path,
    data: Path | str | Iterable[Path | str] = "dist",
    endpoint: str | None = None,
    services: Sequence[str] = (),
    **parameters: str | int,
) -> Result:
    """Run a query and return its rows.

    Args:
        asked: a ready query (``shisaku-graph query`` lists them), a ``.rq`` file, or SPARQL.
        data: folders of published datasets, or RDF files.
        endpoint: a SPARQL endpoint to ask instead of local data.
        services: hosts that the query may ask by SERVICE.
        parameters: the query's parameters; each has a default.

    Raises:
        QueryError: the name or a parameter is unknown, or the query is none that gives rows.
        UsageError: there is no data.
        EndpointError: the endpoint did not give a whole answer.
    """
    values = {name: str(value) for name, value in parameters.items()}
    answer = answered(text_of(asked, values), data, endpoint, services=services)
    if not isinstance(answer, Result):
        raise QueryError(
            "query-no-rows",
            Bilingual("この問い合わせは表を返しません。", "this query gives no rows"),
            Bilingual(
                "SELECT を使うか、access.answered を呼んでください。",
                "use a SELECT, or call access.answered",
            ),
        )
    return answer


def answered(  # noqa: PLR0913, PLR0917  # one for each way to ask
    text: str,
    data: Path | str | Iterable[Path | str] = "dist",
    endpoint: str | None = None,
    seconds: float | None = None,
    page: int | None = None,
    services: Sequence[str] = (),
) -> Answer:
    """Run SPARQL over local files or an endpoint: rows, a truth value, or Turtle.

    Args:
        text: the query.
        data: folders of published datasets, or RDF files: each becomes a named graph.
        endpoint: a SPARQL endpoint to ask instead.
        seconds: the time that endpoints have in all, with every retry.
        page: the number of rows that are asked of the endpoint at a time.
        services: hosts that the query over local data may ask by SERVICE.

    Raises:
        QueryError: the query is refused, or its syntax is wrong.
        UsageError: there is no data, or a host is none.
        EndpointError: an endpoint did not give a whole answer.
    """
    if endpoint is not None:
        from shisaku_graph.access.remote import ask_endpoint  # noqa: PLC0415  # only when remote
        from shisaku_graph.access.transport import Limits  # noqa: PLC0415

        limits = Limits(seconds=seconds) if seconds else Limits()
        if page is not None:
            from shisaku_graph.access.paging import ask_in_pages  # noqa: PLC0415

            return ask_in_pages(endpoint, text, page, limits)
        return ask_endpoint(endpoint, text, limits)
    paths = [data] if isinstance(data, Path | str) else data
    store = loaded(Path(path) for path in paths)
    if not services:
        return ask(store, text)
    from shisaku_graph.access.services import Services  # noqa: PLC0415  # only when others are asked
    from shisaku_graph.access.transport import Limits  # noqa: PLC0415

    return ask(store, text, Services.of(services, Limits(seconds=seconds) if seconds else None))


__all__ = [
    "Answer",
    "Parameter",
    "ReadyQuery",
    "Result",
    "answered",
    "query",
    "ready_queries",
    "ready_query",
    "text_of",
]
