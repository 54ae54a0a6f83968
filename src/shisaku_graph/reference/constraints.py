"""Which shapes constrain which term, read from the shapes that travel with the package."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.language import Bilingual
from shisaku_graph.validation.shapes import Constraint, constraints
from shisaku_graph.vocabulary import DCTERMS, OWL, RDF, SH


@dataclass(frozen=True, slots=True)
class ShapesFile:
    """One file of shapes: its title, what it is about, its constraints in their order."""

    name: str
    title: Bilingual
    description: Bilingual
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What the shapes look at: classes and properties, each with its constraints."""

    of_class: Mapping[str, tuple[Constraint, ...]]
    of_property: Mapping[str, tuple[Constraint, ...]]


@cache
def shapes_files() -> tuple[ShapesFile, ...]:
    """Return the files of shapes, sorted by name."""
    known = constraints()
    found = []
    for file in assets.each("shapes", ".ttl"):
        texts: dict[tuple[str, str | None], str] = {}
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.object, ox.Literal):
                texts[quad.predicate.value, quad.object.language] = quad.object.value
        found.append(
            ShapesFile(
                file.name,
                Bilingual(texts[DCTERMS.title, "ja"], texts[DCTERMS.title, "en"]),
                Bilingual(texts[DCTERMS.description, "ja"], texts[DCTERMS.description, "en"]),
                tuple(each for each in known.values() if each.file == file.name),
            )
        )
    return tuple(found)


@cache
def reach() -> Reach:
    """Return which constraints stand on each class and on each property."""
    known, graph = constraints(), _Graph()
    by_class: dict[str, list[Constraint]] = {}
    by_property: dict[str, list[Constraint]] = {}
    for iri, constraint in known.items():
        owners = {iri, *graph.owners(iri)}
        for kind in sorted({kind for owner in owners for kind in graph.targets(owner)}):
            by_class.setdefault(kind, []).append(constraint)
        for path in sorted(graph.path(iri)):
            by_property.setdefault(path, []).append(constraint)
    return Reach(
        {iri: tuple(each) for iri, each in by_class.items()},
        {iri: tuple(each) for iri, each in by_property.items()},
    )


Node = ox.NamedNode | ox.BlankNode


class _Graph:
    """The shapes as one graph, walked from a shape to what it targets and to its path."""

    def __init__(self) -> None:
        self.store = ox.Store()
        for file in assets.each("shapes", ".ttl"):
            quads = ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
            self.store.extend(quads)

    def owners(self, iri: str) -> Iterator[str]:
        """Yield the node shapes that a property shape hangs on."""
        for quad in self.store.quads_for_pattern(None, _node(SH.property), _node(iri)):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value

    def targets(self, iri: str) -> Iterator[str]:
        """Yield the classes that a shape targets."""
        for quad in self.store.quads_for_pattern(_node(iri), _node(SH.targetClass), None):
            if isinstance(quad.object, ox.NamedNode):
                yield quad.object.value

    def path(self, iri: str) -> frozenset[str]:
        """Return every property in a shape's path, however it is put together (SHACL §2.3)."""
        found: set[str] = set()
        waiting = [q.object for q in self.store.quads_for_pattern(_node(iri), _node(SH.path), None)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ox.NamedNode):
                found.add(node.value)
            elif isinstance(node, ox.BlankNode):
                waiting += [q.object for q in self.store.quads_for_pattern(node, None, None)]
        return frozenset(found - {RDF.nil, OWL.Class})


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
