"""VoID: what stands in the graph, counted, and to which other datasets it links.

See https://www.w3.org/TR/void/. Partitions by class and property let a query editor complete; a
linkset counts the links to one other dataset by one property.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import NamedNode, Triple

from shisaku_graph.graph import Section
from shisaku_graph.graph.terms import Triples, date, integer, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.entry import Entry
from shisaku_graph.publication.catalogue.statements import said
from shisaku_graph.vocabulary import (
    DBPEDIAJA,
    DCTERMS,
    ESTAT,
    FOAF,
    FORMATS,
    GEONAMES,
    PORTAL_PREFIXES,
    PREFIXES,
    RDF,
    SDG,
    UKYEAR,
    VOID,
    WIKIDATA,
)

TARGETS: Mapping[str, tuple[str, Bilingual]] = {
    ESTAT.NAMESPACE: ("e-stat", Bilingual("統計LOD 標準地域コード", "Statistics LOD, area codes")),
    WIKIDATA.NAMESPACE: ("wikidata", Bilingual("ウィキデータ", "Wikidata")),
    DBPEDIAJA.NAMESPACE: ("dbpedia-ja", Bilingual("DBpedia 日本語版", "DBpedia Japanese")),
    GEONAMES.NAMESPACE: ("geonames", Bilingual("GeoNames", "GeoNames")),
    SDG.NAMESPACE: (
        "un-sdg",
        Bilingual("国連 持続可能な開発目標", "UN Sustainable Development Goals"),
    ),
    UKYEAR.NAMESPACE: (
        "uk-government-year",
        Bilingual("英国政府の会計年度", "UK government years"),
    ),
}
"""Other datasets that a graph may link to, by the beginning of their IRIs."""
_FEATURES = {
    "RDF_TURTLE": f"{FORMATS.NAMESPACE}Turtle",
    "RDF_N_TRIPLES": f"{FORMATS.NAMESPACE}N-Triples",
    "JSON_LD": f"{FORMATS.NAMESPACE}JSON-LD",
    "RDF_XML": f"{FORMATS.NAMESPACE}RDF_XML",
}


class Statistics:
    """Counts of one graph, taken in two passes over its triples."""

    def __init__(self, triples: Iterable[Triple], base: str) -> None:
        kept = tuple(triples)
        self.triples = len(kept)
        self.kinds: dict[str, list[str]] = defaultdict(list)
        for each in kept:
            if each.predicate.value == RDF.type and isinstance(each.object, NamedNode):
                self.kinds[_name(each.subject)].append(each.object.value)
        self.entities = Counter(kind for kinds in self.kinds.values() for kind in kinds)
        self.properties: Counter[str] = Counter()
        self.links: Counter[tuple[str, str]] = Counter()
        self.uses: Counter[tuple[str, str]] = Counter()
        """Triples by class of the subject and property."""
        self.leads: set[tuple[str, str, str]] = set()
        """Class of the subject, property, class of the object."""
        subjects: dict[str, set[str]] = defaultdict(set)
        objects: dict[str, set[str]] = defaultdict(set)
        for each in kept:
            subject, predicate = _name(each.subject), each.predicate.value
            self.properties[predicate] += 1
            subjects[predicate].add(subject)
            objects[predicate].add(str(each.object))
            for kind in self.kinds.get(subject, ()):
                self.uses[kind, predicate] += 1
                if predicate != RDF.type and isinstance(each.object, NamedNode):
                    leads = self.kinds.get(each.object.value, ())
                    self.leads.update((kind, predicate, other) for other in leads)
            if isinstance(each.object, NamedNode) and subject.startswith(base):
                for target in TARGETS:
                    if each.object.value.startswith(target):
                        self.links[target, predicate] += 1
        self.subjects = {predicate: len(each) for predicate, each in subjects.items()}
        self.objects = {predicate: len(each) for predicate, each in objects.items()}
        self.all_subjects = len({each for group in subjects.values() for each in group})
        self.all_objects = len({each for group in objects.values() for each in group})


def void_prefixes(entry: Entry) -> Mapping[str, str]:
    """Return the prefixes of the description: the partitions' long IRIs are written short."""
    parts = ("partition", "linkset", "target")
    return {**PORTAL_PREFIXES, **{each: f"{entry.mint.dataset}/{each}/" for each in parts}}


def void_sections(entry: Entry, triples: Iterable[Triple]) -> Iterator[Section]:
    """Yield the description of a dataset's graph, part by part."""
    told = Statistics(triples, entry.mint.base)
    parts = (
        (Bilingual("データセット", "Dataset"), _dataset(entry, told)),
        (Bilingual("クラスごと", "By class"), _classes(entry, told)),
        (Bilingual("プロパティごと", "By property"), _properties(entry, told)),
        (Bilingual("ほかのデータへのリンク", "Links to other datasets"), _linksets(entry, told)),
    )
    for title, part in parts:
        yield Section(title, part)


def _dataset(entry: Entry, told: Statistics) -> Triples:
    iri, page = entry.mint.dataset, f"{entry.folder_url}void.ttl"
    yield from typed(page, VOID.DatasetDescription)
    title = entry.descriptor.dataset.title
    yield triple(page, DCTERMS.title, text(f"{title.ja} の VoID 記述", "ja"))
    yield triple(page, FOAF.primaryTopic, iri)
    yield from typed(iri, VOID.Dataset)
    yield from said(iri, DCTERMS.title, title)
    yield triple(iri, DCTERMS.license, entry.descriptor.dataset.licence)
    yield triple(iri, DCTERMS.publisher, entry.mint.municipality)
    yield triple(iri, DCTERMS.modified, date(entry.modified))
    yield triple(iri, FOAF.page, entry.landing_page)
    for form in entry.data:
        if form.format.file_type in _FEATURES:
            yield triple(iri, VOID.dataDump, form.url)
            yield triple(iri, VOID.feature, _FEATURES[form.format.file_type])
    if entry.descriptor.publication.sparql_endpoint:
        yield triple(iri, VOID.sparqlEndpoint, entry.descriptor.publication.sparql_endpoint)
    yield triple(iri, VOID.uriSpace, text(f"{entry.mint.municipality}/"))
    yield triple(iri, VOID.rootResource, entry.mint.plan)
    yield triple(iri, VOID.exampleResource, entry.mint.municipality)
    for namespace in sorted(PREFIXES.values()):
        if any(each.startswith(namespace) for each in (*told.properties, *told.entities)):
            yield triple(iri, VOID.vocabulary, namespace)
    counts = (
        (VOID.triples, told.triples),
        (VOID.entities, len(told.kinds)),
        (VOID.distinctSubjects, told.all_subjects),
        (VOID.distinctObjects, told.all_objects),
        (VOID.classes, len(told.entities)),
        (VOID.properties, len(told.properties)),
    )
    for predicate, count in counts:
        yield triple(iri, predicate, integer(count))
    for kind in sorted(told.entities):
        yield triple(iri, VOID.classPartition, _partition(entry, kind))
    for predicate in sorted(told.properties):
        yield triple(iri, VOID.propertyPartition, _partition(entry, predicate))
    for target, predicate in sorted(told.links):
        yield triple(iri, VOID.subset, _linkset(entry, target, predicate))


def _classes(entry: Entry, told: Statistics) -> Triples:
    for kind in sorted(told.entities):
        iri = _partition(entry, kind)
        yield triple(iri, VOID.class_, kind)
        yield triple(iri, VOID.entities, integer(told.entities[kind]))
        used = sorted(predicate for each, predicate in told.uses if each == kind)
        for predicate in used:
            yield triple(iri, VOID.propertyPartition, _partition(entry, kind, predicate))
        for predicate in used:
            part = _partition(entry, kind, predicate)
            yield triple(part, VOID.property, predicate)
            yield triple(part, VOID.triples, integer(told.uses[kind, predicate]))
            others = sorted(o for k, p, o in told.leads if (k, p) == (kind, predicate))
            for other in others:
                yield triple(part, VOID.classPartition, _partition(entry, kind, predicate, other))
            for other in others:
                yield triple(_partition(entry, kind, predicate, other), VOID.class_, other)


def _properties(entry: Entry, told: Statistics) -> Triples:
    for predicate in sorted(told.properties):
        iri = _partition(entry, predicate)
        yield triple(iri, VOID.property, predicate)
        yield triple(iri, VOID.triples, integer(told.properties[predicate]))
        yield triple(iri, VOID.distinctSubjects, integer(told.subjects[predicate]))
        yield triple(iri, VOID.distinctObjects, integer(told.objects[predicate]))


def _linksets(entry: Entry, told: Statistics) -> Triples:
    for (target, predicate), count in sorted(told.links.items()):
        iri = _linkset(entry, target, predicate)
        yield from typed(iri, VOID.Linkset)
        yield triple(iri, VOID.linkPredicate, predicate)
        yield triple(iri, VOID.subjectsTarget, entry.mint.dataset)
        yield triple(iri, VOID.objectsTarget, _target(entry, target))
        yield triple(iri, VOID.triples, integer(count))
    for target in sorted({target for target, _ in told.links}):
        iri = _target(entry, target)
        yield from typed(iri, VOID.Dataset)
        yield from said(iri, DCTERMS.title, TARGETS[target][1])
        yield triple(iri, VOID.uriSpace, text(target))


def _partition(entry: Entry, *terms: str) -> str:
    return f"{entry.mint.dataset}/partition/{'.'.join(_short(term) for term in terms)}"


def _linkset(entry: Entry, target: str, predicate: str) -> str:
    return f"{entry.mint.dataset}/linkset/{TARGETS[target][0]}.{_short(predicate)}"


def _target(entry: Entry, target: str) -> str:
    return f"{entry.mint.dataset}/target/{TARGETS[target][0]}"


def _short(iri: str) -> str:
    """Return a term as ``prefix-name``."""
    found = [(ns, prefix) for prefix, ns in PREFIXES.items() if iri.startswith(ns)]
    if not found:
        return quote(iri, safe="")
    namespace, prefix = max(found)
    return f"{prefix}-{iri.removeprefix(namespace)}"


def _name(subject: object) -> str:
    return subject.value if isinstance(subject, NamedNode) else str(subject)
