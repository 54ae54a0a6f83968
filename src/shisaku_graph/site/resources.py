"""The pages of the resources: which kind has which page, and the cards of the policies."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.site.address import document_path
from shisaku_graph.site.data_pages import dataset_page, municipality_page, resource_page
from shisaku_graph.site.department_pages import department_page
from shisaku_graph.site.embeds import policy_card
from shisaku_graph.site.library import Library
from shisaku_graph.site.plan_pages import level_page, policy_page, project_page
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.vocabulary import DCAT, SHISAKU

_MAKERS: dict[str, Callable[[Shelf, Dataset, str], Page]] = {
    SHISAKU.Policy: policy_page,
    SHISAKU.BasicPolicy: level_page,
    SHISAKU.SubPolicy: level_page,
    SHISAKU.Direction: level_page,
    SHISAKU.PolicyField: level_page,
    SHISAKU.Project: project_page,
    SHISAKU.Department: department_page,
    SHISAKU.Municipality: municipality_page,
}


def resources_of(library: Library) -> Iterator[tuple[str, Dataset, str]]:
    """Yield kind, dataset and IRI of every resource that has a page here."""
    for kind in library.documented:
        if kind != DCAT.Dataset:  # its page is a section's
            for dataset, iri in library.resources(kind):
                if document_path(iri, library.base) is not None:
                    yield kind, dataset, iri


def number_of_resources(library: Library) -> int:
    """Return how many resources have a page, one that several datasets tell of counted in each."""
    kinds = [kind for kind in library.documented if kind != DCAT.Dataset]
    return sum(dataset.number_of(kind) for dataset in library.datasets for kind in kinds)


def pages_of(shelf: Shelf, kind: str, dataset: Dataset, iri: str) -> Iterator[Page]:
    """Yield the page of a resource, and a policy's card."""
    yield _MAKERS.get(kind, resource_page)(shelf, dataset, iri)
    if kind == SHISAKU.Policy:
        yield policy_card(shelf, dataset, iri)


def resource_page_of(shelf: Shelf, iri: str) -> Page | None:
    """Return the page of one resource, or ``None`` where nothing is said of it.

    What is only a part of something else, as a cell or a repair, has none in the site; asked for
    by itself, it is shown like any other resource.
    """
    library = shelf.library
    for kind in library.documented:
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
