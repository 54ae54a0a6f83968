"""A large answer in pages: for endpoints that give only so many rows at a time.

Pages are parts of one answer only if the rows have an order and the data stand still: the query
must sort, and the first page is asked for again at the end.
"""

import time
from dataclasses import replace

from shisaku_graph.access.guard import guard
from shisaku_graph.access.refusals import clean, host, partial, refusal
from shisaku_graph.access.remote import ask_endpoint
from shisaku_graph.access.result import Result
from shisaku_graph.access.tokens import outer_words
from shisaku_graph.access.transport import Limits
from shisaku_graph.errors import QueryError
from shisaku_graph.language import Bilingual


def ask_in_pages(endpoint: str, text: str, page: int, limits: Limits) -> Result:
    """Return the whole answer to a SELECT, asked for ``page`` rows at a time.

    Args:
        endpoint: its address.
        text: a SELECT with an ORDER BY that tells any two rows apart, and without LIMIT.
        page: rows of one page.
        limits: for all pages together; ``size`` is for each.

    Raises:
        QueryError: the query cannot be cut into pages.
        EndpointError: a page is no whole answer, or the pages do not belong together.
    """
    _check(text)
    end = time.monotonic() + limits.seconds
    first = found = _page(endpoint, text, page, 0, limits)
    rows = list(first.rows)
    while len(found) == page:
        found, before = _page(endpoint, text, page, len(rows), _left(limits, end)), found
        if found.columns != first.columns or (found.rows and found.rows == before.rows):
            raise _unpaged(endpoint)
        rows += found.rows
    if len(rows) > page and _page(endpoint, text, page, 0, _left(limits, end)) != first:
        raise _changed(endpoint)
    return Result(first.columns, tuple(rows))


def _page(endpoint: str, text: str, page: int, start: int, limits: Limits) -> Result:
    found = ask_endpoint(endpoint, f"{text}\nLIMIT {page} OFFSET {start}", limits)
    if not isinstance(found, Result):  # checked before: it is a SELECT
        raise TypeError(found)
    if len(found) > page:
        raise _unpaged(endpoint)
    return found


def _left(limits: Limits, end: float) -> Limits:
    """Return the limits of the next page: the time that is left for all of them."""
    return replace(limits, seconds=max(0.001, end - time.monotonic()))


def _check(text: str) -> None:
    form, words = guard(text, remote=True), outer_words(text)
    after = words[words.index(form) :] if form in words else ()
    if form != "SELECT" or "ORDER" not in after or {"LIMIT", "OFFSET", "VALUES"} & set(after):
        raise QueryError(
            "query-not-pageable",
            Bilingual(
                "この問い合わせはページに分けられません。", "this query cannot be cut into pages"
            ),
            Bilingual(
                "ORDER BY のある SELECT にし、LIMIT と OFFSET と末尾の VALUES を除いてください。",
                "use a SELECT with ORDER BY, without LIMIT, OFFSET or VALUES at its end",
            ),
        )


def _unpaged(endpoint: str) -> Exception:
    return partial(endpoint, clean("LIMIT / OFFSET ?"))


def _changed(endpoint: str) -> Exception:
    return refusal(
        "endpoint-changed",
        "問い合わせている間に、接続先のデータが変わりました",
        "the endpoint's data changed while the pages were asked for",
        "時間をおいて、もう一度実行してください。続くようなら ORDER BY の列を増やしてください",
        "run it again; if this goes on, sort by more columns",
        host(endpoint),
    )
