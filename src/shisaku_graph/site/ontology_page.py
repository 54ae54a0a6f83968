"""The ontology for people: what each term means, with an example from the data."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.access.views import Label, Named
from shisaku_graph.site.library import members
from shisaku_graph.site.pictures import Column, flow
from shisaku_graph.site.printer import Page
from shisaku_graph.site.shelf import Shelf
from shisaku_graph.site.terms import term_label
from shisaku_graph.vocabulary import (
    ONTOLOGY_IRI,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SHISAKU,
    SKOS,
)

_MOST_SAMPLED = 2000  # resources of a class whose links the diagram counts


@dataclass(frozen=True, slots=True)
class Term:
    """A term: name, meaning, advice, what it joins, how often the data use it, an example."""

    iri: str
    label: Label
    meaning: Label
    advice: Label | None
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    used: int
    example: Named | None

    @property
    def local(self) -> str:
        """Its name inside the namespace."""
        return self.iri.removeprefix(SHISAKU.NAMESPACE)


def ontology_page(shelf: Shelf) -> Page:
    """Return the page of the ontology."""
    store = ox.Store()
    store.load((assets.folder("ontology") / "shisaku.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    classes = tuple(_terms(shelf, store, OWL.Class))
    links = _links(shelf)

    def draw(href: object, lang: str) -> object:  # noqa: ARG001  # the signature of all drawings
        return _diagram(classes, links, lang)

    return Page(
        path="ontology",
        template="ontology",
        title=Label("オントロジー（用語）", "Ontology (terms)"),
        section="ontology",
        summary=Label(
            "このデータで使う用語の意味、例、つながり。", "The terms of these data, with examples."
        ),
        facts={
            "crumbs": shelf.crumbs(None),
            "classes": classes,
            "properties": (
                *_terms(shelf, store, OWL.ObjectProperty),
                *_terms(shelf, store, OWL.DatatypeProperty),
            ),
            "links": links,
            "namespace": SHISAKU.NAMESPACE,
            "iri_of_ontology": ONTOLOGY_IRI,
            "draw": draw,
        },
    )


def _terms(shelf: Shelf, store: ox.Store, kind: str) -> Iterator[Term]:
    quads = store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(kind))
    for iri in sorted(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)):
        if iri.startswith(SHISAKU.NAMESPACE):
            advice = _label(store, iri, SKOS.scopeNote)
            yield Term(
                iri=iri,
                label=_label(store, iri, RDFS.label) or Label(iri),
                meaning=_label(store, iri, RDFS.comment) or Label(""),
                advice=advice,
                domains=_local(store, iri, RDFS.domain, SCHEMA.domainIncludes),
                ranges=_local(store, iri, RDFS.range, SCHEMA.rangeIncludes),
                used=_used(shelf, iri, kind),
                example=_example(shelf, iri) if kind == OWL.Class else None,
            )


def _label(store: ox.Store, iri: str, predicate: str) -> Label | None:
    quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
    said = {q.object.language: q.object.value for q in quads if isinstance(q.object, ox.Literal)}
    ja = said.get("ja") or said.get("en")
    return Label(ja, said.get("en")) if ja else None


def _local(store: ox.Store, iri: str, *predicates: str) -> tuple[str, ...]:
    found = {
        q.object.value.removeprefix(SHISAKU.NAMESPACE)
        for predicate in predicates
        for q in store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
        if isinstance(q.object, ox.NamedNode)
    }
    return tuple(sorted(name.rpartition("#")[2].rpartition("/")[2] for name in found))


def _used(shelf: Shelf, iri: str, kind: str) -> int:
    pattern = (RDF.type, iri) if kind == OWL.Class else (iri,)
    return sum(dataset.statements.count(*pattern) for dataset in shelf.library.datasets)


def _example(shelf: Shelf, kind: str) -> Named | None:
    for dataset in shelf.library.datasets:
        iri = min(dataset.members(kind), default=None)
        if iri is not None:
            return Named(iri, dataset.label(iri))
    return None


def _links(shelf: Shelf) -> tuple[tuple[str, str, str, int], ...]:
    """Count which classes the data join by which property: class, property, class, how often."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for dataset in shelf.library.datasets:
        for kind in _DRAWN:
            for iri in members(dataset, kind)[:_MOST_SAMPLED]:
                for triple in dataset.about(iri):
                    if isinstance(triple.object, ox.NamedNode):
                        for other in _DRAWN:
                            if dataset.is_a(triple.object.value, other):
                                counted[kind, triple.predicate.value, other] += 1
    return tuple((*key, number) for key, number in sorted(counted.items()))


_DRAWN = (
    SHISAKU.Municipality, SHISAKU.Plan, SHISAKU.PolicyField, SHISAKU.Direction, SHISAKU.BasicPolicy,
    SHISAKU.Policy, SHISAKU.Goal, SHISAKU.Department, SHISAKU.Project, SHISAKU.ProgressReport,
    SHISAKU.Indicator, SHISAKU.IndicatorValue, SHISAKU.Amount, SHISAKU.FiscalYear,
    SHISAKU.SourceFile,
)  # fmt: skip


def _diagram(
    classes: tuple[Term, ...], links: tuple[tuple[str, str, str, int], ...], lang: str
) -> object:
    names = {t.iri: (t.label.en or t.label.ja) if lang == "en" else t.label.ja for t in classes}
    subjects = [k for k in _DRAWN if any(link[0] == k for link in links)]
    objects = [k for k in _DRAWN if any(link[2] == k for link in links)]
    predicates = list(dict.fromkeys(link[1] for link in links))
    columns = [
        Column(
            "何が" if lang == "ja" else "subject",
            tuple(
                (f"s{k}", names.get(k, k), f"#{k.removeprefix(SHISAKU.NAMESPACE)}")
                for k in subjects
            ),
        ),
        Column(
            "どの関係で" if lang == "ja" else "property",
            tuple((f"p{p}", _said(p, lang), None) for p in predicates),
        ),
        Column(
            "何に" if lang == "ja" else "object",
            tuple(
                (f"o{k}", names.get(k, k), f"#{k.removeprefix(SHISAKU.NAMESPACE)}") for k in objects
            ),
        ),
    ]
    joined = dict.fromkeys(
        pair for a, p, b, _ in links for pair in ((f"s{a}", f"p{p}"), (f"p{p}", f"o{b}"))
    )
    title = "データの中のつながり" if lang == "ja" else "How the data hang together"
    told = (
        "左の種類のものが、中央の関係で、右の種類のものにつながる。実際のデータから描いた。"
        if lang == "ja"
        else "Things of the classes on the left are joined by the properties in the middle to "
        "things of the classes on the right, as the data have it."
    )
    return flow("model", title, told, columns, list(joined))


def _said(iri: str, lang: str) -> str:
    label = term_label(iri)
    return label.ja if lang == "ja" else label.en or label.ja
