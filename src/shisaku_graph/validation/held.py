"""A store of triples for a checker: read again and again, never changed, as small as can be.

rdflib's own store keeps each triple in three indexes and under its contexts, about 1 KB a triple.
Here a triple stands once, by its subject; what a property points from is indexed when it is asked.
"""

from collections.abc import Generator, Iterator
from typing import Any

from rdflib.store import Store
from rdflib.term import Node, URIRef

Pattern = tuple[Node | None, Node | None, Node | None]
Triple = tuple[Node, Node, Node]


class Held(Store):
    """Triples of one graph, whatever context is asked for."""

    context_aware = True  # pySHACL takes no other
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        self._of: dict[Node, dict[Node, Node | dict[Node, None]]] = {}
        self._to: dict[Node, dict[Node, list[Node]]] = {}
        self._prefixes: dict[str, URIRef] = {}
        self._length = 0

    def add(self, triple: Any, context: Any = None, quoted: bool = False) -> None:  # noqa: ANN401, ARG002  # as rdflib has it
        """Add a triple, where it is not there yet."""
        subject, predicate, value = triple
        told = self._of.setdefault(subject, {})
        held = told.get(predicate)
        if held is None:
            told[predicate] = value
        elif isinstance(held, dict):
            if value in held:
                return
            held[value] = None
        elif held == value:
            return
        else:
            told[predicate] = {held: None, value: None}
        self._length += 1
        self._to.clear()

    def values(self, subject: Node, predicate: Node) -> Iterator[Node]:
        """Yield the values of one property of one subject."""
        held = self._of.get(subject, {}).get(predicate)
        return iter(()) if held is None else iter(held if isinstance(held, dict) else (held,))

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401, ARG002
        """Yield the triples that fit a pattern, in the order in which they were added."""
        for each in self._fitting(*triple_pattern):
            yield each, iter(())

    def _fitting(
        self, subject: Node | None, predicate: Node | None, value: Node | None
    ) -> Iterator[Triple]:
        if subject is not None:
            for verb in self._of.get(subject, {}) if predicate is None else (predicate,):
                if value is None:
                    for each in self.values(subject, verb):
                        yield subject, verb, each
                elif self._holds(subject, verb, value):
                    yield subject, verb, value
        elif predicate is not None and value is not None:
            for source in self._pointing(predicate).get(value, ()):
                yield source, predicate, value
        else:
            for source in self._of:
                yield from self._fitting(source, predicate, value)

    def _holds(self, subject: Node, predicate: Node, value: Node) -> bool:
        held = self._of.get(subject, {}).get(predicate)
        return value in held if isinstance(held, dict) else held == value

    def _pointing(self, predicate: Node) -> dict[Node, list[Node]]:
        found = self._to.get(predicate)
        if found is None:
            found = self._to[predicate] = {}
            for subject in self._of:
                for value in self.values(subject, predicate):
                    found.setdefault(value, []).append(subject)
        return found

    def __len__(self, context: Any = None) -> int:  # noqa: ANN401  # as rdflib has it
        return self._length

    def contexts(self, triple: Any = None) -> Generator[Any, None, None]:  # noqa: ANN401, ARG002
        """Yield nothing: there is one graph."""
        yield from ()

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:  # noqa: ARG002
        """Note a prefix."""
        self._prefixes[prefix] = namespace

    def namespace(self, prefix: str) -> URIRef | None:
        """Return what a prefix stands for."""
        return self._prefixes.get(prefix)

    def prefix(self, namespace: URIRef) -> str | None:
        """Return the prefix of a namespace."""
        return next((p for p, n in self._prefixes.items() if n == namespace), None)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Yield every prefix."""
        yield from self._prefixes.items()
