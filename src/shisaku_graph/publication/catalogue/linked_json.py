"""A small graph as JSON-LD that reads as a tree: each resource stands where it is first named."""

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from shisaku_graph.vocabulary import PORTAL_PREFIXES, RDF, XSD

Json = dict[str, Any]


def tree(triples: Iterable[Triple]) -> bytes:
    """Return the triples as one JSON-LD document; its context stands in it.

    The first subject is the root; what it names is told inside it, once, and named by its IRI after
    that (https://www.w3.org/TR/json-ld11/).
    """
    told: dict[str, list[Triple]] = {}
    for each in dict.fromkeys(triples):
        if isinstance(each.subject, NamedNode):  # the catalogue has no other
            told.setdefault(each.subject.value, []).append(each)
    writer = _Tree(told)
    roots = [writer.node(subject) for subject in told if subject not in writer.placed]
    context = {prefix: PORTAL_PREFIXES[prefix] for prefix in sorted(writer.prefixes)}
    document: Json = {"@context": context}
    document |= roots[0] if len(roots) == 1 else {"@graph": roots}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _Tree:
    def __init__(self, told: dict[str, list[Triple]]) -> None:
        self.told = told
        self.placed: set[str] = set()
        self.prefixes: set[str] = set()

    def node(self, subject: str) -> Json:
        """Return a resource with all that is said of it, and what it names inside."""
        self.placed.add(subject)
        made: Json = {"@id": subject}
        for each in self.told[subject]:
            predicate, value = each.predicate.value, each.object
            if predicate == RDF.type and isinstance(value, NamedNode):
                made.setdefault("@type", []).append(self._compact(value.value))
            else:
                made.setdefault(self._compact(predicate), []).append(self._value(value))
        return {key: _alone(value) for key, value in made.items()}

    def _value(self, value: Any) -> Any:  # noqa: ANN401  # a term in, JSON out
        if isinstance(value, NamedNode):
            inside = value.value in self.told and value.value not in self.placed
            return self.node(value.value) if inside else {"@id": value.value}
        if isinstance(value, Literal) and value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == XSD.string:
            return value.value
        return {"@value": value.value, "@type": self._compact(value.datatype.value)}

    def _compact(self, iri: str) -> str:
        found = [(ns, prefix) for prefix, ns in PORTAL_PREFIXES.items() if iri.startswith(ns)]
        if not found:
            return iri
        namespace, prefix = max(found)
        self.prefixes.add(prefix)
        return f"{prefix}:{iri.removeprefix(namespace)}"


def _alone(value: Any) -> Any:  # noqa: ANN401  # JSON in, JSON out
    return value[0] if isinstance(value, list) and len(value) == 1 else value
