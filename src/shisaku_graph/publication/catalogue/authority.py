"""The entries of authority lists that a catalogue points at, with their type, list and name."""

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.graph.terms import Triples, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.publication.catalogue.licences import Licence
from shisaku_graph.publication.catalogue.statements import said
from shisaku_graph.vocabulary import (
    ADMSLICENCE,
    ADMSPUBLISHER,
    DCTERMS,
    EUACCESS,
    EUAVAILABILITY,
    EUFILETYPE,
    EUFREQUENCY,
    EULANGUAGE,
    EULICENCE,
    EUTHEME,
    IANA,
    ONTOLOGY_VERSION_IRI,
    RDFS,
    SHAPES_VERSION_IRI,
    SKOS,
    SPDX,
)

_LISTS = {
    EUACCESS.NAMESPACE: DCTERMS.RightsStatement,
    EUAVAILABILITY.NAMESPACE: SKOS.Concept,
    EUFILETYPE.NAMESPACE: DCTERMS.MediaTypeOrExtent,
    EUFREQUENCY.NAMESPACE: DCTERMS.Frequency,
    EULANGUAGE.NAMESPACE: DCTERMS.LinguisticSystem,
    EULICENCE.NAMESPACE: DCTERMS.LicenseDocument,
    EUTHEME.NAMESPACE: SKOS.Concept,
    IANA.NAMESPACE: DCTERMS.MediaType,
    ADMSLICENCE.NAMESPACE: SKOS.Concept,
    ADMSPUBLISHER.NAMESPACE: SKOS.Concept,
}
"""What the entries of each list are."""
_ADMS = (ADMSLICENCE.NAMESPACE, ADMSPUBLISHER.NAMESPACE)
_TITLES = {
    EUTHEME.NAMESPACE: Bilingual("EU のデータ分野の一覧", "EU list of data themes"),
    ADMSPUBLISHER.NAMESPACE: Bilingual("ADMS の公表者の種別", "ADMS list of publisher types"),
}
"""The lists whose own name the profile asks for."""
_STANDARDS = {
    ONTOLOGY_VERSION_IRI: Bilingual("施策グラフ オントロジー", "shisaku_graph ontology"),
    SHAPES_VERSION_IRI: Bilingual("施策グラフ SHACL 形状", "shisaku_graph SHACL shapes"),
}


def authority_triples(objects: Iterable[str], terms: Licence) -> Triples:
    """Yield what is said of each IRI of an authority list, of the standards and of the licence."""
    wanted = sorted({*objects, terms.kind})
    for iri in wanted:
        namespace = next((each for each in _LISTS if iri.startswith(each)), None)
        if namespace is not None:
            yield from _listed(iri, namespace)
        elif iri in _STANDARDS:
            yield from typed(iri, DCTERMS.Standard)
            yield from said(iri, DCTERMS.title, _STANDARDS[iri])
        elif iri == SPDX.checksumAlgorithm_sha256:
            yield from typed(iri, SPDX.ChecksumAlgorithm)
    yield from licence_triples(terms)
    for namespace, title in _TITLES.items():
        if any(iri.startswith(namespace) for iri in wanted):
            yield from typed(_scheme(namespace), SKOS.ConceptScheme)
            yield from said(_scheme(namespace), DCTERMS.title, title)


def licence_triples(terms: Licence) -> Triples:
    """Yield the licence with the name by which CKAN recognises it."""
    if not terms.authority:
        yield from typed(terms.node, DCTERMS.LicenseDocument)
    # one title, for CKAN compares whichever it meets with its own register
    if terms.ckan_title:
        yield triple(terms.node, DCTERMS.title, text(terms.ckan_title))
    yield from said(terms.node, RDFS.label, terms.name)
    yield triple(terms.node, DCTERMS.type, terms.kind)
    if terms.node != terms.iri:
        yield triple(terms.node, RDFS.seeAlso, terms.iri)


def _listed(iri: str, namespace: str) -> Triples:
    yield from typed(iri, _LISTS[namespace])
    if namespace != IANA.NAMESPACE:
        yield triple(iri, SKOS.inScheme, _scheme(namespace))
    for label in _labels().get(iri, ()):
        yield triple(iri, SKOS.prefLabel, label)


def _scheme(namespace: str) -> str:
    """Return the IRI of a list itself."""
    return f"{namespace}1.0" if namespace in _ADMS else namespace.removesuffix("/")


@cache
def _labels() -> dict[str, tuple[ox.Literal, ...]]:
    """Return the names of the lists' entries, Japanese first."""
    found: dict[str, list[ox.Literal]] = {}
    path = assets.folder("ontology") / "portal-labels.ttl"
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == RDFS.label and isinstance(quad.object, ox.Literal):
            found.setdefault(quad.subject.value, []).append(quad.object)
    return {
        iri: tuple(sorted(labels, key=lambda each: each.language != "ja"))
        for iri, labels in found.items()
    }
