"""pySHACL, run once over a graph; its results read as findings with their place in the source.

The only module that knows pySHACL.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from shisaku_graph.language import Bilingual
from shisaku_graph.trace import Origin
from shisaku_graph.validation.held import Held
from shisaku_graph.validation.report import Finding, Report
from shisaku_graph.validation.shapes import Severity, checked_classes, constraints, shapes_graph
from shisaku_graph.vocabulary import DCTERMS, PROV, RDFS, SH, SHISAKU

_GRAVITY = list(Severity)
_SOURCES = (URIRef(PROV.wasDerivedFrom), URIRef(DCTERMS.source), URIRef(PROV.used))


def run(graph: Graph) -> Report:
    """Check a graph against the shapes; the graph is not changed.

    Nothing is fetched, ``owl:imports`` is not followed, no ontology is needed beside the data.
    """
    _, results, _ = pyshacl.validate(
        _Asked(graph),
        shacl_graph=shapes_graph(),
        inplace=True,
        inference="none",
        do_owl_imports=False,
    )
    if not isinstance(results, Graph):
        raise TypeError(results)
    findings = tuple(sorted(_findings(results, graph), key=_rank))
    checked = {
        record for each in checked_classes() for record in graph.subjects(RDF.type, URIRef(each))
    }
    return Report(findings, len(checked))


class _Asked(Graph):
    """The same triples, for a checker that asks the same things again and again.

    A query that is put once for each record is parsed once for all, and the values of a property
    are looked up at once: the usual way through a store's contexts takes three times as long.
    """

    def __init__(self, graph: Graph) -> None:
        held = graph.store if isinstance(graph.store, Held) else Held()
        super().__init__(held, graph.identifier)
        self._held = held
        if held is not graph.store:
            for triple in graph:
                held.add(triple)

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Any:  # noqa: ANN401  # lists and paths too, as rdflib has it
        if _single(subject, predicate):
            return self._held.values(subject, predicate)
        return super().objects(subject, predicate, unique)

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401  # handed on as they are
        told = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(told, *args, **kwargs)


_prepared = cache(prepareQuery)


def _single(subject: object, predicate: object) -> bool:
    """Tell whether one node is asked for one property, and not for a path or anything."""
    return isinstance(subject, URIRef | BNode | Literal) and isinstance(predicate, URIRef)


def _rank(finding: Finding) -> tuple[Any, ...]:
    origin = finding.origins[0] if finding.origins else None
    return (
        _GRAVITY.index(finding.severity),
        (origin.file, origin.line, origin.column or 0) if origin else ("", 0, 0),
        finding.focus,
        finding.constraint.iri,
        finding.path or "",
        str(finding.value),
    )


def _findings(results: Graph, graph: Graph) -> Iterator[Finding]:
    names = _blank_names(graph)
    # a result that hangs under another (sh:detail) explains that one; only the report's own count
    for result in results.objects(None, URIRef(SH.result)):
        told = {str(predicate): value for predicate, value in results.predicate_objects(result)}
        focus, path = told[SH.focusNode], told.get(SH.resultPath)
        yield Finding(
            constraint=constraints()[str(told[SH.sourceShape])],
            component=str(told[SH.sourceConstraintComponent]),
            focus=f"_:{names[focus]}" if isinstance(focus, BNode) else str(focus),
            label=_label(graph, focus),
            path=str(path) if isinstance(path, URIRef) else None,
            value=_term(told.get(SH.value), names),
            origins=tuple(_origins(graph, focus, path)),
        )


def _blank_names(graph: Graph) -> dict[Node, str]:
    """Return a number for each blank node that is a subject, by what is said of it."""
    said = {
        node: sorted(
            f"{p} {'' if isinstance(o, BNode) else o.n3()}"
            for p, o in graph.predicate_objects(node)
        )
        for node in set(graph.subjects())
        if isinstance(node, BNode)
    }
    ordered = sorted(said, key=lambda node: said[node])
    return {node: str(number) for number, node in enumerate(ordered, start=1)}


def _term(
    value: Node | None, names: dict[Node, str]
) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    if isinstance(value, URIRef):
        return ox.NamedNode(str(value))
    if isinstance(value, BNode):
        return ox.BlankNode(f"b{names.get(value, '0')}")
    if isinstance(value, Literal):
        if value.language:
            return ox.Literal(str(value), language=value.language)
        datatype = ox.NamedNode(str(value.datatype)) if value.datatype else None
        return ox.Literal(str(value), datatype=datatype)
    return None


def _label(graph: Graph, focus: Node) -> Bilingual:
    """Return a record's label in both languages; what is missing is made up by the other."""
    labels = sorted(
        label
        for label in graph.objects(focus, URIRef(RDFS.label))
        if isinstance(label, Literal) and label.language in {"ja", "en"}
    )
    said = {label.language: str(label) for label in labels}
    either = next(iter(said.values()), str(focus))
    return Bilingual(said.get("ja", either), said.get("en", either))


def _origins(graph: Graph, focus: Node, path: Node | None) -> Iterable[Origin]:
    """Return the places of a record: the cells that gave the property, else all of its cells."""
    stated = URIRef(SHISAKU.statesProperty)
    speaking = [*graph.subjects(URIRef(SHISAKU.evidenceFor), focus)]
    if isinstance(path, URIRef):
        exact = [cell for cell in speaking if (cell, stated, path) in graph]
        if exact:
            return _placed(graph, exact)
    cells = [focus, *(cell for link in _SOURCES for cell in graph.objects(focus, link))]
    return _placed(graph, cells) or _placed(graph, speaking)


def _placed(graph: Graph, cells: Iterable[Node]) -> list[Origin]:
    found = {_origin(graph, cell) for cell in cells}
    return sorted(
        (origin for origin in found if origin is not None),
        key=lambda origin: (origin.file, origin.sheet or "", origin.line, origin.column or 0),
    )


def _origin(graph: Graph, cell: Node) -> Origin | None:
    line = _whole(_first(graph, cell, SHISAKU.line))
    if line is None:
        return None
    owner = _first(graph, cell, DCTERMS.isPartOf)
    owner = cell if owner is None else owner
    title = _first(graph, owner, DCTERMS.title)
    file = str(title) if title is not None else _file_name(graph, cell)
    sheet = _first(graph, cell, SHISAKU.sheet)
    column = _whole(_first(graph, cell, SHISAKU.column))
    return Origin(file, line, column, sheet=None if sheet is None else str(sheet))


def _file_name(graph: Graph, place: Node) -> str:
    """Return the file of a repair or suspect, which names a cell or a file as its source."""
    for link in _SOURCES:
        for source in graph.objects(place, link):
            file = _first(graph, source, DCTERMS.isPartOf)
            title = _first(graph, source if file is None else file, DCTERMS.title)
            if title is not None:
                return str(title)
    return "?"


def _first(graph: Graph, node: Node, predicate: str) -> Node | None:
    """Return a value, the same each time even where there are several."""
    return min(graph.objects(node, URIRef(predicate)), key=str, default=None)


def _whole(term: Node | None) -> int | None:
    text = "" if term is None else str(term)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None  # noqa: PLR2004  # what fits a line number
