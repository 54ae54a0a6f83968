"""The rows of the tables, read from the graph, so that no table can say what the graph does not."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from shisaku_graph.publication.tables.model import Column, FilledTable, Kind, TableSpec, Value
from shisaku_graph.publication.tables.specs import PAIRS, TABLES
from shisaku_graph.vocabulary import RDF, RDFS, SKOS

Term = NamedNode | Literal
_PARTING = "／"


class Statements:
    """A graph, looked up by subject and by object."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._of: dict[str, dict[str, list[Term]]] = {}
        self._to: dict[tuple[str, str], list[str]] = {}
        for each in triples:
            subject, predicate, value = each.subject, each.predicate.value, each.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._of.setdefault(subject.value, {}).setdefault(predicate, []).append(value)
                if isinstance(value, NamedNode):
                    self._to.setdefault((predicate, value.value), []).append(subject.value)

    def instances(self, classes: Iterable[str]) -> Iterator[str]:
        """Yield the resources of the classes, in the order of the graph."""
        wanted = set(classes)
        for subject, told in self._of.items():
            if any(value.value in wanted for value in told.get(RDF.type, ())):
                yield subject

    def values(self, subject: str, predicate: str) -> list[Term]:
        """Return the values of a property; ``^`` before it turns it round."""
        if predicate.startswith("^"):
            return [NamedNode(each) for each in self._to.get((predicate[1:], subject), ())]
        return self._of.get(subject, {}).get(predicate, [])


def filled(triples: Iterable[Triple], names: Iterable[Triple]) -> tuple[FilledTable, ...]:
    """Return the tables that have rows.

    Args:
        triples: the dataset's graph.
        names: statements that only help to name what the graph links to: the ontology.
    """
    graph = Statements(triples)
    shown = Statements(names)
    tables = (_filled(spec, graph, shown) for spec in (*TABLES, *PAIRS))
    return tuple(table for table in tables if table.rows)


def _filled(spec: TableSpec, graph: Statements, names: Statements) -> FilledTable:
    rows = list(_pairs(spec, graph, names) if spec.pairs else _rows(spec, graph, names))
    used = [
        index for index in range(len(spec.columns)) if any(row[index] is not None for row in rows)
    ]
    return FilledTable(
        spec,
        tuple(spec.columns[index] for index in used),
        tuple(tuple(row[index] for index in used) for row in rows),
    )


def _rows(spec: TableSpec, graph: Statements, names: Statements) -> Iterator[tuple[Value, ...]]:
    for iri in graph.instances(spec.classes):
        yield tuple(_value(spec, column, iri, graph, names) for column in spec.columns)


def _pairs(spec: TableSpec, graph: Statements, names: Statements) -> Iterator[tuple[Value, ...]]:
    for iri in graph.instances(spec.classes):
        for value in graph.values(iri, spec.pairs or ""):
            ends = (_name(iri, graph, names), _name(value.value, graph, names))
            yield (*ends, iri, value.value)


def _value(
    spec: TableSpec, column: Column, iri: str, graph: Statements, names: Statements
) -> Value:
    if column.kind is Kind.SHOWN:
        return _shown(column, iri, graph, names)
    if column.predicate is None:
        return iri
    predicate = f"^{column.predicate}" if column.inverse else column.predicate
    values = graph.values(iri, predicate)
    if column.kind is Kind.JAPANESE:
        values = [v for v in values if isinstance(v, Literal) and v.language == "ja"]
    if column.predicate == RDF.type:
        values = [value for value in values if value.value in spec.classes]
    if not values:
        return None
    text = values[0].value
    if column.kind is Kind.INTEGER:
        return int(text)
    return Decimal(text) if column.kind is Kind.DECIMAL else text


def _shown(column: Column, iri: str, graph: Statements, names: Statements) -> str | None:
    *links, last = column.path
    found = [iri]
    for predicate in links:
        found = [value.value for each in found for value in graph.values(each, predicate)]
    texts = [
        _name(each, graph, names)
        if last in (RDFS.label, SKOS.altLabel)
        else _text(each, last, graph)
        for each in found
    ]
    if last == SKOS.altLabel:  # the full name, where there is one
        texts = [_text(each, last, graph) or text for each, text in zip(found, texts, strict=True)]
    return _PARTING.join(text for text in texts if text) or None


def _name(iri: str, graph: Statements, names: Statements) -> str:
    return _text(iri, RDFS.label, graph) or _text(iri, RDFS.label, names) or iri


def _text(iri: str, predicate: str, graph: Statements) -> str:
    texts = [v.value for v in graph.values(iri, predicate) if _is_japanese(v)]
    return texts[0] if texts else ""


def _is_japanese(value: Term) -> bool:
    return isinstance(value, Literal) and value.language in ("ja", None)
