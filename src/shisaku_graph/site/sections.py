"""The pages that are not of one resource, by section: of the whole site, and of each dataset."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label
from shisaku_graph.site.booklet import booklet_pages
from shisaku_graph.site.comparison_pages import comparison_pages
from shisaku_graph.site.cookbook import cookbook_page
from shisaku_graph.site.data_pages import dataset_page
from shisaku_graph.site.embeds import picture_cards
from shisaku_graph.site.front_pages import front_pages, picture_pages
from shisaku_graph.site.frozen import frozen_cards
from shisaku_graph.site.linkset_pages import linkset_pages
from shisaku_graph.site.list_pages import list_pages
from shisaku_graph.site.ontology_page import ontology_page
from shisaku_graph.site.printer import Page
from shisaku_graph.site.review_pages import quality_page, review_pages
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.sparql import asked_whole
from shisaku_graph.site.syllabary import syllabary_pages


def _data(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    yield dataset_page(shelf, dataset)


def _quality(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    yield quality_page(shelf, dataset)


def _cards(shelf: Shelf, dataset: Dataset) -> Iterator[Page]:
    return picture_cards(shelf, shelf.holding(dataset))


OF_DATASET: Final[Mapping[str, Callable[[Shelf, Dataset], Iterable[Page]]]] = {
    "data": _data,
    "lists": list_pages,
    "pictures": picture_pages,
    "review": review_pages,
    "quality": _quality,
    "readings": syllabary_pages,
    "booklet": booklet_pages,
    "cards": _cards,
}
"""What makes the pages of each section of a dataset."""


def single_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages that are not of one resource: those that can be made alone come first."""
    yield from lone_pages(shelf)
    yield from front_pages(shelf)
    yield from comparison_pages(shelf)
    yield from linkset_pages(shelf)
    for dataset in shelf.library.datasets:
        for pages in OF_DATASET.values():
            yield from pages(shelf, dataset)


def lone_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages that need nothing of a dataset but its name."""
    crumbs = {"crumbs": shelf.crumbs(None)}
    yield Page(
        path="search",
        template="search",
        title=Label("検索", "Search"),
        section="search",
        facts=crumbs,
    )
    held = {dataset.id for dataset in asked_whole(shelf.library.datasets)}
    yield Page(
        path="sparql", template="sparql", title=Label("SPARQL で尋ねる", "Ask in SPARQL"),
        section="sparql", facts={
            **crumbs,
            "too_large": tuple(d for d in shelf.library.datasets if d.id not in held),
        },
    )  # fmt: skip
    yield Page(
        path="sparql-result", template="sparql_result", title=Label("問い合わせの結果", "Result"),
        section="sparql", facts=crumbs, indexed=False,
    )  # fmt: skip
    yield Page(
        path="about", template="about", title=Label("このサイトについて", "About this site"),
        section="about", facts=crumbs,
    )  # fmt: skip
    yield cookbook_page(shelf)
    yield ontology_page(shelf)
    yield Page(
        path="404", template="not_found", title=Label("ページが見つかりません", "Page not found"),
        facts={"crumbs": ()}, indexed=False,
    )  # fmt: skip


OF_SITE: Final[Mapping[str, Callable[[Shelf], Iterable[Page]]]] = {
    "front": front_pages,
    "lone": lone_pages,
    "comparison": comparison_pages,
    "linksets": linkset_pages,
    "frozen": frozen_cards,
}
"""What makes the pages of each section of the whole site."""
