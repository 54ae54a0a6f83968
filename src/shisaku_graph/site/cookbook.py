"""The cookbook: the ready queries by what people want to know, each one click from its answer."""

from itertools import groupby
from urllib.parse import quote

from shisaku_graph.access.catalogue import ready_queries
from shisaku_graph.access.views import Label
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf

_AUDIENCES = {
    "citizen": Label("市民のみなさんに", "For citizens"),
    "journalist": Label("調べる人に", "For journalists"),
    "officer": Label("職員に", "For officers"),
    "analyst": Label("分析する人に", "For analysts"),
    "engineer": Label("技術者に", "For engineers"),
}


def cookbook_page(shelf: Shelf) -> Page:
    """Return the page of the ready queries."""
    queries = sorted(ready_queries().values(), key=lambda each: _order(each.audience))
    return Page(
        path="cookbook",
        template="cookbook",
        title=Label("問い合わせ集", "Cookbook of queries"),
        section="cookbook",
        summary=Label(
            f"施策データに尋ねられる {len(queries)} の問い。選ぶとその場で答えが出る。",
            f"{len(queries)} questions to ask the data, each one click from its answer.",
        ),
        facts={
            "crumbs": shelf.crumbs(None),
            "groups": tuple(
                (_AUDIENCES.get(audience, Label(audience)), tuple(group))
                for audience, group in groupby(queries, key=lambda each: each.audience)
            ),
            "quote": quote,
        },
    )


def _order(audience: str) -> tuple[int, str]:
    known = list(_AUDIENCES)
    return (known.index(audience) if audience in known else len(known)), audience
