"""Accepted mappings as RDF: the links, each with its evidence, and the linkset that holds them.

The links are plain SKOS triples. Each is told again as an ``owl:Axiom`` with SSSOM's properties
(that is SSSOM's own form in RDF): confidence, shared words, who agreed. VoID says between which
datasets they lead, by which property, and how many.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from shisaku_graph.graph import Section
from shisaku_graph.graph.terms import Triples, date, decimal, integer, text, triple, typed
from shisaku_graph.language import Bilingual
from shisaku_graph.link.mapping import Mapping
from shisaku_graph.link.sssom import MEASURE
from shisaku_graph.vocabulary import DCTERMS, OWL, PROV, RDFS, SSSOM, VOID


@dataclass(frozen=True, slots=True)
class Target:
    """A dataset that links lead from or to."""

    iri: str
    title: str


@dataclass(frozen=True, slots=True)
class Linkset:
    """What is published of a review.

    Attributes:
        id: the name of its folder.
        iri: its IRI.
        licence: IRI of the licence.
        tool_version: version of the program that proposed.
    """

    id: str
    iri: str
    title: Bilingual
    licence: str
    ours: Target
    theirs: Target
    mappings: Sequence[Mapping]
    tool_version: str


def linkset_sections(told: Linkset) -> Iterator[Section]:
    """Yield the graph of a linkset, part by part."""
    yield Section(Bilingual("リンクセット", "Linkset"), _description(told))
    yield Section(Bilingual("リンク", "Links"), _links(told))
    yield Section(Bilingual("リンクの根拠", "Evidence of the links"), _evidence(told))


def _description(told: Linkset) -> Triples:
    yield from typed(told.iri, VOID.Linkset, SSSOM.MappingSet, PROV.Entity)
    yield triple(told.iri, DCTERMS.title, text(told.title.ja, "ja"))
    yield triple(told.iri, DCTERMS.title, text(told.title.en, "en"))
    yield triple(told.iri, DCTERMS.identifier, text(told.id))
    yield triple(told.iri, DCTERMS.license, told.licence)
    for name in sorted({m.reviewer_label for m in told.mappings if m.reviewer_label}):
        yield triple(told.iri, SSSOM.reviewer_label, text(name))
    yield triple(told.iri, SSSOM.mapping_tool, text("shisaku-graph"))
    yield triple(told.iri, SSSOM.mapping_tool_version, text(told.tool_version))
    yield triple(told.iri, SSSOM.similarity_measure, text(MEASURE))
    yield from _ends(told, told.iri, len(told.mappings))
    for target in (told.ours, told.theirs):
        yield triple(told.iri, PROV.wasDerivedFrom, target.iri)
    counts = sorted(Counter(each.predicate for each in told.mappings).items())
    for predicate, _ in counts:
        yield triple(told.iri, VOID.subset, _part(told, predicate))
    for predicate, count in counts:
        part = _part(told, predicate)
        yield from typed(part, VOID.Linkset)
        yield triple(part, VOID.linkPredicate, predicate)
        yield from _ends(told, part, count)
    for target in (told.ours, told.theirs):
        yield from typed(target.iri, VOID.Dataset)
        yield triple(target.iri, DCTERMS.title, text(target.title, "ja"))


def _ends(told: Linkset, iri: str, count: int) -> Triples:
    yield triple(iri, VOID.subjectsTarget, told.ours.iri)
    yield triple(iri, VOID.objectsTarget, told.theirs.iri)
    yield triple(iri, VOID.triples, integer(count))


def _links(told: Linkset) -> Triples:
    for each in told.mappings:
        yield triple(each.subject, each.predicate, each.object)


def _evidence(told: Linkset) -> Triples:
    for each in told.mappings:
        digest = sha256(f"{each.subject}\n{each.object}".encode()).hexdigest()
        iri = f"{told.iri}/mapping/{digest[:16]}"
        yield from typed(iri, OWL.Axiom)
        yield triple(iri, DCTERMS.isPartOf, told.iri)
        yield triple(iri, OWL.annotatedSource, each.subject)
        yield triple(iri, OWL.annotatedProperty, each.predicate)
        yield triple(iri, OWL.annotatedTarget, each.object)
        yield triple(iri, SSSOM.subject_label, text(each.subject_label))
        yield triple(iri, SSSOM.object_label, text(each.object_label))
        yield triple(iri, SSSOM.mapping_justification, each.justification)
        for predicate, number in (
            (SSSOM.confidence, each.confidence),
            (SSSOM.similarity_score, each.similarity),
        ):
            if number is not None:
                yield triple(iri, predicate, decimal(Decimal(str(number))))
        for word in each.shared:
            yield triple(iri, SSSOM.match_string, text(word))
        for predicate, said in (
            (RDFS.comment, "; ".join(filter(None, (each.comment, each.reason)))),
            (SSSOM.reviewer_label, each.reviewer_label),
            (SSSOM.reviewer_id, each.reviewer_id),
        ):
            if said:
                yield triple(iri, predicate, text(said))
        if each.review_date:
            yield triple(iri, SSSOM.review_date, date(each.review_date))


def _part(told: Linkset, predicate: str) -> str:
    name = predicate.rpartition("#")[2].rpartition("/")[2]
    return f"{told.iri}/{name}"
