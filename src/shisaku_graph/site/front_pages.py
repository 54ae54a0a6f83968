"""The front of the site: what this is, the year at a glance, pictures, figures."""

from collections.abc import Iterator

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.plan import LEVELS
from shisaku_graph.access.views import Element, Label
from shisaku_graph.site.drawings import (
    BY_DIVISION,
    BY_TOP,
    MOST_LEAVES,
    flow_picture,
    policies_of,
    tally_bars,
)
from shisaku_graph.site.embeds import frozen_place
from shisaku_graph.site.linkset_pages import linksets
from shisaku_graph.site.list_pages import policy_rows
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import SHISAKU

_MOST_TOPS, _MOST_BELOW, _MOST_BARS = 60, 6, 12  # on a year's first page
_MOST_FLOW = 80  # policies in one picture of the flow


def front_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the home page, and one for each dataset where there are several."""
    single = shelf.library.single
    if single is not None:
        yield _year_page(shelf, single)
        return
    yield Page(
        path="index",
        template="home",
        title=shelf.library.name,
        section="home",
        summary=Label(
            "市区町村の施策・事業・担当部課を、年度と出典とともに公開するリンクトデータ。",
            "Policies, projects and departments of municipalities as linked data.",
        ),
        facts={
            "crumbs": (),
            "holdings": shelf.holdings,
            "compared": shelf.compared,
            "linksets": linksets(shelf),
        },
    )
    for dataset in shelf.library.datasets:
        yield _year_page(shelf, dataset)


def _year_page(shelf: Shelf, dataset: Dataset) -> Page:
    holding = shelf.holding(dataset)
    return Page(
        path=shelf.library.home(dataset),
        template="year",
        title=dataset.title,
        dataset=dataset,
        section="overview",
        summary=dataset.description,
        structured=holding.schema_org,
        facts={
            "crumbs": () if shelf.library.single else shelf.crumbs(None),
            "holding": holding,
            "overview": holding.overview,
            "editions": shelf.library.of(dataset.municipality.iri),
            "compared": shelf.compared,
            "below": {
                tally.of.iri: dataset.names_below(tally.of.iri)[:_MOST_BELOW]
                for tally in holding.overview.tops[:_MOST_TOPS]
            },
            "most_tops": _MOST_TOPS,
            "bars": tally_bars(
                "glance", BY_DIVISION, holding.overview.divisions[:_MOST_BARS], shelf
            ),
        },
    )


def picture_pages(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    """Yield the pictures of a dataset, each with its table, and its figures."""
    view = shelf.holding(dataset).overview
    crumbs = shelf.crumbs(dataset)
    total = view.counts[SHISAKU.Policy]
    flows = _flow_pages(dataset, total)
    yield Page(
        path=f"dataset/{dataset.id}/pictures",
        template="pictures",
        title=Label("図で見る", "Pictures"),
        dataset=dataset,
        section="pictures",
        summary=Label(
            "施策と事業の数を、柱ごと・部ごとに示した図と表。", "Policies and projects, drawn."
        ),
        facts={
            "crumbs": crumbs,
            "overview": view,
            "tops": tally_bars("tops", BY_TOP, view.tops, shelf),
            "divisions": tally_bars("divisions", BY_DIVISION, view.divisions, shelf),
            "flows": flows,
            "frozen": frozen_place(dataset),
        },
    )
    for path, title, policies in flows:
        yield Page(
            path=path,
            template="flow",
            title=title,
            dataset=dataset,
            section="pictures",
            facts={
                "crumbs": (
                    *crumbs,
                    (Label("図で見る", "Pictures"), f"dataset/{dataset.id}/pictures"),
                ),
                "draw": flow_picture(shelf, dataset, policies, "flow"),
                "rows": tuple(_rows(dataset, policies)),
            },
        )
    yield Page(
        path=f"dataset/{dataset.id}/statistics",
        template="statistics",
        title=Label("統計", "Statistics"),
        dataset=dataset,
        section="statistics",
        summary=Label(f"{dataset.title.ja}の件数と分布。", "Counts and distributions."),
        facts={"crumbs": crumbs, "overview": view, "holding": shelf.holding(dataset)},
    )


def _flow_pages(dataset: Dataset, total: int) -> tuple[tuple[str, Label, list[Element]], ...]:
    """Return the pictures of the flow: of all where that can be read, else for each top."""
    path = f"dataset/{dataset.id}/flow"
    if total <= _MOST_FLOW:
        return (
            (path, Label("柱から事業への流れ", "From direction to project"), policies_of(dataset)),
        )
    tops = [e for level in LEVELS for e in dataset.elements(level) if e.broader is None]
    found = []
    for number, top in enumerate(tops, start=1):
        policies = list(_policies_below(dataset, top))
        if 0 < len(policies) <= MOST_LEAVES:
            title = Label(f"「{top.label.ja}」の流れ", f"Flow of “{top.label.en or top.label.ja}”")
            found.append((f"{path}-{number}", title, policies))
    return tuple(found)


def _policies_below(dataset: Dataset, element: Element) -> Iterator[Element]:
    for below in dataset.narrower(element.iri):
        if below.kind == SHISAKU.Policy:
            yield below
        else:
            yield from _policies_below(dataset, below)


def _rows(dataset: Dataset, policies: list[Element]) -> Iterator[tuple[object, ...]]:
    wanted = {policy.iri for policy in policies}
    for row in policy_rows(dataset):
        if row.policy.iri in wanted:
            yield row, dataset.projects_of(row.policy.iri)
