"""The shapes that travel with the package: what runs, and what each says to a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.graph.bridge import to_rdflib
from shisaku_graph.language import Bilingual
from shisaku_graph.vocabulary import RDF, RDFS, SH

if TYPE_CHECKING:
    import rdflib

SHAPES = "https://w3id.org/shisaku-graph/shapes#"
_REMEDY = f"{SHAPES}remedy"
_FOR_PEOPLE = frozenset((SH.message, SH.name, SH.order, _REMEDY, RDFS.seeAlso))


class Severity(Enum):
    """How grave a finding is; only a violation stops publication."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def label(self) -> Bilingual:
        """The severity in words."""
        words = {"Violation": "違反", "Warning": "注意", "Info": "参考"}
        return Bilingual(words[self.value], self.value.lower())


@dataclass(frozen=True, slots=True)
class Constraint:
    """What one shape says to a person.

    Attributes:
        iri: IRI of the shape; its local name is the anchor in docs/reference/shapes.md.
        name: what it looks at, in words.
        message: what is wrong when it fails.
        remedy: how to mend it.
        file: the file in ``shapes/`` that holds it.
    """

    iri: str
    name: Bilingual
    message: Bilingual
    remedy: Bilingual
    severity: Severity
    file: str

    @property
    def anchor(self) -> str:
        """The local name of the shape."""
        return self.iri.removeprefix(SHAPES)


@cache
def constraints() -> dict[str, Constraint]:
    """Return every constraint by the IRI of its shape, in the order of the files."""
    found: dict[str, Constraint] = {}
    for file, triples in _files():
        said: dict[str, dict[tuple[str, str | None], str]] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode):
                value = triple.object
                key = (triple.predicate.value, getattr(value, "language", None))
                said.setdefault(triple.subject.value, {})[key] = getattr(value, "value", "")
        for iri, told in said.items():
            if (SH.severity, None) in told:
                found[iri] = _constraint(iri, told, file)
    return found


@cache
def shapes_graph() -> "rdflib.Graph":
    """Return the shapes as pySHACL runs them: without the words, each shape with its own targets.

    A property shape that hangs on a class (``sh:property``) is given that class as its own target:
    the results are the same (SHACL §2.1.3), and pySHACL then checks all records in one pass
    instead of one by one, which is five times faster.
    """
    from rdflib import BNode, URIRef  # noqa: PLC0415  # 0.2 s: only when something is checked

    graph = to_rdflib(
        triple
        for _, triples in _files()
        for triple in triples
        if triple.predicate.value not in _FOR_PEOPLE
    )
    target, ignored = URIRef(SH.targetClass), URIRef(SH.ignoredProperties)
    for owner, shape in list(graph.subject_objects(URIRef(SH.property))):
        classes = list(graph.objects(owner, target))
        graph.remove((owner, URIRef(SH.property), shape))
        for each in classes:
            graph.add((shape, target, each))
        for path in graph.objects(shape, URIRef(SH.path)):
            for known in list(graph.objects(owner, ignored)):
                if isinstance(path, URIRef):  # the closed shape must still know the path
                    cell = BNode()
                    graph.add((cell, URIRef(RDF.first), path))
                    graph.add((cell, URIRef(RDF.rest), known))
                    graph.set((owner, ignored, cell))
    return graph


@cache
def checked_classes() -> frozenset[str]:
    """Return the classes whose records the shapes check."""
    return frozenset(
        triple.object.value
        for _, triples in _files()
        for triple in triples
        if triple.predicate.value == SH.targetClass and isinstance(triple.object, ox.NamedNode)
    )


@cache
def _files() -> tuple[tuple[str, tuple[ox.Triple, ...]], ...]:
    """Return the triples of each shapes file, with its name."""
    return tuple(
        (file.name, tuple(quad.triple for quad in _quads(file.read_bytes())))
        for file in assets.each("shapes", ".ttl")
    )


def _quads(text: bytes) -> Iterator[ox.Quad]:
    return ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)


def _constraint(iri: str, told: dict[tuple[str, str | None], str], file: str) -> Constraint:
    def both(predicate: str) -> Bilingual:
        return Bilingual(told[predicate, "ja"], told[predicate, "en"])

    severity = Severity(told[SH.severity, None].removeprefix(SH.NAMESPACE))
    return Constraint(iri, both(SH.name), both(SH.message), both(_REMEDY), severity, file)
