"""Pages about the data themselves: a dataset with its downloads, a city, any other resource."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.access.views import Label, Named
from shisaku_graph.site.citation import FORMS, citation_path
from shisaku_graph.site.compared import uncompared
from shisaku_graph.site.library import DOCUMENTED
from shisaku_graph.site.linkset_pages import linksets
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.structured import municipality_told
from shisaku_graph.site.terms import term_label
from shisaku_graph.vocabulary import RDF, SHISAKU

_MOST_LINKS = 100
_EVIDENCE = (SHISAKU.statesProperty, SHISAKU.evidenceFor)  # a cell's own page says these


@dataclass(frozen=True, slots=True)
class Statement:
    """One property of a resource with its values: texts (and their language) or resources."""

    predicate: Named
    texts: tuple[tuple[str, str | None], ...]
    links: tuple[Named, ...]


def dataset_page(shelf: Shelf, dataset: Dataset) -> Page:
    """Return a dataset's own page: what it is, how to get, use and cite it."""
    holding = shelf.holding(dataset)
    return Page(
        path=shelf.library.path(dataset.iri) or "",
        template="dataset",
        title=Label(f"データ: {dataset.title.ja}", f"Data: {dataset.title.en or dataset.title.ja}"),
        dataset=dataset,
        section="data",
        iri=dataset.iri,
        summary=dataset.description,
        structured=holding.schema_org,
        facts={
            "crumbs": shelf.crumbs(dataset),
            "holding": holding,
            "cite_as": tuple((citation_path(dataset.id, e), kind, n) for e, kind, n in FORMS),
            "editions": shelf.library.of(dataset.municipality.iri),
            "compared": shelf.compared,
            "uncompared": uncompared(shelf.library).get(dataset.id),
            "linksets": linksets(shelf, dataset),
        },
    )


def municipality_page(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return a city's page: its datasets by year."""
    holding = shelf.holding(dataset)
    return Page(
        path=shelf.library.path(iri) or "",
        template="municipality",
        title=dataset.municipality.label,
        section="home",
        dataset=dataset,
        iri=iri,
        summary=Label(
            f"{dataset.municipality.label.ja}が公開する施策データの一覧。",
            f"Policy data of {dataset.municipality.label.en or dataset.municipality.label.ja}.",
        ),
        structured=municipality_told(dataset.municipality, holding.homepage),
        facts={
            "crumbs": shelf.crumbs(None),
            "holding": holding,
            "holdings": tuple(shelf.holding(d) for d in shelf.library.of(iri)),
            "statements": tuple(statements(shelf, iri)),
        },
    )


def resource_page(shelf: Shelf, dataset: Dataset, iri: str) -> Page:
    """Return the page of any resource: what is said of it, and what leads to it."""
    label = dataset.label(iri)
    kinds = [s for s in _own(shelf, iri) if s.predicate.iri == RDF.type]
    return Page(
        path=shelf.library.path(iri) or "",
        template="resource",
        title=label,
        dataset=dataset,
        iri=iri,
        summary=Label(
            f"「{label.ja}」について公開されていること。",
            f"What is published of “{label.en or label.ja}”.",
        ),
        facts={
            "crumbs": shelf.crumbs(dataset),
            "kinds": tuple(k for s in kinds for k in s.links if k.iri in DOCUMENTED),
            "statements": tuple(s for s in _own(shelf, iri) if s.predicate.iri != RDF.type),
            "incoming": tuple(_incoming(shelf, iri)),
        },
    )


def statements(shelf: Shelf, iri: str) -> Iterator[Statement]:
    """Yield what is said of a resource, property by property."""
    return _own(shelf, iri)


def _own(shelf: Shelf, iri: str) -> Iterator[Statement]:
    texts: dict[str, dict[tuple[str, str | None], None]] = {}
    links: dict[str, dict[str, Named]] = {}
    for dataset in shelf.library.holders(iri):
        for triple in dataset.about(iri):
            predicate, value = triple.predicate.value, triple.object
            if isinstance(value, ox.NamedNode):
                named = Named(value.value, _named(dataset, value.value))
                links.setdefault(predicate, {})[value.value] = named
            elif isinstance(value, ox.Literal):
                texts.setdefault(predicate, {})[value.value, value.language] = None
    for predicate in dict.fromkeys((*texts, *links)):
        yield Statement(
            Named(predicate, term_label(predicate)),
            tuple(texts.get(predicate, {})),
            tuple(links.get(predicate, {}).values())[:_MOST_LINKS],
        )


def _incoming(shelf: Shelf, iri: str) -> Iterator[Statement]:
    """Yield what leads to a resource, the first of them: in order, whatever the store's order."""
    found: dict[str, dict[str, Dataset]] = {}
    for dataset in shelf.library.holders(iri):
        for predicate, subjects in dataset.statements.incoming(iri, _MOST_LINKS).items():
            if predicate not in _EVIDENCE:
                known = found.setdefault(predicate, {})
                for subject in subjects:
                    known.setdefault(subject, dataset)
    for predicate, known in sorted(found.items()):
        first = sorted(known)[:_MOST_LINKS]
        links = tuple(Named(each, known[each].label(each)) for each in first)
        yield Statement(Named(predicate, term_label(predicate)), (), links)


def _named(dataset: Dataset, iri: str) -> Label:
    label = dataset.label(iri)
    return term_label(iri) if label.ja == iri else label


__all__ = [
    "Statement",
    "dataset_page",
    "municipality_page",
    "resource_page",
    "statements",
]
