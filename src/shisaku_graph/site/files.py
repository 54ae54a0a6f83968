"""Every file of the site, one after the other: no more than one is held in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label
from shisaku_graph.publication.archive import VERSIONS, former_versions
from shisaku_graph.publication.manifest import MANIFEST, SIGNATURE, names_in
from shisaku_graph.reference import reference
from shisaku_graph.site.address import document_path, page_file
from shisaku_graph.site.booklet import booklet_pages
from shisaku_graph.site.citation import citation_files
from shisaku_graph.site.comparison_pages import comparison_files, comparison_pages
from shisaku_graph.site.cookbook import cookbook_page
from shisaku_graph.site.data_pages import (
    dataset_page,
    municipality_page,
    resource_page,
)
from shisaku_graph.site.department_pages import department_page
from shisaku_graph.site.documents import documents
from shisaku_graph.site.embeds import picture_cards, policy_card
from shisaku_graph.site.feeds import Sitemaps, atom, department_feeds, robots
from shisaku_graph.site.front_pages import front_pages, picture_pages
from shisaku_graph.site.frozen import frozen_cards
from shisaku_graph.site.hosting import hosting_files
from shisaku_graph.site.library import DOCUMENTED, Library
from shisaku_graph.site.linkset_pages import linkset_files, linkset_pages
from shisaku_graph.site.list_pages import list_pages
from shisaku_graph.site.ontology_page import ontology_page
from shisaku_graph.site.plan_pages import level_page, policy_page, project_page
from shisaku_graph.site.press import Press
from shisaku_graph.site.printer import LANGUAGES, Page, Printer
from shisaku_graph.site.review_pages import quality_page, review_pages
from shisaku_graph.site.scripts import script_files
from shisaku_graph.site.search import search_files
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.sparql import CATALOGUE, asked_here, sparql_files
from shisaku_graph.site.syllabary import syllabary_pages
from shisaku_graph.vocabulary import DCAT, SHISAKU

Files = Iterator[tuple[str, bytes | Path]]

_MAKERS: dict[str, Callable[[Shelf, Dataset, str], Page]] = {
    SHISAKU.Policy: policy_page,
    SHISAKU.BasicPolicy: level_page,
    SHISAKU.Direction: level_page,
    SHISAKU.PolicyField: level_page,
    SHISAKU.Project: project_page,
    SHISAKU.Department: department_page,
    SHISAKU.Municipality: municipality_page,
}


def site_files(library: Library, url: str | None, press: Press | None = None) -> Files:
    """Yield every file of the site: its path, and its content or where to copy it from."""
    shelf = Shelf(library, url, printed=press is not None)
    printer = Printer(library, url)
    newest = max(holding.modified for holding in shelf.holdings)
    sitemaps = Sitemaps(url or library.base, newest)
    for page in _pages(shelf):
        yield from printer.printed(page)
        if page.indexed:
            yield from sitemaps.add(page.path)
        if page.iri is not None:
            for extension, content in documents(library, page.iri):
                yield f"{page.path}.{extension}", content
    yield from sitemaps.end()
    for stream in _streams(shelf).values():
        yield from stream()
    yield from _data(shelf)
    yield from linkset_files(shelf)
    if press is not None:
        yield from booklets(shelf, press)


def booklets(shelf: Shelf, press: Press) -> Iterator[tuple[str, bytes]]:
    """Yield the booklets of every dataset as PDF, in both languages, beside their pages."""
    for holding in shelf.holdings:
        for language in LANGUAGES:
            for path, pdf in press.volumes(holding, language):
                yield page_file(path, language).removesuffix(".html") + ".pdf", pdf


def other_files(shelf: Shelf) -> Mapping[str, Callable[[], Mapping[str, bytes]]]:
    """Return what makes the files that are no pages, by how their paths begin.

    The first beginning that fits is the one; an empty one fits every path.
    """
    return {start: partial(_gathered, stream) for start, stream in _streams(shelf).items()}


def _streams(shelf: Shelf) -> Mapping[str, Callable[[], Iterable[tuple[str, bytes]]]]:
    """Return what yields the files that are no pages, one after the other."""
    datasets = shelf.library.datasets
    return {
        "assets/search-index": lambda: search_files(datasets),
        "assets/graph-": lambda: _graph_files(datasets, graphs=True),
        "assets/sparql-catalogue": lambda: _graph_files(datasets, graphs=False),
        "assets/": lambda: script_files().items(),
        "feed.atom": lambda: [("feed.atom", atom(shelf))],
        "feeds/": lambda: department_feeds(shelf),
        "robots.txt": lambda: [("robots.txt", robots(shelf))],
        ".nojekyll": lambda: [(".nojekyll", b"")],  # GitHub Pages serves the folder as it is
        "": lambda: chain(
            reference().items(),
            comparison_files(shelf),
            citation_files(shelf),
            hosting_files(shelf.library.base, shelf.url),
        ),
    }


def _gathered(stream: Callable[[], Iterable[tuple[str, bytes]]]) -> Mapping[str, bytes]:
    return dict(stream())


def _graph_files(datasets: Sequence[Dataset], *, graphs: bool) -> Iterator[tuple[str, bytes]]:
    return (each for each in sparql_files(datasets) if (each[0] != CATALOGUE) == graphs)


def _pages(shelf: Shelf) -> Iterator[Page]:
    yield from front_pages(shelf)
    yield from _lone_pages(shelf)
    yield from comparison_pages(shelf)
    yield from linkset_pages(shelf)
    for dataset in shelf.library.datasets:
        yield from list_pages(shelf, dataset)
        yield from picture_pages(shelf, dataset)
        yield from review_pages(shelf, dataset)
        yield quality_page(shelf, dataset)
        yield from syllabary_pages(shelf, dataset)
        yield from booklet_pages(shelf, dataset)
        yield from picture_cards(shelf, shelf.holding(dataset))
        yield dataset_page(shelf, dataset)
    for kind in DOCUMENTED:
        for dataset, iri in shelf.library.resources(kind):
            if kind != DCAT.Dataset and shelf.library.path(iri) is not None:
                yield _MAKERS.get(kind, resource_page)(shelf, dataset, iri)
                if kind == SHISAKU.Policy:
                    yield policy_card(shelf, dataset, iri)
    yield from frozen_cards(shelf)


def resource_page_of(shelf: Shelf, iri: str) -> Page | None:
    """Return the page of one resource, or ``None`` where nothing is said of it.

    What is only a part of something else, as a cell or a repair, has none in the site; asked for
    by itself, it is shown like any other resource.
    """
    library = shelf.library
    for kind in DOCUMENTED:
        for dataset in library.datasets:
            if dataset.is_a(iri, kind) and library.path(iri) is not None:
                if kind == DCAT.Dataset:
                    return dataset_page(shelf, dataset)
                return _MAKERS.get(kind, resource_page)(shelf, dataset, iri)
    path, holders = document_path(iri, library.base), library.holders(iri)
    if path is None or not holders:
        return None
    return replace(resource_page(shelf, holders[0], iri), path=path, indexed=False)


def card_of(shelf: Shelf, iri: str) -> Page | None:
    """Return the card of a policy, or ``None`` where it is none."""
    holders = shelf.library.describers(iri)
    kind = SHISAKU.Policy
    dataset = next((each for each in holders if each.is_a(iri, kind)), None)
    return None if dataset is None else policy_card(shelf, dataset, iri)


def single_pages(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages that are not of one resource: those that can be made alone come first."""
    yield from _lone_pages(shelf)
    yield from front_pages(shelf)
    yield from comparison_pages(shelf)
    yield from linkset_pages(shelf)
    yield from linkset_pages(shelf)
    for dataset in shelf.library.datasets:
        yield dataset_page(shelf, dataset)
        yield from list_pages(shelf, dataset)
        yield from picture_pages(shelf, dataset)
        yield from review_pages(shelf, dataset)
        yield quality_page(shelf, dataset)
        yield from syllabary_pages(shelf, dataset)
        yield from booklet_pages(shelf, dataset)
        yield from picture_cards(shelf, shelf.holding(dataset))


def _lone_pages(shelf: Shelf) -> Iterator[Page]:
    crumbs = {"crumbs": shelf.crumbs(None)}
    yield Page(
        path="search",
        template="search",
        title=Label("検索", "Search"),
        section="search",
        facts=crumbs,
    )
    held = {dataset.id for dataset in asked_here(shelf.library.datasets)}
    yield Page(
        path="sparql", template="sparql", title=Label("SPARQL で尋ねる", "Ask in SPARQL"),
        section="sparql", facts={
            **crumbs,
            "asked": bool(held),
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


def _data(shelf: Shelf) -> Files:
    """Yield the published files, where the catalogue says that they are."""
    for holding in shelf.holdings:
        dataset = holding.dataset
        for file in holding.files:
            yield f"dist/{dataset.id}/{file.path}", dataset.folder / file.path
        for name in (MANIFEST, SIGNATURE):
            if (dataset.folder / name).is_file():
                yield f"dist/{dataset.id}/{name}", dataset.folder / name
        for version in former_versions(dataset.folder):
            for path in sorted(names_in(version)):
                yield f"dist/{VERSIONS}/{dataset.id}/{version.name}/{path}", version / path
