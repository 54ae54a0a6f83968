"""The bridge to rdflib, for what needs an rdflib graph: the public API and pySHACL."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from shisaku_graph.vocabulary import PREFIXES, RDF, XSD

if TYPE_CHECKING:
    import rdflib

_PLAIN = frozenset((XSD.string, RDF.langString))


def to_rdflib(
    triples: Iterable[ox.Triple], store: "rdflib.store.Store | None" = None
) -> "rdflib.Graph":
    """Return an rdflib graph of the triples, lexical forms untouched.

    Args:
        triples: what it holds.
        store: an empty one to hold them; rdflib's own where there is none.
    """
    import rdflib  # noqa: PLC0415  # 0.2 s: only when a graph is asked for

    graph = rdflib.Graph("default" if store is None else store, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)

    known: dict[str, rdflib.URIRef] = {}  # most IRIs come back, and each is checked when made

    def term(value: object) -> "rdflib.term.Node":
        if isinstance(value, ox.NamedNode):
            iri = value.value
            if iri not in known:
                known[iri] = rdflib.URIRef(iri)
            return known[iri]
        if isinstance(value, ox.Literal):
            datatype = (
                None if value.datatype.value in _PLAIN else rdflib.URIRef(value.datatype.value)
            )
            return rdflib.Literal(
                value.value, lang=value.language, datatype=datatype, normalize=False
            )
        if isinstance(value, ox.BlankNode):
            return rdflib.BNode(value.value)
        raise TypeError(value)

    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def from_rdflib(graph: "rdflib.Graph") -> Iterator[ox.Triple]:
    """Yield the triples of an rdflib graph, each term checked.

    Raises:
        ValueError: a term is none that RDF allows.
    """
    import rdflib  # noqa: PLC0415  # as above

    def term(value: object) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        if isinstance(value, rdflib.URIRef):
            return ox.NamedNode(str(value))
        if isinstance(value, rdflib.BNode):
            return ox.BlankNode(str(value))
        if isinstance(value, rdflib.Literal):
            if value.language:
                return ox.Literal(str(value), language=value.language)
            datatype = ox.NamedNode(str(value.datatype)) if value.datatype else None
            return ox.Literal(str(value), datatype=datatype)
        raise TypeError(value)

    for subject, predicate, value in graph:
        source, verb = term(subject), term(predicate)
        if isinstance(source, ox.Literal) or not isinstance(verb, ox.NamedNode):
            raise TypeError(subject)
        yield ox.Triple(source, verb, term(value))
