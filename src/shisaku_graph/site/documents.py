"""What is published of one resource for machines: Turtle, JSON-LD and N-Triples beside its page.

A document holds the triples of the resource and of its parts, the links that lead to it, the cells
that it was read from, and the name of everything it mentions.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from shisaku_graph.access.dataset import Dataset
from shisaku_graph.publication.jsonld import short_jsonld
from shisaku_graph.publication.syntaxes import ntriples, short_turtle
from shisaku_graph.site.library import Library
from shisaku_graph.vocabulary import DCAT, ORG, RDFS, SHISAKU, SKOS, SPDX, TIME

_FORMATS = (
    ("ttl", "text/turtle", "Turtle"),
    ("jsonld", "application/ld+json", "JSON-LD"),
    ("nt", "application/n-triples", "N-Triples"),
)
"""Extension, media type and name of each format."""

WRITERS: Final[Mapping[str, Callable[[tuple[ox.Triple, ...]], bytes]]] = {
    "ttl": short_turtle,
    "jsonld": short_jsonld,
    "nt": ntriples,
}
_PARTS = (
    SHISAKU.hasAssessment, SHISAKU.hasAmount, SHISAKU.hasNote, TIME.hasBeginning, TIME.hasEnd,
    DCAT.contactPoint, SPDX.checksum,
)  # fmt: skip
_PARTS_BACKWARDS = (SHISAKU.valueOf,)
_LEAN_PARTS, _LEAN_PARTS_BACKWARDS = (SHISAKU.hasGoal,), (SHISAKU.reportsOn,)
"""What a lean site tells here too: it has no documents of its own there."""
_INCOMING = (
    SKOS.broader, SHISAKU.implements, SHISAKU.responsibleDepartment, SHISAKU.reportsOn,
    SHISAKU.coversProject, SHISAKU.hasGoal, SHISAKU.hasIndicator, ORG.subOrganizationOf,
)  # fmt: skip
_LABEL = ox.NamedNode(RDFS.label)
_MOST = 500  # incoming links and cells of one resource: a document stays a document


def documents(library: Library, iri: str) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of a resource: extension and content."""
    triples = about(library, iri)
    for extension, _, _ in formats_of(library):
        yield extension, WRITERS[extension](triples)


def formats_of(library: Library) -> tuple[tuple[str, str, str], ...]:
    """Return the formats of a library's documents: in a lean one, not the one that is Turtle."""
    return tuple(each for each in _FORMATS if not (library.lean and each[0] == "nt"))


def about(library: Library, iri: str) -> tuple[ox.Triple, ...]:
    """Return what every dataset of the library says of a resource, each triple once."""
    found: dict[ox.Triple, None] = {}
    for dataset in library.holders(iri):
        found.update(dict.fromkeys(_about(dataset, iri, lean=library.lean)))
    return tuple(found)


def _about(dataset: Dataset, iri: str, *, lean: bool) -> Iterator[ox.Triple]:
    own = list(dataset.about(iri))
    yield from own
    parts = _parts(dataset, iri)
    evident = [iri]
    if lean:
        evident += _parts(dataset, iri, _LEAN_PARTS, _LEAN_PARTS_BACKWARDS)
        parts += [each for top in evident[1:] for each in (top, *_parts(dataset, top))]
    told = list(own)
    for part in parts:
        told += dataset.about(part)
    for predicate in _INCOMING:
        told += _incoming(dataset, predicate, iri)
    for each in evident:
        for cell in _incoming(dataset, SHISAKU.evidenceFor, each):
            told += dataset.about(_iri(cell.subject))
    yield from told
    subjects = {_iri(triple.subject) for triple in told}
    for mentioned in sorted({_iri(term) for t in told for term in (t.subject, t.object)} - {""}):
        if mentioned not in subjects or mentioned not in (iri, *parts):
            yield from _name(dataset, mentioned)


def _parts(
    dataset: Dataset,
    iri: str,
    forwards: tuple[str, ...] = _PARTS,
    backwards: tuple[str, ...] = _PARTS_BACKWARDS,
) -> list[str]:
    found = [_iri(t.object) for t in dataset.about(iri) if t.predicate.value in forwards]
    parts = [each for each in found if each]
    for predicate in backwards:
        parts += sorted(_iri(t.subject) for t in _incoming(dataset, predicate, iri))
    return parts


def _name(dataset: Dataset, iri: str) -> Iterator[ox.Triple]:
    return (t for t in dataset.about(iri) if t.predicate == _LABEL)


def _incoming(dataset: Dataset, predicate: str, iri: str) -> list[ox.Triple]:
    found = sorted(dataset.statements.subjects(predicate, iri))[:_MOST]
    joined, node = ox.NamedNode(predicate), ox.NamedNode(iri)
    return [ox.Triple(ox.NamedNode(subject), joined, node) for subject in found]


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
