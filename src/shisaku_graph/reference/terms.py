"""The ontology as typed values: each term with all that is said of it, read from ontology/."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import (
    DCTERMS,
    ONTOLOGY_IRI,
    OWL,
    PREFIXES,
    RDF,
    RDFS,
    SCHEMA,
    SHISAKU,
    SKOS,
)


class Sort(Enum):
    """What a term is."""

    CLASS = "class"
    LINK = "link"
    VALUE = "value"
    SCHEME = "scheme"
    CODE = "code"


_SORTS = (
    (OWL.Class, Sort.CLASS),
    (OWL.ObjectProperty, Sort.LINK),
    (OWL.DatatypeProperty, Sort.VALUE),
    (SKOS.ConceptScheme, Sort.SCHEME),
    (SKOS.Concept, Sort.CODE),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology; IRIs are whole, in the order in which the file states them.

    Attributes:
        above: superclasses or superproperties, stated here or in the alignment.
        domains: classes that have the property.
        ranges: classes or datatypes of its values.
        near: terms of other vocabularies that are near it.
        members: the codes of a code list.
    """

    iri: str
    sort: Sort
    label: Bilingual
    comment: Bilingual
    note: Bilingual | None
    above: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    near: tuple[str, ...]
    disjoint: tuple[str, ...]
    members: tuple[str, ...]

    @property
    def name(self) -> str:
        """The local name, which is also the anchor on the page."""
        return self.iri.removeprefix(SHISAKU.NAMESPACE)


@dataclass(frozen=True, slots=True)
class Header:
    """What the ontology says of itself."""

    iri: str
    title: Bilingual
    description: Bilingual
    version: str
    version_iri: str
    prior_version: str | None
    created: str
    modified: str
    licence: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The terms by their IRIs, in the order of the file, and the labels of the borrowed ones.

    ``prefixes`` are this project's, and those of the vocabularies that it is aligned with.
    """

    header: Header
    terms: Mapping[str, Term]
    borrowed: Mapping[str, Bilingual]
    prefixes: Mapping[str, str]

    def of(self, *sorts: Sort) -> tuple[Term, ...]:
        """Return the terms of some sorts."""
        return tuple(term for term in self.terms.values() if term.sort in sorts)

    def had_by(self, kind: Term) -> tuple[Term, ...]:
        """Return the properties that members of a class have of their own."""
        return tuple(t for t in self.of(Sort.LINK, Sort.VALUE) if kind.iri in t.domains)

    def pointing_at(self, kind: Term) -> tuple[Term, ...]:
        """Return the properties whose values are members of a class."""
        return tuple(t for t in self.of(Sort.LINK) if kind.iri in t.ranges)

    def below(self, kind: Term) -> tuple[Term, ...]:
        """Return the subclasses of a class."""
        return tuple(t for t in self.of(Sort.CLASS) if kind.iri in t.above)

    def label(self, iri: str) -> Bilingual | None:
        """Return the label of an own or borrowed term."""
        return self.terms[iri].label if iri in self.terms else self.borrowed.get(iri)

    def compact(self, iri: str) -> str:
        """Return an IRI with its prefix, or whole where no prefix is known."""
        return compact(iri, self.prefixes)


class Said:
    """What a graph says, by subject and predicate, in the order of the file."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.about: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode) and isinstance(
                triple.object, ox.NamedNode | ox.Literal
            ):
                told = self.about.setdefault(triple.subject.value, defaultdict(list))
                told[triple.predicate.value].append(triple.object)

    def values(self, subject: str, *predicates: str) -> tuple[str, ...]:
        """Return what is said by some predicates, as plain texts."""
        told = self.about.get(subject, {})
        return tuple(value.value for each in predicates for value in told.get(each, ()))

    def both(self, subject: str, predicate: str) -> Bilingual | None:
        """Return a text in both languages, or ``None`` where it is not said in both."""
        found = {
            value.language: value.value
            for value in self.about.get(subject, {}).get(predicate, ())
            if isinstance(value, ox.Literal)
        }
        return Bilingual(found["ja"], found["en"]) if {"ja", "en"} <= found.keys() else None


def parsed(name: str) -> Iterator[ox.Triple]:
    """Yield the triples of one file of ontology/."""
    content = (assets.folder("ontology") / name).read_bytes()
    return (quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE))


def ontology() -> Ontology:
    """Return the ontology that travels with the package, with its alignment and labels."""
    own, aligned, labels = (Said(parsed(f"{n}.ttl")) for n in ("shisaku", "alignment", "labels"))
    terms = {
        iri: _term(iri, own, aligned) for iri in own.about if iri.startswith(SHISAKU.NAMESPACE)
    }
    borrowed = {iri: label for iri in labels.about if (label := labels.both(iri, RDFS.label))}
    return Ontology(_header(own), terms, borrowed, _prefixes())


def compact(iri: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return an IRI with its prefix, or whole where no prefix is known."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _prefixes() -> dict[str, str]:
    content = (assets.folder("ontology") / "alignment.ttl").read_bytes()
    parser = ox.parse(content, format=ox.RdfFormat.TURTLE)
    for _ in parser:
        pass
    return dict(PREFIXES) | dict(parser.prefixes)


def _term(iri: str, own: Said, aligned: Said) -> Term:
    kinds = own.values(iri, RDF.type)
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    return Term(
        iri=iri,
        sort=next(sort for kind, sort in _SORTS if kind in kinds),
        label=_needed(own, iri, RDFS.label),
        comment=_needed(own, iri, RDFS.comment),
        note=own.both(iri, SKOS.scopeNote),
        above=own.values(iri, *above) + aligned.values(iri, *above),
        domains=own.values(iri, RDFS.domain, SCHEMA.domainIncludes),
        ranges=own.values(iri, RDFS.range, SCHEMA.rangeIncludes),
        near=aligned.values(iri, SKOS.closeMatch),
        disjoint=own.values(iri, OWL.disjointWith),
        members=own.values(iri, SKOS.hasTopConcept),
    )


def _header(own: Said) -> Header:
    def one(predicate: str) -> str:
        return own.values(ONTOLOGY_IRI, predicate)[0]

    return Header(
        iri=ONTOLOGY_IRI,
        title=_needed(own, ONTOLOGY_IRI, DCTERMS.title),
        description=_needed(own, ONTOLOGY_IRI, DCTERMS.description),
        version=one(OWL.versionInfo),
        version_iri=one(OWL.versionIRI),
        prior_version=next(iter(own.values(ONTOLOGY_IRI, OWL.priorVersion)), None),
        created=one(DCTERMS.created),
        modified=one(DCTERMS.modified),
        licence=one(DCTERMS.license),
    )


def _needed(said: Said, subject: str, predicate: str) -> Bilingual:
    found = said.both(subject, predicate)
    if found is None:  # the house shapes prove that this does not happen
        raise KeyError(subject, predicate)
    return found
