"""What is stated of a resource, and what leads to it: all that a dataset needs of its graph."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

import pyoxigraph as ox

from shisaku_graph.vocabulary import RDF, SHISAKU

Term = ox.NamedNode | ox.Literal
_REMEMBERED = 8_192  # descriptions: neighbours on a page share most of what they name
_POSITION = ox.NamedNode(SHISAKU.position)


class Description:
    """The triples of one subject, sorted, and their values by property."""

    __slots__ = ("triples", "values")

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = tuple(triples)
        values: dict[str, list[Term]] = {}
        for triple in self.triples:
            if isinstance(triple.object, ox.NamedNode | ox.Literal):
                values.setdefault(triple.predicate.value, []).append(triple.object)
        self.values: Mapping[str, list[Term]] = values

    def links(self, predicate: str) -> tuple[str, ...]:
        """Return the IRIs that a property leads to, sorted."""
        found = self.values.get(predicate)
        if found is None:
            return ()
        links = [each.value for each in found if isinstance(each, ox.NamedNode)]
        return tuple(sorted(links)) if len(links) > 1 else tuple(links)

    def literals(self, predicate: str) -> list[ox.Literal]:
        """Return the literals of a property."""
        found = self.values.get(predicate, ())
        return [each for each in found if isinstance(each, ox.Literal)]


class Statements(Protocol):
    """Where a dataset's graph is held."""

    def __len__(self) -> int:
        """Return the number of triples."""

    def of(self, iri: str) -> Description:
        """Return what is stated of a resource; nothing, where it is no subject."""

    def subjects(self, predicate: str, value: str | ox.Literal) -> list[str]:
        """Return the resources that a property joins to a value: an IRI or a literal."""

    def ordered(self, predicate: str, value: str) -> Iterator[str]:
        """Yield the same in the order of their positions, then of their IRIs."""

    def count(self, predicate: str, value: str | None = None) -> int:
        """Return how many triples have a property, or a property and a linked value."""

    def incoming(self, value: str, most: int) -> Mapping[str, list[str]]:
        """Return the properties that lead to a resource, each with its first subjects."""

    def close(self) -> None:
        """Close what was opened for this dataset alone; nothing is read afterwards."""


class Quads(Protocol):
    """A graph in a store: a store of its own, or one graph of a shared one."""

    def __len__(self) -> int:
        """Return the number of triples."""

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | ox.BlankNode | ox.Triple | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,  # noqa: A002  # pyoxigraph's name
        /,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that fit a pattern."""


class Stored:
    """The statements of a graph in a store."""

    def __init__(self, quads: Quads) -> None:
        self._quads = quads
        self.of = lru_cache(_REMEMBERED)(self._of)

    def __len__(self) -> int:
        return len(self._quads)

    def _of(self, iri: str) -> Description:
        found = self._quads.quads_for_pattern(ox.NamedNode(iri), None, None)
        return Description(sorted((quad.triple for quad in found), key=str))

    def subjects(self, predicate: str, value: str | ox.Literal) -> list[str]:
        """Return the resources that a property joins to a value."""
        node = ox.NamedNode(value) if isinstance(value, str) else value
        found = self._quads.quads_for_pattern(None, ox.NamedNode(predicate), node)
        return [quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)]

    def ordered(self, predicate: str, value: str) -> Iterator[str]:
        """Yield the same in the order of their positions, then of their IRIs."""
        yield from sorted(self.subjects(predicate, value), key=lambda iri: (self._place(iri), iri))

    def count(self, predicate: str, value: str | None = None) -> int:
        """Return how many triples have a property, or a property and a linked value."""
        node = None if value is None else ox.NamedNode(value)
        return sum(1 for _ in self._quads.quads_for_pattern(None, ox.NamedNode(predicate), node))

    def incoming(self, value: str, most: int) -> Mapping[str, list[str]]:
        """Return the properties that lead to a resource, each with its first subjects."""
        found: dict[str, list[str]] = {}
        for quad in self._quads.quads_for_pattern(None, None, ox.NamedNode(value)):
            held = found.setdefault(quad.predicate.value, [])
            if isinstance(quad.subject, ox.NamedNode):
                held.append(quad.subject.value)
        return {each: sorted(found[each])[:most] for each in sorted(found)}

    def close(self) -> None:
        """Do nothing: the store belongs to whoever opened it."""

    def _place(self, iri: str) -> int:
        # one property alone: the whole description of a policy is a hundred times as much
        found = self._quads.quads_for_pattern(ox.NamedNode(iri), _POSITION, None)
        return min(
            (int(q.object.value) for q in found if isinstance(q.object, ox.Literal)), default=0
        )


def members(statements: Statements, kind: str) -> Iterator[str]:
    """Yield the members of a class, in order."""
    return statements.ordered(RDF.type, kind)
