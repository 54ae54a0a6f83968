"""A small graph in each syntax, the same bytes every time."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from shisaku_graph import assets
from shisaku_graph.reference.terms import compact
from shisaku_graph.vocabulary import PREFIXES, RDF, XSD

Json = dict[str, Any]


def canonical(content: bytes) -> tuple[ox.Triple, ...]:
    """Return the triples of a Turtle document, sorted, its blank nodes named by RDFC-1.0."""
    dataset = ox.Dataset(ox.parse(content, format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted((quad.triple for quad in dataset), key=str))


def in_two_syntaxes(name: str, content: bytes) -> dict[str, bytes]:
    """Return a Turtle document as Turtle and JSON-LD, by file name."""
    return {f"{name}.ttl": content, f"{name}.jsonld": jsonld(canonical(content))}


def in_every_syntax(name: str, content: bytes) -> dict[str, bytes]:
    """Return a Turtle document as Turtle, JSON-LD, N-Triples and RDF/XML, by file name."""
    found = canonical(content)
    return in_two_syntaxes(name, content) | {
        f"{name}.nt": ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b"",
        f"{name}.rdf": ox.serialize(found, format=ox.RdfFormat.RDF_XML, prefixes=dict(PREFIXES))
        or b"",
    }


def jsonld(triples: Iterable[ox.Triple]) -> bytes:
    """Return JSON-LD with prefixed names, which any JSON reader can follow.

    A blank node stands inside the node that uses it; an RDF list is an ``@list``.
    """
    found = list(triples)
    document = {
        "@context": dict(sorted(PREFIXES.items())),
        "@graph": _Nodes(found).told(),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return Turtle with the prefixes that are used; each subject once, sorted."""
    found = sorted(set(triples), key=str)
    used = {
        prefix: namespace
        for prefix, namespace in sorted(PREFIXES.items())
        if any(f"<{namespace}" in str(triple) for triple in found)
    }
    return ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used) or b""


def merged_shapes(head: str) -> bytes:
    """Return the files of shapes as one Turtle document, comments kept, prefixes said once."""
    prefixes: dict[str, None] = {}
    bodies = []
    for file in assets.each("shapes", ".ttl"):
        lines = file.read_text(encoding="utf-8").splitlines()
        prefixes |= dict.fromkeys(line for line in lines if line.startswith("@prefix"))
        bodies.append("\n".join(line for line in lines if not line.startswith("@prefix")).strip())
    return "\n\n".join(["\n".join(sorted(prefixes)), head, *bodies, ""]).encode()


class _Nodes:
    """The nodes of a graph as JSON; every node is told once."""

    def __init__(self, triples: list[ox.Triple]) -> None:
        self.about: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            self.about[triple.subject][triple.predicate.value].append(triple.object)

    def told(self) -> list[Json]:
        """Return every named node, sorted."""
        named = [node for node in self.about if isinstance(node, ox.NamedNode)]
        return [self.node(node) for node in sorted(named, key=lambda node: node.value)]

    def node(self, node: ox.NamedNode | ox.BlankNode) -> Json:
        """Return one node."""
        said = self.about[node]
        result: Json = {"@id": node.value} if isinstance(node, ox.NamedNode) else {}
        if RDF.type in said:
            result["@type"] = [compact(value.value) for value in said[RDF.type]]
        for predicate, values in said.items():
            if predicate != RDF.type:
                shown = [self.value(value) for value in values]
                result[compact(predicate)] = shown if len(shown) > 1 else shown[0]
        return result

    def value(self, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> Any:  # noqa: ANN401  # JSON
        """Return a value: a link, a text, a list, or a node of its own."""
        if isinstance(value, ox.Literal):
            return _literal(value)
        if isinstance(value, ox.NamedNode):
            return {"@list": []} if value.value == RDF.nil else {"@id": value.value}
        if RDF.first in self.about[value]:
            return {"@list": self.items(value)}
        return self.node(value)

    def items(self, node: ox.NamedNode | ox.BlankNode) -> list[Any]:
        """Return the members of an RDF list."""
        members: list[Any] = []
        while isinstance(node, ox.BlankNode):
            said = self.about[node]
            members.append(self.value(said[RDF.first][0]))
            node = said[RDF.rest][0]
        return members


def _literal(value: ox.Literal) -> str | Mapping[str, str]:
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == XSD.string:
        return value.value
    return {"@value": value.value, "@type": compact(value.datatype.value)}
