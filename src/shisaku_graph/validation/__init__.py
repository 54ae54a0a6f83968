"""Validation: SHACL over the graph, and what it found in words for people.

The only room that knows pySHACL.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from shisaku_graph.graph.bridge import to_rdflib
from shisaku_graph.language import Bilingual
from shisaku_graph.validation.report import Finding, Report, Severity
from shisaku_graph.validation.shapes import remedies, shape_triples
from shisaku_graph.vocabulary import DCTERMS, PROV, RDF, RDFS, SH, SHISAKU

if TYPE_CHECKING:
    import rdflib

_NO_REMEDY = Bilingual("形の説明を見てください。", "see what the shape asks for.")
_GRAVITY = list(Severity)


def validate(graph: "rdflib.Graph") -> Report:
    """Check a graph against the shapes; the graph is not changed.

    Nothing is fetched, and ``owl:imports`` is not followed.
    """
    import pyshacl  # noqa: PLC0415  # 0.4 s: only when something is checked

    shapes = to_rdflib(shape_triples())
    _, results, _ = pyshacl.validate(
        graph, shacl_graph=shapes, inplace=True, inference="none", do_owl_imports=False
    )
    return Report(tuple(sorted(_findings(results, graph), key=_rank)))


def _rank(finding: Finding) -> tuple[object, ...]:
    return (
        _GRAVITY.index(finding.severity),
        finding.shape,
        finding.focus,
        finding.value or "",
        finding.message.en,
    )


def _findings(results: Any, graph: "rdflib.Graph") -> Iterable[Finding]:  # noqa: ANN401  # pySHACL's graph
    from rdflib import URIRef  # noqa: PLC0415  # loaded by now

    for result in results.subjects(URIRef(RDF.type), URIRef(SH.ValidationResult)):

        def one(predicate: str, node: Any = result) -> Any:  # noqa: ANN401  # a term or None
            return results.value(node, URIRef(predicate))

        focus, path, value = one(SH.focusNode), one(SH.resultPath), one(SH.value)
        shape = str(one(SH.sourceShape))
        said = {m.language: str(m) for m in results.objects(result, URIRef(SH.resultMessage))}
        yield Finding(
            severity=Severity(str(one(SH.resultSeverity)).rpartition("#")[2]),
            focus=str(focus),
            name=_name(graph, focus),
            place=_place(graph, focus, path),
            path=str(path) if isinstance(path, URIRef) else None,
            value=None if value is None else str(value),
            message=Bilingual(said.get("ja", ""), said.get("en", next(iter(said.values()), ""))),
            remedy=remedies().get(shape, _NO_REMEDY),
            shape=shape,
        )


def _name(graph: "rdflib.Graph", focus: Any) -> str:  # noqa: ANN401  # a term
    from rdflib import URIRef  # noqa: PLC0415  # loaded by now

    labels = sorted(graph.objects(focus, URIRef(RDFS.label)), key=_japanese_first)
    return str(labels[0]) if labels else str(focus)


def _japanese_first(label: Any) -> tuple[bool, str]:  # noqa: ANN401  # a literal
    return (label.language != "ja", str(label))


def _place(graph: "rdflib.Graph", focus: Any, path: Any) -> str:  # noqa: ANN401  # terms
    """Return where in the source the finding stands: the cell that gave the property, if any."""
    from rdflib import URIRef  # noqa: PLC0415  # loaded by now

    cells = [focus, *graph.objects(focus, URIRef(PROV.wasDerivedFrom))]
    placed = [cell for cell in cells if (cell, URIRef(SHISAKU.line), None) in graph]
    stating = [c for c in placed if (c, URIRef(SHISAKU.statesProperty), path) in graph]
    places = sorted(_line_and_column(graph, cell) for cell in stating or placed)
    if not places:
        return ""
    line, column, file = places[0]
    return f"{file}:{line}" + (f":{column}" if column else "")


def _line_and_column(graph: "rdflib.Graph", cell: Any) -> tuple[int, int, str]:  # noqa: ANN401  # a term
    from rdflib import URIRef  # noqa: PLC0415  # loaded by now

    line = graph.value(cell, URIRef(SHISAKU.line))
    column = graph.value(cell, URIRef(SHISAKU.column))
    file = graph.value(graph.value(cell, URIRef(DCTERMS.isPartOf)), URIRef(DCTERMS.title))
    return (_number(line), _number(column), str(file or ""))


def _number(term: Any) -> int:  # noqa: ANN401  # a literal or None
    return int(term) if term is not None and str(term).isdigit() else 0


__all__ = ["Finding", "Report", "Severity", "validate"]
