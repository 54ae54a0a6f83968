"""The ready queries as data: ``sh:SPARQLExecutable`` in Turtle, and one JSON file for pages.

The shape is that of SIB's sparql-examples (``sh:select``, ``rdfs:comment``, ``schema:keywords``,
``sh:prefixes``), which editors look for under ``.well-known/sparql-examples``.
"""

import json
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from shisaku_graph.access.catalogue import Parameter, ReadyQuery
from shisaku_graph.language import Bilingual
from shisaku_graph.reference.codes import BASE
from shisaku_graph.vocabulary import DCTERMS, RDF, RDFS, SCHEMA, SH, XSD

EXAMPLES = f"{BASE}.well-known/sparql-examples/"
"""Where the ready queries have their IRIs."""

_DATATYPES = {"string": XSD.string, "integer": XSD.integer}


def query_triples(queries: Iterable[ReadyQuery], licence: str) -> Iterator[ox.Triple]:
    """Yield each query as a resource: label, comment, text, parameters, prefixes."""
    declared: dict[str, str] = {}
    for query in queries:
        iri = f"{EXAMPLES}{query.name}"
        yield _link(iri, RDF.type, SH.SPARQLExecutable)
        yield _link(iri, RDF.type, SH.SPARQLSelectExecutable)
        yield from _said(iri, RDFS.label, query.title)
        yield from _said(iri, RDFS.comment, query.description)
        yield _text(iri, DCTERMS.identifier, query.name)
        yield _text(iri, SCHEMA.keywords, query.audience)
        yield _text(iri, SH.select, sparql(query))
        yield _link(iri, DCTERMS.license, licence)
        for prefix, namespace in prefixes(query).items():
            declared[prefix] = namespace
            yield _link(iri, SH.prefixes, f"{EXAMPLES}prefixes")
        for parameter in query.parameters:
            yield from _parameter(iri, parameter)
    for prefix, namespace in sorted(declared.items()):
        node = f"{EXAMPLES}prefixes#{prefix}"
        yield _link(f"{EXAMPLES}prefixes", SH.declare, node)
        yield _link(node, RDF.type, SH.PrefixDeclaration)
        yield _text(node, SH.prefix, prefix)
        yield _typed(node, SH.namespace, namespace, XSD.anyURI)


def queries_json(queries: Iterable[ReadyQuery]) -> bytes:
    """Return the queries with all that their headers say, for pages and programs."""
    told = [
        {
            "name": query.name,
            "iri": f"{EXAMPLES}{query.name}",
            "audience": query.audience,
            "title": query.title._asdict(),
            "description": query.description._asdict(),
            "emptyBecause": query.empty_because._asdict() if query.empty_because else None,
            "parameters": [
                {
                    "name": each.name,
                    "type": each.type,
                    "default": each.default,
                    "description": each.description._asdict(),
                    "line": query.place(each.name) - _header_lines(query),
                }
                for each in query.parameters
            ],
            "columns": {name: said._asdict() for name, said in query.columns.items()},
            "sparql": sparql(query),
        }
        for query in queries
    ]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def sparql(query: ReadyQuery) -> str:
    """Return the query without its header."""
    return "".join(query.text.splitlines(keepends=True)[_header_lines(query) :])


def prefixes(query: ReadyQuery) -> dict[str, str]:
    """Return the prefixes that a query declares."""
    found = {}
    for line in query.text.splitlines():
        if line.startswith("PREFIX "):
            prefix, _, iri = line.removeprefix("PREFIX ").partition(": ")
            found[prefix.strip()] = iri.strip(" <>")
    return found


def _header_lines(query: ReadyQuery) -> int:
    lines = query.text.splitlines()
    return next(at for at, line in enumerate(lines) if line and not line.startswith("#"))


def _parameter(iri: str, parameter: Parameter) -> Iterator[ox.Triple]:
    """Yield a parameter as SHACL describes those of its own functions (SHACL-AF §5.2)."""
    node = f"{iri}#{parameter.name}"
    yield _link(iri, SH.parameter, node)
    yield _link(node, RDF.type, SH.Parameter)
    yield _link(node, SH.path, node)
    yield _text(node, SH.name, parameter.name)
    yield from _said(node, SH.description, parameter.description)
    yield _typed(node, SH.optional, "true", XSD.boolean)
    term = parameter.term(parameter.default)
    yield ox.Triple(ox.NamedNode(node), ox.NamedNode(SH.defaultValue), term)
    if parameter.type == "iri":
        yield _link(node, SH.nodeKind, f"{SH.NAMESPACE}IRI")
    else:
        yield _link(node, SH.datatype, _DATATYPES[parameter.type])


def _said(iri: str, predicate: str, text: Bilingual) -> Iterator[ox.Triple]:
    subject, of = ox.NamedNode(iri), ox.NamedNode(predicate)
    yield ox.Triple(subject, of, ox.Literal(text.ja, language="ja"))
    yield ox.Triple(subject, of, ox.Literal(text.en, language="en"))


def _link(iri: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), ox.NamedNode(value))


def _text(iri: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), ox.Literal(value))


def _typed(iri: str, predicate: str, value: str, datatype: str) -> ox.Triple:
    literal = ox.Literal(value, datatype=ox.NamedNode(datatype))
    return ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), literal)
